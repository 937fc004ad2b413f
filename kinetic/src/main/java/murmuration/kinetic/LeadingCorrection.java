package murmuration.kinetic;

import murmuration.macro.AggregationDiffusion;
import murmuration.macro.EtdRungeKutta4;
import murmuration.macro.Grid;
import murmuration.macro.RealFourier;

/**
 * The leading term of ρ_ε − ρ = ε^p ρ_p + …, from the Hilbert expansion of the reduced system.
 *
 * <p>With T = A∂_r + Φ_r B, c¹ = −Λ⁻¹(Tρ)_⊥, c² = −Λ⁻¹(Tc¹)_⊥ and c³ = −Λ⁻¹[(Tc²)_⊥ + ∂_t c¹],
 *
 * <pre>
 *  ∂_tρ_p = D ∂_rrρ_p + κ ∂_r(Φ_r[ρ] ρ_p + Φ_r[ρ_p] ρ) − ∂_r Σ_k A_0k s_k,
 *  s = c² for p = 1/2,    s = c³ for p = 1.</pre>
 *
 * <p>The initial value is what the initial layer moves, with g_k ρ₀ the initial fluctuation:
 *
 * <pre>
 *  ρ_{1/2}(0) = −∂_r Σ_k A_0k g_k ρ₀/λ_k,
 *  ρ_1(0) = ∂_r Σ_k (A_0k/λ_k) [c¹_k + (TΛ⁻¹gρ₀)_k],</pre>
 *
 * and zero from Chapman–Enskog data. p = 1/2 unless W is even and the data are even in v, when
 * ρ_{1/2} = 0 and p = 1. Without force these are the sums of Σ A_0k²/λ_k² that a Taylor expansion
 * of the slow eigenvalue gives.
 */
final class LeadingCorrection {
  private static final double NO_FLUCTUATION = 1e-13;

  private final VelocityModes modes;
  private final AggregationDiffusion equation;
  private final Grid grid;
  private final ReducedOperators operators;
  private final RealFourier fourier;
  private final boolean firstOrder;

  LeadingCorrection(
      VelocityModes modes, AggregationDiffusion equation, Grid grid, InitialState initial) {
    this.modes = modes;
    this.equation = equation;
    this.grid = grid;
    operators = new ReducedOperators(modes, equation, grid);
    fourier = operators.fourier();
    firstOrder = modes.parity() && !hasOddPart(initial);
  }

  /** p. */
  double exponent() {
    return firstOrder ? 1 : 0.5;
  }

  /** ρ_p at time {@code end}, point values, in the given number of steps from the density ρ₀. */
  double[] at(double end, int steps, double[] rho, InitialState initial) {
    int n = grid.size();
    double[] state = new double[2 * n];
    put(state, 0, rho);
    put(state, n, initialValue(rho, initial));
    double[] decay =
        fourier.multiplier(
            k -> -equation.diffusion().xx() * fourier.waveNumber(k) * fourier.waveNumber(k));
    double[] linear = new double[2 * n];
    System.arraycopy(decay, 0, linear, 0, n);
    System.arraycopy(decay, 0, linear, n, n);
    EtdRungeKutta4 integrator = new EtdRungeKutta4(linear, this::slope);
    for (int step = 0; step < steps; step++) {
      integrator.step(state, end / steps, state);
    }
    return get(state, n);
  }

  private boolean hasOddPart(InitialState initial) {
    if (!(initial instanceof InitialState.Perturbation perturbation)
        || perturbation.amplitude() == 0) {
      return false;
    }
    double[] g = modes.fluctuation(perturbation.profile());
    double odd = 0;
    double all = 0;
    for (int k = 1; k < g.length; k++) {
      odd += k % 2 == 1 ? g[k] * g[k] : 0;
      all += g[k] * g[k];
    }
    return odd > NO_FLUCTUATION * all;
  }

  private double[] initialValue(double[] rho, InitialState initial) {
    double[] value = new double[grid.size()];
    if (initial instanceof InitialState.ChapmanEnskog) {
      return value;
    }
    double[][] layer = new double[modes.size()][grid.size()];
    if (initial instanceof InitialState.Perturbation perturbation) {
      double[] g = modes.fluctuation(perturbation.profile());
      for (int k = 1; k < modes.size(); k++) {
        for (int i = 0; i < rho.length; i++) {
          layer[k][i] = perturbation.amplitude() * g[k] * rho[i] / modes.rate(k);
        }
      }
    }
    double[] meanForce = new double[grid.size()];
    operators.meanForce(rho, meanForce);
    double[] moved;
    if (firstOrder) {
      double[][] sum = operators.transport(layer, meanForce);
      double[][] corrector = operators.firstCorrector(rho, meanForce);
      for (int k = 1; k < modes.size(); k++) {
        for (int i = 0; i < rho.length; i++) {
          sum[k][i] += corrector[k][i];
        }
      }
      moved = operators.flux(sum, k -> 1 / modes.rate(k));
    } else {
      moved = operators.flux(layer, k -> -1);
    }
    operators.derivative(moved, value);
    return value;
  }

  /** The part of the right-hand side that is not D∂_rr, for ρ̂ and ρ̂_p one after the other. */
  private void slope(double[] state, double[] result) {
    int n = grid.size();
    double[] rho = get(state, 0);
    double[] correction = get(state, n);
    double[] meanForce = new double[n];
    double[] correctionForce = new double[n];
    operators.meanForce(rho, meanForce);
    operators.meanForce(correction, correctionForce);

    double[] flux = new double[n];
    for (int i = 0; i < n; i++) {
      flux[i] = equation.drift().xx() * meanForce[i] * rho[i];
    }
    double[] aggregation = new double[n];
    operators.derivative(flux, aggregation);
    put(result, 0, aggregation);

    double[] source = source(rho, meanForce, aggregation);
    for (int i = 0; i < n; i++) {
      double linearised = meanForce[i] * correction[i] + correctionForce[i] * rho[i];
      flux[i] = equation.drift().xx() * linearised - source[i];
    }
    double[] change = new double[n];
    operators.derivative(flux, change);
    put(result, n, change);
  }

  /** Σ_k A_0k s_k. */
  private double[] source(double[] rho, double[] meanForce, double[] aggregation) {
    double[][] first = operators.firstCorrector(rho, meanForce);
    double[][] second = operators.transport(first, meanForce);
    operators.relax(second);
    if (!firstOrder) {
      return operators.flux(second, k -> 1);
    }
    int n = grid.size();
    double[] slope = new double[n];
    double[] change = new double[n];
    operators.derivative(rho, slope);
    operators.derivative(slope, change);
    for (int i = 0; i < n; i++) {
      change[i] = equation.diffusion().xx() * change[i] + aggregation[i];
    }
    double[] changeOfForce = new double[n];
    operators.meanForce(change, changeOfForce);
    double[][] firstChange = operators.firstCorrector(change, meanForce);
    double[][] third = operators.transport(second, meanForce);
    for (int k = 1; k < modes.size(); k++) {
      double b = modes.force(k, 0) / modes.rate(k);
      for (int i = 0; i < n; i++) {
        third[k][i] += firstChange[k][i] - b * changeOfForce[i] * rho[i];
      }
    }
    operators.relax(third);
    return operators.flux(third, k -> 1);
  }

  private void put(double[] state, int offset, double[] field) {
    double[] coefficients = field.clone();
    fourier.forward(coefficients);
    System.arraycopy(coefficients, 0, state, offset, coefficients.length);
  }

  private double[] get(double[] state, int offset) {
    double[] field = new double[grid.size()];
    System.arraycopy(state, offset, field, 0, field.length);
    fourier.inverse(field);
    return field;
  }
}
