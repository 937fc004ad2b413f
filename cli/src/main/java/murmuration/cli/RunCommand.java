package murmuration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import murmuration.io.OutputFile;
import murmuration.io.ParaViewFiles;
import murmuration.io.RunJournal;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.macro.Evolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The whole pipeline of a scenario. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Runs a scenario: coefficients, density, kinetic check, particles; the result goes to HDF5.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration run examples/scenarios/morse-swarm-1d.yaml --force",
      "  murmuration run examples/scenarios/three-densities.yaml --resume --threads 2",
      "",
      "Ctrl-C ends the run and keeps what was computed. While a run goes on, and after",
      "it was interrupted or killed, NAME.journal beside the output NAME has what was",
      "computed; `info` tells what is in it, --resume goes on to the same result."
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--resume",
      description = {
        "Go on with a run that was interrupted or killed; start one where there is none.",
        "Not together with --force."
      })
  private boolean resume;

  @Parameters(paramLabel = "SCENARIO", description = "Scenario file (YAML).")
  private Path file;

  @Override
  public Integer call() {
    RunJournal.Mode mode = mode();
    Scenario scenario = ScenarioReader.read(file);
    OutputFile output = Scenarios.output(file, scenario);
    RunRecord run;
    // Densities are read from the journal, so that it stays open to the end.
    try (RunJournal journal = Scenarios.journal(file, scenario, mode)) {
      ParaViewFiles paraView = Scenarios.paraView(file, scenario, mode != RunJournal.Mode.NEW);
      if (journal.damaged() && mode == RunJournal.Mode.RESUME) {
        common.warn(damage(journal, scenario));
      }
      journal
          .checkpoint()
          .filter(found -> common.summary() && !common.json())
          .ifPresent(
              found ->
                  common
                      .out()
                      .println(
                          "resumed at t = "
                              + Text.number(scenario.times().time(found.output()), 6)));
      Interruption.install();
      try (Progress progress = common.progress()) {
        run =
            Scenarios.checked(
                file,
                () -> common.inParallel(new ScenarioRunner(scenario, progress, journal)::run));
        progress.progress("writing", 0);
        journal.write(output, run);
        paraView.write(run);
      }
      report(run, output);
    }
    if (run.evolution().ending() == Evolution.Ending.STALLED) {
      throw new ArithmeticException(
          String.format(
              "%s: the time step became too small at t = %s: the density is not resolved, or becomes"
                  + " infinite; what was computed is in %s",
              file, Text.number(run.evolution().last().diagnostics().time(), 6), output.path()));
    }
    return run.interrupted() ? Interruption.EXIT_CODE : 0;
  }

  private static String damage(RunJournal journal, Scenario scenario) {
    return journal
        .checkpoint()
        .map(found -> "t = " + Text.number(scenario.times().time(found.output()), 6))
        .map(time -> "the journal was damaged after " + time + ": goes on from there")
        .orElse("the journal was damaged right at its start: starts anew");
  }

  private void report(RunRecord run, OutputFile output) {
    run.coefficients().ifPresent(found -> LostModes.warnings(found).forEach(common::warn));
    RunWarnings.of(run).forEach(common::warn);
    run.limit().ifPresent(study -> study.verdict().warnings().forEach(common::warn));
    if (common.json()) {
      common.out().println(Json.run(run, output.path().toString()));
    } else if (common.summary()) {
      Text.run(run).forEach(common.out()::println);
      common
          .out()
          .printf(
              "  written to   %s   (%s s%s)%n",
              output.path(),
              Text.number(run.wallSeconds(), 3),
              run.interrupted() ? ", interrupted; --resume goes on" : "");
    }
  }

  private RunJournal.Mode mode() {
    if (resume && common.force()) {
      throw new ParameterException(
          common.commandLine(),
          "--resume goes on with a run and --force forgets it: only one of them is possible");
    }
    return resume
        ? RunJournal.Mode.RESUME
        : common.force() ? RunJournal.Mode.OVERWRITE : RunJournal.Mode.NEW;
  }
}
