package murmuration.coefficients;

/**
 * The figures of the lowest eigenpairs of the Schrödinger operator H = −θΔ + Φ of a planar
 * potential: λ_k, the vectors η_k = −∫ (v − V) √M Ψ_k, and the partial sums
 *
 * <pre>
 *   𝒟(N) = Σ_{1≤k≤N} η_k⊗η_k/λ_k,    𝒦(N) = Σ_{1≤k≤N} η_k⊗ω_k/λ_k,    ω_k = (λ_k/θ) η_k,
 * </pre>
 *
 * with λ_0 = 0 and η_0 = 0. Eigenvalues are repeated by multiplicity; within an eigenspace the
 * single η_k depend on the choice of its basis, sums over the whole eigenspace do not. The sign of
 * η_k is arbitrary. Immutable; holds numbers only, no eigenfunctions.
 */
public final class PlanarSpectrum {
  private final double theta;
  private final double[] eigenvalues;
  private final double[] etaX;
  private final double[] etaY;
  private final double[] uncertainties;

  /**
   * Collects the figures; arrays are copied and start with k = 1.
   *
   * @param eigenvalues λ_k, ascending
   * @param etaX first components of η_k
   * @param etaY second components of η_k
   * @param uncertainties estimated relative errors of λ_k
   * @throws IllegalArgumentException when the lengths differ
   */
  PlanarSpectrum(
      double theta, double[] eigenvalues, double[] etaX, double[] etaY, double[] uncertainties) {
    int count = eigenvalues.length;
    if (etaX.length != count || etaY.length != count || uncertainties.length != count) {
      throw new IllegalArgumentException("arrays differ in length");
    }
    this.theta = theta;
    this.eigenvalues = eigenvalues.clone();
    this.etaX = etaX.clone();
    this.etaY = etaY.clone();
    this.uncertainties = uncertainties.clone();
  }

  /** Number of eigenvalues, λ_0 = 0 included. */
  public int size() {
    return eigenvalues.length + 1;
  }

  /** λ_k, 0 ≤ k &lt; size(). */
  public double eigenvalue(int k) {
    return k == 0 ? 0 : eigenvalues[k - 1];
  }

  /** First component of η_k, 0 ≤ k &lt; size(). */
  public double etaX(int k) {
    return k == 0 ? 0 : etaX[k - 1];
  }

  /** Second component of η_k, 0 ≤ k &lt; size(). */
  public double etaY(int k) {
    return k == 0 ? 0 : etaY[k - 1];
  }

  /** First component of ω_k = (λ_k/θ) η_k, 0 ≤ k &lt; size(). */
  public double omegaX(int k) {
    return eigenvalue(k) / theta * etaX(k);
  }

  /** Second component of ω_k = (λ_k/θ) η_k, 0 ≤ k &lt; size(). */
  public double omegaY(int k) {
    return eigenvalue(k) / theta * etaY(k);
  }

  /** Estimated relative error of λ_k, 1 ≤ k &lt; size(). */
  public double uncertainty(int k) {
    return uncertainties[k - 1];
  }

  /** Whether no digit of λ_k is to be trusted, 1 ≤ k &lt; size(). */
  public boolean lost(int k) {
    return !(uncertainties[k - 1] < Spectrum.LOST);
  }

  /** 𝒟(N): modes 1 … n, n &lt; size(). */
  public SymmetricMatrix diffusion(int n) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int k = n; k >= 1; k--) {
      xx += etaX(k) * etaX(k) / eigenvalue(k);
      xy += etaX(k) * etaY(k) / eigenvalue(k);
      yy += etaY(k) * etaY(k) / eigenvalue(k);
    }
    return new SymmetricMatrix(xx, xy, yy);
  }

  /** 𝒦(N): modes 1 … n, n &lt; size(). */
  public SymmetricMatrix drift(int n) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int k = n; k >= 1; k--) {
      xx += etaX(k) * etaX(k);
      xy += etaX(k) * etaY(k);
      yy += etaY(k) * etaY(k);
    }
    return new SymmetricMatrix(xx / theta, xy / theta, yy / theta);
  }
}
