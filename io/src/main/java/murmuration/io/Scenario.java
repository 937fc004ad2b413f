package murmuration.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.ParticleOptions;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;

/**
 * All that a scenario file says, checked.
 *
 * @param name title of the run
 * @param text the file, word for word
 * @param velocity the velocity model, or empty when the coefficients are given by hand
 * @param given the coefficients given by hand, or empty when they are those of the velocity model
 * @param grid the box
 * @param interaction U
 * @param external V, 0 without one
 * @param density the initial density, before rescaling
 * @param mass the mass to rescale it to
 * @param scheme how the density is computed
 * @param laboratory ε of a run in the laboratory frame; empty in the moving frame
 * @param times when it is output
 * @param tolerance of the time step
 * @param steadyTolerance ends the run at a steady state; 0 never
 * @param kinetic the kinetic check, if there is one
 * @param particles the runs of particles, if there are any
 * @param output the HDF5 file
 * @param paraView the files beside it
 * @param storage as what it holds its fields
 */
public record Scenario(
    String name,
    String text,
    Optional<VelocityModel> velocity,
    Optional<Given> given,
    Grid grid,
    InteractionPotential interaction,
    SpatialFunction external,
    SpatialFormula density,
    OptionalDouble mass,
    SchemeName scheme,
    OptionalDouble laboratory,
    OutputTimes times,
    double tolerance,
    double steadyTolerance,
    Optional<Kinetic> kinetic,
    Optional<Particles> particles,
    Path output,
    ParaView paraView,
    Storage storage) {

  /** The schemes; {@link Names} gives their names in scenario files. */
  public enum SchemeName {
    /** See {@link murmuration.macro.FiniteVolumeScheme}. */
    FINITE_VOLUME,
    /** See {@link murmuration.macro.SpectralScheme}. */
    SPECTRAL
  }

  /** The frame of reference of the density. */
  public Frame frame() {
    return laboratory.isPresent() ? Frame.LABORATORY : Frame.MOVING;
  }

  /** The frames of reference; {@link Names} gives their names in scenario files. */
  public enum Frame {
    /** It moves with V/√ε, V the mean velocity. */
    MOVING,
    /** It is at rest, so that the density drifts with u = V/√ε. */
    LABORATORY
  }

  /**
   * Which files for ParaView are written beside the HDF5 file; see {@link ParaViewFiles}.
   *
   * @param xdmf a description of the HDF5 file
   * @param vtkhdf a copy of the densities
   */
  public record ParaView(boolean xdmf, boolean vtkhdf) {}

  /**
   * Coefficients given by hand.
   *
   * @param diffusion 𝒟
   * @param drift 𝒦
   * @param velocity u
   */
  public record Given(Tensor diffusion, Tensor drift, Velocity velocity) {}

  /**
   * The kinetic part.
   *
   * @param epsilon values of ε, as listed
   * @param initial the velocity distribution at the start
   * @param options how the check is done
   */
  public record Kinetic(List<Double> epsilon, InitialState initial, LimitOptions options) {
    /** Copies the list. */
    public Kinetic {
      epsilon = List.copyOf(epsilon);
    }
  }

  /**
   * The particle part.
   *
   * @param initial the velocity distribution at the start
   * @param runs one for each ε, as listed, alike in all else
   */
  public record Particles(InitialState initial, List<ParticleOptions> runs) {
    /** Copies the list. */
    public Particles {
      runs = List.copyOf(runs);
    }

    /** How the mean field is found, as scenario files say it. */
    public String forces() {
      ParticleOptions.Forces forces = runs.get(0).forces();
      return forces == ParticleOptions.Forces.AUTOMATIC
          ? ParticlesReader.AUTOMATIC
          : Names.of(forces);
    }
  }
}
