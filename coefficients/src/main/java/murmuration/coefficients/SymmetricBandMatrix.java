package murmuration.coefficients;

/**
 * A symmetric matrix of which A_ij = 0 for |i − j| &gt; bandwidth. Entry (i, j), j ≤ i, is number
 * {@code i · (bandwidth + 1) + i − j} of a flat array.
 */
final class SymmetricBandMatrix {
  private final int size;
  private final int bandwidth;
  private final double[] band;

  SymmetricBandMatrix(int size, int bandwidth) {
    this.size = size;
    this.bandwidth = bandwidth;
    band = new double[size * (bandwidth + 1)];
  }

  int size() {
    return size;
  }

  int bandwidth() {
    return bandwidth;
  }

  /** A_ij for i − bandwidth ≤ j ≤ i. */
  double get(int i, int j) {
    return band[i * (bandwidth + 1) + i - j];
  }

  /** Adds to A_ij and A_ji, i − bandwidth ≤ j ≤ i. */
  void add(int i, int j, double value) {
    band[i * (bandwidth + 1) + i - j] += value;
  }

  /** This matrix plus a multiple of one of the same shape. */
  SymmetricBandMatrix plus(double factor, SymmetricBandMatrix other) {
    SymmetricBandMatrix sum = new SymmetricBandMatrix(size, bandwidth);
    for (int m = 0; m < band.length; m++) {
      sum.band[m] = band[m] + factor * other.band[m];
    }
    return sum;
  }

  /** A x. */
  double[] times(double[] x) {
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = get(i, i) * x[i];
      for (int j = Math.max(0, i - bandwidth); j < i; j++) {
        double entry = get(i, j);
        sum += entry * x[j];
        product[j] += entry * x[i];
      }
      product[i] += sum;
    }
    return product;
  }

  /** Σ_ij |A_ij x_i x_j|, which times 2⁻⁵² is what rounding the entries of A may do to xᵀAx. */
  double absoluteForm(double[] x) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.abs(get(i, i) * x[i] * x[i]);
      for (int j = Math.max(0, i - bandwidth); j < i; j++) {
        sum += 2 * Math.abs(get(i, j) * x[i] * x[j]);
      }
    }
    return sum;
  }
}
