package murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import murmuration.io.VelocityModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The velocity potential, its parameters, the noise and the dimension. */
@Command
final class ModelOptions {
  /** For the shell. */
  static final class Potentials extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Potentials() {
      super(VelocityModel.NAMES);
    }
  }

  @Option(
      names = "--potential",
      paramLabel = "NAME",
      completionCandidates = Potentials.class,
      description = "Name of W, see above.")
  private String potential;

  @Option(names = "--gamma", paramLabel = "X", description = "Squared cruise speed, positive.")
  private Double gamma;

  @Option(names = "--delta", paramLabel = "X", description = "Tilt.")
  private Double delta;

  @Option(names = "--a", paramLabel = "X", description = "Larger exponent of power.")
  private Double a;

  @Option(names = "--b", paramLabel = "X", description = "Smaller exponent of power, at least 1.")
  private Double b;

  @Option(
      names = "--expression",
      paramLabel = "W",
      description =
          "Formula in v; gamma, delta, a, b and theta stand for the options of these names. In"
              + " dimension 2 and 3 v is the speed, and in dimension 2 the formula may be in vx"
              + " and vy.")
  private String expression;

  @Option(names = "--theta", paramLabel = "X", description = "Noise (default: 1).")
  private Double theta;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "Dimension of velocity, 1, 2 or 3 (default: 1).")
  private Integer dimension;

  /** The name of the potential; null when neither that nor a formula is given. */
  String potential() {
    return potential == null && expression != null ? "expression" : potential;
  }

  /** The formula, or null. */
  String expression() {
    return expression;
  }

  /** The numbers that were given. */
  Map<String, Number> given() {
    Map<String, Number> parameters = new LinkedHashMap<>();
    parameters.put("gamma", gamma);
    parameters.put("delta", delta);
    parameters.put("a", a);
    parameters.put("b", b);
    parameters.put("theta", theta);
    parameters.put("dimension", dimension);
    parameters.values().removeIf(value -> value == null);
    return parameters;
  }
}
