package murmuration.coefficients;

import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Some independent particles dv = −W'(v)dt + √(2θ)dB, started from M and followed by the steps of
 * {@link LangevinTable}, with
 *
 * <pre>  x_t = ∫_0^t (v − V) ds    (trapezoidal rule),    B_t = √h Σ ξ.</pre>
 *
 * Mutable, for one thread.
 */
final class LangevinPaths {
  private final LangevinTable table;
  private final SplittableGenerator random;
  private final double kick;
  private final double[] velocity;
  private final double[] displacement;
  private final double[] noise;

  /** Draws the velocities of {@code size} particles from M; x = B = 0. */
  LangevinPaths(LangevinTable table, double theta, SplittableGenerator random, int size) {
    this.table = table;
    this.random = random;
    kick = Math.sqrt(2 * theta * table.step());
    velocity = new double[size];
    displacement = new double[size];
    noise = new double[size];
    for (int i = 0; i < size; i++) {
      velocity[i] = table.quantile(random.nextDouble());
    }
  }

  /** Follows the particles for the interval of the table. */
  void advance() {
    double h = table.step();
    double root = Math.sqrt(h);
    double mean = table.meanVelocity();
    for (int n = 0; n < table.steps(); n++) {
      for (int i = 0; i < velocity.length; i++) {
        double before = velocity[i];
        double xi = random.nextGaussian();
        double after = table.flow(table.flow(before) + kick * xi);
        velocity[i] = after;
        displacement[i] += h * (0.5 * (before + after) - mean);
        noise[i] += root * xi;
      }
    }
  }

  /** Number of particles. */
  int size() {
    return velocity.length;
  }

  /** A copy of the v_t. */
  double[] velocities() {
    return velocity.clone();
  }

  /** A copy of the x_t. */
  double[] displacements() {
    return displacement.clone();
  }

  /** A copy of the B_t. */
  double[] noises() {
    return noise.clone();
  }
}
