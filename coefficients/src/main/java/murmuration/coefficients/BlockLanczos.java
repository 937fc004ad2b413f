package murmuration.coefficients;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The largest eigenvalues of a symmetric positive operator A on ℝ^n by Lanczos' method with a block
 * of starting vectors and full orthogonalisation,
 *
 * <pre>  A Q_m = Q_m T_m + R_m,    T_m of bandwidth b, R_m nonzero in its last b columns,</pre>
 *
 * Q_m orthonormal and orthogonal to vectors already known. With b starts, b equal eigenvalues are
 * found, which one start could not see; the random starts have a fixed seed.
 *
 * <p>Source: Ruhe, Math. Comp. 33 (1979), doi:10.1090/S0025-5718-1979-0521282-9 (band form).
 */
final class BlockLanczos {
  private static final double CONVERGED = 1e-13;
  private static final int CHECK_INTERVAL = 8;
  private static final int SPARE = 3;

  /** y = A x; both have length n, y is replaced. */
  interface Operator {
    void apply(double[] x, double[] y);
  }

  private final Operator operator;
  private final int size;
  private final List<double[]> known;
  private final int block;
  private final int wanted;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  private double[] ritzValues;
  private double[][] ritzCoefficients;

  /**
   * Iterates until the wanted eigenpairs have converged or the space is exhausted.
   *
   * @param freedom dimension of the range of A; Q_m never has more columns
   * @param known orthonormal eigenvectors to stay clear of
   * @param block b, the number of starting vectors
   */
  BlockLanczos(
      Operator operator, int size, int freedom, List<double[]> known, int block, int wanted) {
    this.operator = operator;
    this.size = size;
    this.known = known;
    this.block = Math.min(block, freedom);
    this.wanted = Math.min(wanted, freedom);
    start();
    int check = Math.min(freedom, 2 * wanted + 2 + 14 * block);
    while (true) {
      extend(freedom);
      int m = columns.size();
      if (m == check) {
        solveProjected();
        if (m == freedom || IntStream.range(0, this.wanted).allMatch(this::converged)) {
          return;
        }
        check = Math.min(freedom, check + Math.max(CHECK_INTERVAL, m / 8));
      }
    }
  }

  private void start() {
    Random random = new Random(1);
    for (int b = 0; b < block; b++) {
      double[] vector = new double[size];
      double[] smooth = new double[size];
      for (int j = 0; j < size; j++) {
        vector[j] = random.nextGaussian();
      }
      operator.apply(vector, smooth);
      double[] ignored = new double[basis.size()];
      orthogonalise(smooth, ignored, 0);
      orthogonalise(smooth, ignored, 0);
      Vectors.normalise(smooth);
      basis.add(smooth);
    }
  }

  /** One more column of T_m. */
  private void extend(int freedom) {
    double[] next = new double[size];
    operator.apply(basis.get(columns.size()), next);
    double[] column = new double[basis.size() + 1];
    // Aq has large components only along its neighbours in the band; then those of round-off.
    orthogonalise(next, column, Math.max(0, columns.size() - block));
    orthogonalise(next, column, 0);
    double norm = Math.sqrt(Vectors.dot(next, next));
    if (basis.size() < freedom) {
      column[basis.size()] = norm;
      Vectors.scale(next, 1 / norm);
      basis.add(next);
    }
    columns.add(column);
  }

  /**
   * Removes known vectors and those of the basis from {@code first} on; adds up what was removed.
   */
  private void orthogonalise(double[] vector, double[] coefficients, int first) {
    for (double[] other : known) {
      Vectors.subtract(Vectors.dot(other, vector), other, vector);
    }
    for (int i = first; i < basis.size(); i++) {
      double coefficient = Vectors.dot(basis.get(i), vector);
      Vectors.subtract(coefficient, basis.get(i), vector);
      coefficients[i] += coefficient;
    }
  }

  private void solveProjected() {
    int m = columns.size();
    double[][] projected = new double[m][m];
    for (int j = 0; j < m; j++) {
      for (int i = j; i < Math.min(m, j + block + 1); i++) {
        projected[i][j] = columns.get(j)[i];
        projected[j][i] = columns.get(j)[i];
      }
    }
    SymmetricEigenproblem solution = new SymmetricEigenproblem(projected);
    int count = Math.min(m, wanted + SPARE);
    ritzValues = new double[count];
    ritzCoefficients = new double[count][m];
    for (int k = 0; k < count; k++) {
      ritzValues[k] = solution.value(k);
      for (int i = 0; i < m; i++) {
        ritzCoefficients[k][i] = solution.vector(k, i);
      }
    }
  }

  /** Whether ‖A y − ν y‖ = ‖R_m c‖ is small for the Ritz vector y = Q_m c. */
  private boolean converged(int k) {
    int m = columns.size();
    double square = 0;
    for (int row = m; row < basis.size(); row++) {
      double sum = 0;
      for (int j = Math.max(0, m - block); j < m; j++) {
        sum += row < columns.get(j).length ? columns.get(j)[row] * ritzCoefficients[k][j] : 0;
      }
      square += sum * sum;
    }
    return Math.sqrt(square) <= CONVERGED * ritzValues[k];
  }

  /** Number of Ritz values on offer: the wanted ones and a few more. */
  int values() {
    return ritzValues.length;
  }

  /** The k-th largest Ritz value. */
  double value(int k) {
    return ritzValues[k];
  }

  /** Its Ritz vector, of unit length. */
  double[] vector(int k) {
    double[] vector = new double[size];
    for (int i = 0; i < columns.size(); i++) {
      Vectors.subtract(-ritzCoefficients[k][i], basis.get(i), vector);
    }
    return vector;
  }
}
