package murmuration.kinetic;

import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/** What several tests share: the circle, an initial density, norms. */
final class Problems {
  private Problems() {}

  static Grid circle(int points) {
    return Grid.of(new Axis(0, 2 * Math.PI, points, Boundary.PERIODIC));
  }

  /** ρ₀ = 1 + ½ cos r + ¼ sin 2r. */
  static double[] density(Grid grid) {
    return grid.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.sin(2 * x));
  }

  static VelocityModes modes(VelocityPotential w, int modes) {
    return new VelocityModes(EigenBasis.of(w, 1, modes));
  }

  /** The density at a time, in equal steps. */
  static double[] solve(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid grid,
      double epsilon,
      InitialState initial,
      double time,
      int steps) {
    return KineticSolver.densities(
        modes,
        equation(modes, interaction),
        grid,
        epsilon,
        density(grid),
        initial,
        new OutputTimes(time, time),
        steps,
        () -> false)[1];
  }

  /** The limit equation with the coefficients of the modes. */
  static AggregationDiffusion equation(VelocityModes modes, InteractionPotential interaction) {
    return new AggregationDiffusion(modes.diffusion(), modes.drift(), interaction);
  }

  /** ‖a − b‖ in L². */
  static double distance(Grid grid, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum * grid.cellVolume());
  }
}
