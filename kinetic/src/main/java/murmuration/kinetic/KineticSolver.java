package murmuration.kinetic;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Grid;
import murmuration.macro.OutputTimes;
import murmuration.macro.RealFourier;

/**
 * The reduced kinetic system on N velocity modes and Fourier modes in space,
 *
 * <pre>  ∂_t c_k + ε^{−1/2} (Σ_l A_kl ∂_r c_l + Φ_r Σ_l B_kl c_l) = −λ_k c_k/ε,   Φ = U⋆c_0,</pre>
 *
 * for f = Σ c_k φ_k M, in the frame moving with the mean velocity. It is the Galerkin projection of
 * the kinetic equation, so c_0 = ρ is a density and its mass is kept.
 *
 * <p>In time it is ARS(2,2,2) (Ascher, Ruuth and Spiteri, Appl. Numer. Math. 25 (1997),
 * doi:10.1016/S0168-9274(97)00056-1): transport and collisions implicit, one dense block a wave
 * number, the force explicit. With g = 1 − 1/√2, d = 1 − 1/(2g), L the implicit and E the explicit
 * part,
 *
 * <pre>
 *  Y  = c + h g (L Y + E(c))
 *  c⁺ = c + h ((1 − g) L Y + g L c⁺ + d E(c) + (1 − d) E(Y)).</pre>
 *
 * <p>The last stage is the result and L dominates as ε → 0, so the scheme is asymptotic preserving:
 * the step is independent of ε, and so is the cost. There are exceptions, all with a force: from
 * data with a fluctuation even in v the initial layer enters the first step's E(c) and leaves an
 * error of first order unless the step resolves ε; and for W not even the order lies between 1 and
 * 2 as long as the step does not resolve ε. See docs/mathematics.md.
 */
public final class KineticSolver {
  private static final double G = 1 - Math.sqrt(0.5);
  private static final double D = 1 - 1 / (2 * G);

  private final VelocityModes modes;
  private final double epsilon;
  private final ReducedOperators operators;
  private final RealFourier fourier;
  private final double[][] state;
  private final double[][] stage;
  private final double[][] sum;
  private final double[][] forceAtStart;
  private final double[][] forceAtStage;
  private final double[][] points;
  private final double[] meanForce;

  private KineticSolver(
      VelocityModes modes, AggregationDiffusion equation, Grid grid, double epsilon) {
    requirePositive(epsilon);
    this.modes = modes;
    this.epsilon = epsilon;
    operators = new ReducedOperators(modes, equation, grid);
    fourier = operators.fourier();
    int n = grid.size();
    state = new double[modes.size()][n];
    stage = new double[modes.size()][n];
    sum = new double[modes.size()][n];
    forceAtStart = new double[modes.size()][n];
    forceAtStage = new double[modes.size()][n];
    points = new double[modes.size()][n];
    meanForce = new double[n];
  }

  static void requirePositive(double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be positive and finite, got " + epsilon);
    }
  }

  /**
   * Solves from time 0 to the end.
   *
   * @param equation gives the interaction; its D and κ play no role here
   * @param rho point values of the initial density
   * @param stepsPerOutput equal steps between two output times
   * @param stop asked after each output; the rest is not computed when it returns true
   * @return the density at the output times, {@code [time][point]}; rows not computed are NaN
   * @throws IllegalArgumentException when ε is not positive or the axis is not periodic
   */
  public static double[][] densities(
      VelocityModes modes,
      AggregationDiffusion equation,
      Grid grid,
      double epsilon,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      int stepsPerOutput,
      BooleanSupplier stop) {
    if (stepsPerOutput < 1) {
      throw new IllegalArgumentException("stepsPerOutput must be positive, got " + stepsPerOutput);
    }
    KineticSolver solver = new KineticSolver(modes, equation, grid, epsilon);
    solver.start(rho, initial);
    double[][] result = new double[times.count()][grid.size()];
    result[0] = rho.clone();
    WaveBlocks blocks = null;
    double previous = Double.NaN;
    for (int i = 1; i < result.length; i++) {
      if (stop.getAsBoolean()) {
        Arrays.fill(result[i], Double.NaN);
        continue;
      }
      double h = (times.time(i) - times.time(i - 1)) / stepsPerOutput;
      if (blocks == null || Math.abs(h - previous) > 1e-12 * h) {
        blocks = new WaveBlocks(modes, solver.fourier, epsilon, G * h);
        previous = h;
      }
      for (int step = 0; step < stepsPerOutput; step++) {
        solver.step(blocks, previous);
      }
      System.arraycopy(solver.state[0], 0, result[i], 0, grid.size());
      solver.fourier.inverse(result[i]);
    }
    return result;
  }

  private void start(double[] rho, InitialState initial) {
    double[] fluctuation = new double[modes.size()];
    if (initial instanceof InitialState.Perturbation perturbation) {
      fluctuation = modes.fluctuation(perturbation.profile());
      for (int k = 0; k < fluctuation.length; k++) {
        fluctuation[k] *= perturbation.amplitude();
      }
    }
    double[][] corrector = null;
    if (initial instanceof InitialState.ChapmanEnskog) {
      operators.meanForce(rho, meanForce);
      corrector = operators.firstCorrector(rho, meanForce);
    }
    for (int k = 0; k < modes.size(); k++) {
      for (int i = 0; i < rho.length; i++) {
        double first = corrector == null ? 0 : Math.sqrt(epsilon) * corrector[k][i];
        state[k][i] = k == 0 ? rho[i] : fluctuation[k] * rho[i] + first;
      }
      fourier.forward(state[k]);
    }
  }

  private void step(WaveBlocks blocks, double h) {
    explicit(state, forceAtStart);
    for (int k = 0; k < state.length; k++) {
      for (int i = 0; i < state[k].length; i++) {
        sum[k][i] = state[k][i] + G * h * forceAtStart[k][i];
        stage[k][i] = sum[k][i];
      }
    }
    blocks.solve(stage);
    explicit(stage, forceAtStage);
    for (int k = 0; k < state.length; k++) {
      for (int i = 0; i < state[k].length; i++) {
        double implicit = (stage[k][i] - sum[k][i]) / G;
        state[k][i] +=
            (1 - G) * implicit + h * (D * forceAtStart[k][i] + (1 - D) * forceAtStage[k][i]);
      }
    }
    blocks.solve(state);
  }

  /** E(c)_k = −ε^{−1/2} Φ_r Σ_l B_kl c_l, in Fourier coefficients. */
  private void explicit(double[][] c, double[][] result) {
    int n = meanForce.length;
    for (int k = 0; k < c.length; k++) {
      System.arraycopy(c[k], 0, points[k], 0, n);
      fourier.inverse(points[k]);
    }
    operators.meanForce(points[0], meanForce);
    double scale = -1 / Math.sqrt(epsilon);
    for (int k = 1; k < c.length; k++) {
      double[] row = result[k];
      Arrays.fill(row, 0);
      for (int l = 0; l < c.length; l++) {
        double b = modes.force(k, l);
        if (b != 0) {
          double[] field = points[l];
          for (int i = 0; i < n; i++) {
            row[i] += b * field[i];
          }
        }
      }
      for (int i = 0; i < n; i++) {
        row[i] *= scale * meanForce[i];
      }
      fourier.forward(row);
    }
  }
}
