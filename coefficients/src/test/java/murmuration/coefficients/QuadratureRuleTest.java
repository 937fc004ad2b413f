package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactness on polynomials: ∫_{−1}^1 x^m dx = 2/(m + 1) for even m, 0 for odd m. */
class QuadratureRuleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16, 20, 33})
  void gaussIsExactUpToDegreeTwiceThePointsMinusOne(int n) {
    assertExactness(QuadratureRule.gaussLegendre(n), 2 * n - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 16, 17})
  void lobattoIsExactUpToDegreeTwiceItsDegreeMinusOne(int degree) {
    QuadratureRule rule = QuadratureRule.gaussLobatto(degree);
    assertEquals(degree + 1, rule.size());
    assertEquals(-1.0, rule.node(0));
    assertEquals(1.0, rule.node(degree));
    assertExactness(rule, 2 * degree - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 20})
  void nodesAscendAndAreExactlySymmetric(int n) {
    for (QuadratureRule rule :
        new QuadratureRule[] {QuadratureRule.gaussLegendre(n), QuadratureRule.gaussLobatto(n)}) {
      for (int i = 0; i < rule.size(); i++) {
        assertTrue(i == 0 || rule.node(i) > rule.node(i - 1));
        assertTrue(rule.weight(i) > 0);
        assertEquals(rule.node(i), 0 - rule.node(rule.size() - 1 - i), 0.0);
        assertEquals(rule.weight(i), rule.weight(rule.size() - 1 - i), 0.0);
      }
    }
  }

  /** Σ_j S_ij x_j^m = (x_i^{m+1} − (−1)^{m+1})/(m + 1) for m &lt; n. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 20})
  void theIntegrationMatrixIsExactOnPolynomials(int n) {
    QuadratureRule rule = QuadratureRule.gaussLegendre(n);
    double[][] integral = rule.integrationMatrix();
    for (int m = 0; m < n; m++) {
      double atStart = m % 2 == 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += integral[i][j] * Math.pow(rule.node(j), m);
        }
        assertEquals((Math.pow(rule.node(i), m + 1) - atStart) / (m + 1), sum, 1e-14);
      }
    }
  }

  private static void assertExactness(QuadratureRule rule, int degree) {
    for (int m = 0; m <= degree; m++) {
      assertEquals(m % 2 == 0 ? 2.0 / (m + 1) : 0, integrate(rule, m), 1e-14);
    }
    // The first even degree beyond is missed, as long as the error is above round-off.
    double missed = 2.0 / (degree + 2) - integrate(rule, degree + 1);
    assertTrue(degree > 20 || Math.abs(missed) > 1e-9);
  }

  private static double integrate(QuadratureRule rule, int power) {
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight(i) * Math.pow(rule.node(i), power);
    }
    return sum;
  }
}
