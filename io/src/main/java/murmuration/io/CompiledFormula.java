package murmuration.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.objecthunter.exp4j.function.Function;
import net.objecthunter.exp4j.operator.Operator;
import net.objecthunter.exp4j.shuntingyard.ShuntingYard;
import net.objecthunter.exp4j.tokenizer.FunctionToken;
import net.objecthunter.exp4j.tokenizer.NumberToken;
import net.objecthunter.exp4j.tokenizer.OperatorToken;
import net.objecthunter.exp4j.tokenizer.Token;
import net.objecthunter.exp4j.tokenizer.VariableToken;

/**
 * A formula as a tree of immutable nodes, made from what exp4j parses: quicker to evaluate than
 * exp4j's own expression, and without state, so that threads may share it without waiting.
 */
final class CompiledFormula {
  private static final Map<String, Double> ALWAYS = Map.of("pi", Math.PI, "e", Math.E);
  private static final Map<String, Function> FUNCTIONS =
      Map.of("min", new Minimum(), "max", new Maximum());

  /** A part of the formula; the point holds the values of the variables. */
  private interface Node {
    double at(double[] point);
  }

  private final Node root;
  private final List<String> variables;
  private final Map<String, Double> constants = new HashMap<>(ALWAYS);
  private final Set<String> used = new HashSet<>();

  /**
   * Compiles a text.
   *
   * @param variables their names in the order of the points
   * @param constants numbers by name, besides pi and e
   * @throws IllegalArgumentException when the text is no formula in them
   */
  CompiledFormula(String text, List<String> variables, Map<String, Double> constants) {
    this.variables = variables;
    this.constants.putAll(constants);
    Set<String> names = new HashSet<>(variables);
    names.addAll(this.constants.keySet());
    Deque<Node> stack = new ArrayDeque<>();
    for (Token token : ShuntingYard.convertToRPN(text, FUNCTIONS, Map.of(), names, true)) {
      stack.push(node(token, stack));
    }
    if (stack.size() != 1) {
      throw new IllegalArgumentException("an operator is missing");
    }
    root = stack.pop();
  }

  /** The value at a point; NaN where there is none. */
  double value(double[] point) {
    try {
      return root.at(point);
    } catch (ArithmeticException divisionByZero) {
      return Double.NaN;
    }
  }

  /** Whether a variable or constant occurs. */
  boolean uses(String name) {
    return used.contains(name);
  }

  private Node node(Token token, Deque<Node> stack) {
    if (token instanceof NumberToken number) {
      return constant(number.getValue());
    }
    if (token instanceof VariableToken variable) {
      String name = variable.getName();
      used.add(name);
      int index = variables.indexOf(name);
      return index < 0 ? constant(constants.get(name)) : point -> point[index];
    }
    if (token instanceof FunctionToken function) {
      return call(function.getFunction(), stack);
    }
    return operation(((OperatorToken) token).getOperator(), stack);
  }

  private static Node constant(double value) {
    return point -> value;
  }

  private static Node operation(Operator operator, Deque<Node> stack) {
    Node right = operand(stack);
    if (operator.getNumOperands() == 1) {
      return operator.getSymbol().equals("-") ? point -> -right.at(point) : right;
    }
    Node left = operand(stack);
    return switch (operator.getSymbol()) {
      case "+" -> point -> left.at(point) + right.at(point);
      case "-" -> point -> left.at(point) - right.at(point);
      case "*" -> point -> left.at(point) * right.at(point);
      case "/" -> point -> quotient(left.at(point), right.at(point));
      case "%" -> point -> left.at(point) % right.at(point);
      default -> point -> power(left.at(point), right.at(point));
    };
  }

  private static Node call(Function function, Deque<Node> stack) {
    Node[] arguments = new Node[function.getNumArguments()];
    for (int i = arguments.length - 1; i >= 0; i--) {
      arguments[i] = operand(stack);
    }
    return point -> {
      double[] values = new double[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].at(point);
      }
      return function.apply(values);
    };
  }

  private static Node operand(Deque<Node> stack) {
    if (stack.isEmpty()) {
      throw new IllegalArgumentException("an operand is missing");
    }
    return stack.pop();
  }

  private static double quotient(double numerator, double denominator) {
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  /** The small powers of polynomials need no logarithm. */
  private static double power(double base, double exponent) {
    if (exponent == 2) {
      return base * base;
    }
    return exponent == 4 ? (base * base) * (base * base) : Math.pow(base, exponent);
  }

  private static final class Minimum extends Function {
    Minimum() {
      super("min", 2);
    }

    @Override
    public double apply(double... arguments) {
      return Math.min(arguments[0], arguments[1]);
    }
  }

  private static final class Maximum extends Function {
    Maximum() {
      super("max", 2);
    }

    @Override
    public double apply(double... arguments) {
      return Math.max(arguments[0], arguments[1]);
    }
  }
}
