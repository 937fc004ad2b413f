package murmuration.examples.figures;

import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SchrodingerFem;
import murmuration.coefficients.VelocityPotential;

/** The velocity potentials of section 4 of the paper, with θ = 1. */
enum PaperCase {
  /** W = v⁴/(4γ) − v²/2. */
  A,
  /** W = v⁴/(4γ) − |v|³/3. */
  B,
  /** W = v⁴/(4γ) − v²/2 − δv. */
  C;

  private static final int DEGREE = 10;
  private static final int ELEMENTS = 1000;
  private static final double HALF_WIDTH = 10;

  /** The equilibrium; δ counts in case C only. */
  Maxwellian maxwellian(double gamma, double delta) {
    VelocityPotential potential =
        switch (this) {
          case A -> VelocityPotential.quartic(gamma);
          case B -> VelocityPotential.cubic(gamma);
          case C -> VelocityPotential.tilted(gamma, delta);
        };
    return Maxwellian.of(potential, 1);
  }

  /** The paper's own method: R = 10 in v/√γ, 1000 elements of degree 10. */
  static SchrodingerFem elements(double gamma, int modes) {
    return new SchrodingerFem(DEGREE, HALF_WIDTH * Math.sqrt(gamma), ELEMENTS, DEGREE + 1, modes);
  }
}
