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

  /** Adds first·δ² + second·δ⁴ along each axis: the mean over all orders of the axes. */
  private static void exchange(Grid grid, double[] field, double first, double second) {
    double[] sum = new double[field.length];
    int orders = visit(grid, field, 0, first, second, sum);
    for (int i = 0; i < field.length; i++) {
      field[i] = sum[i] / orders;
    }
  }

  /** Adds up what follows with all orders of the axes not yet used; returns how many. */
  private static int visit(
      Grid grid, double[] field, int used, double first, double second, double[] sum) {
    if (used == (1 << grid.dimension()) - 1) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += field[i];
      }
      return 1;
    }
    int orders = 0;
    for (int a = 0; a < grid.dimension(); a++) {
      if ((used & 1 << a) == 0) {
        double[] next = field.clone();
        exchange(grid, a, next, first, second);
        orders += visit(grid, next, used | 1 << a, first, second, sum);
      }
    }
    return orders;
  }

  private static void exchange(Grid grid, int a, double[] field, double first, double second) {
    int n = grid.axis(a).cells();
    int stride = grid.stride(a);
    double[] line = new double[n];
    double[] flux = new double[n + 1];
    for (int start = 0; start < field.length; start += stride * n) {
      for (int offset = start; offset < start + stride; offset++) {
        for (int i = 0; i < n; i++) {
          line[i] = field[offset + stride * i];
        }
        fluxes(line, grid.axis(a).periodic(), first, second, flux);
        for (int i = 0; i < n; i++) {
          field[offset + stride * i] += flux[i + 1] - flux[i];
        }
      }
    }
  }

  /** What flows over the left face of each cell, and over the right one of the last. */
  private static void fluxes(
      double[] line, boolean periodic, double first, double second, double[] flux) {
    int n = line.length;
    // The jumps over faces −1 … n + 1; odd about walls.
    double[] jump = new double[n + 3];
    for (int f = 1; f < n; f++) {
      jump[f + 1] = line[f] - line[f - 1];
    }
    jump[1] = periodic ? line[0] - line[n - 1] : 0;
    jump[n + 1] = jump[1];
    jump[0] = periodic ? jump[n] : -jump[2];
    jump[n + 2] = periodic ? jump[2] : -jump[n];
    for (int f = 0; f <= n; f++) {
      double here = jump[f + 1];
      double unlimited = first * here + second * (jump[f] - 2 * here + jump[f + 2]);
      boolean wall = !periodic && f % n == 0;
      double largest = wall ? 0 : LARGEST * Math.min(line[(f + n - 1) % n], line[f % n]);
      flux[f] = Math.max(-largest, Math.min(largest, unlimited));
    }
  }
}
