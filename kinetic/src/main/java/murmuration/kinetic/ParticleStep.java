package murmuration.kinetic;

import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * The time step of particles unless one is given: the least of
 *
 * <pre>
 *   {@value #TURN} ε/√(∫ |∇∇W|² M),
 *   {@value #TURN} √ε/√(mass max|∂²U|),
 *   {@value #CROSSING} √ε (max|∂U|/max|∂²U|)/σ,
 * </pre>
 *
 * so that in a step velocities forget little, a particle in the mean field turns by a small angle,
 * and one of the speed σ = √Var_M(v) crosses a small part of the range of the interaction. The
 * derivatives of U are differences on the grid. Errors are of second order in each, some 0.3 % of D
 * for the first.
 *
 * <p>The step is proportional to ε, as the scheme resolves the relaxation of the velocities;
 * nothing in it asks for less, such as ε². Longer steps are stable, and wrong.
 */
final class ParticleStep {
  private static final double TURN = 0.2;
  private static final double CROSSING = 0.25;

  private ParticleStep() {}

  static double automatic(
      VelocityProcess velocity,
      InteractionPotential interaction,
      Grid grid,
      double mass,
      double epsilon) {
    double root = Math.sqrt(epsilon);
    double step = TURN * epsilon / velocity.rate();
    double[] source = new double[grid.size()];
    double[] potential = new double[grid.size()];
    source[0] = 1 / grid.cellVolume();
    new Convolution(grid, interaction).apply(source, potential);
    double first = 0;
    double second = 0;
    for (int a = 0; a < grid.dimension(); a++) {
      Axis axis = grid.axis(a);
      int stride = grid.stride(a);
      double h = axis.spacing();
      int ends = (axis.cells() - 1) * stride;
      for (int c = 0; c < potential.length; c++) {
        int i = c / stride % axis.cells();
        boolean last = i == axis.cells() - 1;
        if (last && !axis.periodic()) {
          continue;
        }
        // Before the first cell between walls, where the source is, U is its own mirror image.
        int left = i > 0 ? c - stride : axis.periodic() ? c + ends : c + stride;
        int right = last ? c - ends : c + stride;
        double bend = potential[right] - 2 * potential[c] + potential[left];
        first = Math.max(first, Math.abs(potential[right] - potential[left]) / (2 * h));
        second = Math.max(second, Math.abs(bend) / (h * h));
      }
    }
    if (first > 0 && second > 0) {
      step = Math.min(step, TURN * root / Math.sqrt(mass * second));
      step = Math.min(step, CROSSING * root * first / second / velocity.spread());
    }
    return step;
  }
}
