package murmuration.coefficients;

import java.util.stream.IntStream;

/**
 * Rectangular elements that cover where M is not negligible.
 *
 * <p>Along each axis the element edges equidistribute
 *
 * <pre>  max over the other axis of |∂W|/θ e^{−(W − min W)/(decay θ)}, over W &lt; min W + tail θ,
 * </pre>
 *
 * plus a uniform part: M changes by a bounded factor in an element, the looser bound the smaller M
 * is itself. When the rectangle contains v_x = 0 or v_y = 0 these are edges, for the sake of kinks
 * there. Elements where W exceeds min W + tail θ everywhere are left out.
 */
final class PlanarMesh {
  private static final int SAMPLES = 256;
  private static final int ELEMENT_SAMPLES = 8;

  private final double[] edgesX;
  private final double[] edgesY;
  private final double minimum;
  private final double tail;
  private final int[] elements;

  /**
   * Meshes the support of e^{−W/θ}.
   *
   * @throws IllegalArgumentException when W is not finite somewhere or does not confine
   */
  PlanarMesh(PlanarPotential w, double theta, Resolution resolution) {
    double height = resolution.tail() * theta;
    PlanarRegion region = PlanarRegion.of(w, height);
    minimum = region.minimum();
    tail = resolution.tail();
    double[][] monitors = monitors(w, theta, region, resolution);
    edgesX = equidistribute(monitors[0], region.lowerX(), region.upperX(), resolution.limit());
    edgesY = equidistribute(monitors[1], region.lowerY(), region.upperY(), resolution.limit());
    elements =
        IntStream.range(0, columns() * rows())
            .filter(e -> reachesBelow(w, e % columns(), e / columns(), minimum + height))
            .toArray();
  }

  /**
   * How fine a mesh is.
   *
   * @param tail the cut-off of W/θ above its minimum
   * @param variation the change of W/θ in an element near the minimum, at most
   * @param decay how far W/θ rises until the allowed change is e times as large
   * @param uniform the number of elements along an axis where W is flat, at least
   * @param limit the number of elements along an axis, at most
   */
  record Resolution(double tail, double variation, double decay, double uniform, int limit) {}

  /** Number of elements along x, those left out included. */
  int columns() {
    return edgesX.length - 1;
  }

  /** Number of elements along y, those left out included. */
  int rows() {
    return edgesY.length - 1;
  }

  /** Number of elements kept. */
  int elements() {
    return elements.length;
  }

  /** Column of element e, 0 ≤ e &lt; elements(). */
  int column(int e) {
    return elements[e] % columns();
  }

  /** Row of element e, 0 ≤ e &lt; elements(). */
  int row(int e) {
    return elements[e] / columns();
  }

  /** Left end of a column. */
  double edgeX(int column) {
    return edgesX[column];
  }

  /** Lower end of a row. */
  double edgeY(int row) {
    return edgesY[row];
  }

  /** The least value of W, up to sampling: the zero point of the exponents. */
  double minimum() {
    return minimum;
  }

  /** The cut-off of W/θ above its minimum. */
  double tail() {
    return tail;
  }

  /** The monitors of both axes, accumulated from the lower end to each of the samples. */
  private static double[][] monitors(
      PlanarPotential w, double theta, PlanarRegion region, Resolution resolution) {
    double stepX = (region.upperX() - region.lowerX()) / SAMPLES;
    double stepY = (region.upperY() - region.lowerY()) / SAMPLES;
    double[][] excess = new double[SAMPLES + 1][SAMPLES + 1];
    for (int j = 0; j <= SAMPLES; j++) {
      for (int i = 0; i <= SAMPLES; i++) {
        double value =
            PlanarRegion.value(w, region.lowerX() + i * stepX, region.lowerY() + j * stepY);
        excess[j][i] = (value - region.minimum()) / theta;
      }
    }
    double[][] monitors = new double[2][SAMPLES + 1];
    for (int j = 0; j <= SAMPLES; j++) {
      for (int i = 1; i <= SAMPLES; i++) {
        monitors[0][i] =
            Math.max(monitors[0][i], change(excess[j][i - 1], excess[j][i], resolution));
        monitors[1][i] =
            Math.max(monitors[1][i], change(excess[i - 1][j], excess[i][j], resolution));
      }
    }
    for (double[] monitor : monitors) {
      for (int i = 1; i <= SAMPLES; i++) {
        monitor[i] += monitor[i - 1] + resolution.uniform() / SAMPLES;
      }
    }
    return monitors;
  }

  /** The change of W/θ between two samples, as a fraction of what is allowed in an element. */
  private static double change(double excess, double next, Resolution resolution) {
    double lower = Math.min(excess, next);
    return lower > resolution.tail()
        ? 0
        : Math.abs(next - excess) * Math.exp(-lower / resolution.decay()) / resolution.variation();
  }

  private static double[] equidistribute(double[] monitor, double lower, double upper, int limit) {
    double total = monitor[SAMPLES];
    boolean split = lower < 0 && upper > 0;
    double below = split ? accumulated(monitor, -lower / (upper - lower) * SAMPLES) : 0;
    double coarser = Math.max(1, total / limit);
    int first = (int) Math.ceil(below / coarser);
    int elements = first + (int) Math.ceil((total - below) / coarser);
    double[] edges = new double[elements + 1];
    for (int e = 0; e <= elements; e++) {
      double target =
          e < first
              ? below * e / first
              : below + (total - below) * (e - first) / (elements - first);
      edges[e] = lower + (upper - lower) * position(monitor, target) / SAMPLES;
    }
    edges[0] = lower;
    edges[elements] = upper;
    if (split) {
      edges[first] = 0;
    }
    return edges;
  }

  /** The accumulated monitor at a position in units of the samples, linear between them. */
  private static double accumulated(double[] monitor, double position) {
    int i = Math.min((int) position, SAMPLES - 1);
    return monitor[i] + (position - i) * (monitor[i + 1] - monitor[i]);
  }

  /** The inverse of {@link #accumulated}. */
  private static double position(double[] monitor, double target) {
    int i = 1;
    while (i < SAMPLES && monitor[i] < target) {
      i++;
    }
    return i - 1 + (target - monitor[i - 1]) / (monitor[i] - monitor[i - 1]);
  }

  private boolean reachesBelow(PlanarPotential w, int column, int row, double level) {
    double stepX = (edgesX[column + 1] - edgesX[column]) / ELEMENT_SAMPLES;
    double stepY = (edgesY[row + 1] - edgesY[row]) / ELEMENT_SAMPLES;
    for (int j = 0; j <= ELEMENT_SAMPLES; j++) {
      for (int i = 0; i <= ELEMENT_SAMPLES; i++) {
        if (PlanarRegion.value(w, edgesX[column] + i * stepX, edgesY[row] + j * stepY) < level) {
          return true;
        }
      }
    }
    return false;
  }
}
