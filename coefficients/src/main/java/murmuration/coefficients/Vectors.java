package murmuration.coefficients;

/** Kernels on vectors of equal length. */
final class Vectors {
  private Vectors() {}

  /** Σ x_j y_j in four partial sums, which the processor can overlap. */
  static double dot(double[] x, double[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      a += x[j] * y[j];
      b += x[j + 1] * y[j + 1];
      c += x[j + 2] * y[j + 2];
      d += x[j + 3] * y[j + 3];
    }
    for (; j < x.length; j++) {
      a += x[j] * y[j];
    }
    return (a + b) + (c + d);
  }

  /** y − c x in place of y. */
  static void subtract(double c, double[] x, double[] y) {
    for (int j = 0; j < y.length; j++) {
      y[j] -= c * x[j];
    }
  }

  /** c x in place of x. */
  static void scale(double[] x, double c) {
    for (int j = 0; j < x.length; j++) {
      x[j] *= c;
    }
  }

  /** x/|x| in place of x. */
  static void normalise(double[] x) {
    scale(x, 1 / Math.sqrt(dot(x, x)));
  }
}
