package murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The method and its options; {@link Methods} knows which belong to which. */
@Command
final class MethodOptions {
  /** For the shell. */
  static final class MethodNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    MethodNames() {
      super(Methods.names());
    }
  }

  @Option(
      names = "--method",
      // Not NAME, which the completion script would confuse with that of --potential.
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description =
          "auto (default), spectral, quadrature, schrodinger-fem, finite-difference, hermite,"
              + " green-kubo or displacement. auto is spectral; only these two work in dimension 2 and 3.")
  private String method = "auto";

  @Option(
      names = "--modes",
      paramLabel = "N",
      description = "Sum over modes 1 to N-1 only; all methods with eigenvalues.")
  private Integer modes;

  @Option(
      names = "--half-width",
      paramLabel = "R",
      description =
          "Velocities from -R to R only (default: as wide as needed); auto, spectral,"
              + " schrodinger-fem, finite-difference.")
  private Double halfWidth;

  @Option(
      names = "--degree",
      paramLabel = "P",
      description = "Degree of the elements; schrodinger-fem (default: 10).")
  private Integer degree;

  @Option(
      names = "--elements",
      paramLabel = "N",
      description = "Number of elements, even; schrodinger-fem (default: 1000).")
  private Integer elements;

  @Option(
      names = "--quadrature",
      paramLabel = "N",
      description = "Gauss points in an element; schrodinger-fem (default: P + 1).")
  private Integer quadrature;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Grid points, odd; finite-difference (default: 9999).")
  private Integer points;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Number of Hermite functions; hermite (default: 120).")
  private Integer size;

  @Option(
      names = "--scale",
      paramLabel = "S",
      description = "Width of the Hermite functions; hermite (default: chosen for W).")
  private Double scale;

  @Option(
      names = "--particles",
      paramLabel = "N",
      description = "Number of random paths; green-kubo (default: 100000), displacement (20000).")
  private Long particles;

  @Option(
      names = "--duration",
      paramLabel = "T",
      description = "Length of the paths; green-kubo (default: 12), displacement (chosen for W).")
  private Double duration;

  @Option(
      names = "--step",
      paramLabel = "H",
      description = "Time step of the paths; green-kubo, displacement (default: chosen for W).")
  private Double step;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random numbers; green-kubo, displacement (default: 1).")
  private Long seed;

  String method() {
    return method;
  }

  /** The numbers that were given. */
  Map<String, Number> given() {
    Map<String, Number> options = new LinkedHashMap<>();
    options.put("modes", modes);
    options.put("half-width", halfWidth);
    options.put("degree", degree);
    options.put("elements", elements);
    options.put("quadrature", quadrature);
    options.put("points", points);
    options.put("size", size);
    options.put("scale", scale);
    options.put("particles", particles);
    options.put("duration", duration);
    options.put("step", step);
    options.put("seed", seed);
    options.values().removeIf(value -> value == null);
    return options;
  }
}
