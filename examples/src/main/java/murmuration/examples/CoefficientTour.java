package murmuration.examples;

import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SchrodingerFem;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;

/** What coefficients there are; docs/coefficients.md shows it. */
public final class CoefficientTour {
  private CoefficientTour() {}

  /** W(v) = 2 cosh v − 4v²; only values are needed. */
  record Cosh() implements VelocityPotential {
    @Override
    public double value(double v) {
      return 2 * Math.cosh(v) - 4 * v * v;
    }

    @Override
    public boolean even() {
      return true;
    }
  }

  /** Prints a few of them. */
  public static void main(String[] args) {
    Maxwellian deep = Maxwellian.of(VelocityPotential.quartic(3000), 1.0);
    TransportCoefficients c = new SpectralMethod().compute(deep);
    System.out.println("D     = 10^" + c.log10Diffusion()); // 329.5446…; D itself overflows
    System.out.println("kappa = " + c.drift() + ", relative error about " + c.errorEstimate());
    System.out.println("ln λ1 = " + c.spectrum().logEigenvalue(1)); // −750.798…

    Maxwellian own = Maxwellian.of(new Cosh(), 0.5);
    System.out.println(new SpectralMethod().compute(own).diffusion()); // 3.2101…e16
    System.out.println(new SchrodingerFem().compute(own).errorEstimate()); // about 1: lost

    EigenBasis basis = EigenBasis.of(new Cosh(), 0.5, 12);
    System.out.println(basis.eigenfunction(1, 0.3) + " " + basis.spectrum().diffusion(11));

    Maxwellian space = new Maxwellian(VelocityPotential.quartic(5), 1.0, 3); // d = 3, W(|v|)
    System.out.println(new SpectralMethod().compute(space).diffusion()); // 4.95163…
  }
}
