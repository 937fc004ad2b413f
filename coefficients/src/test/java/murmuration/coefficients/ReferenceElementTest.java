package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interpolation of degree p is exact on polynomials of degree p and converges geometrically. */
class ReferenceElementTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16})
  void valuesAndDerivativesAreExactOnPolynomials(int degree) {
    ReferenceElement element = new ReferenceElement(degree);
    assertEquals(degree, element.degree());
    for (int m = 0; m <= degree; m++) {
      for (int q = 0; q < degree; q++) {
        double x = element.gauss().node(q);
        double value = 0;
        double derivative = 0;
        for (int j = 0; j <= degree; j++) {
          double f = Math.pow(element.lobatto().node(j), m);
          value += element.value(q, j) * f;
          derivative += element.derivative(q, j) * f;
        }
        assertEquals(Math.pow(x, m), value, 1e-14);
        assertEquals(m == 0 ? 0 : m * Math.pow(x, m - 1), derivative, 1e-12);
      }
    }
  }

  @Test
  void interpolationIsExactAtTheNodes() {
    ReferenceElement element = new ReferenceElement(7);
    double[] f = {9, 9, 1, 3, -2, 5, 0, 4, 8, 7};
    for (int j = 0; j <= 7; j++) {
      assertEquals(f[2 + j], element.interpolate(f, 2, element.lobatto().node(j)), 0.0);
    }
  }

  /** 1/(1 + 4x²) has its poles at ±i/2, so that the error falls by (1 + √5)/2 = 1.618 a degree. */
  @Test
  void interpolationConvergesGeometrically() {
    double ratio = interpolationError(8) / interpolationError(24);
    double observed = Math.pow(ratio, 1.0 / 16);
    assertTrue(observed > 1.58 && observed < 1.66, () -> "" + observed);
  }

  private static double interpolationError(int degree) {
    ReferenceElement element = new ReferenceElement(degree);
    double[] f = new double[degree + 1];
    for (int j = 0; j <= degree; j++) {
      f[j] = runge(element.lobatto().node(j));
    }
    double error = 0;
    for (double x = -1; x <= 1; x += 1e-3) {
      error = Math.max(error, Math.abs(element.interpolate(f, 0, x) - runge(x)));
    }
    return error;
  }

  private static double runge(double x) {
    return 1 / (1 + 4 * x * x);
  }
}
