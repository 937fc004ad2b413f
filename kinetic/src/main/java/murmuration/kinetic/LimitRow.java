package murmuration.kinetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One ε of an ε→0 study, immutable.
 *
 * <p>Norms are those of L²(dr) at the end time. Fields are point values, one for each cell, x
 * fastest.
 */
public final class LimitRow {
  // How many numbers stand before those of the outputs.
  private static final int HEAD = 10;

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

  /**
   * A row from its numbers.
   *
   * @param numbers as {@link #numbers} gives them
   * @throws IllegalArgumentException when they are not those of a row
   */
  public static LimitRow of(double[] numbers) {
    if (numbers.length < HEAD) {
      throw new IllegalArgumentException("not the numbers of a row, too few of them");
    }
    int outputs = (int) numbers[6];
    int dimension = (int) numbers[7];
    int velocities = (int) numbers[8];
    int cells = (int) numbers[9];
    int fields = 1 + 2 * dimension + velocities;
    if (Math.min(Math.min(outputs, dimension), Math.min(velocities + 1, cells)) < 1
        || numbers.length != HEAD + (double) outputs * fields * cells) {
      throw new IllegalArgumentException("not the numbers of a row");
    }
    List<KineticOutput> all =
        IntStream.range(0, outputs)
            .mapToObj(
                i ->
                    KineticOutput.of(
                        numbers, HEAD + i * fields * cells, dimension, velocities, cells))
            .toList();
    return new LimitRow(
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], (long) numbers[5], all);
  }

  /**
   * All that is in the row: ε, error, predicted error, residual, numerical error, steps, the
   * numbers of outputs, dimensions, velocities and cells; then, for each output, density, fluxes,
   * stresses and distributions.
   */
  public double[] numbers() {
    KineticOutput first = outputs.get(0);
    double[] head = {
      epsilon,
      error,
      predictedError,
      residual,
      numericalError,
      steps,
      outputs.size(),
      first.dimension(),
      first.velocities(),
      first.density().length
    };
    return DoubleStream.concat(
            Arrays.stream(head), outputs.stream().flatMapToDouble(KineticOutput::numbers))
        .toArray();
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
