package murmuration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import murmuration.io.InvalidValueException;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.kinetic.LimitStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The ε→0 study of a scenario. */
@Command(
    name = "limit",
    sortOptions = false,
    description = {
      "Compares the kinetic density with that of the limit equation, for each epsilon of"
          + " the scenario's kinetic part, and their difference with the leading term of its"
          + " expansion; says whether that confirms the limit.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  murmuration limit examples/scenarios/worked-limit.yaml --json",
      "",
      "The error is the L2 norm of rho_epsilon - rho at the end time; the residual that",
      "of what the prediction epsilon^p rho_p leaves of it, p = 1 or 1/2. A difference",
      "that is not small beside the error of the time step is in doubt.",
      "Nothing is written to a file; `run` does the same study and writes all densities.",
      "The exit code is 0 whether the limit is confirmed or not."
    })
final class LimitCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SCENARIO", description = "Scenario file (YAML).")
  private Path file;

  @Override
  public Integer call() {
    Scenario scenario = ScenarioReader.read(file);
    if (scenario.kinetic().isEmpty()) {
      throw Scenarios.in(
          file, new InvalidValueException("kinetic", null, "is missing: it lists epsilon"));
    }
    LimitStudy study;
    try (Progress progress = common.progress()) {
      Interruption.install();
      study =
          Scenarios.checked(
              file, () -> common.inParallel(new ScenarioRunner(scenario, progress)::limit));
    }
    study.verdict().warnings().forEach(common::warn);
    if (common.json()) {
      common.out().println(Json.limit(study));
    } else if (common.summary()) {
      common.out().println(scenario.name());
      Text.limit(study, scenario.times().end()).forEach(common.out()::println);
    }
    return study.complete() ? 0 : Interruption.EXIT_CODE;
  }
}
