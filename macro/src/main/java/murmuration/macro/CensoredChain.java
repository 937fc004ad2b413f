package murmuration.macro;

/**
 * Solves (I − τA) y = b for the generator A of a nearest-neighbour Markov chain on a line or a
 * ring,
 *
 * <pre>  (Ay)_i = r_{i−1} y_{i−1} + l_{i+1} y_{i+1} − (r_i + l_i) y_i,</pre>
 *
 * by eliminating states one after the other. What leaves an eliminated state goes on to its
 * neighbours or is absorbed, in proportion; so the factors are sums and products of non-negative
 * numbers. No subtraction occurs: each y_i is accurate to a few ulps, b ≥ 0 gives y ≥ 0 in floating
 * point too, and Σy = Σb to round-off (the idea of Grassmann, Taksar and Heyman, Operations
 * Research 33 (1985), doi:10.1287/opre.33.5.1107, with absorption). A line is a ring with l_0 =
 * r_{n−1} = 0.
 */
final class CensoredChain {
  private final int n;
  private final double[] right;
  private final double[] left;
  private final double[] toLast;
  private final double[] fromLast;
  private final double[] total;
  private double lastAbsorption;

  CensoredChain(int n) {
    this.n = n;
    right = new double[n];
    left = new double[n];
    toLast = new double[n];
    fromLast = new double[n];
    total = new double[n];
  }

  /** Eliminates states 0 … n − 2 for rates r, l and step τ. */
  void factor(double[] r, double[] l, double tau) {
    for (int i = 0; i < n; i++) {
      right[i] = tau * r[i];
      left[i] = tau * l[i];
    }
    int last = n - 1;
    double absorption = 1;
    lastAbsorption = 1;
    toLast[0] = left[0];
    fromLast[0] = right[last];
    for (int i = 0; i < last; i++) {
      if (i == last - 1) {
        toLast[i] += right[i];
        fromLast[i] += left[last];
        right[i] = 0;
      }
      total[i] = absorption + right[i] + toLast[i];
      lastAbsorption += fromLast[i] * (absorption / total[i]);
      if (i < last - 1) {
        absorption = 1 + left[i + 1] * (absorption / total[i]);
        toLast[i + 1] = left[i + 1] * (toLast[i] / total[i]);
        fromLast[i + 1] = fromLast[i] * (right[i] / total[i]);
      }
    }
  }

  /** Writes the solution for the factored matrix into {@code y}, which may be {@code b}. */
  void solve(double[] b, double[] y) {
    int last = n - 1;
    double atLast = b[last];
    double carried = 0;
    for (int i = 0; i < last; i++) {
      double inflow = b[i] + carried;
      y[i] = inflow;
      atLast += toLast[i] * (inflow / total[i]);
      carried = right[i] * (inflow / total[i]);
    }
    y[last] = atLast / lastAbsorption;
    y[last - 1] = (y[last - 1] + fromLast[last - 1] * y[last]) / total[last - 1];
    for (int i = last - 2; i >= 0; i--) {
      y[i] = (y[i] + left[i + 1] * y[i + 1] + fromLast[i] * y[last]) / total[i];
    }
  }
}
