package murmuration.sweep;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import murmuration.io.FirstCause;
import murmuration.io.InvalidValueException;
import murmuration.io.ModelCoefficients;
import murmuration.io.Names;
import murmuration.io.OutputException;
import murmuration.io.OutputFile;
import murmuration.io.ParaViewFiles;
import murmuration.io.RunFile;
import murmuration.io.RunJournal;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.io.VelocityModel;
import murmuration.io.YamlNode;

/**
 * Does one case. What comes of it depends on the case alone: not on the machine's other work, the
 * thread, or what was done before.
 */
public final class CaseRunner {
  private static final String KEY = "output.folder";

  private final ResultFolder results;
  private final RunMonitor monitor;

  /**
   * Prepares the work.
   *
   * @param results where fields go that a case is to keep
   * @param monitor may ask a case to stop
   */
  public CaseRunner(ResultFolder results, RunMonitor monitor) {
    this.results = results;
    this.monitor = monitor;
  }

  /**
   * Does a case; that it cannot be done for what it asks for is a result, too. Its fields are
   * written, when they are wanted, its record is not.
   *
   * @throws OutputException when a file cannot be written
   * @throws CancellationException when the monitor asked to stop; a run with fields goes on from
   *     there the next time
   */
  public CaseResult run(PlannedCase planned) {
    long start = System.nanoTime();
    Map<String, Double> figures = Map.of();
    String ended = "";
    String error = "";
    try {
      if (planned.compute() == Compute.COEFFICIENTS) {
        figures = coefficients(planned);
      } else {
        RunRecord run = run(planned, scenario(planned));
        figures = RunFigures.of(run, planned.measures());
        ended = Names.of(run.evolution().ending());
      }
    } catch (OutputException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      error = reason(e);
    }
    double seconds = 1e-9 * (System.nanoTime() - start);
    return new CaseResult(planned.label(), figures, ended, error, seconds, host());
  }

  private Map<String, Double> coefficients(PlannedCase planned) {
    VelocityModel model = SweepPlan.velocity(parsed(planned));
    ModelCoefficients found = ModelCoefficients.of(model);
    if (planned.keepFields()) {
      RunFile.writeCoefficients(output(planned), model, found);
    }
    return CoefficientFigures.of(found);
  }

  private RunRecord run(PlannedCase planned, Scenario scenario) {
    if (!planned.keepFields()) {
      return complete(new ScenarioRunner(scenario, monitor).run());
    }
    OutputFile output = output(planned);
    Path path = results.fields(planned);
    // What a worker that was killed has left goes on, a complete file without a record is done
    // anew.
    boolean begun = Files.exists(RunJournal.path(path)) && !Files.exists(path);
    RunJournal.Mode mode = begun ? RunJournal.Mode.RESUME : RunJournal.Mode.OVERWRITE;
    try (RunJournal journal = files(() -> RunJournal.open(KEY, path, scenario, mode))) {
      ParaViewFiles paraView = files(() -> new ParaViewFiles(path, scenario.paraView(), true));
      RunRecord run = complete(new ScenarioRunner(scenario, monitor, journal).run());
      journal.write(output, run);
      paraView.write(run);
      return run;
    }
  }

  /** What was stopped is no result. */
  private static RunRecord complete(RunRecord run) {
    if (run.interrupted()) {
      throw new CancellationException("interrupted");
    }
    return run;
  }

  private OutputFile output(PlannedCase planned) {
    return files(
        () -> {
          results.prepare(planned);
          return new OutputFile(KEY, results.fields(planned), true);
        });
  }

  /** That a file cannot be made is no result of a case. */
  private static <T> T files(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidValueException e) {
      throw new OutputException(e.key() + e.getMessage(), e);
    }
  }

  private static YamlNode parsed(PlannedCase planned) {
    return YamlNode.parse(planned.source(), planned.text()).named(planned.source());
  }

  private static Scenario scenario(PlannedCase planned) {
    return ScenarioReader.of(parsed(planned), planned.text(), Path.of(planned.folder()));
  }

  private static String reason(RuntimeException e) {
    Throwable first = FirstCause.of(e);
    String message = Optional.ofNullable(first.getMessage()).orElse(first.getClass().getName());
    return message.lines().findFirst().orElse("");
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
