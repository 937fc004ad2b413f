package murmuration.kinetic;

/**
 * Shifts the cell averages of a periodic line by any number of cells: the exact solution of ∂_t f +
 * a ∂_r f = 0 for the parabolas
 *
 * <pre>
 *   f_i + a q(ξ) − b q(−ξ),   q(ξ) = ξ²/2 + ξ/2 − 1/24,   −½ ≤ ξ ≤ ½,
 *   a = min(f_{i+1} − f_i, 2f_i),   b = max(f_i − f_{i−1}, −2f_i),
 * </pre>
 *
 * averaged over the cells. Of third order, since unlimited parabolas have the averages of the
 * neighbours too. It conserves to round-off, and what is not negative stays so, in floating point
 * too; smooth extrema are untouched, as limits act only where neighbours differ threefold. Where f
 * &lt; 0 there are none.
 *
 * <p>Source: Filbet, Sonnendrücker and Bertrand, J. Comput. Phys. 172 (2001),
 * doi:10.1006/jcph.2001.6818. Owns a work array; not thread-safe.
 */
final class LineAdvection {
  private final int n;
  private final double[] padded;

  LineAdvection(int cells) {
    n = cells;
    padded = new double[cells + 3];
  }

  /**
   * Shifts a line.
   *
   * @param line the averages, replaced
   * @param cells how far to the right
   */
  void shift(double[] line, double cells) {
    double whole = Math.floor(cells);
    double part = cells - whole;
    System.arraycopy(line, 0, padded, 2, n);
    padded[0] = line[n - 2];
    padded[1] = line[n - 1];
    padded[n + 2] = line[0];
    int to = (int) (whole - n * Math.floor(whole / n));
    int seam = n - to;
    double inflow = leaving(1, part);
    for (int i = 0; i < n; i++) {
      double f = padded[i + 2];
      double slope = slope(i + 2, part);
      line[i < seam ? i + to : i - seam] = (1 - part) * (f - slope) + inflow;
      inflow = part * f + (1 - part) * slope;
    }
  }

  /** What goes over the right end of a cell. */
  private double leaving(int i, double part) {
    return part * padded[i] + (1 - part) * slope(i, part);
  }

  /** How far the average of the part that leaves exceeds f_i, times part/(1 − part). */
  private double slope(int i, double part) {
    double f = padded[i];
    double most = f >= 0 ? 2 * f : Double.POSITIVE_INFINITY;
    double a = Math.min(padded[i + 1] - f, most);
    double b = Math.max(f - padded[i - 1], -most);
    return part / 6 * ((2 - part) * a + (1 + part) * b);
  }
}
