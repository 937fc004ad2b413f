package murmuration.macro;

import java.util.Arrays;

/**
 * The second-order Runge–Kutta–Legendre method RKL2 with s stages, M = τA,
 *
 * <pre>
 *   Y₁ = Y₀ + μ̃₁ M Y₀,
 *   Y_j = μ_j Y_{j−1} + ν_j Y_{j−2} + (1 − μ_j − ν_j) Y₀ + μ̃_j M Y_{j−1} + γ̃_j M Y₀,
 *   μ_j = (2j − 1)/j · b_j/b_{j−1},   ν_j = −(j − 1)/j · b_j/b_{j−2},
 *   μ̃₁ = b₁w,   μ̃_j = μ_j w,   γ̃_j = −(1 − b_{j−1}) μ̃_j,   w = 4/(s² + s − 2),
 *   b_j = (j² + j − 2)/(2j(j + 1)),   b₀ = b₁ = b₂ = 1/3,
 * </pre>
 *
 * stable for τ ≤ (s² + s − 2)/4 · 2/λ_max, so that the cost grows like the root of τλ_max (Meyer,
 * Balsara and Aslam, J. Comput. Phys. 257 (2014), doi:10.1016/j.jcp.2013.08.021). All axes are
 * treated alike, as no splitting or sweep would; and unlike a solve it is local and needs no
 * matrix.
 *
 * <p>The positive one is uniformisation, e^{τA} = Σ_k e^{−Λτ} (Λτ)^k/k! P^k with the Markov kernel
 * P = I + A/Λ: sums of non-negative numbers, at a cost that grows like Λτ.
 */
final class StabilisedPropagator implements MarkovPropagator {
  private static final double LONGEST_SERIES = 200;
  private static final double MOST_TERMS = 5000;
  private static final double NEGLIGIBLE = 1e-17;
  // With Λ above the rates I + A/Λ is non-negative in floating point, too.
  private static final double MARGIN = 1.25;

  private final ScharfetterGummel generator;
  private final double[] startSlope;
  private final double[] slope;
  private double[] last;
  private double[] lastButOne;

  StabilisedPropagator(ScharfetterGummel generator, int n) {
    this.generator = generator;
    startSlope = new double[n];
    slope = new double[n];
    last = new double[n];
    lastButOne = new double[n];
  }

  @Override
  public void propagate(double[] rho, double tau, double[] next) {
    int stages = stages(tau * generator.fastest());
    double w = 4.0 / (stages * (stages + 1.0) - 2);
    generator.apply(rho, startSlope);
    System.arraycopy(rho, 0, lastButOne, 0, rho.length);
    double first = w * tau / 3;
    for (int i = 0; i < rho.length; i++) {
      last[i] = rho[i] + first * startSlope[i];
    }
    for (int j = 2; j <= stages; j++) {
      double mu = (2 * j - 1.0) / j * weight(j) / weight(j - 1);
      double nu = -(j - 1.0) / j * weight(j) / weight(j - 2);
      double rest = 1 - mu - nu;
      double slopeWeight = mu * w * tau;
      double startWeight = -(1 - weight(j - 1)) * slopeWeight;
      generator.apply(last, slope);
      double[] stage = lastButOne;
      for (int i = 0; i < rho.length; i++) {
        stage[i] =
            mu * last[i]
                + nu * stage[i]
                + rest * rho[i]
                + slopeWeight * slope[i]
                + startWeight * startSlope[i];
      }
      lastButOne = last;
      last = stage;
    }
    System.arraycopy(last, 0, next, 0, next.length);
  }

  /** The least odd s ≥ 3 with (s² + s − 2)/4 ≥ ratio = τ max|A_ii| ≥ τλ_max/2. */
  private static int stages(double ratio) {
    int stages = (int) Math.ceil(0.5 * (Math.sqrt(9 + 16 * ratio) - 1));
    return Math.max(3, stages | 1);
  }

  private static double weight(int j) {
    return j < 2 ? 1.0 / 3 : (j * (j + 1.0) - 2) / (2 * j * (j + 1.0));
  }

  @Override
  public boolean propagatePositively(double[] rho, double tau, double[] next) {
    double rate = MARGIN * generator.fastest();
    double substeps = Math.max(1, Math.ceil(rate * tau / LONGEST_SERIES));
    if (!(rate * tau <= MOST_TERMS)) {
      return false;
    }
    System.arraycopy(rho, 0, next, 0, next.length);
    for (int substep = 0; substep < substeps; substep++) {
      uniformise(next, rate, rate * tau / substeps);
    }
    return true;
  }

  /** Replaces ρ by Σ_k e^{−m} m^k/k! P^k ρ. */
  private void uniformise(double[] rho, double rate, double mean) {
    System.arraycopy(rho, 0, last, 0, rho.length);
    Arrays.fill(rho, 0);
    double weight = Math.exp(-mean);
    for (int k = 1; weight > NEGLIGIBLE || k <= mean; k++) {
      for (int i = 0; i < rho.length; i++) {
        rho[i] += weight * last[i];
      }
      generator.apply(last, slope);
      for (int i = 0; i < rho.length; i++) {
        last[i] += slope[i] / rate;
      }
      weight *= mean / k;
    }
  }
}
