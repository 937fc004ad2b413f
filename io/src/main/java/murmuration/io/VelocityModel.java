package murmuration.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import murmuration.coefficients.PlanarPotential;
import murmuration.coefficients.VelocityPotential;

/**
 * A velocity potential by name with its parameters, as a scenario or a command line states it. In
 * two and three dimensions W is a function of the speed |v|, except formulas in vx and vy.
 *
 * @param potential one of {@link #NAMES}
 * @param parameters gamma, delta, a, b by name, those that were given
 * @param expression the formula of W in v, the parameters and theta, or null; in the plane it may
 *     be in vx and vy, too
 * @param theta noise θ &gt; 0
 * @param dimension of the velocity, 1, 2 or 3
 */
public record VelocityModel(
    String potential,
    Map<String, Double> parameters,
    String expression,
    double theta,
    int dimension) {
  /** The names of the potentials. */
  public static final List<String> NAMES =
      List.of("quadratic", "quartic", "cubic", "tilted", "power", "expression");

  /** The names of all numbers that some potential takes. */
  public static final List<String> PARAMETERS = List.of("gamma", "delta", "a", "b");

  private static final Map<String, List<String>> TAKES =
      Map.of(
          "quadratic", List.of(),
          "quartic", List.of("gamma"),
          "cubic", List.of("gamma"),
          "tilted", List.of("gamma", "delta"),
          "power", List.of("gamma", "a", "b"),
          "expression", PARAMETERS);

  /**
   * Checks names and ranges.
   *
   * @throws InvalidValueException naming the parameter that is wrong
   */
  public VelocityModel {
    parameters = new LinkedHashMap<>(parameters);
    if (!NAMES.contains(potential)) {
      throw new InvalidValueException(
          "potential", potential, "unknown; " + Suggestion.phrase(potential, NAMES));
    }
    for (String name : parameters.keySet()) {
      if (!TAKES.get(potential).contains(name)) {
        throw new InvalidValueException(
            name, parameters.get(name), "not a parameter of the " + potential + " potential");
      }
    }
    requirePositive("theta", theta);
    if (dimension < 1 || dimension > 3) {
      throw new InvalidValueException("dimension", dimension, "must be 1, 2 or 3");
    }
    if (potential.equals("expression") != (expression != null)) {
      throw new InvalidValueException(
          "expression",
          expression,
          "belongs to potential: expression, and is needed there, for instance \"v^4/4 - v^2/2\"");
    }
    if (expression == null) {
      requireParameters(potential, parameters, dimension);
    } else {
      new VelocityFormula(expression, parameters, theta, dimension);
    }
  }

  /** In one dimension. */
  public VelocityModel(
      String potential, Map<String, Double> parameters, String expression, double theta) {
    this(potential, parameters, expression, theta, 1);
  }

  private static void requireParameters(
      String potential, Map<String, Double> parameters, int dimension) {
    for (String name : TAKES.get(potential)) {
      if (!parameters.containsKey(name)) {
        throw new InvalidValueException(name, null, "needed by the " + potential + " potential");
      }
      double value = parameters.get(name);
      if (name.equals("gamma")) {
        requirePositive(name, value);
      } else if (!Double.isFinite(value)) {
        throw new InvalidValueException(name, value, "must be a finite number");
      }
    }
    if (potential.equals("tilted") && dimension > 1) {
      throw new InvalidValueException(
          "dimension", dimension, "the tilted potential needs dimension 1");
    }
    if (potential.equals("power") && !(parameters.get("b") >= 1)) {
      throw new InvalidValueException("b", parameters.get("b"), "must be at least 1");
    }
    if (potential.equals("power") && !(parameters.get("a") > parameters.get("b"))) {
      throw new InvalidValueException(
          "a", parameters.get("a"), "must be above b = " + parameters.get("b"));
    }
  }

  /** Whether W is a formula in vx and vy; {@link #buildPlanar} makes it then. */
  public boolean planar() {
    return expression != null && formula().planar();
  }

  /**
   * Whether M cannot have a mean velocity along an axis, x being 0: W is even, or even in the
   * component along it.
   */
  public boolean balanced(int axis) {
    return planar() ? formula().balanced(axis) : build().even();
  }

  /** W(v_x, v_y) of a planar model. */
  public PlanarPotential buildPlanar() {
    return formula().plane();
  }

  /** W, of the speed in more than one dimension. */
  public VelocityPotential build() {
    return switch (potential) {
      case "quadratic" -> VelocityPotential.quadratic();
      case "quartic" -> VelocityPotential.quartic(parameters.get("gamma"));
      case "cubic" -> VelocityPotential.cubic(parameters.get("gamma"));
      case "tilted" -> VelocityPotential.tilted(parameters.get("gamma"), parameters.get("delta"));
      case "power" ->
          VelocityPotential.power(
              parameters.get("a"), parameters.get("b"), parameters.get("gamma"));
      default -> formula().line();
    };
  }

  private VelocityFormula formula() {
    return new VelocityFormula(expression, parameters, theta, dimension);
  }

  /** A parameter, or NaN when it is not one of this potential. */
  public double parameter(String name) {
    return parameters.getOrDefault(name, Double.NaN);
  }

  /** One line such as {@code quartic, gamma = 5, theta = 1}. */
  public String describe() {
    List<String> parts = new ArrayList<>(List.of(potential));
    if (expression != null) {
      parts.add("W = " + expression);
    }
    parameters.forEach((name, value) -> parts.add(name + " = " + plain(value)));
    parts.add("theta = " + plain(theta));
    if (dimension > 1) {
      parts.add("dimension = " + dimension);
    }
    return parts.stream().collect(Collectors.joining(", "));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(name, value, "must be a positive number");
    }
  }
}
