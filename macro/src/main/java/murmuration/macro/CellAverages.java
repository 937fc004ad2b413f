package murmuration.macro;

/**
 * Between values at the centres of cells and averages over cells, axis by axis, to fourth order or
 * better where a density is smooth:
 *
 * <pre>
 *   average = ρ + δ²ρ/24,   ρ = average − δ²/24 average + 3δ⁴/640 average,
 * </pre>
 *
 * δ²ρ = ρ_{i+1} − 2ρ_i + ρ_{i−1}. Both are differences of fluxes, which vanish at walls and are
 * kept below a quarter of the lesser of both neighbours; so mass is kept, and what is not negative
 * stays so.
 */
final class CellAverages {
  private static final double LARGEST = 0.25;

  private CellAverages() {}

  /** Replaces values by averages. */
  static void fromValues(Grid grid, double[] field) {
    exchange(grid, field, 1.0 / 24, 0);
  }

  /** Replaces averages by values. */
  static void toValues(Grid grid, double[] field) {
    exchange(grid, field, -1.0 / 24, 3.0 / 640);
  }

  /** Adds first·δ² + second·δ⁴ along each axis. */
  private static void exchange(Grid grid, double[] field, double first, double second) {
    for (int a = 0; a < grid.dimension(); a++) {
      Axis axis = grid.axis(a);
      int n = axis.cells();
      int stride = grid.stride(a);
      double[] line = new double[n];
      double[] flux = new double[n + 1];
      for (int start = 0; start < field.length; start += stride * n) {
        for (int offset = 0; offset < stride; offset++) {
          for (int i = 0; i < n; i++) {
            line[i] = field[start + offset + stride * i];
          }
          fluxes(line, axis.periodic(), first, second, flux);
          for (int i = 0; i < n; i++) {
            field[start + offset + stride * i] += flux[i + 1] - flux[i];
          }
        }
      }
    }
  }

  /** What flows over the left face of each cell, and over the right one of the last. */
  private static void fluxes(
      double[] line, boolean periodic, double first, double second, double[] flux) {
    int n = line.length;
    for (int f = 0; f <= n; f++) {
      double here = difference(line, periodic, f);
      double around =
          difference(line, periodic, f - 1) - 2 * here + difference(line, periodic, f + 1);
      boolean wall = !periodic && f % n == 0;
      double largest = wall ? 0 : LARGEST * Math.min(line[(f + n - 1) % n], line[f % n]);
      double unlimited = first * here + second * around;
      flux[f] = Math.max(-largest, Math.min(largest, unlimited));
    }
  }

  /** The jump over the left face f of cell f; odd about a wall. */
  private static double difference(double[] line, boolean periodic, int f) {
    int n = line.length;
    if (periodic) {
      return line[Math.floorMod(f, n)] - line[Math.floorMod(f - 1, n)];
    }
    if (f % n == 0) {
      return 0;
    }
    return f < 0
        ? -difference(line, false, -f)
        : f > n ? -difference(line, false, 2 * n - f) : line[f] - line[f - 1];
  }
}
