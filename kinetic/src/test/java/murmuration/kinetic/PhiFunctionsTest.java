package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** φ_0 … φ_3 of matrices whose functions have closed forms. */
class PhiFunctionsTest {
  private static final double[] FACTORIALS = {1, 1, 2, 6};

  /** φ_k(x + iy), real and imaginary part: its series, or from the definition for large |z|. */
  private static double[] phi(int k, double x, double y) {
    double square = x * x + y * y;
    double real = 0;
    double imaginary = 0;
    if (square < 4) {
      double factorial = FACTORIALS[k];
      double re = 1;
      double im = 0;
      for (int m = 0; m < 40; m++) {
        real += re / factorial;
        imaginary += im / factorial;
        factorial *= m + k + 1;
        double next = re * x - im * y;
        im = re * y + im * x;
        re = next;
      }
      return new double[] {real, imaginary};
    }
    real = Math.exp(x) * Math.cos(y);
    imaginary = Math.exp(x) * Math.sin(y);
    for (int j = 0; j < k; j++) {
      double a = real - 1 / FACTORIALS[j];
      double b = imaginary;
      real = (a * x + b * y) / square;
      imaginary = (b * x - a * y) / square;
    }
    return new double[] {real, imaginary};
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-12, -1e-3, -0.4, -0.6, -1, -3, -30, -1e3, -1e9, -1e200, 0.7, 3})
  void diagonalMatricesHaveTheFunctionsOfTheirEntries(double z) {
    double[] entries = {z, 0.5 * z, 0.1 * z};
    double[] diagonal = {z, 0, 0, 0, 0.5 * z, 0, 0, 0, 0.1 * z};
    PhiFunctions functions = PhiFunctions.of(3, diagonal, 1);
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 3; i++) {
        double exact = phi(k, entries[i], 0)[0];
        // Scaling by the largest entry costs the others some digits.
        double relative = 1e-14 * Math.max(1, Math.min(100, Math.abs(z)));
        assertEquals(exact, functions.get(k)[4 * i], relative * exact + 1e-40);
      }
      assertEquals(0.0, functions.get(k)[1], 0.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.2", "-1, 3", "-5, 20", "0, 1", "0, 300", "-200, 50"})
  void rotationsHaveTheFunctionsOfComplexNumbers(double x, double y) {
    PhiFunctions functions = PhiFunctions.of(2, new double[] {x, y, -y, x}, 1);
    double tolerance = 1e-15 * (10 + Math.hypot(x, y));
    for (int k = 0; k < 4; k++) {
      double[] z = phi(k, x, y);
      assertArrayEquals(new double[] {z[0], z[1], -z[1], z[0]}, functions.get(k), tolerance);
    }
  }

  /** Beside the diagonal stands φ_k' = (φ_{k−1} − kφ_k)/z, φ_0' = φ_0. */
  @ParameterizedTest
  @ValueSource(doubles = {-2.5, -7, -40, 2})
  void jordanBlocksHaveTheDerivative(double z) {
    PhiFunctions functions = PhiFunctions.of(2, new double[] {z, 0, 3, z}, 1);
    for (int k = 0; k < 4; k++) {
      double value = phi(k, z, 0)[0];
      double slope = k == 0 ? value : (phi(k - 1, z, 0)[0] - k * value) / z;
      double[] exact = {value, 0, 3 * slope, value};
      assertArrayEquals(exact, functions.get(k), 1e-13 * Math.max(1, Math.exp(z)));
    }
  }

  @Test
  void theFactorScalesTheMatrix() {
    double[] z = new Random(3).doubles(16, -1, 1).toArray();
    double[] scaled = z.clone();
    for (int i = 0; i < 16; i++) {
      scaled[i] *= 0.37;
    }
    for (int k = 0; k < 4; k++) {
      double[] expected = PhiFunctions.of(4, scaled, 1).get(k);
      assertArrayEquals(expected, PhiFunctions.of(4, z, 0.37).get(k), 1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 10, 1e4})
  void doublingIsTheSameAsTwiceTheMatrix(double factor) {
    double[] z = new Random(4).doubles(25, -0.2, 0.2).toArray();
    for (int i = 0; i < 5; i++) {
      z[6 * i] -= 1;
    }
    PhiFunctions doubled = PhiFunctions.of(5, z, factor).doubled();
    PhiFunctions twice = PhiFunctions.of(5, z, 2 * factor);
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(twice.get(k), doubled.get(k), 1e-14);
    }
  }

  /** Z φ_{k+1} = φ_k − 1/k! for a dense matrix. */
  @Test
  void denseMatricesObeyTheRecurrence() {
    int n = 6;
    double[] z = new Random(5).doubles(36, -1, 1).toArray();
    for (int i = 0; i < n; i++) {
      z[i + n * i] -= 4;
    }
    PhiFunctions functions = PhiFunctions.of(n, z, 1);
    for (int k = 0; k < 3; k++) {
      double[] left = Matrices.product(n, z, functions.get(k + 1));
      double[] right = functions.get(k).clone();
      for (int i = 0; i < n; i++) {
        right[i + n * i] -= 1 / FACTORIALS[k];
      }
      assertArrayEquals(right, left, 1e-14);
    }
  }

  /** Where e^Z is gone φ_1 = −1/Z, φ_2 = −(1 + 1/Z)/Z, φ_3 = −(1/2 + (1 + 1/Z)/Z)/Z remain. */
  @Test
  void decayedExponentialsAreZeroAndStayZero() {
    PhiFunctions functions = PhiFunctions.of(1, new double[] {-100}, 1);
    for (int doublings = 0; doublings < 6; doublings++) {
      double z = -100 * Math.scalb(1.0, doublings);
      assertEquals(0.0, functions.get(0)[0], 0.0);
      assertEquals(-1 / z, functions.get(1)[0], 1e-17);
      assertEquals(-(1 + 1 / z) / z, functions.get(2)[0], 1e-17);
      assertEquals(-(0.5 + (1 + 1 / z) / z) / z, functions.get(3)[0], 1e-17);
      functions = functions.doubled();
    }
  }

  @Test
  void nothingHasFunctionsToo() {
    PhiFunctions functions = PhiFunctions.of(0, new double[0], 1);
    for (int k = 0; k < 4; k++) {
      assertEquals(0, functions.doubled().get(k).length);
    }
  }

  @Test
  void overflowIsRefused() {
    double[] z = {-1e300};
    String message =
        assertThrows(ArithmeticException.class, () -> PhiFunctions.of(1, z, 1e10)).getMessage();
    assertTrue(message.contains("too fast"), message);
  }
}
