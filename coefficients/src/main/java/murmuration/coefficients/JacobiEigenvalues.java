package murmuration.coefficients;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenvalues and eigenvectors of a small symmetric positive definite matrix by Jacobi's
 * method, rotating until
 *
 * <pre>  |a_ij| ≤ ε √(a_ii a_jj)    for all i ≠ j.</pre>
 *
 * <p>With that criterion each eigenvalue is accurate relative to itself, however small it is, when
 * the matrix scaled to a unit diagonal is well conditioned; methods that start by tridiagonalising
 * are accurate relative to the largest only (Demmel, Veselić, SIAM J. Matrix Anal. Appl. 13 (1992),
 * doi:10.1137/0613074).
 */
public final class JacobiEigenvalues {
  private static final int MOST_SWEEPS = 50;
  private static final double CONVERGED = 0x1p-52;

  private final double[][] matrix;
  private final double[][] vectors;
  private final int[] order;

  /**
   * Diagonalises.
   *
   * @param matrix n × n, symmetric positive definite; modified
   * @throws ArithmeticException when it does not converge, as for a matrix that is not positive
   */
  public JacobiEigenvalues(double[][] matrix) {
    this.matrix = matrix;
    int n = matrix.length;
    vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    int sweeps = 0;
    while (sweep()) {
      if (++sweeps > MOST_SWEEPS) {
        throw new ArithmeticException("the eigenvalues of a projected matrix did not converge");
      }
    }
    order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> matrix[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Eigenvalue k, ascending from k = 0. */
  public double value(int k) {
    return matrix[order[k]][order[k]];
  }

  /** The eigenvector of {@link #value}, of norm 1. */
  public double[] vector(int k) {
    return Arrays.stream(vectors).mapToDouble(row -> row[order[k]]).toArray();
  }

  private boolean sweep() {
    boolean rotated = false;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = i + 1; j < matrix.length; j++) {
        double a = matrix[i][j];
        if (!(Math.abs(a) <= CONVERGED * Math.sqrt(matrix[i][i] * matrix[j][j]))) {
          rotate(i, j);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  /** The rotation by the smaller angle that makes a_ij vanish. */
  private void rotate(int i, int j) {
    double a = matrix[i][j];
    double cotangent = (matrix[j][j] - matrix[i][i]) / (2 * a);
    double t = Math.copySign(1 / (Math.abs(cotangent) + Math.hypot(cotangent, 1)), cotangent);
    double cosine = 1 / Math.hypot(t, 1);
    double sine = t * cosine;
    matrix[i][i] -= t * a;
    matrix[j][j] += t * a;
    matrix[i][j] = 0;
    matrix[j][i] = 0;
    for (int k = 0; k < matrix.length; k++) {
      if (k != i && k != j) {
        double x = matrix[k][i];
        double y = matrix[k][j];
        matrix[k][i] = cosine * x - sine * y;
        matrix[k][j] = sine * x + cosine * y;
        matrix[i][k] = matrix[k][i];
        matrix[j][k] = matrix[k][j];
      }
      double x = vectors[k][i];
      double y = vectors[k][j];
      vectors[k][i] = cosine * x - sine * y;
      vectors[k][j] = sine * x + cosine * y;
    }
  }
}
