package murmuration.kinetic;

import java.util.Arrays;

/**
 * ARS(2,2,2): transport and collisions L implicit, one dense block a wave, the force E explicit.
 * With g = 1 − 1/√2, d = 1 − 1/(2g),
 *
 * <pre>
 *  Y  = c + h g (L Y + E(c))
 *  c⁺ = c + h ((1 − g) L Y + g L c⁺ + d E(c) + (1 − d) E(Y)).</pre>
 *
 * <p>The last stage is the result and L dominates as ε → 0, so the scheme is asymptotic preserving:
 * the step is independent of ε, and so is the cost.
 *
 * <p>Source: Ascher, Ruuth and Spiteri, Appl. Numer. Math. 25 (1997),
 * doi:10.1016/S0168-9274(97)00056-1.
 */
final class ImexIntegrator implements KineticIntegrator {
  private static final double G = 1 - Math.sqrt(0.5);
  private static final double D = 1 - 1 / (2 * G);

  private final WaveSystem system;
  private final double[] sum;
  private final double[] stage;
  private final double[] forceAtStart;
  private final double[] forceAtStage;
  private double h = Double.NaN;
  private WaveOperator implicit;

  ImexIntegrator(WaveSystem system) {
    this.system = system;
    int length = system.layout().length();
    sum = new double[length];
    stage = new double[length];
    forceAtStart = new double[length];
    forceAtStage = new double[length];
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public void prepare(double step) {
    if (step != h) {
      h = step;
      implicit =
          WaveOperator.of(system.layout(), (sector, q) -> system.implicit(sector, q, G * step));
    }
  }

  @Override
  public void step(double[] state) {
    system.force(state, forceAtStart);
    for (int i = 0; i < state.length; i++) {
      sum[i] = state[i] + G * h * forceAtStart[i];
    }
    Arrays.fill(stage, 0);
    implicit.add(1, sum, stage);
    system.force(stage, forceAtStage);
    for (int i = 0; i < state.length; i++) {
      double slope = (stage[i] - sum[i]) / G;
      sum[i] = state[i] + (1 - G) * slope + h * (D * forceAtStart[i] + (1 - D) * forceAtStage[i]);
    }
    Arrays.fill(state, 0);
    implicit.add(1, sum, state);
  }
}
