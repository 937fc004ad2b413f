package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed transform of even and odd lengths against û_k = Σ_j u_j e^{−2πijk/n}. */
class RealFourierTest {
  private static final double LENGTH = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 30, 31})
  void coefficientsAreThoseOfTheDiscreteFourierTransform(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    double[] u = new Random(n).doubles(n, -1, 1).toArray();
    double[] packed = u.clone();
    fourier.forward(packed);
    assertEquals(n / 2 + 1, fourier.modes());
    for (int k = 0; k < fourier.modes(); k++) {
      double real = 0;
      double imaginary = 0;
      for (int j = 0; j < n; j++) {
        real += u[j] * Math.cos(2 * Math.PI * j * k / n);
        imaginary -= u[j] * Math.sin(2 * Math.PI * j * k / n);
      }
      assertEquals(real, fourier.real(packed, k), 1e-14 * n);
      assertEquals(imaginary, fourier.imaginary(packed, k), 1e-14 * n);
      assertEquals(2 * Math.PI * k / LENGTH, fourier.waveNumber(k), 1e-14 * n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 30, 31})
  void theInverseUndoesTheTransform(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    double[] u = new Random(n).doubles(n, -1, 1).toArray();
    double[] field = u.clone();
    fourier.forward(field);
    fourier.inverse(field);
    assertArrayEquals(u, field, 1e-15 * n);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 9, 31})
  void settingEveryCoefficientCopiesAField(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    double[] packed = new Random(n).doubles(n).toArray();
    double[] copy = new double[n];
    for (int k = 0; k < fourier.modes(); k++) {
      fourier.set(copy, k, fourier.real(packed, k), fourier.imaginary(packed, k));
    }
    assertArrayEquals(packed, copy);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 9, 31})
  void multiplyingByAMultiplierScalesEachCoefficient(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    double[] packed = new Random(n).doubles(n).toArray();
    double[] factors = fourier.multiplier(k -> k + 1);
    for (int i = 0; i < n; i++) {
      factors[i] *= packed[i];
    }
    for (int k = 0; k < fourier.modes(); k++) {
      assertEquals((k + 1) * fourier.real(packed, k), fourier.real(factors, k));
      assertEquals((k + 1) * fourier.imaginary(packed, k), fourier.imaginary(factors, k));
    }
  }

  /** (cos qx + 2 sin qx)' = q(2 cos qx − sin qx) for each wave number below n/2. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 8, 9, 31})
  void derivativesAreExactOnResolvedWaves(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    for (int k = 0; 2 * k < n; k++) {
      double q = fourier.waveNumber(k);
      double[] field = new double[n];
      double[] exact = new double[n];
      for (int j = 0; j < n; j++) {
        double x = LENGTH * j / n;
        field[j] = Math.cos(q * x) + 2 * Math.sin(q * x);
        exact[j] = q * (2 * Math.cos(q * x) - Math.sin(q * x));
      }
      fourier.forward(field);
      double[] derivative = new double[n];
      fourier.differentiate(field, derivative);
      fourier.inverse(derivative);
      assertArrayEquals(exact, derivative, 1e-14 * n * (1 + q));
    }
  }

  /** The shortest wave of an even length, (−1)^j, has no resolved derivative. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6, 30})
  void theNyquistWaveHasNoDerivative(int n) {
    RealFourier fourier = new RealFourier(n, LENGTH);
    double[] packed = new double[n];
    fourier.set(packed, n / 2, 1, 0);
    double[] derivative = new double[n];
    fourier.differentiate(packed, derivative);
    assertArrayEquals(new double[n], derivative, 0.0);
  }
}
