package murmuration.kinetic;

/**
 * One ε of an ε→0 study, immutable.
 *
 * <p>{@code error} is ‖ρ_ε − ρ‖ in L²(dr) at the end time, {@code predictedError} is ε^p ‖ρ_p‖, and
 * {@code numericalError} estimates, from a run with half as many steps, the error of ρ_ε in time.
 */
public final class LimitRow {
  private final double epsilon;
  private final double error;
  private final double predictedError;
  private final double numericalError;
  private final long steps;
  private final double[][] density;

  LimitRow(
      double epsilon,
      double error,
      double predictedError,
      double numericalError,
      long steps,
      double[][] density) {
    this.epsilon = epsilon;
    this.error = error;
    this.predictedError = predictedError;
    this.numericalError = numericalError;
    this.steps = steps;
    this.density = density;
  }

  /** ε. */
  public double epsilon() {
    return epsilon;
  }

  /** ‖ρ_ε − ρ‖ at the end time. */
  public double error() {
    return error;
  }

  /** ε^p ‖ρ_p‖. */
  public double predictedError() {
    return predictedError;
  }

  /** The part of {@link #error} that the time step may account for. */
  public double numericalError() {
    return numericalError;
  }

  /** Steps of the run that gave the result. */
  public long steps() {
    return steps;
  }

  /** Number of output times. */
  public int outputs() {
    return density.length;
  }

  /** Point values of ρ_ε at output {@code i}, a copy. */
  public double[] density(int i) {
    return density[i].clone();
  }
}
