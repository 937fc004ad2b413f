package murmuration.kinetic;

import java.util.List;
import java.util.OptionalInt;

/**
 * How an ε→0 study is done.
 *
 * @param modes N; empty to choose it
 * @param method in time
 * @param accuracy of the differences ρ_ε − ρ that the time step should reach, relative
 * @param verify whether to find the effect of more modes and of another grid
 * @param velocities at which to keep the distributions f; empty for none
 */
public record LimitOptions(
    OptionalInt modes,
    KineticSolver.Method method,
    double accuracy,
    boolean verify,
    List<Velocity> velocities) {
  /** The accuracy in one dimension unless another is asked for. */
  public static final double ACCURACY = 1e-6;

  /**
   * A velocity in the laboratory.
   *
   * @param y 0 in one dimension
   */
  public record Velocity(double x, double y) {}

  /** Copies the list. */
  public LimitOptions {
    velocities = List.copyOf(velocities);
    if (!(accuracy > 0 && accuracy < 1)) {
      throw new IllegalArgumentException("accuracy must be between 0 and 1, got " + accuracy);
    }
  }

  /** The exponential method with so many modes, verified. */
  public static LimitOptions of(int modes) {
    return new LimitOptions(
        OptionalInt.of(modes), KineticSolver.Method.EXPONENTIAL, ACCURACY, true, List.of());
  }
}
