package murmuration.plots;

import java.util.List;

/**
 * Curves over common axes, with a legend below.
 *
 * @param title the line above
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves what is drawn, the last on top
 */
public record LineChart(String title, Axis x, Axis y, List<Curve> curves) implements Panel {
  /** Copies the list. */
  public LineChart {
    curves = List.copyOf(curves);
  }

  /** With curves one by one. */
  public LineChart(String title, Axis x, Axis y, Curve... curves) {
    this(title, x, y, List.of(curves));
  }
}
