package murmuration.io;

import java.util.EmptyStackException;
import java.util.function.DoubleUnaryOperator;
import net.objecthunter.exp4j.ExpressionBuilder;
import net.objecthunter.exp4j.function.Function;

/**
 * A formula in one variable, such as {@code 1 + 0.5*cos(x)}: + − * / ^, parentheses, pi, e, and
 * sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log (natural), log10, log2, sqrt, cbrt,
 * abs, signum, floor, ceil, pow, min, max. Threads may share it.
 */
public final class Expression implements DoubleUnaryOperator {
  private static final Function MIN =
      new Function("min", 2) {
        @Override
        public double apply(double... arguments) {
          return Math.min(arguments[0], arguments[1]);
        }
      };
  private static final Function MAX =
      new Function("max", 2) {
        @Override
        public double apply(double... arguments) {
          return Math.max(arguments[0], arguments[1]);
        }
      };

  private final String text;
  private final String variable;
  private final net.objecthunter.exp4j.Expression compiled;

  /**
   * Compiles a formula.
   *
   * @param key the parameter that holds it, for error messages
   * @throws InvalidValueException when it is not a formula in the variable
   */
  public Expression(String key, String text, String variable) {
    if (text.contains("**")) {
      throw new InvalidValueException(key, '"' + text + '"', "powers are written with ^");
    }
    this.text = text;
    this.variable = variable;
    try {
      compiled = new ExpressionBuilder(text).variables(variable).functions(MIN, MAX).build();
      applyAsDouble(1);
    } catch (IllegalArgumentException | EmptyStackException e) {
      throw new InvalidValueException(
          key,
          '"' + text + '"',
          "not a formula in " + variable + (e.getMessage() == null ? "" : ": " + e.getMessage()));
    }
  }

  @Override
  public synchronized double applyAsDouble(double value) {
    try {
      return compiled.setVariable(variable, value).evaluate();
    } catch (ArithmeticException divisionByZero) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
