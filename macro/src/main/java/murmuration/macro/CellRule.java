package murmuration.macro;

import java.util.function.DoubleUnaryOperator;

/** A quadrature rule for averages over an interval: Σ_q w_q f(centre + p_q · width). */
final class CellRule {
  // The Gauss rules of three and four points on [−½, ½], symmetric: nodes and weights above 0.
  private static final double[] NODES_3 = {0, 0.5 * Math.sqrt(0.6)};
  private static final double[] WEIGHTS_3 = {4.0 / 9, 5.0 / 18};
  private static final double[] NODES_4 = {
    0.5 * Math.sqrt(3.0 / 7 - 2.0 / 7 * Math.sqrt(1.2)),
    0.5 * Math.sqrt(3.0 / 7 + 2.0 / 7 * Math.sqrt(1.2))
  };
  private static final double[] WEIGHTS_4 = {(18 + Math.sqrt(30)) / 72, (18 - Math.sqrt(30)) / 72};
  private static final int FINE_PANELS = 3;
  private static final CellRule FINE = gauss(4, FINE_PANELS);

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

  /** The Gauss rule of three or four points on equal panels. */
  static CellRule gauss(int points, int panels) {
    double[] nodes = points == 3 ? NODES_3 : NODES_4;
    double[] nodeWeights = points == 3 ? WEIGHTS_3 : WEIGHTS_4;
    double[] positions = new double[points * panels];
    double[] weights = new double[points * panels];
    for (int panel = 0; panel < panels; panel++) {
      double centre = (panel + 0.5) / panels - 0.5;
      for (int q = 0; q < points; q++) {
        int mirrored = Math.min(q, points - 1 - q);
        int node = nodes.length - 1 - mirrored;
        double side = 2 * q < points - 1 ? -1 : 1;
        positions[points * panel + q] = centre + side * nodes[node] / panels;
        weights[points * panel + q] = nodeWeights[node] / panels;
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
