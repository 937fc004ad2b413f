package murmuration.sweep;

import java.nio.file.Path;
import java.util.Optional;
import murmuration.io.OutputFile;
import murmuration.io.RunFile;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;

/** Computes a case. */
public final class CaseRunner {
  private CaseRunner() {}

  /** Computes a case; what goes wrong is the result. */
  public static CaseResult run(PlannedCase one) {
    long start = System.nanoTime();
    double diffusion = Double.NaN;
    double minimum = Double.NaN;
    Optional<String> error = Optional.empty();
    try {
      Scenario scenario = ScenarioReader.parse("case " + one.number(), one.scenario());
      ScenarioRunner runner = new ScenarioRunner(scenario, RunMonitor.NONE);
      if (one.file() == null) {
        diffusion = runner.coefficients().orElseThrow().diffusion().xx();
      } else {
        RunRecord run = runner.run();
        RunFile.write(new OutputFile("file", Path.of(one.file()), true), run);
        diffusion = run.diffusion().xx();
        minimum = run.snapshots().get(run.snapshots().size() - 1).diagnostics().minimum();
      }
    } catch (RuntimeException e) {
      error = Optional.of(e.getMessage());
    }
    double seconds = 1e-9 * (System.nanoTime() - start);
    return new CaseResult(one.number(), one.digest(), diffusion, minimum, error, seconds);
  }
}
