package murmuration.kinetic;

import java.util.function.Function;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/**
 * What a run of particles is about.
 *
 * @param velocity the motion of the velocities: W, θ
 * @param interaction U
 * @param grid a box in as many dimensions as the velocities, one or two; walls need a W even in
 *     each component
 * @param density gives the cell averages of the initial density on a grid of the box
 * @param initial the velocities at the start
 * @param times outputs
 */
public record ParticleProblem(
    VelocityProcess velocity,
    InteractionPotential interaction,
    Grid grid,
    Function<Grid, double[]> density,
    InitialState initial,
    OutputTimes times) {
  /**
   * Checks that velocities and box go together.
   *
   * @throws IllegalArgumentException when their dimensions differ, or there are walls and W is not
   *     even
   */
  public ParticleProblem {
    if (grid.dimension() != velocity.dimension()) {
      throw new IllegalArgumentException(
          "particles with velocities in dimension "
              + velocity.dimension()
              + " need as many axes, got "
              + grid.dimension());
    }
    if (!grid.periodic() && !velocity.even()) {
      throw new IllegalArgumentException(
          "particles between walls need an even W: walls reflect velocities");
    }
  }
}
