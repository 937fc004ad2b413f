package murmuration.kinetic;

import java.util.function.DoubleUnaryOperator;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;

/**
 * Equal velocity cells of width Δv that hold all of a Maxwellian but its tails, where W exceeds its
 * minimum by 40θ, and what the discrete collisions have for M, V and the corrector χ. With the
 * steps x_j = (W_{j+1} − W_j)/θ,
 *
 * <pre>
 *   M_{j+1} = M_j e^{−x_j},   Σ_j M_j Δv = 1,   V = Σ_j v_j M_j Δv,
 *   (θ/Δv) m_j (χ_{j+1} − χ_j) = Σ_{k>j} (v_k − V) M_k Δv,   m_j = M_j B(x_j),   Σ_j χ_j M_j = 0,
 * </pre>
 *
 * which is −θ(Mχ')' = (v − V)M by the fluxes of {@link DriftDiffusion}. For even W the cells lie
 * symmetric about v = 0, an end of two of them. Immutable.
 */
final class VelocityGrid {
  static final int FEWEST_CELLS = 8;

  private static final double TAIL = 40;
  private static final int SAMPLES = 4096;
  private static final double SMALLEST = 0x1p-10;
  private static final double LARGEST = 0x1p27;

  private final double theta;
  private final double spacing;
  private final double mean;
  private final double[] velocity;
  private final double[] step;
  private final double[] maxwellian;

  /**
   * Cuts the velocities.
   *
   * @param cells an even number, at least {@value #FEWEST_CELLS}
   * @throws IllegalArgumentException when it is not, there is more than one velocity dimension, or
   *     W is not finite somewhere or does not confine
   */
  VelocityGrid(Maxwellian equilibrium, int cells) {
    if (equilibrium.dimension() != 1) {
      throw new IllegalArgumentException(
          "velocities on a grid need dimension 1, got " + equilibrium.dimension());
    }
    if (cells < FEWEST_CELLS || cells % 2 != 0) {
      throw new IllegalArgumentException(
          "the number of velocity cells must be even and at least "
              + FEWEST_CELLS
              + ", got "
              + cells);
    }
    VelocityPotential w = equilibrium.potential();
    theta = equilibrium.theta();
    double[] ends = support(w, theta);
    double upper = w.even() ? Math.max(-ends[0], ends[1]) : ends[1];
    double lower = w.even() ? -upper : ends[0];
    spacing = (upper - lower) / cells;
    velocity = new double[cells];
    double[] exponent = new double[cells];
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < cells; j++) {
      velocity[j] = 0.5 * (lower + upper) + (j + 0.5 - 0.5 * cells) * spacing;
      exponent[j] = w.value(velocity[j]) / theta;
      least = Math.min(least, exponent[j]);
    }
    step = new double[cells - 1];
    for (int j = 0; j < cells - 1; j++) {
      step[j] = exponent[j + 1] - exponent[j];
    }
    maxwellian = new double[cells];
    double total = 0;
    double momentum = 0;
    for (int j = 0; j < cells; j++) {
      maxwellian[j] = Math.exp(least - exponent[j]);
      total += maxwellian[j];
      momentum += maxwellian[j] * velocity[j];
    }
    for (int j = 0; j < cells; j++) {
      maxwellian[j] /= total * spacing;
    }
    mean = w.even() ? 0 : momentum / total;
  }

  /** The outermost velocities, on either side, at which W is below its minimum plus the tail. */
  private static double[] support(VelocityPotential w, double theta) {
    double end = SMALLEST;
    double least = Math.min(w.value(-end), w.value(end));
    while (!(confined(w, end, least + TAIL * theta) && confined(w, -end, least + TAIL * theta))) {
      if (end > LARGEST) {
        throw new IllegalArgumentException(
            "the velocity potential does not confine: W(v) must grow without bound as |v| grows");
      }
      end *= 2;
      least = least(w, end);
    }
    int first = 0;
    int last = SAMPLES;
    while (w.value(sample(end, first + 1)) > least + TAIL * theta) {
      first++;
    }
    while (w.value(sample(end, last - 1)) > least + TAIL * theta) {
      last--;
    }
    return new double[] {sample(end, first), sample(end, last)};
  }

  private static boolean confined(VelocityPotential w, double end, double threshold) {
    return w.value(end) > threshold && w.value(2 * end) > threshold && w.value(8 * end) > threshold;
  }

  private static double least(VelocityPotential w, double end) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= SAMPLES; i++) {
      double value = w.value(sample(end, i));
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "the velocity potential is not finite: W(" + sample(end, i) + ") = " + value);
      }
      least = Math.min(least, value);
    }
    return least;
  }

  private static double sample(double end, int i) {
    return end * (2.0 * i / SAMPLES - 1);
  }

  /** The number of cells. */
  int size() {
    return velocity.length;
  }

  double theta() {
    return theta;
  }

  /** Δv. */
  double spacing() {
    return spacing;
  }

  /** V, zero for even W. */
  double mean() {
    return mean;
  }

  /** v_j, the centre of a cell. */
  double velocity(int j) {
    return velocity[j];
  }

  /** x_j, from cell j to the next. */
  double step(int j) {
    return step[j];
  }

  /** M_j. */
  double maxwellian(int j) {
    return maxwellian[j];
  }

  /** Σ_j g(v_j) M_j Δv. */
  double average(DoubleUnaryOperator g) {
    double sum = 0;
    for (int j = 0; j < size(); j++) {
      sum += g.applyAsDouble(velocity[j]) * maxwellian[j] * spacing;
    }
    return sum;
  }

  /** χ. */
  double[] corrector() {
    int n = size();
    // Summed from the nearer tail, where all terms have one sign.
    double[] flux = new double[n - 1];
    double sum = 0;
    for (int j = 0; j < n - 1 && velocity[j] < mean; j++) {
      sum -= (velocity[j] - mean) * maxwellian[j] * spacing;
      flux[j] = sum;
    }
    sum = 0;
    for (int j = n - 1; j > 0 && velocity[j] >= mean; j--) {
      sum += (velocity[j] - mean) * maxwellian[j] * spacing;
      flux[j - 1] = sum;
    }
    double[] corrector = new double[n];
    double average = 0;
    for (int j = 1; j < n; j++) {
      double weight = maxwellian[j - 1] * DriftDiffusion.bernoulli(step[j - 1]);
      corrector[j] = corrector[j - 1] + spacing * flux[j - 1] / (theta * weight);
    }
    for (int j = 0; j < n; j++) {
      average += corrector[j] * maxwellian[j] * spacing;
    }
    for (int j = 0; j < n; j++) {
      corrector[j] -= average;
    }
    return corrector;
  }
}
