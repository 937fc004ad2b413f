package murmuration.examples;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Coefficients of a velocity potential in one dimension by quadrature of closed forms, sharing
 * nothing with the library. With 𝓛φ = −θM⁻¹(Mφ')' and ⟨g⟩ = 0 the solution of 𝓛φ = g is
 *
 * <pre>  φ'(v) = −(θM(v))⁻¹ ∫_{−∞}^v M g,</pre>
 *
 * the integral taken from the nearer end, so that it keeps its digits; docs/mathematics.md, section
 * 3. The trapezoidal rule on so many nodes is good to 1e-8.
 */
final class VelocityQuadrature {
  private static final int CELLS = 200_000;

  private final double theta;
  private final double step;
  private final double[] v = new double[CELLS + 1];
  private final double[] maxwellian = new double[CELLS + 1];
  private final double meanVelocity;

  /**
   * Prepares it.
   *
   * @param potential W
   * @param theta θ
   * @param largest beyond ±largest M is negligible
   */
  VelocityQuadrature(DoubleUnaryOperator potential, double theta, double largest) {
    this.theta = theta;
    this.step = 2 * largest / CELLS;
    for (int i = 0; i <= CELLS; i++) {
      v[i] = largest * (2.0 * i / CELLS - 1);
      maxwellian[i] = Math.exp(-potential.applyAsDouble(v[i]) / theta);
    }
    double z = mean(i -> 1);
    for (int i = 0; i <= CELLS; i++) {
      maxwellian[i] /= z;
    }
    this.meanVelocity = mean(i -> v[i]);
  }

  /** ⟨g⟩, g by the number of the node. */
  private double mean(IntToDoubleFunction g) {
    double sum = 0;
    for (int i = 0; i <= CELLS; i++) {
      sum += maxwellian[i] * g.applyAsDouble(i);
    }
    return sum * step;
  }

  /** V. */
  double meanVelocity() {
    return meanVelocity;
  }

  /** D = ⟨(v − V)χ⟩ with 𝓛χ = v − V. */
  double diffusion() {
    double[] chi = chi();
    return mean(i -> (v[i] - meanVelocity) * chi[i]);
  }

  /** κ = ⟨(v − V)²⟩/θ. */
  double drift() {
    return mean(i -> (v[i] - meanVelocity) * (v[i] - meanVelocity)) / theta;
  }

  /**
   * The next term for even W and no force: a wave of wave number k starts with the factor 1 +
   * εk²⟨χ²⟩ and decays at the rate Dk² − εk⁴b. Returns what the former and the latter add to it by
   * the time t, over ε: (k²⟨χ²⟩ + k⁴bt) e^{−Dk²t}.
   */
  double correction(double k, double t) {
    double[] chi = chi();
    double diffusion = diffusion();
    double[] second = solve(i -> v[i] * chi[i] - diffusion);
    double square = mean(i -> chi[i] * chi[i]);
    double b = mean(i -> (v[i] * chi[i] - diffusion) * second[i]) - diffusion * square;
    return (k * k * square + k * k * k * k * b * t) * Math.exp(-diffusion * k * k * t);
  }

  private double[] chi() {
    return solve(i -> v[i] - meanVelocity);
  }

  /** The solution φ of 𝓛φ = g with ⟨φ⟩ = 0. */
  private double[] solve(IntToDoubleFunction g) {
    double[] left = new double[CELLS + 1];
    double[] right = new double[CELLS + 1];
    for (int i = 1; i <= CELLS; i++) {
      left[i] = left[i - 1] + 0.5 * step * (weighted(g, i - 1) + weighted(g, i));
      int j = CELLS - i;
      right[j] = right[j + 1] + 0.5 * step * (weighted(g, j) + weighted(g, j + 1));
    }
    double[] phi = new double[CELLS + 1];
    double before = 0;
    for (int i = 0; i <= CELLS; i++) {
      // Beyond the reach of M everything is 0.
      double integral = v[i] < 0 ? -left[i] : right[i];
      double slope = maxwellian[i] > 0 ? integral / (theta * maxwellian[i]) : 0;
      phi[i] = i > 0 ? phi[i - 1] + 0.5 * step * (before + slope) : 0;
      before = slope;
    }
    double mean = mean(i -> phi[i]);
    for (int i = 0; i <= CELLS; i++) {
      phi[i] -= mean;
    }
    return phi;
  }

  private double weighted(IntToDoubleFunction g, int i) {
    return maxwellian[i] * g.applyAsDouble(i);
  }
}
