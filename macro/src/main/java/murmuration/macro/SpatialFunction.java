package murmuration.macro;

/** A function of the position; coordinates along axes that a grid does not have are 0. */
@FunctionalInterface
public interface SpatialFunction {
  /** The value at a point. */
  double value(double x, double y, double z);
}
