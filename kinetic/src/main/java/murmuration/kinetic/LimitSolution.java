package murmuration.kinetic;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import murmuration.macro.EtdRungeKutta4;
import murmuration.macro.OutputTimes;

/**
 * The limit ρ and the leading term of ρ_ε − ρ = ε^p ρ_p + …, from the Hilbert expansion of the
 * reduced system, at the output times.
 *
 * <p>With T = A·∇ + Φ·B, c¹ = −Λ⁻¹(Tρ)_⊥, c² = −Λ⁻¹(Tc¹)_⊥ and c³ = −Λ⁻¹[(Tc²)_⊥ + ∂_t c¹],
 *
 * <pre>
 *  ∂_tρ   = D Δρ + κ ∇·(ρ ∇Φ[ρ]),
 *  ∂_tρ_p = D Δρ_p + κ ∇·(ρ_p ∇Φ[ρ] + ρ ∇Φ[ρ_p]) − ∇·Σ_k A_0k s_k,
 *  s = c² for p = 1/2,    s = c³ for p = 1.</pre>
 *
 * <p>The initial value is what the initial layer moves, with g_k ρ₀ the initial fluctuation:
 *
 * <pre>
 *  ρ_{1/2}(0) = −∇·Σ_k A_0k g_k ρ₀/λ_k,
 *  ρ_1(0) = ∇·Σ_k (A_0k/λ_k) [c¹_k + (TΛ⁻¹gρ₀)_k],</pre>
 *
 * and zero from Chapman–Enskog data. p = 1/2 unless W is even and the data are even in v, when
 * ρ_{1/2} = 0 and p = 1.
 *
 * <p>All in the space of the reduced system, so that ρ is the limit of its ρ_ε to the last digit.
 * In time by {@link EtdRungeKutta4}; steps are doubled until both, extrapolated, have settled.
 */
final class LimitSolution {
  private static final double NO_FLUCTUATION = 1e-13;
  private static final double SETTLED = 1e-10;
  private static final double SETTLED_CORRECTION = 1e-9;
  // Layers at walls make ρ_1 rough, which slows its convergence.
  private static final double SETTLED_BETWEEN_WALLS = 1e-6;
  private static final double UNRESOLVED = 1e-3;
  private static final int FIRST_STEPS = 16;
  private static final int MOST_STEPS = 1 << 13;

  private final ReducedSystem system;
  private final Space space;
  private final VelocityModes modes;
  private final InitialState initial;
  private final boolean firstOrder;
  private double[][] density;
  private double[][] correction;

  private LimitSolution(ReducedSystem system, InitialState initial) {
    this.system = system;
    this.initial = initial;
    space = system.space();
    modes = system.modes();
    firstOrder = modes.parity() && !hasOddPart();
  }

  /**
   * Solves in steps of one fineness, 0 being the coarsest.
   *
   * @param rho point values of the initial density
   * @param stop asked before each step; the rest is not computed when it returns true
   */
  static LimitSolution once(
      ReducedSystem system,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      int fineness,
      BooleanSupplier stop) {
    LimitSolution solution = new LimitSolution(system, initial);
    solution.solve(rho, times, firstSteps(times) << fineness, stop);
    return solution;
  }

  /**
   * Solves in finer and finer steps.
   *
   * @param rho point values of the initial density
   * @param stop asked before each step; what is not computed is NaN when it returns true
   * @throws ArithmeticException when the densities do not settle
   */
  static LimitSolution settled(
      ReducedSystem system,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      BooleanSupplier stop) {
    LimitSolution solution = new LimitSolution(system, initial);
    solution.settle(rho, times, stop);
    return solution;
  }

  private static int firstSteps(OutputTimes times) {
    return Math.max(1, FIRST_STEPS / (times.count() - 1));
  }

  private void settle(double[] rho, OutputTimes times, BooleanSupplier stop) {
    double settledCorrection =
        space instanceof WalledSpace ? SETTLED_BETWEEN_WALLS : SETTLED_CORRECTION;
    int steps = firstSteps(times);
    solve(rho, times, steps, stop);
    double[][] coarse = last();
    double[][] extrapolated = null;
    while (!stop.getAsBoolean()) {
      steps *= 2;
      double[][] previousDensity = density;
      double[][] previousCorrection = correction;
      solve(rho, times, steps, stop);
      double[][] fine = last();
      double[][] next = {extrapolated(coarse[0], fine[0]), extrapolated(coarse[1], fine[1])};
      if (extrapolated != null) {
        double change = distance(next[0], extrapolated[0]);
        double changeOfCorrection = distance(next[1], extrapolated[1]);
        boolean most = (long) steps * (times.count() - 1) > MOST_STEPS;
        if (most && !(change < UNRESOLVED * norm(rho))) {
          throw new ArithmeticException(
              "the limit equation could not be solved: its density is not resolved, use more"
                  + " cells");
        }
        double enough = settledCorrection * norm(next[1]) + SETTLED * norm(rho);
        boolean settled = change <= SETTLED * norm(rho) && changeOfCorrection <= enough;
        if (most || settled) {
          for (int i = 0; i < density.length; i++) {
            density[i] = extrapolated(previousDensity[i], density[i]);
            correction[i] = extrapolated(previousCorrection[i], correction[i]);
          }
          return;
        }
      }
      coarse = fine;
      extrapolated = next;
    }
    for (int i = 1; i < density.length; i++) {
      Arrays.fill(density[i], Double.NaN);
      Arrays.fill(correction[i], Double.NaN);
    }
  }

  private double[][] last() {
    return new double[][] {density[density.length - 1], correction[correction.length - 1]};
  }

  /** What the step halved adds is fifteen times what is left of the error, as the order is four. */
  private static double[] extrapolated(double[] coarse, double[] fine) {
    double[] result = fine.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += (fine[i] - coarse[i]) / 15;
    }
    return result;
  }

  /** p. */
  double exponent() {
    return firstOrder ? 1 : 0.5;
  }

  /** ρ at an output time. */
  double[] density(int i) {
    return density[i].clone();
  }

  /** ρ_p at an output time. */
  double[] correction(int i) {
    return correction[i].clone();
  }

  private static double norm(double[] a) {
    return distance(a, new double[a.length]);
  }

  /** √Σ (a_i − b_i)². */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private boolean hasOddPart() {
    double[] g = system.fluctuation(initial);
    double odd = 0;
    double all = 0;
    for (int k = 1; k < g.length; k++) {
      odd += modes.odd(k) ? g[k] * g[k] : 0;
      all += g[k] * g[k];
    }
    return odd > NO_FLUCTUATION * all;
  }

  private void solve(double[] rho, OutputTimes times, int steps, BooleanSupplier stop) {
    int length = space.components() * space.waves();
    double[] linear = new double[2 * length];
    for (int i = 0; i < 2 * length; i++) {
      double q = space.waveNumber(i % length / space.components());
      linear[i] = -modes.diffusion() * q * q;
    }
    EtdRungeKutta4 integrator = new EtdRungeKutta4(linear, this::slope);
    double[] state = new double[2 * length];
    put(state, 0, rho);
    put(state, length, initialValue(rho));
    density = new double[times.count()][];
    correction = new double[times.count()][];
    for (int i = 0; i < times.count(); i++) {
      double h = i == 0 ? 0 : (times.time(i) - times.time(i - 1)) / steps;
      for (int step = 0; i > 0 && step < steps && !stop.getAsBoolean(); step++) {
        integrator.step(state, h, state);
      }
      density[i] = i == 0 ? rho.clone() : get(state, 0);
      correction[i] = get(state, length);
    }
  }

  private double[] initialValue(double[] rho) {
    if (initial instanceof InitialState.ChapmanEnskog) {
      return new double[rho.length];
    }
    double[] g = system.fluctuation(initial);
    double[][] layer = new double[modes.size()][rho.length];
    for (int k = 1; k < modes.size(); k++) {
      if (g[k] != 0) {
        layer[k] = system.multiple(rho, g[k] / modes.rate(k), modes.odd(k));
      }
    }
    if (!firstOrder) {
      return system.divergence(layer, k -> -1);
    }
    double[][] force = system.meanForce(rho);
    double[][] sum = system.transport(layer, force);
    double[][] corrector = system.firstCorrector(rho, force);
    for (int k = 1; k < modes.size(); k++) {
      Matrices.addMultiple(1, corrector[k], 0, sum[k], 0, rho.length);
    }
    return system.divergence(sum, k -> 1 / modes.rate(k));
  }

  /** The part of the right-hand sides that is not DΔ, of ρ and ρ_p one after the other. */
  private void slope(double[] state, double[] result) {
    int length = state.length / 2;
    double[] rho = get(state, 0);
    double[] rhoP = get(state, length);
    double[][] force = system.meanForce(rho);
    double[] aggregation = system.drift(rho, force);
    put(result, 0, aggregation);
    double[] change = system.drift(rhoP, force);
    Matrices.addMultiple(1, system.drift(rho, system.meanForce(rhoP)), 0, change, 0, rho.length);
    Matrices.addMultiple(-1, source(rho, force, aggregation), 0, change, 0, rho.length);
    put(result, length, change);
  }

  /** ∇·Σ_k A_0k s_k. */
  private double[] source(double[] rho, double[][] force, double[] aggregation) {
    double[][] second = system.transport(system.firstCorrector(rho, force), force);
    system.relax(second);
    if (!firstOrder) {
      return system.divergence(second, k -> 1);
    }
    double[] change = aggregation.clone();
    double[] slope = new double[rho.length];
    double[] curvature = new double[rho.length];
    for (int a = 0; a < force.length; a++) {
      space.derivative(rho, false, a, slope);
      space.derivative(slope, true, a, curvature);
      Matrices.addMultiple(modes.diffusion(), curvature, 0, change, 0, rho.length);
    }
    double[][] third = system.transport(second, force);
    double[][] density = new double[modes.size()][rho.length];
    density[0] = rho;
    double[][] ofForce = system.forceTerm(density, system.meanForce(change));
    system.relax(ofForce);
    double[][] ofDensity = system.firstCorrector(change, force);
    for (int k = 1; k < modes.size(); k++) {
      Matrices.addMultiple(1, ofForce[k], 0, third[k], 0, rho.length);
      Matrices.addMultiple(1, ofDensity[k], 0, third[k], 0, rho.length);
    }
    system.relax(third);
    return system.divergence(third, k -> 1);
  }

  private void put(double[] state, int offset, double[] field) {
    double[] coefficients = new double[space.components() * space.waves()];
    space.forward(field, false, coefficients);
    System.arraycopy(coefficients, 0, state, offset, coefficients.length);
  }

  private double[] get(double[] state, int offset) {
    double[] coefficients = new double[space.components() * space.waves()];
    System.arraycopy(state, offset, coefficients, 0, coefficients.length);
    double[] field = new double[space.points()];
    space.inverse(coefficients, false, field);
    return field;
  }
}
