package murmuration.macro;

import java.util.Arrays;
import java.util.Optional;

/**
 * A radial interaction potential U(r) given by a table, between whose points it is the cubic spline
 * with two continuous derivatives and, at the second and the last point but one, a third: not a
 * knot. The error is of order four in the spacing where U has four derivatives.
 *
 * <p>Below the first distance the first piece goes on, which is near enough only when the table
 * begins well within a cell; beyond the last distance U is not known. A table that begins at 0 is
 * taken to be smooth there when it begins like r², not like r. Source: de Boor, A Practical Guide
 * to Splines, Springer (1978), chapter IV, doi:10.1007/978-1-4612-6333-3.
 */
public final class TabulatedPotential implements InteractionPotential {
  /** The fewest points of a table. */
  public static final int FEWEST_POINTS = 4;

  // A distance may round to beyond the end.
  private static final double ROUND_OFF = 1e-12;

  private final double[] distances;
  private final double[] values;
  private final double[] slopes;

  /**
   * Interpolates; the arrays are copied.
   *
   * @param distances r, ascending, from 0 or above
   * @param values U(r)
   * @throws IllegalArgumentException when there are fewer than {@value #FEWEST_POINTS} points, the
   *     lengths differ, a number is not finite, or the distances do not increase from 0 or above
   */
  public TabulatedPotential(double[] distances, double[] values) {
    int n = distances.length;
    if (n < FEWEST_POINTS) {
      throw new IllegalArgumentException(
          "a table needs at least " + FEWEST_POINTS + " points, got " + n);
    }
    if (values.length != n) {
      throw new IllegalArgumentException(
          "a table needs as many values as distances, got " + values.length + " and " + n);
    }
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(distances[i]) || !Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "the numbers of a table must be finite, got U(" + distances[i] + ") = " + values[i]);
      }
      if (!(i == 0 ? distances[0] >= 0 : distances[i] > distances[i - 1])) {
        throw new IllegalArgumentException(
            "the distances of a table must increase, from 0 or above, got "
                + distances[i]
                + (i == 0 ? " first" : " after " + distances[i - 1]));
      }
    }
    this.distances = distances.clone();
    this.values = values.clone();
    slopes = slopes(distances, values);
  }

  /** A copy of the distances r. */
  public double[] distances() {
    return distances.clone();
  }

  /** A copy of the values U(r). */
  public double[] values() {
    return values.clone();
  }

  @Override
  public Optional<TabulatedPotential> table() {
    return Optional.of(this);
  }

  /** The largest distance of the table. */
  public double end() {
    return distances[distances.length - 1];
  }

  /** Whether U is known at a distance; rounding is allowed for. */
  public boolean reaches(double r) {
    return r <= end() * (1 + ROUND_OFF);
  }

  /**
   * U(r).
   *
   * @throws IllegalArgumentException when r is beyond the table
   */
  @Override
  public double value(double r) {
    if (!reaches(r)) {
      throw new IllegalArgumentException(
          "the table of the interaction potential ends at " + end() + ", before " + r);
    }
    int found = Arrays.binarySearch(distances, r);
    int piece = found >= 0 ? found : -found - 2;
    int i = Math.min(Math.max(piece, 0), distances.length - 2);
    double h = distances[i + 1] - distances[i];
    double t = r - distances[i];
    double secant = (values[i + 1] - values[i]) / h;
    double third = (slopes[i] + slopes[i + 1] - 2 * secant) / (h * h);
    double second = (secant - slopes[i]) / h - third * h;
    return values[i] + t * (slopes[i] + t * (second + t * third));
  }

  @Override
  public boolean smoothAtOrigin() {
    if (distances[0] > 0) {
      return false;
    }
    double step = Math.min(distances[1], 0.5 * end());
    double near = value(step) - values[0];
    double twice = value(2 * step) - values[0];
    return Math.abs(twice) > 3 * Math.abs(near) || near == 0;
  }

  /**
   * A table has an end, so there is no sum over images.
   *
   * @throws IllegalArgumentException when an axis is periodic
   */
  @Override
  public double images(Grid grid, double x, double y, double z) {
    if (grid.axes().stream().anyMatch(Axis::periodic)) {
      throw new IllegalArgumentException(
          "the interaction potential has no natural periodic form; choose nearest-image");
    }
    return 0;
  }

  /** U' at the points: a tridiagonal system, whose elimination needs no pivots. */
  private static double[] slopes(double[] r, double[] u) {
    int n = r.length;
    double[] h = new double[n - 1];
    double[] secant = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      h[i] = r[i + 1] - r[i];
      secant[i] = (u[i + 1] - u[i]) / h[i];
    }
    double[] diagonal = new double[n];
    double[] upper = new double[n];
    double[] slopes = new double[n];
    diagonal[0] = h[1];
    upper[0] = h[0] + h[1];
    slopes[0] = end(h[0], h[1], secant[0], secant[1]);
    for (int i = 1; i < n; i++) {
      boolean last = i == n - 1;
      double lower = last ? h[n - 2] + h[n - 3] : h[i];
      double factor = lower / diagonal[i - 1];
      diagonal[i] = (last ? h[n - 3] : 2 * (h[i - 1] + h[i])) - factor * upper[i - 1];
      upper[i] = last ? 0 : h[i - 1];
      double right =
          last
              ? end(h[n - 2], h[n - 3], secant[n - 2], secant[n - 3])
              : 3 * (h[i] * secant[i - 1] + h[i - 1] * secant[i]);
      slopes[i] = right - factor * slopes[i - 1];
    }
    slopes[n - 1] /= diagonal[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      slopes[i] = (slopes[i] - upper[i] * slopes[i + 1]) / diagonal[i];
    }
    return slopes;
  }

  /** The right side at an end, of the pieces next to it: one cubic on both. */
  private static double end(double h, double next, double secant, double nextSecant) {
    double both = h + next;
    return ((h + 2 * both) * next * secant + h * h * nextSecant) / both;
  }
}
