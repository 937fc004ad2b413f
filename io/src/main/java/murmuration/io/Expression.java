package murmuration.io;

import java.util.EmptyStackException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A formula in one or several variables, such as {@code 1 + 0.5*cos(x)}: + − * / ^, parentheses,
 * pi, e, and sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log (natural), log10, log2,
 * sqrt, cbrt, abs, signum, floor, ceil, pow, min, max. Immutable.
 */
public final class Expression implements DoubleUnaryOperator {
  private final String text;
  private final CompiledFormula compiled;

  /** Compiles a formula in one variable; see the other constructor. */
  public Expression(String key, String text, String variable) {
    this(key, text, List.of(variable), Map.of());
  }

  /**
   * Compiles a formula.
   *
   * @param key the parameter that holds it, for error messages
   * @param variables their names; a variable that does not occur is no error
   * @param constants numbers by name, besides pi and e
   * @throws InvalidValueException when it is not a formula in these
   */
  public Expression(
      String key, String text, List<String> variables, Map<String, Double> constants) {
    if (text.contains("**")) {
      throw new InvalidValueException(key, '"' + text + '"', "powers are written with ^");
    }
    this.text = text;
    try {
      compiled = new CompiledFormula(text, variables, constants);
      value(new double[variables.size()]);
    } catch (IllegalArgumentException | EmptyStackException e) {
      throw new InvalidValueException(
          key,
          '"' + text + '"',
          "not a formula in "
              + String.join(", ", variables)
              + (e.getMessage() == null ? "" : ": " + e.getMessage()));
    }
  }

  /** The value at a point, one number a variable; NaN where there is none. */
  public double value(double... point) {
    return compiled.value(point);
  }

  /** The value of a formula in one variable. */
  @Override
  public double applyAsDouble(double value) {
    return value(value);
  }

  /** Whether a variable or constant occurs. */
  public boolean uses(String name) {
    return compiled.uses(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
