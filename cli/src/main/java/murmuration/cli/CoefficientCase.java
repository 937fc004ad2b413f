package murmuration.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import murmuration.coefficients.CoefficientMethod;
import murmuration.coefficients.Displacement;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.PlanarMethod;
import murmuration.io.InvalidValueException;
import murmuration.io.ModelCoefficients;
import murmuration.io.VelocityModel;

/**
 * One computation of coefficients as options state it, not checked yet.
 *
 * @param potential name of W
 * @param expression its formula, or null
 * @param method name of the method
 * @param numbers by name: parameters of W, theta and dimension (1 when missing), options of the
 *     method
 */
record CoefficientCase(
    String potential, String expression, String method, Map<String, Number> numbers) {
  /** Copies the numbers and adds what is 1 unless given. */
  CoefficientCase {
    numbers = new LinkedHashMap<>(numbers);
    numbers.putIfAbsent("theta", 1.0);
    numbers.putIfAbsent("dimension", 1);
  }

  /** The options of the method among the numbers. */
  Map<String, Number> options() {
    Map<String, Number> options = new LinkedHashMap<>(numbers);
    options.keySet().retainAll(Methods.options());
    return options;
  }

  /**
   * Checks the case.
   *
   * @return does the computation
   * @throws InvalidValueException naming the option that is wrong
   */
  Supplier<Outcome> prepared() {
    VelocityModel model = model();
    CoefficientMethod checked = Methods.of(method, options());
    if (model.dimension() > 1 && !Methods.isDefault(method)) {
      throw new InvalidValueException(
          "dimension", model.dimension(), method + " needs dimension 1");
    }
    if (model.planar()) {
      PlanarMethod planar = planarMethod();
      return () ->
          new Outcome.Planar(this, model, planar.compute(model.buildPlanar(), model.theta()));
    }
    Maxwellian maxwellian = new Maxwellian(model.build(), model.theta(), model.dimension());
    if (checked instanceof Displacement displacement) {
      return () -> {
        Displacement.Measurement measured = displacement.measure(maxwellian);
        return new Outcome.Scalar(
            this, model, displacement.coefficients(measured, maxwellian), Optional.of(measured));
      };
    }
    return () -> new Outcome.Scalar(this, model, checked.compute(maxwellian), Optional.empty());
  }

  /** Does the computation, whatever comes of it. */
  Outcome outcome() {
    try {
      return prepared().get();
    } catch (InvalidValueException e) {
      return new Outcome.Failed(this, e.key() + e.getMessage());
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Outcome.Failed(this, reason);
    }
  }

  private VelocityModel model() {
    Map<String, Double> parameters = new LinkedHashMap<>();
    for (String name : VelocityModel.PARAMETERS) {
      if (numbers.containsKey(name)) {
        parameters.put(name, numbers.get(name).doubleValue());
      }
    }
    return new VelocityModel(
        potential,
        parameters,
        expression,
        numbers.get("theta").doubleValue(),
        integer("dimension", numbers.get("dimension")));
  }

  private PlanarMethod planarMethod() {
    if (numbers.containsKey("half-width")) {
      throw new InvalidValueException(
          "half-width", numbers.get("half-width"), "not for formulas in vx and vy");
    }
    int modes =
        numbers.containsKey("modes")
            ? integer("modes", numbers.get("modes"))
            : ModelCoefficients.PLANAR_MODES;
    if (modes < 2 || modes > PlanarMethod.MOST_MODES) {
      throw new InvalidValueException(
          "modes", modes, "must be 2 to " + PlanarMethod.MOST_MODES + " for formulas in vx and vy");
    }
    return new PlanarMethod(modes);
  }

  /**
   * A real number.
   *
   * @throws InvalidValueException when it is not finite
   */
  static double real(String name, Number value) {
    if (!Double.isFinite(value.doubleValue())) {
      throw new InvalidValueException(name, value, "must be a finite number");
    }
    return value.doubleValue();
  }

  /**
   * A whole number, which a range gives as a double.
   *
   * @throws InvalidValueException when it has a fraction
   */
  static long whole(String name, Number value) {
    if (value.doubleValue() != Math.rint(value.doubleValue())) {
      throw new InvalidValueException(name, value, "must be a whole number");
    }
    return value.longValue();
  }

  /** A whole number of moderate size; see {@link #whole}. */
  static int integer(String name, Number value) {
    long number = whole(name, value);
    if (Math.abs(number) > Integer.MAX_VALUE) {
      throw new InvalidValueException(name, value, "too large");
    }
    return (int) number;
  }
}
