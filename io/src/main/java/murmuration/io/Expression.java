package murmuration.io;

import java.util.EmptyStackException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import net.objecthunter.exp4j.ExpressionBuilder;
import net.objecthunter.exp4j.function.Function;

/**
 * A formula in one or several variables, such as {@code 1 + 0.5*cos(x)}: + − * / ^, parentheses,
 * pi, e, and sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log (natural), log10, log2,
 * sqrt, cbrt, abs, signum, floor, ceil, pow, min, max. Threads may share it: each gets a copy of
 * what exp4j compiled, which holds the values of the variables.
 */
public final class Expression implements DoubleUnaryOperator {
  // Far beyond any formula of use; exp4j's time grows with the square of the length and worse.
  private static final int LONGEST = 1000;
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
  private final List<String> variables;
  private final Set<String> used;
  private final ThreadLocal<net.objecthunter.exp4j.Expression> compiled;

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
    if (text.length() > LONGEST) {
      throw new InvalidValueException(
          key, '"' + text + '"', "too long, over " + LONGEST + " characters");
    }
    if (text.contains("**")) {
      throw new InvalidValueException(key, '"' + text + '"', "powers are written with ^");
    }
    this.text = text;
    this.variables = List.copyOf(variables);
    try {
      net.objecthunter.exp4j.Expression prototype =
          new ExpressionBuilder(text)
              .variables(new HashSet<>(variables))
              .variables(constants.keySet())
              .functions(MIN, MAX)
              .build()
              .setVariables(constants);
      used = Set.copyOf(prototype.getVariableNames());
      compiled = ThreadLocal.withInitial(() -> new net.objecthunter.exp4j.Expression(prototype));
      // At 1 nothing is divided by zero, which would hide what is wrong further on.
      value(variables.stream().mapToDouble(name -> 1).toArray());
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
    net.objecthunter.exp4j.Expression own = compiled.get();
    for (int i = 0; i < point.length; i++) {
      own.setVariable(variables.get(i), point[i]);
    }
    try {
      return own.evaluate();
    } catch (ArithmeticException divisionByZero) {
      return Double.NaN;
    }
  }

  /** The value of a formula in one variable. */
  @Override
  public double applyAsDouble(double value) {
    return value(value);
  }

  /** Whether a variable or constant occurs. */
  public boolean uses(String name) {
    return used.contains(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
