package murmuration.kinetic;

import java.util.List;

/**
 * One ε of an ε→0 study, immutable.
 *
 * <p>Norms are those of L²(dr) at the end time. Fields are point values, one for each cell, x
 * fastest.
 */
public final class LimitRow {
  private final double epsilon;
  private final double error;
  private final double predictedError;
  private final double residual;
  private final double numericalError;
  private final long steps;
  private final List<KineticOutput> outputs;

  LimitRow(
      double epsilon,
      double error,
      double predictedError,
      double residual,
      double numericalError,
      long steps,
      List<KineticOutput> outputs) {
    this.epsilon = epsilon;
    this.error = error;
    this.predictedError = predictedError;
    this.residual = residual;
    this.numericalError = numericalError;
    this.steps = steps;
    this.outputs = List.copyOf(outputs);
  }

  /** ε. */
  public double epsilon() {
    return epsilon;
  }

  /** ‖ρ_ε − ρ‖. */
  public double error() {
    return error;
  }

  /**
   * The norm of the prediction, ε^p ‖ρ_p‖; layers at walls that a force pushes against included.
   */
  public double predictedError() {
    return predictedError;
  }

  /** The norm of ρ_ε − ρ less the prediction. */
  public double residual() {
    return residual;
  }

  /** The estimated part of {@link #error} and {@link #residual} due to the time step. */
  public double numericalError() {
    return numericalError;
  }

  /** Steps of the finest run. */
  public long steps() {
    return steps;
  }

  /** Number of output times. */
  public int outputs() {
    return outputs.size();
  }

  /** ρ_ε at output {@code i}, a copy. */
  public double[] density(int i) {
    return outputs.get(i).density();
  }

  /** ε^{−1/2} ∫ (v_a − V_a) f dv at output {@code i}, see {@link KineticState#flux}, a copy. */
  public double[] flux(int i, int a) {
    return outputs.get(i).flux(a);
  }

  /** ∫ (v_a − V_a)² f dv at output {@code i}, see {@link KineticState#stress}, a copy. */
  public double[] stress(int i, int a) {
    return outputs.get(i).stress(a);
  }

  /** f(·, v) at output {@code i} for the velocity of that index among those asked for, a copy. */
  public double[] distribution(int i, int velocity) {
    return outputs.get(i).distribution(velocity);
  }
}
