package murmuration.macro;

import java.util.Arrays;

/**
 * The fluxes along an axis a that gradients along the other axes b drive,
 *
 * <pre>
 *   q_i = −Σ_b ρ_i (𝒟_ab (C_b log ρ)_i + 𝒦_ab (C_bφ)_i),   q_f = (9 (q_i + q_j) − q_{i−1} − q_{j+1})/16,
 * </pre>
 *
 * C_b the central difference of fourth order. Where ρ changes by much from cell to cell ρ C_b log ρ
 * turns into (ρ_{i+1} − ρ_{i−1})/2h. Next to walls differences and means are of second order.
 *
 * <p>An axis without diffusion has none along the others either. Then the drift alone is left, and
 * becomes a part of the step of the potential from cell to cell, h Σ_b 𝒦_ab (C_bφ)_f.
 */
final class CrossFlux {
  private static final double SMOOTH = 2 * Math.log(4) * Math.log(4);
  private static final double ROUGH = 2 * Math.log(8) * Math.log(8);

  private final AggregationDiffusion equation;
  private final Grid grid;
  private final double[] cells;
  private final double[] faces;

  CrossFlux(AggregationDiffusion equation, Grid grid) {
    this.equation = equation;
    this.grid = grid;
    cells = new double[grid.size()];
    faces = new double[grid.size()];
  }

  /** Whether an equation has such fluxes on a grid. */
  static boolean occurs(AggregationDiffusion equation, Grid grid) {
    return !equation.diffusion().diagonal(grid.dimension())
        || !equation.drift().diagonal(grid.dimension());
  }

  /**
   * q_f/h at the face right of each cell along an axis, in the layout of a field; 0 at walls. Valid
   * until the next call.
   *
   * @param rho ρ &gt; 0
   * @param log log ρ
   */
  double[] fluxes(int a, double[] rho, double[] log, double[] phi) {
    Arrays.fill(cells, 0);
    for (int b = 0; b < grid.dimension(); b++) {
      if (b != a) {
        addFlux(b, equation.diffusion().at(a, b), equation.drift().at(a, b), rho, log, phi);
      }
    }
    takeToFaces(a, 1 / grid.axis(a).spacing(), 9.0 / 16, -1.0 / 16);
    return faces;
  }

  /** h Σ_b 𝒦_ab (C_bφ)_f, its mean from cell to cell, likewise. */
  double[] steps(int a, double[] phi) {
    Arrays.fill(cells, 0);
    for (int b = 0; b < grid.dimension(); b++) {
      if (b != a) {
        Axis axis = grid.axis(b);
        int stride = grid.stride(b);
        double drift = equation.drift().at(a, b) / axis.spacing();
        for (int i = 0; i < cells.length; i++) {
          cells[i] += drift * slope(axis, i / stride % axis.cells(), i, stride, phi);
        }
      }
    }
    takeToFaces(a, grid.axis(a).spacing(), 13.0 / 24, -1.0 / 24);
    return faces;
  }

  /** Interpolates along an axis with weights of the two nearest cells and of the next two. */
  private void takeToFaces(int a, double scale, double near, double far) {
    Axis axis = grid.axis(a);
    int n = axis.cells();
    int stride = grid.stride(a);
    for (int i = 0; i < cells.length; i++) {
      int k = i / stride % n;
      if (axis.periodic() || (k > 0 && k < n - 2)) {
        double inner = cells[i] + cells[i + shift(k, 1, n, stride)];
        double outer = cells[i + shift(k, -1, n, stride)] + cells[i + shift(k, 2, n, stride)];
        faces[i] = scale * (near * inner + far * outer);
      } else {
        faces[i] = k == n - 1 ? 0 : 0.5 * scale * (cells[i] + cells[i + stride]);
      }
    }
  }

  /** How far a neighbour is in a field, around the seam if need be. */
  private static int shift(int k, int by, int n, int stride) {
    return (Math.floorMod(k + by, n) - k) * stride;
  }

  /** −ρ (𝒟_ab C_b log ρ + 𝒦_ab C_bφ). */
  private void addFlux(
      int b, double diffusion, double drift, double[] rho, double[] log, double[] phi) {
    Axis axis = grid.axis(b);
    int n = axis.cells();
    int stride = grid.stride(b);
    double inverse = 1 / axis.spacing();
    for (int i = 0; i < cells.length; i++) {
      int k = i / stride % n;
      boolean inside = axis.periodic() || (k > 0 && k < n - 1);
      double left = inside ? log[i] - log[i + shift(k, -1, n, stride)] : 0;
      double right = inside ? log[i + shift(k, 1, n, stride)] - log[i] : 0;
      double roughness = left * left + right * right;
      double weight = Math.min(1, Math.max(0, (ROUGH - roughness) / (ROUGH - SMOOTH)));
      double gradient = rho[i] * slope(axis, k, i, stride, log);
      if (weight < 1) {
        double plain = 0.5 * (rho[i + shift(k, 1, n, stride)] - rho[i + shift(k, -1, n, stride)]);
        gradient = weight > 0 ? weight * gradient + (1 - weight) * plain : plain;
      }
      cells[i] -=
          inverse * (diffusion * gradient + drift * rho[i] * slope(axis, k, i, stride, phi));
    }
  }

  /** h times the derivative of a field along an axis. */
  private static double slope(Axis axis, int k, int i, int stride, double[] field) {
    int n = axis.cells();
    if (axis.periodic() || (k > 1 && k < n - 2)) {
      double near = field[i + shift(k, 1, n, stride)] - field[i + shift(k, -1, n, stride)];
      double far = field[i + shift(k, 2, n, stride)] - field[i + shift(k, -2, n, stride)];
      return (8 * near - far) / 12;
    }
    if (k == 0) {
      return 0.5 * (4 * field[i + stride] - 3 * field[i] - field[i + 2 * stride]);
    }
    if (k == n - 1) {
      return 0.5 * (3 * field[i] - 4 * field[i - stride] + field[i - 2 * stride]);
    }
    return 0.5 * (field[i + stride] - field[i - stride]);
  }
}
