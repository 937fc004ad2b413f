package murmuration.coefficients;

/**
 * A symmetric 2 × 2 matrix, such as the diffusion 𝒟 or the drift 𝒦 of a planar potential.
 *
 * @param xx the entry of row x and column x
 * @param xy the entries off the diagonal
 * @param yy the entry of row y and column y
 */
public record SymmetricMatrix(double xx, double xy, double yy) {

  /** The larger eigenvalue. */
  public double largestEigenvalue() {
    return 0.5 * (xx + yy) + Math.hypot(0.5 * (xx - yy), xy);
  }

  /** The smaller eigenvalue; for a positive trace from the determinant, where less cancels. */
  public double smallestEigenvalue() {
    double largest = largestEigenvalue();
    return xx + yy > 0
        ? determinant() / largest
        : 0.5 * (xx + yy) - Math.hypot(0.5 * (xx - yy), xy);
  }

  /** xx·yy − xy². */
  public double determinant() {
    return xx * yy - xy * xy;
  }

  /** Whether both eigenvalues are positive. */
  public boolean positiveDefinite() {
    return xx > 0 && determinant() > 0;
  }

  /** The Frobenius norm. */
  double norm() {
    return Math.hypot(Math.hypot(xx, yy), Math.sqrt(2) * xy);
  }

  /** ‖this − other‖ / ‖this‖ in the Frobenius norm. */
  double relativeDifference(SymmetricMatrix other) {
    return new SymmetricMatrix(xx - other.xx, xy - other.xy, yy - other.yy).norm() / norm();
  }
}
