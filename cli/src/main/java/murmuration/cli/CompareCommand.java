package murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import murmuration.io.InvalidValueException;
import murmuration.io.Suggestion;
import murmuration.io.VelocityModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods side by side: their errors, their sizes and their times. */
@Command(
    name = "compare",
    sortOptions = false,
    description = {
      "Compares the methods for D, kappa and lambda_1 on some velocity potentials.",
      "",
      "Errors are relative. D and kappa are measured against quadrature in dimension 1, quadrature"
          + " itself and other dimensions against spectral, lambda_1 against spectral. ms is the"
          + " wall time of a second call in milliseconds.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration compare --methods spectral,finite-difference,hermite",
      "  murmuration compare --case quartic:gamma=10 --methods spectral,hermite",
      "  murmuration compare --case tilted:gamma=2,delta=1,theta=0.5 --methods hermite"
    })
final class CompareCommand implements Callable<Integer> {
  private static final List<String> DEFAULT_CASES =
      List.of(
          "quartic:gamma=1",
          "quartic:gamma=10",
          "quartic:gamma=100",
          "quartic:gamma=200",
          "cubic:gamma=1",
          "cubic:gamma=5",
          "cubic:gamma=8",
          "tilted:gamma=1,delta=1");
  private static final List<String> PARAMETERS =
      Stream.concat(VelocityModel.PARAMETERS.stream(), Stream.of("theta", "dimension")).toList();

  @Mixin private CommonOptions common;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description =
          "A potential and its parameters, such as quartic:gamma=10,theta=0.5; repeatable (default:"
              + " eight cases, quartic, cubic and tilted).")
  private List<String> cases = DEFAULT_CASES;

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Compared.class,
      description = "Methods to compare, with commas between (default: all).")
  private List<String> methods = new Compared();

  /** All methods, under one name each. */
  static final class Compared extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Compared() {
      super(Methods.names().stream().filter(name -> !name.equals("auto")).toList());
    }
  }

  @Override
  public Integer call() {
    for (String method : methods) {
      if (!Methods.names().contains(method)) {
        throw usage(
            new InvalidValueException(
                "methods", method, "unknown; " + Suggestion.phrase(method, Methods.names())));
      }
    }
    List<CoefficientCase> inputs = new ArrayList<>();
    for (String text : cases) {
      try {
        inputs.add(Comparison.checked(parse(text)));
      } catch (InvalidValueException e) {
        throw usage(new InvalidValueException("case", text, e.key() + e.getMessage()));
      }
    }
    List<Comparison> done = new ArrayList<>();
    try (Progress progress = common.progress()) {
      Interruption.install();
      for (CoefficientCase input : inputs) {
        progress.progress("compare", (double) done.size() / inputs.size());
        if (progress.interrupted()) {
          break;
        }
        done.add(common.inParallel(() -> Comparison.of(input, methods)));
      }
    }
    if (common.json()) {
      ObjectNode node = Json.object();
      ArrayNode array = node.putArray("cases");
      done.forEach(comparison -> array.add(json(comparison)));
      common.out().println(node);
    } else if (common.summary()) {
      done.forEach(comparison -> text(comparison).forEach(common.out()::println));
    }
    return done.size() < inputs.size() ? Interruption.EXIT_CODE : 0;
  }

  private ParameterException usage(InvalidValueException e) {
    return new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
  }

  private static CoefficientCase parse(String text) {
    String[] sides = text.split(":", 2);
    Map<String, Number> numbers = new LinkedHashMap<>();
    for (String item : sides.length == 1 ? new String[0] : sides[1].split(",", -1)) {
      String[] pair = item.split("=", -1);
      if (pair.length != 2) {
        throw new InvalidValueException(item, null, "expected name=value");
      }
      if (!PARAMETERS.contains(pair[0])) {
        throw new InvalidValueException(
            pair[0], null, "unknown; " + Suggestion.phrase(pair[0], PARAMETERS));
      }
      try {
        numbers.put(pair[0], Double.valueOf(pair[1]));
      } catch (NumberFormatException e) {
        throw new InvalidValueException(pair[0], pair[1], "not a number");
      }
    }
    return new CoefficientCase(sides[0], null, "auto", numbers);
  }

  private static String name(CoefficientCase input) {
    List<String> parts = new ArrayList<>(List.of(input.potential()));
    input
        .numbers()
        .forEach((name, value) -> parts.add(name + " = " + Text.number(value.doubleValue(), 8)));
    return String.join(", ", parts);
  }

  private static ObjectNode json(Comparison comparison) {
    ObjectNode node = CoefficientJson.input(comparison.input());
    ArrayNode rows = node.putArray("methods");
    for (Comparison.Row row : comparison.rows()) {
      ObjectNode entry = rows.addObject();
      entry.put("method", row.method());
      Json.put(entry, "errorD", row.diffusionError());
      Json.put(entry, "errorKappa", row.driftError());
      Json.put(entry, "errorLambda1", row.eigenvalueError());
      row.coefficients()
          .ifPresentOrElse(
              found -> entry.put("unknowns", found.unknowns()), () -> entry.putNull("unknowns"));
      Json.put(entry, "milliseconds", row.milliseconds());
      entry.put("remark", row.remark());
    }
    return node;
  }

  private static List<String> text(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Text.wrapped(name(comparison.input()), Text.WIDTH));
    lines.add(line("method", "D", "kappa", "lambda_1", "unknowns", "ms", ""));
    for (Comparison.Row row : comparison.rows()) {
      String text =
          row.coefficients().isEmpty()
              ? String.format(Locale.ROOT, "  %-18s failed: %s", row.method(), row.remark())
              : line(
                  row.method(),
                  error(row.diffusionError()),
                  error(row.driftError()),
                  error(row.eigenvalueError()),
                  Long.toString(row.coefficients().get().unknowns()),
                  Text.number(row.milliseconds(), 3),
                  row.remark());
      lines.add(Text.cut(text));
    }
    return lines;
  }

  private static String line(
      String method,
      String diffusion,
      String drift,
      String eigenvalue,
      String unknowns,
      String time,
      String remark) {
    return String.format(
            Locale.ROOT,
            "  %-18s %-8s %-8s %-9s %8s %7s  %s",
            method,
            diffusion,
            drift,
            eigenvalue,
            unknowns,
            time,
            remark)
        .stripTrailing();
  }

  private static String error(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.0e", value) : "-";
  }
}
