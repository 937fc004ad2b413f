package murmuration.macro;

/**
 * A radial interaction potential U(r), r ≥ 0 the distance; U⋆ρ is the mean field. Attraction is an
 * increasing U.
 */
public interface InteractionPotential {
  /** Panels of {@link #averageAtOrigin}; below 2^−1000 only r^q with q near −1 has weight left. */
  int ORIGIN_PANELS = 1000;

  /** Returns U(r) in free space, r ≥ 0; may be infinite at 0 when integrable there. */
  double value(double r);

  /** Whether r ↦ U(|r|) is smooth at 0; if not, the cell at the origin gets its cell average. */
  boolean smoothAtOrigin();

  /**
   * Returns U on a periodic axis of the given length, at distance 0 ≤ r ≤ length/2.
   *
   * @throws IllegalArgumentException when U has no natural periodic form
   */
  default double periodic(double r, double length) {
    throw new IllegalArgumentException(
        "the interaction potential has no natural periodic form; choose nearest-image or images");
  }

  /**
   * Returns the mean of U(|r|) over −half &lt; r &lt; half in free space, half &gt; 0. The
   * quadrature halves its panels towards 0, so that kinks and integrable singularities do no harm.
   */
  default double averageAtOrigin(double half) {
    double sum = 0;
    double outer = 1;
    for (int panel = 0; panel < ORIGIN_PANELS; panel++) {
      double inner = 0.5 * outer;
      sum += (outer - inner) * Grid.average(this::value, half * inner, half * outer);
      outer = inner;
    }
    return sum;
  }

  /** No interaction. */
  static InteractionPotential none() {
    return new InteractionPotentials.None();
  }

  /** U = r²/2. */
  static InteractionPotential quadratic() {
    return new InteractionPotentials.Quadratic();
  }

  /** U = −cos(q r); on a periodic axis q times the length must be a multiple of 2π. */
  static InteractionPotential cosine(double wavenumber) {
    return new InteractionPotentials.Cosine(wavenumber);
  }

  /** U = −exp(−r²/(2ℓ²)); summed over images on a periodic axis. */
  static InteractionPotential gaussian(double length) {
    return new InteractionPotentials.Gaussian(length);
  }

  /** U = C_r e^{−r/ℓ_r} − C_a e^{−r/ℓ_a}; summed over images on a periodic axis. */
  static InteractionPotential morse(
      double repulsion, double repulsionLength, double attraction, double attractionLength) {
    return new InteractionPotentials.Morse(
        repulsion, repulsionLength, attraction, attractionLength);
  }

  /** U = r^p/p − r^q/q, p, q &gt; −1 and not 0. */
  static InteractionPotential power(double p, double q) {
    return new InteractionPotentials.Power(p, q);
  }

  /** The attractive Newtonian potential of one dimension, U = r/2, U'' = δ. */
  static InteractionPotential newtonian() {
    return new InteractionPotentials.Newtonian();
  }

  /** This potential times a strength. */
  default InteractionPotential scaled(double strength) {
    return new InteractionPotentials.Scaled(strength, this);
  }

  /** On a periodic axis: U of the distance to the nearest image. */
  default InteractionPotential nearestImage() {
    return new InteractionPotentials.NearestImage(this);
  }

  /** On a periodic axis: the sum of U over all images, which must converge. */
  default InteractionPotential images() {
    return new InteractionPotentials.Images(this);
  }
}
