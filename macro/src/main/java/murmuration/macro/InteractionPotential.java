package murmuration.macro;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A radial interaction potential U(r), r ≥ 0 the distance; U⋆ρ is the mean field. Attraction is an
 * increasing U.
 */
public interface InteractionPotential {
  /** Panels of {@link #ballAverage}; below 2^−1000 only r^q with q near −d has weight left. */
  int ORIGIN_PANELS = 1000;

  /** Returns U(r) in free space, r ≥ 0; may be infinite at 0 when integrable there. */
  double value(double r);

  /** Whether r ↦ U(|r|) is smooth at 0; if not, the cell at the origin gets its cell average. */
  boolean smoothAtOrigin();

  /**
   * Returns U between two points of a box.
   *
   * @param x distance along x, at most half the length of a periodic axis; likewise y and z, which
   *     are 0 where the grid has no such axis
   * @throws IllegalArgumentException when an axis is periodic and U has no natural periodic form
   */
  default double inBox(Grid grid, double x, double y, double z) {
    return value(Math.sqrt(x * x + y * y + z * z)) + images(grid, x, y, z);
  }

  /**
   * Returns what the images along periodic axes add to U between two points; see {@link #inBox}.
   *
   * @throws IllegalArgumentException when an axis is periodic and U has no natural periodic form
   */
  default double images(Grid grid, double x, double y, double z) {
    for (int a = 0; a < grid.dimension(); a++) {
      if (grid.axis(a).periodic()) {
        throw new IllegalArgumentException(
            "the interaction potential has no natural periodic form; choose nearest-image or"
                + " images as its periodization");
      }
    }
    return 0;
  }

  /** Returns Û as a function of |q| when that defines U on a box with all axes periodic. */
  default Optional<DoubleUnaryOperator> periodicSymbol() {
    return Optional.empty();
  }

  /**
   * Returns the mean of U(|r|) over a ball in free space, d ∫₀¹ U(sR) s^{d−1} ds. The quadrature
   * halves its panels towards 0, so that kinks and integrable singularities do no harm.
   *
   * @param radius R &gt; 0
   * @param dimension d
   * @throws IllegalArgumentException when U is known not to be integrable at the origin
   */
  default double ballAverage(double radius, int dimension) {
    double sum = 0;
    double outer = 1;
    for (int panel = 0; panel < ORIGIN_PANELS; panel++) {
      double inner = 0.5 * outer;
      sum +=
          (outer - inner)
              * CellRule.average(
                  s -> dimension * Math.pow(s, dimension - 1) * value(s * radius), inner, outer);
      outer = inner;
    }
    return sum;
  }

  /** The table that U is interpolated in, before a strength; empty for formulas. */
  default Optional<TabulatedPotential> table() {
    return Optional.empty();
  }

  /** No interaction. */
  static InteractionPotential none() {
    return new InteractionPotentials.None();
  }

  /** U = r²/2. */
  static InteractionPotential quadratic() {
    return new InteractionPotentials.Quadratic();
  }

  /** U = −Σ cos(q x_a) over the axes; q times the length of a periodic axis is a multiple of 2π. */
  static InteractionPotential cosine(double wavenumber) {
    return new InteractionPotentials.Cosine(wavenumber);
  }

  /** U = −exp(−r²/(2ℓ²)); summed over images along periodic axes. */
  static InteractionPotential gaussian(double length) {
    return new InteractionPotentials.Gaussian(length);
  }

  /** U = C_r e^{−r/ℓ_r} − C_a e^{−r/ℓ_a}; summed over images along periodic axes. */
  static InteractionPotential morse(
      double repulsion, double repulsionLength, double attraction, double attractionLength) {
    return new InteractionPotentials.Morse(
        repulsion, repulsionLength, attraction, attractionLength);
  }

  /** U = r^p/p − r^q/q, p, q not 0 and above minus the dimension. */
  static InteractionPotential power(double p, double q) {
    return new InteractionPotentials.Power(p, q);
  }

  /**
   * The attractive Newtonian potential, ΔU = δ: r/2, log r/(2π) or −1/(4πr) in free space by
   * dimension; on a box with all axes periodic ΔU = δ − 1/volume with mean 0.
   */
  static InteractionPotential newtonian(int dimension) {
    return new InteractionPotentials.Newtonian(dimension);
  }

  /** This potential times a strength. */
  default InteractionPotential scaled(double strength) {
    return new InteractionPotentials.Scaled(strength, this);
  }

  /** Along periodic axes: U of the distance to the nearest image. */
  default InteractionPotential nearestImage() {
    return new InteractionPotentials.NearestImage(this);
  }

  /** Along periodic axes: the sum of U over all images, which must converge. */
  default InteractionPotential images() {
    return new InteractionPotentials.Images(this);
  }
}
