package murmuration.coefficients;

/**
 * What a simulation of dv = −W'(v)dt + √(2θ)dB needs of W: the distribution function F of M, and
 * the flow φ of dv = −W'(v)dt over half a time step h, of which a whole step is
 *
 * <pre>  v ← φ(φ(v) + √(2θh) ξ),    ξ ~ N(0, 1),</pre>
 *
 * see {@link VelocityFlow}, with the h that is asked for or is fit for W.
 */
final class LangevinTable {
  private static final double MOST_STIFFNESS = 100;
  private static final double AUTOMATIC_STEP = 0.2;

  private final int steps;
  private final double step;
  private final LineProcess process;
  private final FlowTable flow;

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
    process = new LineProcess(maxwellian.potential(), maxwellian.theta());
    double wanted = Double.isNaN(longestStep) ? AUTOMATIC_STEP / process.rate() : longestStep;
    if (!(interval / wanted <= mostSteps)) {
      throw new IllegalArgumentException(
          "step must be at least " + interval / mostSteps + ", got " + wanted);
    }
    steps = Math.max(1, (int) Math.ceil(interval / wanted));
    step = interval / steps;
    if (!(step * process.stiffness() <= MOST_STIFFNESS)) {
      throw new IllegalArgumentException(
          "step must be at most "
              + MOST_STIFFNESS / process.stiffness()
              + " for this W, got "
              + step);
    }
    flow = process.flowTable(0.5 * step);
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
    return process.quantile(u);
  }

  /** φ(v). */
  double flow(double v) {
    return flow.apply(v);
  }

  /** V = ∫ v M. */
  double meanVelocity() {
    return process.mean(0);
  }

  /** ∫ W''² M. */
  double squaredCurvature() {
    return process.rate() * process.rate();
  }
}
