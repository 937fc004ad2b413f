package murmuration.coefficients;

/**
 * The figures of the lowest eigenpairs of the Schrödinger operator: λ_k, η_k and the partial sums
 * of eq. (3.6) of the paper,
 *
 * <pre>
 *   D(N) = (1/d) Σ_{1≤k≤N} |η_k|²/λ_k,    κ(N) = (1/d) Σ_{1≤k≤N} η_k·ω_k/λ_k,    ω_k = (λ_k/θ) η_k,
 * </pre>
 *
 * with λ_0 = 0 and η_0 = 0. For radial W in d dimensions k counts distinct eigenvalues and |η_k| is
 * the norm over the whole eigenspace. Immutable; holds numbers only, no eigenfunctions.
 */
public final class Spectrum {
  /** The uncertainty of what belongs to a continuous spectrum, as of W that grow linearly. */
  static final double CONTINUUM = 1;

  /** Of an eigenvalue with a larger uncertainty no digit is right. */
  static final double LOST = 0.1;

  private final double theta;
  private final int dimension;
  private final double[] logEigenvalues;
  private final double[] eta;
  private final double[] uncertainties;
  private final int[] angularMomenta;

  /**
   * Collects the figures; arrays are copied and start with k = 1.
   *
   * @param logEigenvalues log λ_k, ascending; NaN where a method has lost the eigenvalue
   * @param eta η_k
   * @param uncertainties estimated relative errors of λ_k
   * @param angularMomenta ℓ of the sector; in one dimension the parity, 0 when W is not even
   * @throws IllegalArgumentException when the lengths differ
   */
  Spectrum(
      double theta,
      int dimension,
      double[] logEigenvalues,
      double[] eta,
      double[] uncertainties,
      int[] angularMomenta) {
    int count = logEigenvalues.length;
    if (eta.length != count || uncertainties.length != count || angularMomenta.length != count) {
      throw new IllegalArgumentException("arrays differ in length");
    }
    this.theta = theta;
    this.dimension = dimension;
    this.logEigenvalues = logEigenvalues.clone();
    this.eta = eta.clone();
    this.uncertainties = uncertainties.clone();
    this.angularMomenta = angularMomenta.clone();
  }

  /** What a method without eigenpairs has to offer. */
  static Spectrum none(double theta, int dimension) {
    return new Spectrum(theta, dimension, new double[0], new double[0], new double[0], new int[0]);
  }

  /** Number of eigenvalues, λ_0 = 0 included. */
  public int size() {
    return logEigenvalues.length + 1;
  }

  /** λ_k, 0 ≤ k &lt; size(); zero where it underflows, NaN where it is lost. */
  public double eigenvalue(int k) {
    return k == 0 ? 0 : Math.exp(logEigenvalues[k - 1]);
  }

  /** log λ_k, 1 ≤ k &lt; size(). */
  public double logEigenvalue(int k) {
    return logEigenvalues[k - 1];
  }

  /** η_k, 0 ≤ k &lt; size(). */
  public double eta(int k) {
    return k == 0 ? 0 : eta[k - 1];
  }

  /** ω_k = (λ_k/θ) η_k, 0 ≤ k &lt; size(). */
  public double omega(int k) {
    return k == 0 ? 0 : eigenvalue(k) / theta * eta(k);
  }

  /** Estimated relative error of λ_k, 1 ≤ k &lt; size(); near 1 it says that λ_k is lost. */
  public double uncertainty(int k) {
    return uncertainties[k - 1];
  }

  /** Whether no digit of λ_k is to be trusted, 1 ≤ k &lt; size(). */
  public boolean lost(int k) {
    return !(uncertainties[k - 1] < LOST);
  }

  /** Whether λ_k is no eigenvalue but part of a continuous spectrum, 1 ≤ k &lt; size(). */
  public boolean continuous(int k) {
    return uncertainties[k - 1] == CONTINUUM;
  }

  /**
   * ℓ of the sector of Ψ_k, 1 ≤ k &lt; size(); in one dimension its parity, 0 when W is not even.
   */
  public int angularMomentum(int k) {
    return angularMomenta[k - 1];
  }

  /** D(N) of eq. (3.6): modes 1 … n. */
  public double diffusion(int n) {
    return Math.exp(logDiffusion(n));
  }

  /** log D(N), finite where D(N) overflows; −∞ when no mode couples. */
  public double logDiffusion(int n) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 1; k <= n; k++) {
      largest = Math.max(largest, logTerm(k));
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (int k = n; k >= 1; k--) {
      sum += Math.exp(logTerm(k) - largest);
    }
    return largest + Math.log(sum / dimension);
  }

  /** κ(N) of eq. (3.6): modes 1 … n. */
  public double drift(int n) {
    double sum = 0;
    for (int k = n; k >= 1; k--) {
      sum += eta(k) * eta(k);
    }
    return sum / (dimension * theta);
  }

  private double logTerm(int k) {
    return 2 * Math.log(Math.abs(eta(k))) - logEigenvalue(k);
  }
}
