package murmuration.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import murmuration.io.Names;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.Tensors;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Diagnostics;
import murmuration.macro.Grid;
import murmuration.macro.Position;

/** The summaries that people read, each line within 80 columns. */
final class Text {
  static final int WIDTH = Main.WIDTH;

  /** Columns before what follows a label. */
  private static final int LABEL = 15;

  private Text() {}

  static List<String> run(RunRecord run) {
    Scenario scenario = run.scenario();
    List<String> lines = new ArrayList<>();
    lines.add(scenario.name());
    scenario.velocity().ifPresent(model -> lines.addAll(labelled("velocity", model.describe())));
    if (run.coefficients().isPresent()) {
      lines.addAll(
          CoefficientText.figures(
              scenario.velocity().orElseThrow(), run.coefficients().get(), scenario.frame()));
      lines.add("  lambda_1     " + CoefficientText.eigenvalue(run.coefficients().get(), 1));
      lines.addAll(velocity(scenario, run.equation()));
    } else {
      lines.addAll(equation(scenario, run.equation(), 15));
    }
    Diagnostics start = run.snapshots().get(0).diagnostics();
    Diagnostics end = run.evolution().last().diagnostics();
    lines.add(
        String.format(
            Locale.ROOT,
            "  density      %s, %d cells, to t = %s in %d steps",
            Names.of(scenario.scheme()),
            scenario.grid().size(),
            number(end.time(), 6),
            run.evolution().steps()));
    lines.add(
        String.format(
            Locale.ROOT,
            "               mass error %.1e, minimum %s, maximum %s",
            run.evolution().massError(),
            number(end.minimum(), 5),
            number(end.maximum(), 5)));
    if (run.evolution().rejections() > 0 || run.evolution().fallbacks() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "               %s repeated for error, %d for positivity or free energy",
              InfoText.counted(run.evolution().rejections(), "step"),
              run.evolution().fallbacks()));
    }
    switch (run.evolution().ending()) {
      case STEADY_STATE ->
          lines.add("               steady: rate of change " + number(end.rate(), 3));
      case BLOW_UP ->
          lines.add("               blow-up near " + place(scenario.grid(), end.peak()));
      case STALLED -> lines.add("               stalled: no step, however small, could be taken");
      case END_TIME, INTERRUPTED -> {}
    }
    lines.add(
        "               free energy "
            + number(start.freeEnergy(), 6)
            + " -> "
            + number(end.freeEnergy(), 6));
    run.noFreeEnergy()
        .ifPresent(reason -> lines.add("               which need not fall: " + reason));
    run.limit().ifPresent(study -> lines.addAll(limit(study, scenario.times().end())));
    run.particles().forEach(comparison -> lines.addAll(ParticleText.result(comparison)));
    return lines;
  }

  /** D, κ and u of an equation. */
  static List<String> equation(Scenario scenario, AggregationDiffusion equation, int digits) {
    int dimension = scenario.grid().dimension();
    String remark = scenario.given().isPresent() ? "   (given)" : "";
    List<String> lines = new ArrayList<>();
    String diffusion = CoefficientText.tensor(equation.diffusion(), dimension, digits);
    String drift = CoefficientText.tensor(equation.drift(), dimension, digits);
    lines.addAll(labelled("D", diffusion + remark));
    lines.addAll(labelled("kappa", drift + remark));
    lines.addAll(velocity(scenario, equation));
    return lines;
  }

  /** A line on the frame and the drift velocity, or none where there is nothing to say. */
  private static List<String> velocity(Scenario scenario, AggregationDiffusion equation) {
    double[] components = Tensors.components(equation.velocity(), scenario.grid().dimension());
    String u =
        Arrays.stream(components).mapToObj(c -> number(c, 8)).collect(Collectors.joining("  "));
    if (scenario.laboratory().isPresent()) {
      return List.of(
          "  frame        laboratory, u = "
              + u
              + ", epsilon = "
              + number(scenario.laboratory().getAsDouble(), 8));
    }
    return Tensors.zero(equation.velocity())
        ? List.of()
        : List.of("  u            " + u + "   (given)");
  }

  /** Such as {@code x = 0.5, y = 1}. */
  static String place(Grid grid, Position position) {
    String place = "x = " + number(position.x(), 6);
    place += grid.dimension() > 1 ? ", y = " + number(position.y(), 6) : "";
    return place + (grid.dimension() > 2 ? ", z = " + number(position.z(), 6) : "");
  }

  /** What a kinetic check will do. */
  static List<String> kinetic(Scenario.Kinetic kinetic) {
    LimitOptions options = kinetic.options();
    String modes =
        options.modes().isPresent()
            ? options.modes().getAsInt() + " modes"
            : "as many modes as needed";
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  kinetic      %s, %s method, accuracy %s, %s",
            modes,
            Names.of(options.method()),
            number(options.accuracy(), 4),
            options.verify() ? "verified" : "not verified"));
    lines.addAll(
        labelled(
            "",
            "epsilon = "
                + kinetic.epsilon().stream()
                    .map(e -> number(e, 4))
                    .collect(Collectors.joining(", "))));
    if (!options.velocities().isEmpty()) {
      lines.add("               f at " + options.velocities().size() + " velocities");
    }
    return lines;
  }

  /** The ε→0 study, with the verdict last. */
  static List<String> limit(LimitStudy study, double end) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  kinetic      %d modes, D_N = %s, kappa_N = %s, t = %s",
            study.modes().size(),
            number(study.modes().diffusion(), 8),
            number(study.modes().drift(), 8),
            number(end, 4)));
    if (study.rows().isEmpty()) {
      lines.add("               interrupted before any epsilon was done");
      return lines;
    }
    lines.add(line("epsilon", "error", "order", "predicted", "residual", "order", "time error"));
    for (int i = 0; i < study.rows().size(); i++) {
      LimitRow row = study.rows().get(i);
      lines.add(
          line(
              number(row.epsilon(), 4),
              String.format(Locale.ROOT, "%.6e", row.error()),
              i == 0 ? "" : number(study.order(i), 4),
              String.format(Locale.ROOT, "%.6e", row.predictedError()),
              String.format(Locale.ROOT, "%.2e", row.residual()),
              i == 0 ? "" : number(study.residualOrder(i), 4),
              number(row.numericalError(), 1)));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  leading term %s epsilon%s%s",
            number(study.coefficient(), 8),
            study.exponent() == 1 ? "" : "^" + study.exponent(),
            study.layers().isEmpty()
                ? ""
                : ", and layers at the walls: "
                    + number(study.layers().getAsDouble(), 4)
                    + " epsilon^0.75"));
    List<String> effects = new ArrayList<>();
    study.modeEffect().ifPresent(effect -> effects.add("of more modes " + number(effect, 1)));
    study.gridEffect().ifPresent(effect -> effects.add("of another grid " + number(effect, 1)));
    if (!effects.isEmpty()) {
      lines.add("  effect " + String.join(", ", effects) + " (relative)");
    }
    boolean confirmed = study.verdict().confirmed();
    for (String line : wrapped(study.verdict().line(), WIDTH)) {
      lines.add(Terminal.verdict(line, confirmed));
    }
    return lines;
  }

  private static String line(
      String epsilon,
      String error,
      String order,
      String predicted,
      String residual,
      String residualOrder,
      String numerical) {
    return String.format(
            Locale.ROOT,
            "  %-8s  %-12s  %-6s  %-12s  %-8s  %-6s  %s",
            epsilon,
            error,
            order,
            predicted,
            residual,
            residualOrder,
            numerical)
        .stripTrailing();
  }

  /** At most {@value #WIDTH} columns of a line. */
  static String cut(String line) {
    return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
  }

  /**
   * Words in lines of at most so many columns, all but the first indented; a word as long as a line
   * is broken.
   */
  static List<String> wrapped(String text, int width) {
    return lines(text, width, 2, true);
  }

  /** The same, but long words, which are names of files, stay whole. */
  static List<String> paragraph(String text, int width) {
    return lines(text, width, 2, false);
  }

  /** What follows a label in its own column. */
  static List<String> labelled(String label, String text) {
    return lines(String.format("  %-" + (LABEL - 3) + "s %s", label, text), WIDTH, LABEL, true);
  }

  private static List<String> lines(String text, int width, int indent, boolean breaking) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int start = 0;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      if (end <= start) {
        int next = rest.indexOf(' ', width);
        end = breaking ? width : next < 0 ? rest.length() : next;
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      start = indent;
      rest = rest.isEmpty() ? "" : " ".repeat(indent) + rest;
    }
    if (!rest.isEmpty() || lines.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** A positive number with so many significant digits, never as a power of ten. */
  static String rounded(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A number with so many significant digits, without trailing zeros. */
  static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e7)) {
      return value == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    return text.replaceFirst("\\.?0*e\\+?(-?)0?", "e$1");
  }
}
