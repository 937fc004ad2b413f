package murmuration.coefficients;

import java.util.Arrays;

/**
 * What a simulation of dv = −W'(v)dt + √(2θ)dB needs of W, tabulated at equally spaced velocities
 * and interpolated linearly: the distribution function F of M, and the flow φ of dv = −W'(v)dt over
 * half a time step h, of which a whole step is
 *
 * <pre>  v ← φ(φ(v) + √(2θh) ξ),    ξ ~ N(0, 1),</pre>
 *
 * the symmetric splitting, of weak order 2 and stable for any h, since φ only descends W.
 *
 * <p>The table ends where W exceeds its minimum by {@value #TAIL}θ; beyond, φ is that of the end.
 * Its own relative error is about 1e-6.
 *
 * <p>Source: Leimkuhler and Matthews, Molecular Dynamics (2015), chapter 7,
 * doi:10.1007/978-3-319-16375-8.
 */
final class LangevinTable {
  private static final int INTERVALS = 8192;
  private static final double TAIL = 45;
  private static final double MOST_STIFFNESS = 100;
  private static final double SUBSTEP_STIFFNESS = 0.25;
  private static final double AUTOMATIC_STEP = 0.2;

  private final int steps;
  private final double step;
  private final double lower;
  private final double spacing;
  private final double[] distribution;
  private final double[] flow;
  private final double meanVelocity;
  private final double squaredCurvature;

  /**
   * Tabulates.
   *
   * @param interval a time of which h is made a fraction
   * @param longestStep bound of h, or {@link CoefficientMethod#AUTOMATIC}: {@value
   *     #AUTOMATIC_STEP}/√(∫ W''² M)
   * @param mostSteps bound of interval/h
   * @throws IllegalArgumentException when W does not confine, the step is far too long for it, or
   *     steps are too many
   */
  LangevinTable(Maxwellian maxwellian, double interval, double longestStep, int mostSteps) {
    Landscape support = SchrodingerOperator.support(maxwellian, TAIL);
    VelocityPotential w = maxwellian.potential();
    lower = support.lower();
    double upper = support.upper();
    spacing = (upper - lower) / INTERVALS;
    PotentialDerivatives derivatives = new PotentialDerivatives(w, lower, upper);
    double[] density = new double[INTERVALS + 1];
    double stiffness = 0;
    double first = 0;
    double curvature = 0;
    double total = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      density[i] = Math.exp(-(w.value(node(i)) - support.minimum()) / maxwellian.theta());
      double second = derivatives.second(node(i));
      stiffness = Math.max(stiffness, Math.abs(second));
      total += density[i];
      first += density[i] * node(i);
      curvature += density[i] * second * second;
    }
    meanVelocity = w.even() ? 0 : first / total;
    squaredCurvature = curvature / total;
    double wanted =
        Double.isNaN(longestStep) ? AUTOMATIC_STEP / Math.sqrt(squaredCurvature) : longestStep;
    if (!(interval / wanted <= mostSteps)) {
      throw new IllegalArgumentException(
          "step must be at least " + interval / mostSteps + ", got " + wanted);
    }
    steps = Math.max(1, (int) Math.ceil(interval / wanted));
    step = interval / steps;
    if (!(step * stiffness <= MOST_STIFFNESS)) {
      throw new IllegalArgumentException(
          "step must be at most " + MOST_STIFFNESS / stiffness + " for this W, got " + step);
    }
    distribution = new double[INTERVALS + 1];
    for (int i = 1; i <= INTERVALS; i++) {
      distribution[i] = distribution[i - 1] + 0.5 * (density[i - 1] + density[i]);
    }
    int substeps = 1 + (int) (0.5 * step * stiffness / SUBSTEP_STIFFNESS);
    flow = new double[INTERVALS + 1];
    for (int i = 0; i <= INTERVALS; i++) {
      flow[i] = node(i);
      for (int s = 0; s < substeps; s++) {
        flow[i] = rungeKutta(derivatives, flow[i], 0.5 * step / substeps);
      }
    }
  }

  /** h. */
  double step() {
    return step;
  }

  /** interval/h. */
  int steps() {
    return steps;
  }

  /** F⁻¹(u), 0 ≤ u &lt; 1: distributed as M when u is uniform. */
  double quantile(double u) {
    double target = u * distribution[INTERVALS];
    int found = Arrays.binarySearch(distribution, target);
    int i = Math.min(found >= 0 ? found : -found - 2, INTERVALS - 1);
    double rise = distribution[i + 1] - distribution[i];
    return node(i) + (rise > 0 ? spacing * (target - distribution[i]) / rise : 0);
  }

  /** φ(v). */
  double flow(double v) {
    double position = Math.min(Math.max((v - lower) / spacing, 0), INTERVALS);
    int i = Math.min((int) position, INTERVALS - 1);
    return flow[i] + (position - i) * (flow[i + 1] - flow[i]);
  }

  /** V = ∫ v M. */
  double meanVelocity() {
    return meanVelocity;
  }

  /** ∫ W''² M. */
  double squaredCurvature() {
    return squaredCurvature;
  }

  private double node(int i) {
    return lower + i * spacing;
  }

  private static double rungeKutta(PotentialDerivatives w, double v, double h) {
    double k1 = -w.first(v);
    double k2 = -w.first(v + 0.5 * h * k1);
    double k3 = -w.first(v + 0.5 * h * k2);
    double k4 = -w.first(v + h * k3);
    return v + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
  }
}
