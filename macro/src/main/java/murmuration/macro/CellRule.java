package murmuration.macro;

import java.util.function.DoubleUnaryOperator;

/** A quadrature rule for averages over an interval: Σ_q w_q f(centre + p_q · width). */
final class CellRule {
  private static final double NODE = 0.5 * Math.sqrt(0.6);
  private static final int FINE_PANELS = 4;
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

  /** The three-point Gauss rule on equal panels. */
  static CellRule gauss(int panels) {
    double[] positions = new double[3 * panels];
    double[] weights = new double[3 * panels];
    for (int panel = 0; panel < panels; panel++) {
      double centre = (panel + 0.5) / panels - 0.5;
      for (int q = 0; q < 3; q++) {
        positions[3 * panel + q] = centre + (q - 1) * NODE / panels;
        weights[3 * panel + q] = (q == 1 ? 8.0 : 5.0) / (18 * panels);
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

  /** The average of f over an interval, by four panels of the three-point Gauss rule. */
  static double average(DoubleUnaryOperator f, double lower, double upper) {
    double centre = 0.5 * (lower + upper);
    double sum = 0;
    for (int q = 0; q < FINE.size(); q++) {
      sum += FINE.weight(q) * f.applyAsDouble(centre + FINE.position(q) * (upper - lower));
    }
    return sum;
  }
}
