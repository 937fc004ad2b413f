package murmuration.kinetic;

import java.util.Arrays;

/**
 * The functions φ_0 … φ_3 of a square matrix Z,
 *
 * <pre>  φ_0(z) = e^z,   φ_{k+1}(z) = (φ_k(z) − 1/k!)/z,</pre>
 *
 * by scaling and squaring: φ_3 as a Taylor series for small Z, the others without cancellation from
 * φ_k = 1/k! + zφ_{k+1}, and then
 *
 * <pre>  φ_k(2z) = 2^{−k} (e^z φ_k(z) + Σ_{j=1}^k φ_j(z)/(k − j)!).</pre>
 *
 * <p>Where e^Z has died out φ_1 = −Z⁻¹, and the others are polynomials in it. Source: Skaflestad
 * and Wright, Appl. Numer. Math. 59 (2009), doi:10.1016/j.apnum.2008.03.021. Immutable.
 */
final class PhiFunctions {
  private static final int TERMS = 14;
  private static final double SMALL = 0.5;
  private static final double DEAD = 1e-18;

  private final int n;
  private final boolean decayed;
  private final double[][] values;

  private PhiFunctions(int n, double[][] values) {
    this.n = n;
    this.values = values;
    decayed = !(Matrices.norm(n, values[0]) > DEAD);
    if (decayed) {
      Arrays.fill(values[0], 0);
    }
  }

  /** The functions of the n×n matrix factor · Z. */
  static PhiFunctions of(int n, double[] z, double factor) {
    double norm = Math.abs(factor) * Matrices.norm(n, z);
    if (!(norm < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException("the waves decay too fast for double precision");
    }
    int halvings = norm > SMALL ? Math.getExponent(norm / SMALL) + 1 : 0;
    double[] scaled = new double[n * n];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.scalb(factor * z[i], -halvings);
    }
    double[] factorials = new double[TERMS + 4];
    factorials[0] = 1;
    for (int k = 1; k < factorials.length; k++) {
      factorials[k] = k * factorials[k - 1];
    }
    double[][] values = new double[4][];
    double[] sum = new double[n * n];
    for (int k = TERMS + 3; k >= 0; k--) {
      sum = Matrices.product(n, scaled, sum);
      for (int i = 0; i < n; i++) {
        sum[i + n * i] += 1 / factorials[k];
      }
      if (k < 4) {
        values[k] = sum;
      }
    }
    PhiFunctions phi = new PhiFunctions(n, values);
    for (int i = 0; i < halvings; i++) {
      phi = phi.doubled();
    }
    return phi;
  }

  /** φ_k, k ≤ 3; not to be modified. */
  double[] get(int k) {
    return values[k];
  }

  /** The functions of factor · Z, factor ≥ 1, if they can be had from these; null otherwise. */
  PhiFunctions stretched(double factor) {
    PhiFunctions phi = this;
    double rest = factor;
    while (rest >= 2 && !phi.decayed) {
      phi = phi.doubled();
      rest *= 0.5;
    }
    if (rest == 1) {
      return phi;
    }
    return phi.decayed ? phi.divided(rest) : null;
  }

  /** With R = −Z⁻¹/f: φ_1 = R, φ_2 = R − R², φ_3 = R/2 − R² + R³ of fZ, where e^Z is nothing. */
  private PhiFunctions divided(double f) {
    double[][] result = new double[4][];
    result[0] = new double[n * n];
    result[1] = values[1].clone();
    for (int i = 0; i < n * n; i++) {
      result[1][i] /= f;
    }
    double[] square = Matrices.product(n, result[1], result[1]);
    result[2] = result[1].clone();
    Matrices.addMultiple(-1, square, 0, result[2], 0, n * n);
    result[3] = Matrices.product(n, result[1], square);
    Matrices.addMultiple(-1, square, 0, result[3], 0, n * n);
    Matrices.addMultiple(0.5, result[1], 0, result[3], 0, n * n);
    return new PhiFunctions(n, result);
  }

  /** The functions of 2Z. */
  PhiFunctions doubled() {
    double[][] result = new double[4][];
    for (int k = 0; k < 4; k++) {
      result[k] = decayed ? new double[n * n] : Matrices.product(n, values[0], values[k]);
      double factorial = 1;
      for (int j = k; j > 0; j--) {
        Matrices.addMultiple(1 / factorial, values[j], 0, result[k], 0, n * n);
        factorial *= k - j + 1;
      }
      for (int i = 0; i < n * n; i++) {
        result[k][i] *= 1.0 / (1 << k);
      }
    }
    return new PhiFunctions(n, result);
  }
}
