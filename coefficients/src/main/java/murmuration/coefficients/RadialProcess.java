package murmuration.coefficients;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * Velocities in the plane with W(s), s = |v|. The speed has the density 2πsM(s), and φ keeps the
 * direction. The corrector is χ_a = g(s) v_a/s with
 *
 * <pre>  −(θ/(sM)) (sM g')' + θ g/s² = s,    g(0) = 0,   g' = 0 at the end of the table,</pre>
 *
 * by differences of second order at {@value #INTERVALS} + 1 speeds.
 */
final class RadialProcess implements VelocityProcess {
  private static final int INTERVALS = 8192;
  private static final int ANGLES = 64;

  private final VelocityPotential w;
  private final double theta;
  private final double minimum;
  private final double spacing;
  private final double[] density;
  private final double[] distribution;
  private final PotentialDerivatives derivatives;
  private final double spread;
  private final double rate;
  private final double stiffness;

  RadialProcess(VelocityPotential w, double theta) {
    Landscape support = new Landscape(w, theta, true, TAIL);
    this.w = w;
    this.theta = theta;
    minimum = support.minimum();
    spacing = support.upper() / INTERVALS;
    derivatives = new PotentialDerivatives(w, 0, support.upper());
    density = new double[INTERVALS + 1];
    distribution = new double[INTERVALS + 1];
    double most = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      density[i] = node(i) * Math.exp(-(w.value(node(i)) - minimum) / theta);
      distribution[i] = i == 0 ? 0 : distribution[i - 1] + 0.5 * (density[i - 1] + density[i]);
      most = Math.max(most, i == 0 ? 0 : curvature(node(i)));
    }
    double total = distribution[INTERVALS];
    double second = 0;
    double curvatures = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      density[i] /= total;
      distribution[i] /= total;
      second += density[i] * node(i) * node(i);
      curvatures += i == 0 ? 0 : density[i] * curvature(node(i)) * curvature(node(i));
    }
    stiffness = most;
    spread = Math.sqrt(0.5 * second);
    rate = Math.sqrt(curvatures);
  }

  private double node(int i) {
    return i * spacing;
  }

  /** The larger one of the eigenvalues W'' and W'/s of ∇∇W. */
  private double curvature(double s) {
    return Math.max(Math.abs(derivatives.second(s)), Math.abs(derivatives.first(s) / s));
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double theta() {
    return theta;
  }

  @Override
  public double mean(int a) {
    return 0;
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
    return true;
  }

  @Override
  public double average(DoubleBinaryOperator g) {
    double sum = 0;
    for (int k = 0; k < ANGLES; k++) {
      double angle = 2 * Math.PI * (k + 0.5) / ANGLES;
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      for (int i = 1; i <= INTERVALS; i++) {
        sum += density[i] * g.applyAsDouble(node(i) * x, node(i) * y);
      }
    }
    return sum / ANGLES;
  }

  @Override
  public double largest(DoubleBinaryOperator g) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < ANGLES; k++) {
      double angle = 2 * Math.PI * k / ANGLES;
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      for (int i = 0; i <= INTERVALS; i++) {
        largest = Math.max(largest, g.applyAsDouble(node(i) * x, node(i) * y));
      }
    }
    return largest;
  }

  @Override
  public void sample(RandomGenerator random, double[] velocity, int stride, int i) {
    double speed = spacing * LineProcess.quantile(distribution, random.nextDouble());
    double angle = 2 * Math.PI * random.nextDouble();
    velocity[i] = speed * Math.cos(angle);
    velocity[stride + i] = speed * Math.sin(angle);
  }

  @Override
  public DoubleBinaryOperator corrector(int a) {
    // Tridiagonal elimination from 0 on: g_i = upper_i g_{i+1} + right_i.
    double[] ratio = new double[INTERVALS + 1];
    double[] g = new double[INTERVALS + 1];
    for (int i = 1; i <= INTERVALS; i++) {
      double left = (i - 0.5) * jump(i - 0.5, i);
      double right = i == INTERVALS ? 0 : (i + 0.5) * jump(i + 0.5, i);
      double pivot = left * (1 - ratio[i - 1]) + right + 1.0 / i;
      ratio[i] = right / pivot;
      g[i] = (i * node(i) * spacing * spacing / theta + left * g[i - 1]) / pivot;
    }
    for (int i = INTERVALS - 1; i > 0; i--) {
      g[i] += ratio[i] * g[i + 1];
    }
    return (x, y) -> {
      double s = Math.hypot(x, y);
      double position = s / spacing;
      int i = Math.min((int) position, INTERVALS - 1);
      double value = g[i] + (position - i) * (g[i + 1] - g[i]);
      return s > 0 ? value * (a == 0 ? x : y) / s : 0;
    };
  }

  /** M between two speeds over M at the speed i, in units of the spacing. */
  private double jump(double between, int i) {
    return Math.exp(-(w.value(between * spacing) - w.value(node(i))) / theta);
  }

  @Override
  public VelocityFlow flow(double time) {
    FlowTable table = new FlowTable(derivatives::first, 0, node(INTERVALS), time, stiffness);
    return (velocity, stride, from, to, noise) -> {
      for (int i = from; i < to; i++) {
        double x = velocity[i];
        double y = velocity[stride + i];
        double factor = contraction(table, Math.sqrt(x * x + y * y));
        x = factor * x + noise[i - from];
        y = factor * y + noise[to - from + i - from];
        factor = contraction(table, Math.sqrt(x * x + y * y));
        velocity[i] = factor * x;
        velocity[stride + i] = factor * y;
      }
    };
  }

  /** φ(s)/s. */
  private static double contraction(FlowTable table, double speed) {
    return speed > 0 ? table.apply(speed) / speed : 1;
  }
}
