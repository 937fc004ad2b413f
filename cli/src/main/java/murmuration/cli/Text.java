package murmuration.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.Names;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.VelocityModel;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Diagnostics;
import tools.jackson.databind.node.ObjectNode;

/** The summaries that people read, each line within 80 columns. */
final class Text {
  private static final double UNSURE = 1e-6;

  private Text() {}

  static void warnOfLostModes(Spectrum spectrum, CommonOptions common) {
    List<String> lost =
        IntStream.range(1, spectrum.size())
            .filter(k -> spectrum.uncertainty(k) > UNSURE)
            .mapToObj(k -> "lambda_" + k)
            .toList();
    if (!lost.isEmpty()) {
      common.warn(String.join(", ", lost) + " too small for the eigensolver, few digits or none");
    }
  }

  /** λ_k in few digits, as a power of ten where it underflows. */
  static String eigenvalue(Spectrum spectrum, int k) {
    double value = Json.eigenvalue(spectrum, k);
    return Double.isNaN(value) && !Json.lost(spectrum, k)
        ? "10^" + number(spectrum.logEigenvalue(k) / Math.log(10), 6)
        : number(value, 6);
  }

  static List<String> coefficients(TransportCoefficients coefficients) {
    List<String> lines = new ArrayList<>();
    boolean finite = Double.isFinite(coefficients.diffusion());
    lines.add(
        "  D            "
            + (finite
                ? number(coefficients.diffusion(), 13)
                : "10^" + number(coefficients.log10Diffusion(), 13)));
    lines.add("  kappa        " + number(coefficients.drift(), 13));
    if (coefficients.meanVelocity() != 0) {
      lines.add("  V            " + number(coefficients.meanVelocity(), 13) + "   (moving frame)");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  method       %s, relative error of D and kappa about %.0e",
            coefficients.method().label(),
            coefficients.errorEstimate()));
    return lines;
  }

  static List<String> run(RunRecord run) {
    Scenario scenario = run.scenario();
    List<String> lines = new ArrayList<>();
    lines.add(scenario.name());
    scenario.velocity().ifPresent(model -> lines.add("  velocity     " + model.describe()));
    if (run.coefficients().isPresent()) {
      lines.addAll(coefficients(run.coefficients().get()));
      lines.add("  lambda_1     " + eigenvalue(run.coefficients().get().spectrum(), 1));
    } else {
      lines.add("  D            " + number(run.diffusion(), 15) + "   (given)");
      lines.add("  kappa        " + number(run.drift(), 15) + "   (given)");
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
    lines.add(
        "               free energy "
            + number(start.freeEnergy(), 6)
            + " -> "
            + number(end.freeEnergy(), 6));
    run.limit().ifPresent(study -> lines.addAll(limit(study, scenario.times().end())));
    return lines;
  }

  static List<String> limit(LimitStudy study, double end) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  kinetic      %d modes, D_N = %s, kappa_N = %s",
            study.modes().size(),
            number(study.modes().diffusion(), 8),
            number(study.modes().drift(), 8)));
    lines.add(
        "               epsilon    ||rho_eps - rho||   order   predicted      (t = "
            + number(end, 4)
            + ")");
    for (int i = 0; i < study.rows().size(); i++) {
      LimitRow row = study.rows().get(i);
      String order = i == 0 ? "" : number(study.order(i), 4);
      lines.add(
          String.format(
              Locale.ROOT,
              "               %-10s %-19s %-7s %s",
              number(row.epsilon(), 4),
              String.format(Locale.ROOT, "%.6e", row.error()),
              order,
              String.format(Locale.ROOT, "%.6e", row.predictedError())));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "               leading term %s epsilon%s",
            number(study.coefficient(), 8),
            study.exponent() == 1 ? "" : "^" + study.exponent()));
    return lines;
  }

  /** One row a case: swept parameters, D, κ, λ_1, or why the case failed. */
  static List<String> sweep(
      List<String> names,
      List<VelocityModel> models,
      List<TransportCoefficients> results,
      List<ObjectNode> nodes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Stream.concat(names.stream(), Stream.of("D", "kappa", "lambda_1"))
            .map(Text::cell)
            .collect(Collectors.joining())
            .stripTrailing());
    for (int i = 0; i < models.size(); i++) {
      VelocityModel model = models.get(i);
      StringBuilder line = new StringBuilder();
      for (String name : names) {
        double value = name.equals("theta") ? model.theta() : model.parameter(name);
        line.append(cell(number(value, 8)));
      }
      TransportCoefficients result = results.get(i);
      if (result == null) {
        line.append("failed: ").append(nodes.get(i).path("error").asString());
      } else {
        boolean finite = Double.isFinite(result.diffusion());
        line.append(
            cell(
                finite
                    ? number(result.diffusion(), 12)
                    : "10^" + number(result.log10Diffusion(), 10)));
        line.append(cell(number(result.drift(), 12)));
        line.append(eigenvalue(result.spectrum(), 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
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

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%-18s ", text);
  }
}
