package murmuration.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import murmuration.kinetic.InitialState;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;

/**
 * All that a scenario file says, checked.
 *
 * @param name title of the run
 * @param text the file, word for word
 * @param velocity the velocity model, or empty when the coefficients are given by hand
 * @param diffusion D given by hand
 * @param drift κ given by hand
 * @param grid the box
 * @param interaction U
 * @param external V, 0 without one
 * @param density the initial density, before rescaling
 * @param mass the mass to rescale it to
 * @param scheme how the density is computed
 * @param times when it is output
 * @param tolerance of the time step
 * @param steadyTolerance ends the run at a steady state; 0 never
 * @param kinetic the kinetic check, if there is one
 * @param output the HDF5 file
 */
public record Scenario(
    String name,
    String text,
    Optional<VelocityModel> velocity,
    OptionalDouble diffusion,
    OptionalDouble drift,
    Grid grid,
    InteractionPotential interaction,
    SpatialFunction external,
    SpatialFormula density,
    OptionalDouble mass,
    SchemeName scheme,
    OutputTimes times,
    double tolerance,
    double steadyTolerance,
    Optional<Kinetic> kinetic,
    Path output) {

  /** The schemes; {@link Names} gives their names in scenario files. */
  public enum SchemeName {
    /** See {@link murmuration.macro.FiniteVolumeScheme}. */
    FINITE_VOLUME,
    /** See {@link murmuration.macro.SpectralScheme}. */
    SPECTRAL
  }

  /**
   * The kinetic part.
   *
   * @param epsilon values of ε, as listed
   * @param modes number of velocity modes
   * @param initial the velocity distribution at the start
   */
  public record Kinetic(List<Double> epsilon, int modes, InitialState initial) {
    /** Copies the list. */
    public Kinetic {
      epsilon = List.copyOf(epsilon);
    }
  }
}
