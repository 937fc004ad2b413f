package murmuration.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import murmuration.io.InvalidValueException;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.kinetic.CrossCheck;
import murmuration.kinetic.LimitStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

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
      "Examples:",
      "  murmuration limit examples/scenarios/walls-limit.yaml",
      "  murmuration limit examples/scenarios/odd-data-limit.yaml --json",
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

  @Option(
      names = "--cross-check",
      description =
          "Also solve the kinetic equation on finer and finer grids in r and v, for each epsilon"
              + " from 0.01 on, and show the distance to the density of the modes; in one"
              + " dimension.")
  private boolean crossCheck;

  @Override
  public Integer call() {
    Scenario scenario = ScenarioReader.read(file);
    if (scenario.kinetic().isEmpty()) {
      throw Scenarios.in(
          file, new InvalidValueException("kinetic", null, "is missing: it lists epsilon"));
    }
    if (crossCheck && scenario.grid().dimension() > 1) {
      throw new ParameterException(
          common.commandLine(),
          "--cross-check: works in one space dimension, the box of "
              + file
              + " has "
              + scenario.grid().dimension());
    }
    LimitStudy study;
    List<CrossCheck> checks;
    try (Progress progress = common.progress()) {
      Interruption.install();
      ScenarioRunner runner = new ScenarioRunner(scenario, progress);
      study = Scenarios.checked(file, () -> common.inParallel(runner::limit));
      checks =
          crossCheck
              ? Scenarios.checked(file, () -> common.inParallel(() -> runner.crossChecks(study)))
              : List.of();
    }
    study.verdict().warnings().forEach(common::warn);
    if (common.json()) {
      ObjectNode node = Json.limit(study);
      if (crossCheck) {
        node.set("crossCheck", CrossCheckReport.json(checks));
      }
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println(scenario.name());
      Text.limit(study, scenario.times().end()).forEach(common.out()::println);
      if (crossCheck) {
        CrossCheckReport.text(checks, scenario.kinetic().get().epsilon())
            .forEach(common.out()::println);
      }
    }
    boolean complete = study.complete() && checks.stream().allMatch(CrossCheck::complete);
    return complete ? 0 : Interruption.EXIT_CODE;
  }
}
