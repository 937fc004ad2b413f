package murmuration.io;

import java.util.List;
import murmuration.macro.SpatialFunction;

/**
 * A formula in the coordinates of a box.
 *
 * @param formula in the first of {@link #COORDINATES}, as many as the box has axes
 * @param dimension their number
 */
public record SpatialFormula(Expression formula, int dimension) implements SpatialFunction {
  /** The names of the coordinates. */
  public static final List<String> COORDINATES = List.of("x", "y", "z");

  @Override
  public double value(double x, double y, double z) {
    return switch (dimension) {
      case 1 -> formula.value(x);
      case 2 -> formula.value(x, y);
      default -> formula.value(x, y, z);
    };
  }

  @Override
  public String toString() {
    return formula.toString();
  }
}
