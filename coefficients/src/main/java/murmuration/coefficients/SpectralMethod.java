package murmuration.coefficients;

/**
 * The default: eigenpairs of the Schrödinger operator and the sums of eq. (3.6), checked by the
 * closed form in one dimension, by a finer mesh in two and three.
 *
 * @param modes the sums run over Ψ_1 … Ψ_{modes−1}; at least 2, or {@link #ALL_MODES}
 * @param halfWidth R of the velocity interval [−R, R], or {@link #AUTOMATIC}: so wide that what is
 *     cut off is below round-off
 */
public record SpectralMethod(int modes, double halfWidth) implements CoefficientMethod {
  private static final int KEPT_MODES = 24;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public SpectralMethod {
    if (modes != ALL_MODES) {
      Arguments.requireRange("modes", modes, 2, EigenBasis.MOST_MODES);
    }
    Arguments.requireAutomaticOrPositive("halfWidth", halfWidth);
  }

  /** With all modes. */
  public SpectralMethod() {
    this(ALL_MODES, AUTOMATIC);
  }

  /** With D(N) and κ(N) of so many modes. */
  public SpectralMethod(int modes) {
    this(modes, AUTOMATIC);
  }

  @Override
  public String label() {
    return "spectral";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    return maxwellian.dimension() == 1 ? onTheLine(maxwellian) : radial(maxwellian);
  }

  private TransportCoefficients onTheLine(Maxwellian maxwellian) {
    EigenBasis basis =
        EigenBasis.of(maxwellian, modes == ALL_MODES ? KEPT_MODES : modes, halfWidth);
    ClosedForm.Values check = ClosedForm.of(maxwellian.potential(), maxwellian.theta());
    boolean all = modes == ALL_MODES;
    double logDiffusion =
        all ? basis.logDiffusion() : basis.spectrum().logDiffusion(basis.size() - 1);
    double drift = all ? basis.drift() : basis.spectrum().drift(basis.size() - 1);
    double difference =
        Math.max(
            Math.abs(Math.expm1(logDiffusion - check.logDiffusion())),
            Math.abs(drift / check.drift() - 1));
    return new TransportCoefficients(
        this,
        Math.exp(logDiffusion),
        drift,
        logDiffusion / Math.log(10),
        basis.meanVelocity(),
        difference + check.errorEstimate(),
        basis.unknowns(),
        basis.spectrum());
  }

  private TransportCoefficients radial(Maxwellian maxwellian) {
    boolean all = modes == ALL_MODES;
    int kept = all ? KEPT_MODES : modes;
    RadialBasis basis = RadialBasis.lowest(maxwellian, kept, halfWidth);
    Spectrum spectrum = basis.spectrum(kept - 1);
    double diffusion = all ? basis.diffusion() : spectrum.diffusion(kept - 1);
    double drift = all ? basis.drift() : spectrum.drift(kept - 1);
    double[] refined = RadialBasis.refined(maxwellian, kept);
    double difference =
        Math.max(Math.abs(diffusion / refined[0] - 1), Math.abs(drift / refined[1] - 1));
    return new TransportCoefficients(
        this,
        diffusion,
        drift,
        Math.log10(diffusion),
        0,
        difference + basis.roundOff(),
        basis.unknowns(),
        spectrum);
  }
}
