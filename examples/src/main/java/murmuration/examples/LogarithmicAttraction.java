package murmuration.examples;

import murmuration.macro.InteractionPotential;

/**
 * U(r) = ½ log(1 + r²/ℓ²): an attraction that is that of r²/(2ℓ²) nearby and weakens with distance.
 *
 * @param length ℓ
 */
public record LogarithmicAttraction(double length) implements InteractionPotential {
  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public LogarithmicAttraction {
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("length must be positive and finite, got " + length);
    }
  }

  @Override
  public double value(double r) {
    return 0.5 * Math.log1p(r * r / (length * length));
  }

  @Override
  public boolean smoothAtOrigin() {
    return true;
  }
}
