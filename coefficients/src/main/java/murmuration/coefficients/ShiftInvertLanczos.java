package murmuration.coefficients;

import java.util.List;
import java.util.Optional;

/**
 * The lowest eigenpairs of K x = λ M x, K and M symmetric band matrices, M positive definite and K
 * nearly semidefinite, by {@link BlockLanczos} for
 *
 * <pre>  A = L⁻¹ M L⁻ᵀ,    K + sM = LLᵀ,    A y = μ y,    λ = 1/μ − s,    x = L⁻ᵀy,    s &gt; 0.
 * </pre>
 *
 * <p>Up to {@value #BLOCK} eigenvalues may coincide to rounding, as tunnelling makes them do; of a
 * larger cluster some may be missed. When the basis reaches {@value #LARGEST_BASIS} vectors, what
 * is there is returned. λ has an absolute error of about 2⁻⁵² times the norm of K relative to M,
 * whatever s is.
 *
 * <p>Source: Ericsson and Ruhe, Math. Comp. 35 (1980), doi:10.1090/S0025-5718-1980-0583502-2.
 */
final class ShiftInvertLanczos {
  private static final int BLOCK = 4;
  private static final int LARGEST_BASIS = 1000;
  private static final double SHIFT_GROWTH = 4;

  private ShiftInvertLanczos() {}

  /**
   * Computes the lowest eigenpairs, eigenvectors orthonormal with respect to M.
   *
   * @param count how many, at most a quarter of {@value #LARGEST_BASIS} and the size of K
   * @param shift s, best of the size of the wanted eigenvalues; raised until K + sM is positive
   *     definite
   */
  static Eigenpairs lowest(
      SymmetricBandMatrix stiffness, SymmetricBandMatrix mass, int count, double shift) {
    double raised = shift;
    Optional<BandedCholesky> factor = BandedCholesky.of(stiffness.plus(raised, mass));
    while (factor.isEmpty()) {
      raised *= SHIFT_GROWTH;
      factor = BandedCholesky.of(stiffness.plus(raised, mass));
    }
    BandedCholesky cholesky = factor.get();
    int size = mass.size();
    BlockLanczos lanczos =
        new BlockLanczos(
            (x, y) -> {
              System.arraycopy(x, 0, y, 0, size);
              cholesky.solveUpper(y);
              System.arraycopy(mass.times(y), 0, y, 0, size);
              cholesky.solveLower(y);
            },
            size,
            Math.min(size, LARGEST_BASIS),
            List.of(),
            BLOCK,
            count);
    double[] values = new double[count];
    double[][] vectors = new double[count][];
    for (int k = 0; k < count; k++) {
      values[k] = 1 / lanczos.value(k) - raised;
      vectors[k] = lanczos.vector(k);
      cholesky.solveUpper(vectors[k]);
      double squaredNorm = Vectors.dot(vectors[k], mass.times(vectors[k]));
      Vectors.scale(vectors[k], 1 / Math.sqrt(squaredNorm));
    }
    return new Eigenpairs(values, vectors);
  }
}
