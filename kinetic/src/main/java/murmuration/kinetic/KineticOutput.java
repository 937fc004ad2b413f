package murmuration.kinetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a study keeps of a state, immutable: fields with one value a cell. */
final class KineticOutput {
  private final double[] density;
  private final double[][] flux;
  private final double[][] stress;
  private final double[][] distribution;

  private KineticOutput(
      double[] density, double[][] flux, double[][] stress, double[][] distribution) {
    this.density = density;
    this.flux = flux;
    this.stress = stress;
    this.distribution = distribution;
  }

  static KineticOutput of(KineticState state, List<LimitOptions.Velocity> velocities) {
    int d = state.dimension();
    return new KineticOutput(
        state.density(),
        IntStream.range(0, d).mapToObj(state::flux).toArray(double[][]::new),
        IntStream.range(0, d).mapToObj(a -> state.stress(a, a)).toArray(double[][]::new),
        velocities.stream().map(v -> state.distribution(v.x(), v.y())).toArray(double[][]::new));
  }

  /** From numbers in the order of {@link #numbers}. */
  static KineticOutput of(double[] numbers, int offset, int dimension, int velocities, int cells) {
    double[][] fields =
        IntStream.range(0, 1 + 2 * dimension + velocities)
            .mapToObj(
                k -> Arrays.copyOfRange(numbers, offset + k * cells, offset + (k + 1) * cells))
            .toArray(double[][]::new);
    return new KineticOutput(
        fields[0],
        Arrays.copyOfRange(fields, 1, 1 + dimension),
        Arrays.copyOfRange(fields, 1 + dimension, 1 + 2 * dimension),
        Arrays.copyOfRange(fields, 1 + 2 * dimension, fields.length));
  }

  /** Density, fluxes, stresses, distributions. */
  DoubleStream numbers() {
    return Stream.of(new double[][] {density}, flux, stress, distribution)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream);
  }

  int dimension() {
    return flux.length;
  }

  int velocities() {
    return distribution.length;
  }

  /** The same with another density. */
  KineticOutput with(double[] other) {
    return new KineticOutput(other, flux, stress, distribution);
  }

  /** ρ_ε, a copy. */
  double[] density() {
    return density.clone();
  }

  /** ε^{−1/2} ∫ (v_a − V_a) f dv, a copy. */
  double[] flux(int a) {
    return flux[a].clone();
  }

  /** ∫ (v_a − V_a)² f dv, a copy. */
  double[] stress(int a) {
    return stress[a].clone();
  }

  /** f(·, v) for one of the velocities, a copy. */
  double[] distribution(int velocity) {
    return distribution[velocity].clone();
  }
}
