package murmuration.coefficients;

import java.util.function.DoubleUnaryOperator;

/**
 * The flow φ of dv = −W'(v) dt over a time, by the classical Runge–Kutta method at {@value
 * #INTERVALS} + 1 equally spaced velocities, linear between and beyond.
 *
 * <p>The table is small enough to stay in the first-level cache. The error of interpolation, (1/8)
 * spacing² φ'', is some 1e-6 of a thermal velocity, that of the Runge–Kutta steps less.
 */
final class FlowTable {
  private static final int INTERVALS = 2048;
  static final double MOST_STIFFNESS = 100;
  private static final double SUBSTEP_STIFFNESS = 0.1;

  private final double inverse;
  private final double shift;
  private final double[] lines;

  /**
   * Tabulates.
   *
   * @param slope W'
   * @param stiffness a bound of |W''|
   * @throws IllegalArgumentException when time · stiffness exceeds {@value #MOST_STIFFNESS}
   */
  FlowTable(DoubleUnaryOperator slope, double lower, double upper, double time, double stiffness) {
    requireFeasible(time, stiffness);
    int substeps = substeps(time, stiffness);
    double h = time / substeps;
    inverse = INTERVALS / (upper - lower);
    shift = -lower * inverse;
    double[] values = new double[INTERVALS + 1];
    for (int i = 0; i <= INTERVALS; i++) {
      double v = lower + (upper - lower) * i / INTERVALS;
      for (int s = 0; s < substeps; s++) {
        double k1 = -slope.applyAsDouble(v);
        double k2 = -slope.applyAsDouble(v + 0.5 * h * k1);
        double k3 = -slope.applyAsDouble(v + 0.5 * h * k2);
        double k4 = -slope.applyAsDouble(v + h * k3);
        v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
      }
      values[i] = v;
    }
    // φ(v) = a + b v in interval i, a at [2i] and b at [2i + 1]: the fewest operations there are.
    lines = new double[2 * INTERVALS];
    for (int i = 0; i < INTERVALS; i++) {
      double rise = (values[i + 1] - values[i]) * inverse;
      lines[2 * i] = values[i] - rise * (lower + (upper - lower) * i / INTERVALS);
      lines[2 * i + 1] = rise;
    }
  }

  /**
   * Demands a time that a table can be made for.
   *
   * @throws IllegalArgumentException when time · stiffness exceeds {@value #MOST_STIFFNESS}
   */
  static void requireFeasible(double time, double stiffness) {
    if (!(time > 0 && time * stiffness <= MOST_STIFFNESS)) {
      throw new IllegalArgumentException(
          "the time of the flow must be positive and at most "
              + MOST_STIFFNESS / stiffness
              + " for this W, got "
              + time);
    }
  }

  /** How many Runge–Kutta steps a time takes. */
  static int substeps(double time, double stiffness) {
    return 1 + (int) (time * stiffness / SUBSTEP_STIFFNESS);
  }

  /** φ(v). */
  double apply(double v) {
    int i = 2 * Math.max(0, Math.min((int) (v * inverse + shift), INTERVALS - 1));
    return lines[i] + lines[i + 1] * v;
  }
}
