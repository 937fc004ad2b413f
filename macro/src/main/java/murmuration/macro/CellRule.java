package murmuration.macro;

import java.util.function.DoubleUnaryOperator;

/** A quadrature rule for averages over an interval: Σ_q w_q f(centre + p_q · width). */
final class CellRule {
  private static final double INNER = 0.5 * Math.sqrt(3.0 / 7 - 2.0 / 7 * Math.sqrt(1.2));
  private static final double OUTER = 0.5 * Math.sqrt(3.0 / 7 + 2.0 / 7 * Math.sqrt(1.2));
  private static final double[] NODES = {-OUTER, -INNER, INNER, OUTER};
  private static final double INNER_WEIGHT = (18 + Math.sqrt(30)) / 72;
  private static final double OUTER_WEIGHT = (18 - Math.sqrt(30)) / 72;
  private static final double[] WEIGHTS = {OUTER_WEIGHT, INNER_WEIGHT, INNER_WEIGHT, OUTER_WEIGHT};
  private static final int FINE_PANELS = 3;
  private static final CellRule FINE = gauss(FINE_PANELS);

  private final double[] positions;
  private final double[] weights;

  private CellRule(double[] positions, double[] weights) {
    this.positions = positions;
    this.weights = weights;
  }

  /** The value at the centre. */
  static CellRule centre() {
    return new CellRule(new double[] {0}, new double[] {1});
  }

  /** The four-point Gauss rule on equal panels. */
  static CellRule gauss(int panels) {
    int points = NODES.length;
    double[] positions = new double[points * panels];
    double[] weights = new double[points * panels];
    for (int panel = 0; panel < panels; panel++) {
      double centre = (panel + 0.5) / panels - 0.5;
      for (int q = 0; q < points; q++) {
        positions[points * panel + q] = centre + NODES[q] / panels;
        weights[points * panel + q] = WEIGHTS[q] / panels;
      }
    }
    return new CellRule(positions, weights);
  }

  int size() {
    return weights.length;
  }

  /** Where point q lies relative to the centre, in units of the width. */
  double position(int q) {
    return positions[q];
  }

  double weight(int q) {
    return weights[q];
  }

  /** The average of f over an interval, by three panels of the four-point Gauss rule. */
  static double average(DoubleUnaryOperator f, double lower, double upper) {
    double centre = 0.5 * (lower + upper);
    double sum = 0;
    for (int q = 0; q < FINE.size(); q++) {
      sum += FINE.weight(q) * f.applyAsDouble(centre + FINE.position(q) * (upper - lower));
    }
    return sum;
  }
}
