package murmuration.kinetic;

import java.util.function.DoubleUnaryOperator;
import murmuration.coefficients.EigenBasis;

/**
 * The velocity part of the reduced kinetic system on N eigenmodes φ_k = Ψ_k/√M: rates λ_k,
 * transport A_kl = ∫ (v − V) φ_k φ_l M and force B_kl = ∫ φ_k' φ_l M.
 *
 * <p>B_0l = 0 (mass) and B_k0 = λ_k A_k0/θ hold to the last bit. The truncated coefficients are D_N
 * = Σ A_0k²/λ_k and κ_N = Σ A_0k²/θ. Immutable.
 */
public final class VelocityModes {
  private final EigenBasis basis;
  private final double[] rate;
  private final double[][] transport;
  private final double[][] force;

  /** Takes all modes that the basis kept. */
  public VelocityModes(EigenBasis basis) {
    this.basis = basis;
    int n = basis.size();
    rate = new double[n];
    transport = basis.velocityMatrix();
    force = basis.derivativeMatrix();
    transport[0][0] = 0;
    for (int k = 1; k < n; k++) {
      rate[k] = basis.spectrum().eigenvalue(k);
      force[k][0] = rate[k] * transport[k][0] / basis.theta();
    }
  }

  /** N. */
  public int size() {
    return rate.length;
  }

  /** λ_k. */
  public double rate(int k) {
    return rate[k];
  }

  /** A_kl, symmetric, A_00 = 0. */
  public double transport(int k, int l) {
    return transport[k][l];
  }

  /** B_kl. */
  public double force(int k, int l) {
    return force[k][l];
  }

  /** D_N. */
  public double diffusion() {
    return basis.spectrum().diffusion(size() - 1);
  }

  /** κ_N. */
  public double drift() {
    return basis.spectrum().drift(size() - 1);
  }

  /** Whether φ_k has the parity of k: transport and force then change it. */
  public boolean parity() {
    return basis.parity();
  }

  /** ∫ g φ_k M for k &gt; 0, and 0 for k = 0: the coefficients of g − ∫ g M. */
  double[] fluctuation(DoubleUnaryOperator g) {
    double[] coefficients = basis.project(g);
    coefficients[0] = 0;
    return coefficients;
  }
}
