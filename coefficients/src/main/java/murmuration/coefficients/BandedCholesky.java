package murmuration.coefficients;

import java.util.Optional;

/**
 * The Cholesky decomposition A = LLᵀ of a positive definite band matrix,
 *
 * <pre>  L_ij = (A_ij − Σ_{k&lt;j} L_ik L_jk)/L_jj,  j &lt; i,    L_ii² = A_ii − Σ_{k&lt;i} L_ik²,
 * </pre>
 *
 * with L in the band of A. Source: Golub and Van Loan, Matrix Computations, section 4.3.5
 * (doi:10.56021/9781421407944).
 */
final class BandedCholesky {
  private final SymmetricBandMatrix factor;

  private BandedCholesky(SymmetricBandMatrix factor) {
    this.factor = factor;
  }

  /** Decomposes A; empty when it is not positive definite. */
  static Optional<BandedCholesky> of(SymmetricBandMatrix a) {
    int bandwidth = a.bandwidth();
    SymmetricBandMatrix factor = new SymmetricBandMatrix(a.size(), bandwidth);
    for (int i = 0; i < a.size(); i++) {
      int first = Math.max(0, i - bandwidth);
      double diagonal = a.get(i, i);
      for (int j = first; j < i; j++) {
        double sum = a.get(i, j);
        for (int k = first; k < j; k++) {
          sum -= factor.get(i, k) * factor.get(j, k);
        }
        double entry = sum / factor.get(j, j);
        factor.add(i, j, entry);
        diagonal -= entry * entry;
      }
      if (!(diagonal > 0)) {
        return Optional.empty();
      }
      factor.add(i, i, Math.sqrt(diagonal));
    }
    return Optional.of(new BandedCholesky(factor));
  }

  /** Replaces x by L⁻¹x. */
  void solveLower(double[] x) {
    int bandwidth = factor.bandwidth();
    for (int i = 0; i < x.length; i++) {
      double sum = x[i];
      for (int j = Math.max(0, i - bandwidth); j < i; j++) {
        sum -= factor.get(i, j) * x[j];
      }
      x[i] = sum / factor.get(i, i);
    }
  }

  /** Replaces x by L⁻ᵀx. */
  void solveUpper(double[] x) {
    int bandwidth = factor.bandwidth();
    for (int i = x.length - 1; i >= 0; i--) {
      double value = x[i] / factor.get(i, i);
      x[i] = value;
      for (int j = Math.max(0, i - bandwidth); j < i; j++) {
        x[j] -= factor.get(i, j) * value;
      }
    }
  }
}
