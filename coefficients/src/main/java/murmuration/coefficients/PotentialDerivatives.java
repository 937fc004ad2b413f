package murmuration.coefficients;

import java.util.ArrayList;
import java.util.List;

/**
 * W' and W'' of a velocity potential of which only values are known, for the Schrödinger potential
 * Φ = −W''/2 + W'²/(4θ).
 *
 * <p>On each of a row of panels W is interpolated at {@value #POINTS} Chebyshev points of the first
 * kind,
 *
 * <pre>  W ≈ Σ_k c_k T_k(x),    W' ≈ (2/length) Σ_k d_k T_k(x),    d_{k−1} = d_{k+1} + 2k c_k,
 * </pre>
 *
 * without the coefficients below the rounding of W, which differentiation would magnify; so a
 * polynomial W is differentiated nearly without loss. A panel whose coefficients do not decay is
 * halved, {@value #MOST_HALVINGS} times at most. v = 0 is a panel end, so that a kink of W'' there
 * is no obstacle. W has to be twice continuously differentiable elsewhere, and W' continuous.
 *
 * <p>Source: Trefethen, Approximation Theory and Approximation Practice (2019), chapters 3 and 21,
 * doi:10.1137/1.9781611975949.
 */
final class PotentialDerivatives {
  private static final int PANELS = 8;
  private static final int POINTS = 32;
  private static final int MOST_HALVINGS = 8;
  private static final double ROUND_OFF = 0x1p-49;

  private final List<Panel> panels = new ArrayList<>();
  private final VelocityPotential w;

  PotentialDerivatives(VelocityPotential w, double lower, double upper) {
    this.w = w;
    if (lower < 0 && upper > 0) {
      addPanels(lower, 0);
      addPanels(0, upper);
    } else {
      addPanels(lower, upper);
    }
  }

  /** W'(v); beyond the ends, that of the polynomial of the last panel. */
  double first(double v) {
    Panel panel = panelAt(v);
    return sum(panel.first, panel.local(v));
  }

  /** W''(v); beyond the ends, that of the polynomial of the last panel. */
  double second(double v) {
    Panel panel = panelAt(v);
    return sum(panel.second, panel.local(v));
  }

  private void addPanels(double lower, double upper) {
    for (int i = 0; i < PANELS; i++) {
      double left = lower + (upper - lower) * i / PANELS;
      double right = i + 1 == PANELS ? upper : lower + (upper - lower) * (i + 1) / PANELS;
      add(left, right, MOST_HALVINGS);
    }
  }

  private void add(double left, double right, int halvings) {
    double[] coefficients = interpolate(left, right);
    double largest = 0;
    for (double c : coefficients) {
      largest = Math.max(largest, Math.abs(c));
    }
    int terms = POINTS;
    while (terms > 1 && Math.abs(coefficients[terms - 1]) <= ROUND_OFF * largest) {
      terms--;
    }
    if (terms == POINTS && halvings > 0) {
      double middle = 0.5 * (left + right);
      add(left, middle, halvings - 1);
      add(middle, right, halvings - 1);
    } else {
      double[] first = differentiate(coefficients, terms, right - left);
      panels.add(new Panel(left, right, first, differentiate(first, terms, right - left)));
    }
  }

  private double[] interpolate(double left, double right) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double x = Math.cos(Math.PI * (i + 0.5) / POINTS);
      values[i] = w.value(0.5 * (left + right) + 0.5 * (right - left) * x);
    }
    double[] coefficients = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        // The angle is reduced exactly: its rounding would be that of a large number.
        int angle = k * (2 * i + 1) % (4 * POINTS);
        sum += values[i] * Math.cos(Math.PI * angle / (2 * POINTS));
      }
      coefficients[k] = (k == 0 ? 1.0 : 2.0) / POINTS * sum;
    }
    return coefficients;
  }

  private static double[] differentiate(double[] c, int terms, double length) {
    double[] d = new double[terms + 1];
    for (int k = terms - 1; k >= 1; k--) {
      d[k - 1] = d[k + 1] + 2 / length * (2 * k * c[k]);
    }
    d[0] *= 0.5;
    return d;
  }

  /** Clenshaw's recurrence for Σ c_k T_k(x). */
  private static double sum(double[] c, double x) {
    double current = 0;
    double previous = 0;
    for (int k = c.length - 1; k >= 1; k--) {
      double next = c[k] + 2 * x * current - previous;
      previous = current;
      current = next;
    }
    return c[0] + x * current - previous;
  }

  private Panel panelAt(double v) {
    int low = 0;
    int high = panels.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (v >= panels.get(middle).left) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return panels.get(low);
  }

  /** Chebyshev coefficients of W' and W'' on an interval. */
  private static final class Panel {
    private final double left;
    private final double right;
    private final double[] first;
    private final double[] second;

    private Panel(double left, double right, double[] first, double[] second) {
      this.left = left;
      this.right = right;
      this.first = first;
      this.second = second;
    }

    private double local(double v) {
      return ((v - left) - (right - v)) / (right - left);
    }
  }
}
