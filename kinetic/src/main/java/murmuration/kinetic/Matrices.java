package murmuration.kinetic;

/** Small dense square matrices, column by column: entry (i, j) is at [i + n j]. */
final class Matrices {
  private Matrices() {}

  /** A·B. */
  static double[] product(int n, double[] a, double[] b) {
    double[] c = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int l = 0; l < n; l++) {
        addMultiple(b[l + n * j], a, n * l, c, n * j, n);
      }
    }
    return c;
  }

  /** y += f x over {@code length} entries. */
  static void addMultiple(double f, double[] x, int fromX, double[] y, int fromY, int length) {
    for (int i = 0; i < length; i++) {
      y[fromY + i] += f * x[fromX + i];
    }
  }

  /** The largest sum of magnitudes in a column. */
  static double norm(int n, double[] a) {
    double largest = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.abs(a[i + n * j]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /**
   * Replaces A by its inverse, by elimination without pivoting: A needs a positive definite
   * symmetric part.
   *
   * @param order of elimination, a permutation
   */
  static void invert(int n, double[] a, int[] order) {
    for (int p : order) {
      double inverse = 1 / a[p + n * p];
      a[p + n * p] = 1;
      for (int i = 0; i < n; i++) {
        a[i + n * p] *= inverse;
      }
      for (int j = 0; j < n; j++) {
        if (j != p) {
          double factor = a[p + n * j];
          a[p + n * j] = 0;
          addMultiple(-factor, a, n * p, a, n * j, n);
          a[p + n * j] = factor * inverse;
        }
      }
      for (int i = 0; i < n; i++) {
        a[i + n * p] *= i == p ? 1 : -1;
      }
    }
  }
}
