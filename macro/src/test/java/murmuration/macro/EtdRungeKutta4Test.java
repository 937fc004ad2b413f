package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The φ functions against multiprecision values, and order four. */
class EtdRungeKutta4Test {
  /** Rows z, φ₀, φ₁, φ₂, φ₃. */
  private static final double[][] PHI = {
    {0, 1, 1, 0.5, 0.166666666666666667},
    {-1e-9, 0.999999999, 0.9999999995, 0.499999999833333333, 0.166666666625},
    {-0.3, 0.740818220681717866, 0.86393926439427378, 0.453535785352420734, 0.154880715491930886},
    {
      -0.9999,
      0.367916230955017986,
      0.632146983743356349,
      0.367889805237167368,
      0.132123407103542987
    },
    {-1, 0.367879441171442322, 0.632120558828557678, 0.367879441171442322, 0.132120558828557678},
    {
      -1.0001, 0.367842655066661072, 0.63209413551978695, 0.367869077572455805, 0.132117710656478548
    },
    {
      -2.5, 0.0820849986238987952, 0.367166000550440482, 0.253133599779823807, 0.0987465600880704771
    },
    {-7, 0.000911881965554516208, 0.142726874004920783, 0.12246758942786846, 0.0539332015103045058},
    {-40, 4.248354255291589e-18, 0.0249999999999999999, 0.024375, 0.011890625},
    {-1e6, 0, 1e-6, 9.99999e-7, 4.99999000001e-7},
  };

  @Test
  void phiFunctionsHaveTheirMultiprecisionValues() {
    double[] phi = new double[4];
    for (double[] row : PHI) {
      EtdRungeKutta4.phiFunctions(row[0], phi);
      for (int k = 0; k < 4; k++) {
        assertEquals(row[k + 1], phi[k], 5e-15 * Math.max(row[k + 1], 1e-3), "z = " + row[0]);
      }
    }
  }

  /** u' = −au + u²: u = au₀/(u₀ + (a − u₀)e^{at}). */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 20})
  void theOrderIsFour(double a) {
    EtdRungeKutta4 integrator =
        new EtdRungeKutta4(new double[] {-a}, (u, result) -> result[0] = u[0] * u[0]);
    double exact = a * 0.4 / (0.4 + (a - 0.4) * Math.exp(a));
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      int steps = (a > 10 ? 40 : 8) << i;
      double[] u = {0.4};
      for (int step = 0; step < steps; step++) {
        integrator.step(u, 1.0 / steps, u);
      }
      errors[i] = Math.abs(u[0] - exact);
    }
    Fields.assertOrder(4, errors);
  }

  /** u' = −au + c is integrated exactly, as φ₁ does; and so is u' = −au. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 1, 1e3, 1e8})
  void constantForcingIsIntegratedExactly(double a) {
    EtdRungeKutta4 integrator =
        new EtdRungeKutta4(new double[] {-a, -a}, (u, result) -> result[0] = 3);
    double[] next = new double[2];
    integrator.step(new double[] {2, 2}, 0.7, next);
    double decay = Math.exp(-0.7 * a);
    double forced = a == 0 ? 3 * 0.7 : -3 * Math.expm1(-0.7 * a) / a;
    assertArrayEquals(new double[] {2 * decay + forced, 2 * decay}, next, 1e-14);
  }

  @Test
  void changingTheStepSizeBackAndForthDoesNotChangeResults() {
    EtdRungeKutta4.Nonlinearity square = (u, result) -> result[0] = u[0] * u[0];
    EtdRungeKutta4 reused = new EtdRungeKutta4(new double[] {-1}, square);
    double[] u = {0.3};
    double[] v = {0.3};
    for (double h : new double[] {0.1, 0.05, 0.05, 0.1, 0.2, 0.05, 0.1}) {
      reused.step(u, h, u);
      new EtdRungeKutta4(new double[] {-1}, square).step(v, h, v);
      assertEquals(v[0], u[0], 0.0);
    }
  }
}
