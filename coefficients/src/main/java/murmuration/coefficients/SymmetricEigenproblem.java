package murmuration.coefficients;

/**
 * All eigenpairs of a small symmetric matrix, T = V diag(d) Vᵀ, eigenvalues descending: Householder
 * reflections to tridiagonal form, then the implicit QL iteration with Wilkinson's shift.
 *
 * <p>Written out rather than taken from ojAlgo, as the eigenproblems projected by {@link
 * BlockLanczos} are solved once a case and have a hundred unknowns or less: there the general
 * library spends more time on being loaded and on waking its threads than on the problem.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations (2013), algorithms 8.3.1 to 8.3.3.
 */
final class SymmetricEigenproblem {
  private static final int MOST_ITERATIONS = 60;

  private final int size;
  private final double[] values;
  private final double[] offDiagonal;

  /** Row k becomes the eigenvector of values[k]. */
  private final double[][] rows;

  /**
   * Solves.
   *
   * @param matrix symmetric; overwritten
   * @throws ArithmeticException when the iteration does not converge
   */
  SymmetricEigenproblem(double[][] matrix) {
    size = matrix.length;
    values = new double[size];
    offDiagonal = new double[size];
    rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      rows[i][i] = 1;
    }
    tridiagonalise(matrix);
    iterate();
    sort();
  }

  /**
   * T ← PTP for k = 0 …, P = I − βuuᵀ such that column k ends below the diagonal; rows ← P rows.
   */
  private void tridiagonalise(double[][] a) {
    double[] u = new double[size];
    double[] p = new double[size];
    for (int k = 0; k + 2 < size; k++) {
      double square = 0;
      for (int i = k + 2; i < size; i++) {
        square += a[i][k] * a[i][k];
      }
      if (square == 0) {
        continue;
      }
      double norm = Math.sqrt(square + a[k + 1][k] * a[k + 1][k]);
      double target = a[k + 1][k] > 0 ? -norm : norm;
      for (int i = k + 1; i < size; i++) {
        u[i] = a[i][k];
      }
      u[k + 1] -= target;
      double beta = -1 / (target * u[k + 1]);
      double product = 0;
      for (int i = k + 1; i < size; i++) {
        double sum = 0;
        for (int j = k + 1; j < size; j++) {
          sum += a[i][j] * u[j];
        }
        p[i] = beta * sum;
        product += p[i] * u[i];
      }
      for (int i = k + 1; i < size; i++) {
        p[i] -= 0.5 * beta * product * u[i];
      }
      for (int i = k + 1; i < size; i++) {
        for (int j = k + 1; j < size; j++) {
          a[i][j] -= u[i] * p[j] + p[i] * u[j];
        }
      }
      a[k + 1][k] = target;
      reflectRows(u, beta, k + 1);
    }
    for (int i = 0; i < size; i++) {
      values[i] = a[i][i];
      offDiagonal[i] = i + 1 < size ? a[i + 1][i] : 0;
    }
  }

  private void reflectRows(double[] u, double beta, int first) {
    double[] sum = new double[size];
    for (int i = first; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum[j] += u[i] * rows[i][j];
      }
    }
    for (int i = first; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] -= beta * u[i] * sum[j];
      }
    }
  }

  private void iterate() {
    for (int first = 0; first < size; first++) {
      int iterations = 0;
      int last = unreducedEnd(first);
      while (last > first) {
        if (++iterations > MOST_ITERATIONS) {
          throw new ArithmeticException("the projected eigenvalue problem did not converge");
        }
        step(first, last);
        last = unreducedEnd(first);
      }
    }
  }

  /** The end of the block that starts at {@code first} and has no negligible coupling inside. */
  private int unreducedEnd(int first) {
    int last = first;
    while (last + 1 < size) {
      double neighbours = Math.abs(values[last]) + Math.abs(values[last + 1]);
      if (Math.abs(offDiagonal[last]) <= 0x1p-53 * neighbours) {
        break;
      }
      last++;
    }
    return last;
  }

  /** One implicit QL step on the block: a bulge is chased from its end to its start. */
  private void step(int first, int last) {
    double half = 0.5 * (values[first + 1] - values[first]);
    double b = offDiagonal[first];
    double shift = values[first] - b * b / (half + Math.copySign(Math.hypot(half, b), half));
    double f = values[last] - shift;
    double g = offDiagonal[last - 1];
    for (int i = last - 1; i >= first; i--) {
      double r = Math.hypot(f, g);
      double c = r == 0 ? 1 : f / r;
      double s = r == 0 ? 0 : g / r;
      if (i + 1 < last) {
        offDiagonal[i + 1] = r;
      }
      double upper = values[i + 1];
      double lower = values[i];
      double coupling = offDiagonal[i];
      values[i + 1] = c * c * upper + 2 * c * s * coupling + s * s * lower;
      values[i] = s * s * upper - 2 * c * s * coupling + c * c * lower;
      offDiagonal[i] = (c * c - s * s) * coupling + c * s * (lower - upper);
      f = offDiagonal[i];
      if (i > first) {
        g = s * offDiagonal[i - 1];
        offDiagonal[i - 1] *= c;
      }
      rotate(rows[i + 1], rows[i], c, s);
    }
  }

  private static void rotate(double[] x, double[] y, double c, double s) {
    for (int j = 0; j < x.length; j++) {
      double t = x[j];
      x[j] = c * t + s * y[j];
      y[j] = c * y[j] - s * t;
    }
  }

  private void sort() {
    for (int i = 1; i < size; i++) {
      double value = values[i];
      double[] row = rows[i];
      int j = i;
      for (; j > 0 && values[j - 1] < value; j--) {
        values[j] = values[j - 1];
        rows[j] = rows[j - 1];
      }
      values[j] = value;
      rows[j] = row;
    }
  }

  /** The k-th largest eigenvalue. */
  double value(int k) {
    return values[k];
  }

  /** Entry i of its eigenvector, which has unit length. */
  double vector(int k, int i) {
    return rows[k][i];
  }
}
