package murmuration.coefficients;

/**
 * A velocity potential W(v_x, v_y) in two dimensions, radial or not.
 *
 * <p>Only the values of W are used, never its derivatives, so kinks are allowed; along the axes
 * they cost no accuracy. W has to confine: it must grow in every direction, so that e^{−W/θ} is
 * integrable together with all its moments.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), section 2, where W need not be
 * radial.
 */
public interface PlanarPotential {

  /** Returns W(vx, vy). */
  double value(double vx, double vy);
}
