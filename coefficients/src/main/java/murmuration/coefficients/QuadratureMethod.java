package murmuration.coefficients;

/** The closed forms of one dimension; no eigenpairs. See {@link ClosedForm}. */
public record QuadratureMethod() implements CoefficientMethod {
  @Override
  public String label() {
    return "quadrature";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    maxwellian.requireOneDimension(this);
    ClosedForm.Values values = ClosedForm.of(maxwellian.potential(), maxwellian.theta());
    return new TransportCoefficients(
        this,
        Math.exp(values.logDiffusion()),
        values.drift(),
        values.logDiffusion() / Math.log(10),
        values.meanVelocity(),
        values.errorEstimate(),
        values.points(),
        Spectrum.none(maxwellian.theta(), 1));
  }
}
