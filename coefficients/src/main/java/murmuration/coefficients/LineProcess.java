package murmuration.coefficients;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Velocities on the line. M, its distribution function F and the corrector
 *
 * <pre>  χ(v) = ∫_0^v χ' + const,   χ' = (1/(θM)) ∫_w^∞ (u − V) M(u) du,   ∫ χ M = 0,</pre>
 *
 * by the trapezoidal rule at {@value #INTERVALS} + 1 velocities, exact to round-off for integrals
 * over all of smooth M, of second order for parts; the tail in χ' is taken from the nearer end, so
 * that nothing cancels.
 */
final class LineProcess implements VelocityProcess {
  private static final int INTERVALS = 8192;

  private final VelocityPotential w;
  private final double theta;
  private final double lower;
  private final double spacing;
  private final double[] density;
  private final double[] distribution;
  private final PotentialDerivatives derivatives;
  private final double mean;
  private final double spread;
  private final double rate;
  private final double stiffness;

  LineProcess(VelocityPotential w, double theta) {
    Landscape support = new Landscape(w, theta, false, TAIL);
    this.w = w;
    this.theta = theta;
    lower = support.lower();
    spacing = (support.upper() - lower) / INTERVALS;
    derivatives = new PotentialDerivatives(w, lower, support.upper());
    density = new double[INTERVALS + 1];
    distribution = new double[INTERVALS + 1];
    double most = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      density[i] = Math.exp(-(w.value(node(i)) - support.minimum()) / theta);
      distribution[i] = i == 0 ? 0 : distribution[i - 1] + 0.5 * (density[i - 1] + density[i]);
      most = Math.max(most, Math.abs(derivatives.second(node(i))));
    }
    double total = distribution[INTERVALS];
    for (int i = 0; i <= INTERVALS; i++) {
      density[i] /= total * spacing;
      distribution[i] /= total;
    }
    stiffness = most;
    mean = w.even() ? 0 : average((v, y) -> v);
    spread = Math.sqrt(average((v, y) -> (v - mean) * (v - mean)));
    rate = Math.sqrt(average((v, y) -> derivatives.second(v) * derivatives.second(v)));
  }

  private double node(int i) {
    return lower + i * spacing;
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public double theta() {
    return theta;
  }

  @Override
  public double mean(int a) {
    return mean;
  }

  @Override
  public double spread() {
    return spread;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public double stiffness() {
    return stiffness;
  }

  @Override
  public boolean even() {
    return w.even();
  }

  @Override
  public double average(DoubleBinaryOperator g) {
    double sum = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      sum += density[i] * g.applyAsDouble(node(i), 0);
    }
    return sum * spacing;
  }

  @Override
  public double largest(DoubleBinaryOperator g) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= INTERVALS; i++) {
      largest = Math.max(largest, g.applyAsDouble(node(i), 0));
    }
    return largest;
  }

  @Override
  public void sample(RandomGenerator random, double[] velocity, int stride, int i) {
    velocity[i] = quantile(random.nextDouble());
  }

  /** F⁻¹(u), 0 ≤ u &lt; 1, F linear between the velocities of the table: distributed as M. */
  double quantile(double u) {
    return lower + spacing * quantile(distribution, u);
  }

  /** Where an increasing table reaches a value, in units of its spacing. */
  static double quantile(double[] table, double value) {
    int found = Arrays.binarySearch(table, value);
    int i = Math.min(found >= 0 ? found : -found - 2, table.length - 2);
    double rise = table[i + 1] - table[i];
    return i + (rise > 0 ? (value - table[i]) / rise : 0);
  }

  @Override
  public DoubleBinaryOperator corrector(int a) {
    double[] flux = new double[INTERVALS + 1];
    int middle = (int) Math.round((mean - lower) / spacing);
    for (int i = 1; i <= middle; i++) {
      flux[i] = flux[i - 1] - 0.5 * spacing * (load(i - 1) + load(i));
    }
    double fromLeft = flux[middle];
    for (int i = INTERVALS - 1; i >= middle; i--) {
      flux[i] = flux[i + 1] + 0.5 * spacing * (load(i) + load(i + 1));
    }
    flux[middle] = 0.5 * (flux[middle] + fromLeft);
    double[] chi = new double[INTERVALS + 1];
    for (int i = 1; i <= INTERVALS; i++) {
      double slopes = flux[i - 1] / density[i - 1] + flux[i] / density[i];
      chi[i] = chi[i - 1] + 0.5 * spacing * slopes / theta;
    }
    DoubleUnaryOperator table = v -> interpolate(chi, v);
    double offset = average((v, y) -> table.applyAsDouble(v));
    return (v, y) -> table.applyAsDouble(v) - offset;
  }

  private double load(int i) {
    return (node(i) - mean) * density[i];
  }

  private double interpolate(double[] table, double v) {
    double position = (v - lower) / spacing;
    int i = Math.max(0, Math.min((int) position, INTERVALS - 1));
    return table[i] + (position - i) * (table[i + 1] - table[i]);
  }

  @Override
  public VelocityFlow flow(double time) {
    FlowTable table = flowTable(time);
    return (velocity, stride, from, to, noise) -> {
      // Two loops, as the second φ has to wait for the first.
      for (int i = from; i < to; i++) {
        velocity[i] = table.apply(velocity[i]) + noise[i - from];
      }
      for (int i = from; i < to; i++) {
        velocity[i] = table.apply(velocity[i]);
      }
    };
  }

  /** φ over a time. */
  FlowTable flowTable(double time) {
    return new FlowTable(derivatives::first, lower, node(INTERVALS), time, stiffness);
  }
}
