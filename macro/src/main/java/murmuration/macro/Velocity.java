package murmuration.macro;

/** A velocity in space; components along axes that a grid does not have are ignored. */
public record Velocity(double x, double y, double z) {
  /** Rest. */
  public static final Velocity ZERO = new Velocity(0, 0, 0);

  /** The component along an axis, x being 0. */
  public double along(int a) {
    return a == 0 ? x : a == 1 ? y : z;
  }

  /** Whether all components along the first axes vanish. */
  boolean zero(int dimension) {
    for (int a = 0; a < dimension; a++) {
      if (along(a) != 0) {
        return false;
      }
    }
    return true;
  }
}
