package murmuration.coefficients;

import java.util.Arrays;

/**
 * The eigenmodes of one element with its two ends held, centrifugal term c included. With FFᵀ = √μ
 * T √μ the inverse stiffness of {@link DirichletElement},
 *
 * <pre>  E = F (I + FᵀcF)^{−1/2},    EᵀE = U diag(τ) Uᵀ,    P = E U,</pre>
 *
 * so that PPᵀ is the inverse of H on the element and (H + σ)⁻¹ = P diag(1/(1 + στ)) Pᵀ for every
 * shift σ: one small eigenproblem serves them all.
 */
final class ModalElement {
  private final DirichletElement element;
  private final double[] centrifugal;
  private final double[] modes;
  private final double[] times;

  /**
   * Solves the eigenproblem.
   *
   * @param centrifugal c_j at all nodes of the element, not negative
   */
  ModalElement(DirichletElement element, double[] centrifugal) {
    this.element = element;
    this.centrifugal = centrifugal;
    int n = element.degree();
    double[] factor = withCentrifugalTerm();
    double[] ones = new double[n + 1];
    Arrays.fill(ones, 1);
    SymmetricEigenproblem eigen = new SymmetricEigenproblem(product(factor, ones, 0));
    times = new double[n];
    for (int k = 0; k < n; k++) {
      times[k] = Math.max(0, eigen.value(k));
    }
    modes = combined(factor, eigen);
  }

  /** E, by rows: the rows of F times L⁻ᵀ, where I + FᵀcF = LLᵀ. */
  private double[] withCentrifugalTerm() {
    int n = element.degree();
    double[] factor = element.factor().clone();
    if (Arrays.stream(centrifugal).allMatch(c -> c == 0)) {
      return factor;
    }
    double[][] lower = cholesky(product(factor, centrifugal, 1));
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n; q++) {
        double sum = factor[j * n + q];
        for (int r = 0; r < q; r++) {
          sum -= lower[q][r] * factor[j * n + r];
        }
        factor[j * n + q] = sum / lower[q][q];
      }
    }
    return factor;
  }

  /** P = E U. */
  private double[] combined(double[] factor, SymmetricEigenproblem eigen) {
    int n = element.degree();
    double[] result = new double[(n + 1) * n];
    for (int k = 0; k < n; k++) {
      for (int j = 1; j < n; j++) {
        double sum = 0;
        for (int q = 0; q < n; q++) {
          sum += factor[j * n + q] * eigen.vector(k, q);
        }
        result[j * n + k] = sum;
      }
    }
    return result;
  }

  /** diagonal·I + AᵀwA for the rows of A of the interior nodes. */
  private double[][] product(double[] a, double[] w, double diagonal) {
    int n = element.degree();
    double[][] result = new double[n][n];
    for (int q = 0; q < n; q++) {
      result[q][q] = diagonal;
    }
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n && w[j] != 0; q++) {
        double weight = w[j] * a[j * n + q];
        for (int r = 0; r < n; r++) {
          result[q][r] += weight * a[j * n + r];
        }
      }
    }
    return result;
  }

  private static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  int degree() {
    return element.degree();
  }

  /** P_jk, row-major by node, (p + 1) × p, zero at the ends. */
  double[] modes() {
    return modes;
  }

  /** τ_k ≥ 0. */
  double time(int k) {
    return times[k];
  }

  /** c_j. */
  double centrifugal(int j) {
    return centrifugal[j];
  }

  double mass(int j) {
    return element.mass(j);
  }

  double rootMass(int j) {
    return element.rootMass(j);
  }

  double harmonic(int j) {
    return element.harmonic(j);
  }

  double complement(int j) {
    return element.complement(j);
  }

  double conductance() {
    return element.conductance();
  }

  double logScale() {
    return element.logScale();
  }
}
