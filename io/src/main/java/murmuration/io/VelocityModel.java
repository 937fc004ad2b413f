package murmuration.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import murmuration.coefficients.VelocityPotential;

/**
 * A velocity potential by name with its parameters, as a scenario or a command line states it.
 *
 * @param potential one of {@link #NAMES}
 * @param parameters gamma, delta, a, b by name, those that were given
 * @param expression the formula of W in v, or null
 * @param theta noise θ &gt; 0
 */
public record VelocityModel(
    String potential, Map<String, Double> parameters, String expression, double theta) {
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
          "expression", List.of());
  private static final int PARITY_SAMPLES = 200;

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
    List<String> takes = TAKES.get(potential);
    for (String name : parameters.keySet()) {
      if (!takes.contains(name)) {
        throw new InvalidValueException(
            name, parameters.get(name), "not a parameter of the " + potential + " potential");
      }
    }
    for (String name : takes) {
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
    if (potential.equals("power") && !(parameters.get("b") >= 1)) {
      throw new InvalidValueException("b", parameters.get("b"), "must be at least 1");
    }
    if (potential.equals("power") && !(parameters.get("a") > parameters.get("b"))) {
      throw new InvalidValueException(
          "a", parameters.get("a"), "must be above b = " + parameters.get("b"));
    }
    if (potential.equals("expression") != (expression != null)) {
      throw new InvalidValueException(
          "expression",
          expression,
          "belongs to potential: expression, and is needed there, for instance \"v^4/4 - v^2/2\"");
    }
    requirePositive("theta", theta);
  }

  /** W. */
  public VelocityPotential build() {
    return switch (potential) {
      case "quadratic" -> VelocityPotential.quadratic();
      case "quartic" -> VelocityPotential.quartic(parameters.get("gamma"));
      case "cubic" -> VelocityPotential.cubic(parameters.get("gamma"));
      case "tilted" -> VelocityPotential.tilted(parameters.get("gamma"), parameters.get("delta"));
      case "power" ->
          VelocityPotential.power(
              parameters.get("a"), parameters.get("b"), parameters.get("gamma"));
      default -> new Formula(new Expression("expression", expression, "v"));
    };
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

  private record Formula(Expression formula, boolean even) implements VelocityPotential {
    Formula(Expression formula) {
      this(formula, isEven(formula));
    }

    @Override
    public double value(double v) {
      return formula.applyAsDouble(v);
    }

    /** Even to the last bit at random speeds of all sizes. */
    private static boolean isEven(Expression formula) {
      Random random = new Random(1);
      boolean even = true;
      for (int i = 0; i < PARITY_SAMPLES; i++) {
        double v = Math.exp(4 * random.nextGaussian());
        double right = formula.applyAsDouble(v);
        double left = formula.applyAsDouble(-v);
        even &= right == left || (Double.isNaN(right) && Double.isNaN(left));
      }
      return even;
    }
  }
}
