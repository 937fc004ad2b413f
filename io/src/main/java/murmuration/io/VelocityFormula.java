package murmuration.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import murmuration.coefficients.PlanarPotential;
import murmuration.coefficients.VelocityPotential;

/**
 * W as a formula in the velocity v (the speed in more than one dimension) or, in the plane, in vx
 * and vy, with gamma, delta, a, b and theta by name.
 */
final class VelocityFormula {
  private static final int PARITY_SAMPLES = 200;

  private final Expression formula;
  private final int dimension;

  /**
   * Compiles a formula.
   *
   * @throws InvalidValueException when it is none, when it lacks a parameter or leaves one out, and
   *     when it is in vx or vy but not in two dimensions
   */
  VelocityFormula(String text, Map<String, Double> parameters, double theta, int dimension) {
    this.dimension = dimension;
    Map<String, Double> constants = new HashMap<>();
    VelocityModel.PARAMETERS.forEach(name -> constants.put(name, Double.NaN));
    constants.putAll(parameters);
    constants.put("theta", theta);
    formula = new Expression("expression", text, List.of("v", "vx", "vy"), constants);
    for (String name : VelocityModel.PARAMETERS) {
      Double value = parameters.get(name);
      if (formula.uses(name) && value == null) {
        throw new InvalidValueException(name, null, "needed by the formula \"" + text + '"');
      }
      if (!formula.uses(name) && value != null) {
        throw new InvalidValueException(
            name, value, "does not occur in the formula \"" + text + '"');
      }
      if (value != null && !Double.isFinite(value)) {
        throw new InvalidValueException(name, value, "must be a finite number");
      }
    }
    if (dimension != 2 && inComponents()) {
      throw new InvalidValueException(
          "dimension", dimension, "a formula in vx and vy needs dimension 2");
    }
  }

  /** Whether this is a function on the plane that need not be radial. */
  boolean planar() {
    return dimension == 2 && inComponents();
  }

  /** W(v_x, v_y). */
  PlanarPotential plane() {
    return formula.uses("v")
        ? (vx, vy) -> formula.value(Math.hypot(vx, vy), vx, vy)
        : (vx, vy) -> formula.value(Double.NaN, vx, vy);
  }

  /** W(v), of the speed |v| in more than one dimension. */
  VelocityPotential line() {
    return dimension == 1 ? new OnTheLine(formula, isEven()) : new OfTheSpeed(formula);
  }

  /** Whether W(v_x, v_y) is even, or even in one component, x being 0; by random velocities. */
  boolean balanced(int axis) {
    PlanarPotential plane = plane();
    Random random = new Random(1);
    boolean even = true;
    boolean reflected = true;
    for (int i = 0; i < PARITY_SAMPLES; i++) {
      double vx = 3 * random.nextGaussian();
      double vy = 3 * random.nextGaussian();
      double value = plane.value(vx, vy);
      even &= same(value, plane.value(-vx, -vy));
      reflected &= same(value, axis == 0 ? plane.value(-vx, vy) : plane.value(vx, -vy));
    }
    return even || reflected;
  }

  private boolean inComponents() {
    return formula.uses("vx") || formula.uses("vy");
  }

  /** Even to the last bit at random speeds of all sizes. */
  private boolean isEven() {
    Random random = new Random(1);
    boolean even = true;
    for (int i = 0; i < PARITY_SAMPLES; i++) {
      double v = Math.exp(4 * random.nextGaussian());
      even &= same(formula.value(v, v, 0), formula.value(-v, -v, 0));
    }
    return even;
  }

  /** To the last bit. */
  private static boolean same(double right, double left) {
    return right == left || (Double.isNaN(right) && Double.isNaN(left));
  }

  private record OnTheLine(Expression formula, boolean even) implements VelocityPotential {
    @Override
    public double value(double v) {
      return formula.value(v, v, 0);
    }
  }

  private record OfTheSpeed(Expression formula) implements VelocityPotential {
    @Override
    public double value(double v) {
      return formula.value(Math.abs(v), v, 0);
    }

    @Override
    public boolean even() {
      return true;
    }
  }
}
