package murmuration.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.OutputFile;
import murmuration.io.Quantities;
import murmuration.io.RunFile;
import murmuration.io.SweepCase;
import murmuration.io.SweepFile;

/** Writes and prints what the command {@code coefficients} has computed. */
final class CoefficientReport {
  private final OutputFile file;
  private final CommonOptions common;

  /**
   * Prepares a report.
   *
   * @param file to be written, or null
   */
  CoefficientReport(OutputFile file, CommonOptions common) {
    this.file = file;
    this.common = common;
  }

  /** A single case, which did not fail. */
  void one(Outcome outcome) {
    if (file != null && outcome instanceof Outcome.Scalar scalar) {
      RunFile.writeCoefficients(file, scalar.model(), scalar.coefficients());
    } else if (file != null && outcome instanceof Outcome.Planar planar) {
      RunFile.writeCoefficients(file, planar.model(), planar.coefficients());
    }
    LostModes.warnings(outcome).forEach(common::warn);
    if (common.json()) {
      common.out().println(CoefficientJson.of(outcome));
    } else if (common.summary()) {
      CoefficientText.one(outcome).forEach(common.out()::println);
      printFile();
    }
  }

  /**
   * A sweep.
   *
   * @param outcomes those that were computed, perhaps none
   * @param names what was swept
   */
  void many(List<Outcome> outcomes, List<String> names) {
    boolean planar = outcomes.stream().anyMatch(Outcome.Planar.class::isInstance);
    if (file != null && !outcomes.isEmpty()) {
      write(outcomes, planar);
    }
    LostModes.warnings(outcomes).forEach(common::warn);
    PrintWriter out = common.out();
    if (common.json()) {
      // One case after the other: together they may be large.
      out.print("{\"cases\":[");
      for (int i = 0; i < outcomes.size(); i++) {
        out.print(i == 0 ? "" : ",");
        out.print(CoefficientJson.of(outcomes.get(i)));
      }
      out.println("]}");
    } else if (common.summary()) {
      out.println(CoefficientText.head(names, planar));
      outcomes.forEach(outcome -> out.println(CoefficientText.row(outcome, names, planar)));
      if (!outcomes.isEmpty()) {
        printFile();
      }
    }
  }

  private void printFile() {
    if (file != null) {
      common.out().println("  written to   " + file.path());
    }
  }

  private void write(List<Outcome> outcomes, boolean planar) {
    if (planar) {
      write(outcomes, CoefficientReport::planar, Quantities.PLANAR);
    } else {
      boolean radial =
          outcomes.stream().anyMatch(one -> one.of().numbers().get("dimension").intValue() > 1);
      write(outcomes, CoefficientReport::scalar, radial ? Quantities.RADIAL : Quantities.LINE);
    }
  }

  private <T> void write(
      List<Outcome> outcomes, Function<Outcome, Optional<T>> result, Quantities<T> quantities) {
    List<SweepCase<T>> cases =
        outcomes.stream().map(outcome -> sweepCase(outcome, result.apply(outcome))).toList();
    CoefficientCase first = outcomes.get(0).of();
    SweepFile.write(file, first.potential(), first.expression(), first.method(), cases, quantities);
  }

  private static <T> SweepCase<T> sweepCase(Outcome outcome, Optional<T> coefficients) {
    Map<String, Number> parameters = new LinkedHashMap<>();
    outcome.of().numbers().forEach((name, value) -> parameters.put(name.replace('-', '_'), value));
    String error = outcome instanceof Outcome.Failed failed ? failed.error() : "";
    return new SweepCase<>(parameters, coefficients, error);
  }

  private static Optional<TransportCoefficients> scalar(Outcome outcome) {
    return outcome instanceof Outcome.Scalar scalar
        ? Optional.of(scalar.coefficients())
        : Optional.empty();
  }

  private static Optional<PlanarCoefficients> planar(Outcome outcome) {
    return outcome instanceof Outcome.Planar planar
        ? Optional.of(planar.coefficients())
        : Optional.empty();
  }
}
