package murmuration.kinetic;

/**
 * The invariant subspace of a wave's generator that the density belongs to, spanned by X = [1; √ε
 * Y] with LX = XM; see {@link WaveGenerator}. Immutable.
 */
final class SlowSpace {
  private static final int MOST_ITERATIONS = 60;

  private final double[] basis;
  private final double[] matrix;

  private SlowSpace(double[] basis, double[] matrix) {
    this.basis = basis;
    this.matrix = matrix;
  }

  /** X, a column a density; not to be modified. */
  double[] basis() {
    return basis;
  }

  /** M, column by column; not to be modified. */
  double[] matrix() {
    return matrix;
  }

  /** Null when the iteration does not settle. */
  static SlowSpace of(Sector sector, double q, double epsilon) {
    int n = sector.size();
    int[] densities = sector.densities();
    int s = densities.length;
    double[] resolvent = resolvent(sector, q * Math.sqrt(epsilon));
    double[] y = new double[n * s];
    double[] m = new double[s * s];
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] next = new double[n * s];
      for (int a = 0; a < s; a++) {
        for (int j = 0; j < n; j++) {
          double load = -q * sector.coupling(j, densities[a]);
          for (int b = 0; b < s; b++) {
            load -= epsilon * y[j + n * b] * m[b + s * a];
          }
          if (sector.rate(j) > 0) {
            Matrices.addMultiple(load, resolvent, n * j, next, n * a, n);
          }
        }
        for (int density : densities) {
          next[density + n * a] = 0;
        }
      }
      double change = 0;
      double size = 0;
      for (int i = 0; i < next.length; i++) {
        change = Math.max(change, Math.abs(next[i] - y[i]));
        size = Math.max(size, Math.abs(next[i]));
      }
      y = next;
      for (int a = 0; a < s; a++) {
        for (int b = 0; b < s; b++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum -= q * sector.coupling(densities[b], j) * y[j + n * a];
          }
          m[b + s * a] = sum;
        }
      }
      if (change <= 0x1p-51 * size) {
        double[] basis = new double[n * s];
        for (int a = 0; a < s; a++) {
          Matrices.addMultiple(Math.sqrt(epsilon), y, n * a, basis, n * a, n);
          basis[densities[a] + n * a] = 1;
        }
        return new SlowSpace(basis, m);
      }
    }
    return null;
  }

  /** (Λ + f S_11)⁻¹ on the modes with λ &gt; 0, the identity on the densities. */
  private static double[] resolvent(Sector sector, double f) {
    int n = sector.size();
    double[] matrix = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (sector.rate(i) > 0 && sector.rate(j) > 0) {
          matrix[i + n * j] = f * sector.coupling(i, j);
        }
      }
      matrix[j + n * j] += sector.rate(j) > 0 ? sector.rate(j) : 1;
    }
    Matrices.invert(n, matrix, sector.fastestFirst());
    return matrix;
  }
}
