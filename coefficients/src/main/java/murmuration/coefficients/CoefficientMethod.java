package murmuration.coefficients;

import java.util.stream.IntStream;

/** The ways to compute D and κ. */
public enum CoefficientMethod {
  /**
   * The spectral method checked by the closed form. Where an eigenvalue is lost to round-off, as
   * when several are exponentially small, D and κ are those of the closed form.
   */
  AUTO {
    @Override
    TransportCoefficients compute(EigenBasis basis, VelocityPotential w, int modes) {
      boolean lost =
          IntStream.range(1, basis.size())
              .anyMatch(k -> basis.eigenvalueUncertainty(k) > LARGEST_UNCERTAINTY);
      return (lost ? QUADRATURE : SPECTRAL).compute(basis, w, modes);
    }
  },
  /** Eigenpairs of the Schrödinger operator and the sums of eq. (3.6). */
  SPECTRAL {
    @Override
    TransportCoefficients compute(EigenBasis basis, VelocityPotential w, int modes) {
      ClosedForm.Values check = ClosedForm.of(w, basis.theta());
      int terms = modes == ALL_MODES ? basis.resolution() : modes - 1;
      double logDiffusion = basis.logDiffusion(terms);
      double drift = basis.drift(terms);
      double difference =
          Math.max(
              Math.abs(Math.expm1(logDiffusion - check.logDiffusion())),
              Math.abs(drift / check.drift() - 1));
      return new TransportCoefficients(
          this,
          basis.diffusion(terms),
          drift,
          logDiffusion / Math.log(10),
          basis.meanVelocity(),
          difference + check.errorEstimate(),
          basis);
    }
  },
  /** The closed forms of one dimension. */
  QUADRATURE {
    @Override
    TransportCoefficients compute(EigenBasis basis, VelocityPotential w, int modes) {
      ClosedForm.Values values = ClosedForm.of(w, basis.theta());
      return new TransportCoefficients(
          this,
          Math.exp(values.logDiffusion()),
          values.drift(),
          values.logDiffusion() / Math.log(10),
          values.meanVelocity(),
          values.errorEstimate(),
          basis);
    }
  };

  /** Asks for all eigenpairs that the discrete problem has. */
  public static final int ALL_MODES = 0;

  private static final double LARGEST_UNCERTAINTY = 1e-8;
  private static final int KEPT_MODES = 24;

  /**
   * Computes D, κ and the mean velocity of a potential.
   *
   * @param theta noise θ &gt; 0
   * @param modes the sums of eq. (3.6) run over Ψ_1 … Ψ_{modes−1}; at least 2, or {@link
   *     #ALL_MODES}
   * @throws IllegalArgumentException when an argument is out of range or W does not confine
   */
  public TransportCoefficients compute(VelocityPotential w, double theta, int modes) {
    return compute(EigenBasis.of(w, theta, modes == ALL_MODES ? KEPT_MODES : modes), w, modes);
  }

  abstract TransportCoefficients compute(EigenBasis basis, VelocityPotential w, int modes);
}
