package murmuration.macro;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A box of equal cells, described by its axes. A field on it is a flat array, x fastest.
 *
 * @param axes x first; this version solves on one axis
 */
public record Grid(List<Axis> axes) {
  private static final double[] GAUSS_NODES = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};
  private static final double[] GAUSS_WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};
  private static final int PANELS = 4;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException unless there is exactly one axis
   */
  public Grid {
    axes = List.copyOf(axes);
    if (axes.size() != 1) {
      throw new IllegalArgumentException(
          "only one space dimension is supported, got " + axes.size());
    }
  }

  /** A grid of one axis. */
  public static Grid of(Axis x) {
    return new Grid(List.of(x));
  }

  /** The x axis. */
  public Axis x() {
    return axes.get(0);
  }

  /** Number of cells. */
  public int size() {
    return x().cells();
  }

  /** Volume of a cell. */
  public double cellVolume() {
    return x().spacing();
  }

  /** Σ f_i times the cell volume. */
  public double integral(double[] field) {
    double sum = 0;
    for (double value : field) {
      sum += value;
    }
    return sum * cellVolume();
  }

  /** The values of f at the cell centres. */
  public double[] pointValues(DoubleUnaryOperator f) {
    return IntStream.range(0, size()).mapToDouble(i -> f.applyAsDouble(x().centre(i))).toArray();
  }

  /** The averages of f over the cells; see {@link #average}. */
  public double[] cellAverages(DoubleUnaryOperator f) {
    double half = 0.5 * x().spacing();
    return IntStream.range(0, size())
        .mapToDouble(i -> average(f, x().centre(i) - half, x().centre(i) + half))
        .toArray();
  }

  /** The average of f over an interval, by four panels of the three-point Gauss rule. */
  static double average(DoubleUnaryOperator f, double lower, double upper) {
    double half = 0.5 * (upper - lower) / PANELS;
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double centre = lower + half * (2 * panel + 1);
      for (int q = 0; q < GAUSS_NODES.length; q++) {
        sum += GAUSS_WEIGHTS[q] * f.applyAsDouble(centre + half * GAUSS_NODES[q]);
      }
    }
    return sum / PANELS;
  }
}
