package murmuration.examples;

import murmuration.coefficients.VelocityPotential;

/**
 * W(v) = v²/2 + A cos(qv): friction towards several preferred velocities.
 *
 * @param amplitude A
 * @param wavenumber q
 */
public record CosinePotential(double amplitude, double wavenumber) implements VelocityPotential {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless both are finite
   */
  public CosinePotential {
    if (!Double.isFinite(amplitude) || !Double.isFinite(wavenumber)) {
      throw new IllegalArgumentException(
          "amplitude and wavenumber must be finite, got " + amplitude + " and " + wavenumber);
    }
  }

  @Override
  public double value(double v) {
    return 0.5 * v * v + amplitude * Math.cos(wavenumber * v);
  }

  @Override
  public boolean even() {
    return true;
  }
}
