package murmuration.macro;

/**
 * Between the contents wρ of cells, ρ at the centre and w the weight of {@link Axis#weight}, and
 * averages over cells, axis by axis, to fourth order or better where a density is smooth:
 *
 * <pre>
 *   average = ρ + δ²ρ/24,   ρ = average − δ²/24 average + 3δ⁴/640 average,
 * </pre>
 *
 * δ²ρ = ρ_{i+1} − 2ρ_i + ρ_{i−1}, at a wall that of the next cell. The differences of averages and
 * contents are differences of fluxes g between cells,
 *
 * <pre>  g = (ρ_{i+1} − ρ_i)/24;   (ρ_2 − 2ρ_1 − ρ_0)/24, (2ρ_2 − ρ_1)/24 from a wall on,</pre>
 *
 * which are kept below a quarter of the lesser of both neighbours; so mass is kept, and what is not
 * negative stays so. All axes are treated alike.
 */
final class CellAverages {
  private static final double LARGEST = 0.25;
  // A factor 8 from cell to cell.
  private static final double JUMP = 512;

  private CellAverages() {}

  /** Replaces contents by averages. */
  static void fromContents(Grid grid, double[] field) {
    exchange(grid, field, true);
  }

  /** Replaces averages by contents. */
  static void toContents(Grid grid, double[] field) {
    exchange(grid, field, false);
  }

  private static void exchange(Grid grid, double[] field, boolean toAverages) {
    new AxisOrders(
            grid,
            (a, from, to) -> {
              System.arraycopy(from, 0, to, 0, to.length);
              exchange(grid, a, to, toAverages);
            })
        .apply(field, field);
  }

  private static void exchange(Grid grid, int a, double[] field, boolean toAverages) {
    int n = grid.axis(a).cells();
    int stride = grid.stride(a);
    double[] line = new double[n];
    double[] flux = new double[n + 1];
    for (int start = 0; start < field.length; start += stride * n) {
      for (int offset = start; offset < start + stride; offset++) {
        for (int i = 0; i < n; i++) {
          line[i] = field[offset + stride * i];
        }
        fluxes(line, grid.axis(a), toAverages, flux);
        for (int i = 0; i < n; i++) {
          field[offset + stride * i] += flux[i + 1] - flux[i];
        }
      }
    }
  }

  /** What flows over the left face of each cell to the left, and over the right one of the last. */
  private static void fluxes(double[] line, Axis axis, boolean toAverages, double[] flux) {
    int n = line.length;
    double[] values = line.clone();
    for (int i = 0; toAverages && i < n; i++) {
      values[i] /= axis.weight(i);
    }
    boolean periodic = axis.periodic();
    for (int f = periodic ? 0 : 1; f < n; f++) {
      double here = jump(values, f);
      if (toAverages) {
        flux[f] = here / 24;
      } else {
        boolean wide = periodic || (f > 1 && f < n - 1);
        double around =
            wide && smooth(values, f) ? jump(values, f - 1) - 2 * here + jump(values, f + 1) : 0;
        flux[f] = -here / 24 + 3 * around / 640;
      }
    }
    flux[n] = periodic ? flux[0] : 0;
    if (!periodic) {
      flux[0] = 0;
    }
    if (axis.highOrderWalls()) {
      double sign = toAverages ? 1 : -1;
      double[] left = wallFluxes(values[0], values[1], values[2], toAverages);
      double[] right = wallFluxes(values[n - 1], values[n - 2], values[n - 3], toAverages);
      flux[1] = sign * left[0];
      flux[2] = sign * left[1];
      flux[n - 1] = -sign * right[0];
      flux[n - 2] = -sign * right[1];
    }
    for (int f = 0; f <= n; f++) {
      double largest = LARGEST * Math.min(line[(f + n - 1) % n], line[f % n]);
      flux[f] = Math.max(-largest, Math.min(largest, flux[f]));
    }
  }

  /** The jump over the left face of cell f, around the seam if need be. */
  private static double jump(double[] values, int f) {
    int n = values.length;
    return values[Math.floorMod(f, n)] - values[Math.floorMod(f - 1, n)];
  }

  /** Whether the four cells around the left face of cell f have no jump among them. */
  private static boolean smooth(double[] values, int f) {
    int n = values.length;
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = f - 2; i < f + 2; i++) {
      double value = values[Math.floorMod(i, n)];
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return largest <= JUMP * least;
  }

  /** The first two fluxes from a wall on, towards the wall, for values or averages next to it. */
  private static double[] wallFluxes(double u0, double u1, double u2, boolean toAverages) {
    double shift = toAverages ? 0 : (u0 - 2 * u1 + u2) / 24;
    double r0 = u0 - shift;
    double r1 = u1 - shift;
    double r2 = u2 - shift;
    return new double[] {(r2 - 2 * r1 - r0) / 24, (2 * r2 - r1) / 24};
  }
}
