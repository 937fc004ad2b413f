package murmuration.kinetic;

import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * Derivatives of cell averages on an interval, and the mean force ∂_r U⋆ρ, by
 *
 * <pre>  (∂u)_i = (u_{i−2} − 8u_{i−1} + 8u_{i+1} − u_{i+2})/(12h),</pre>
 *
 * of fourth order: around a ring; beyond walls u is reflected, but U⋆ρ is what it is there. Owns
 * work arrays; not thread-safe.
 */
final class CellForce {
  private static final int WIDTH = 2;

  private final boolean periodic;
  private final int n;
  private final double spacing;
  private final Convolution convolution;
  private final double[] density;
  private final double[] potential;
  private final double[] extended;

  CellForce(Grid grid, InteractionPotential interaction) {
    Axis x = grid.x();
    periodic = x.periodic();
    n = x.cells();
    spacing = x.spacing();
    Axis wide =
        periodic
            ? x
            : new Axis(
                x.lower() - WIDTH * spacing,
                x.upper() + WIDTH * spacing,
                n + 2 * WIDTH,
                x.boundary());
    convolution = new Convolution(Grid.of(wide), interaction);
    density = new double[wide.cells()];
    potential = new double[wide.cells()];
    extended = new double[n + 2 * WIDTH];
  }

  boolean interacting() {
    return convolution.interacting();
  }

  /** Writes ∂_r U⋆ρ. */
  void meanForce(double[] rho, double[] force) {
    if (periodic) {
      convolution.apply(rho, potential);
      derivative(potential, force);
      return;
    }
    System.arraycopy(rho, 0, density, WIDTH, n);
    convolution.apply(density, extended);
    difference(force);
  }

  /** Writes ∂_r u. */
  void derivative(double[] u, double[] result) {
    System.arraycopy(u, 0, extended, WIDTH, n);
    for (int k = 1; k <= WIDTH; k++) {
      extended[WIDTH - k] = u[periodic ? n - k : k - 1];
      extended[WIDTH + n - 1 + k] = u[periodic ? k - 1 : n - k];
    }
    difference(result);
  }

  private void difference(double[] result) {
    for (int i = 0; i < n; i++) {
      double near = extended[i + WIDTH + 1] - extended[i + WIDTH - 1];
      double far = extended[i + 2 * WIDTH] - extended[i];
      result[i] = (8 * near - far) / (12 * spacing);
    }
  }
}
