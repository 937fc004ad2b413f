package murmuration.examples;

import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;

/** D and κ of the quartic potential. */
public final class ComputeCoefficients {
  private ComputeCoefficients() {}

  /** Prints them. */
  public static void main(String[] args) {
    VelocityPotential quartic = VelocityPotential.quartic(10);
    TransportCoefficients result = new SpectralMethod().compute(Maxwellian.of(quartic, 1));
    System.out.printf("D = %.9f, kappa = %.9f%n", result.diffusion(), result.drift());
    System.out.printf("relative error below %.0e%n", result.errorEstimate());
  }
}
