package murmuration.kinetic;

import java.util.OptionalDouble;

/**
 * How particles are run.
 *
 * @param particles N, {@value #FEWEST} to {@value #MOST}
 * @param seed of the random numbers; the same seed gives the same bits on any number of threads
 * @param epsilon ε
 * @param step the longest time step; empty for {@link ParticleStudy#automaticStep}
 * @param forces how the mean field is found
 * @param keepPositions whether outputs keep all positions
 */
public record ParticleOptions(
    int particles,
    long seed,
    double epsilon,
    OptionalDouble step,
    Forces forces,
    boolean keepPositions) {
  /** With fewer particles there is no standard error. */
  public static final int FEWEST = 2;

  /** What one array holds in two dimensions. */
  public static final int MOST = 1_000_000_000;

  /** So many particles are fewer than a mesh is worth. */
  public static final int FEW = 200;

  /** How the mean field is found. */
  public enum Forces {
    /** Directly for up to {@value ParticleOptions#FEW} particles if possible, else on the mesh. */
    AUTOMATIC,
    /** Deposition on the grid and a fast convolution, of second order in its spacing. */
    MESH,
    /** The sum over all pairs; not for potentials that a periodic box knows by waves only. */
    DIRECT
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public ParticleOptions {
    if (particles < FEWEST || particles > MOST) {
      throw new IllegalArgumentException(
          "particles must be " + FEWEST + " to " + MOST + ", got " + particles);
    }
    KineticSolver.requirePositive(epsilon);
    if (step.isPresent() && !(step.getAsDouble() > 0 && Double.isFinite(step.getAsDouble()))) {
      throw new IllegalArgumentException(
          "step must be positive and finite, got " + step.getAsDouble());
    }
  }

  /** So many particles with a step and forces that are chosen. */
  public static ParticleOptions of(int particles, long seed, double epsilon) {
    return new ParticleOptions(
        particles, seed, epsilon, OptionalDouble.empty(), Forces.AUTOMATIC, false);
  }
}
