package murmuration.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import murmuration.io.OutputException;
import murmuration.io.OutputFile;
import murmuration.io.RunFile;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;

/** Does one case. */
public final class CaseRunner {
  private final ResultFolder results;
  private final RunMonitor monitor;

  /** Prepares the work. */
  public CaseRunner(ResultFolder results, RunMonitor monitor) {
    this.results = results;
    this.monitor = monitor;
  }

  /**
   * Does a case; that it cannot be done for what it asks for is a result, too.
   *
   * @throws OutputException when a file cannot be written
   */
  public CaseResult run(PlannedCase planned) {
    long start = System.nanoTime();
    Map<String, Double> figures = new LinkedHashMap<>();
    String error = "";
    try {
      ScenarioRunner runner =
          new ScenarioRunner(ScenarioReader.parse("case", planned.text()), monitor);
      if (planned.keepFields()) {
        RunRecord run = runner.run();
        results.prepare(planned);
        RunFile.write(new OutputFile("file", results.fields(planned), true), run);
        figures.put("D", run.diffusion().xx());
        int last = run.snapshots().size() - 1;
        figures.put("minimum", run.snapshots().get(last).diagnostics().minimum());
      } else {
        figures.put("D", runner.coefficients().orElseThrow().diffusion().xx());
      }
    } catch (OutputException e) {
      throw e;
    } catch (RuntimeException e) {
      error = e.getMessage();
    }
    double seconds = 1e-9 * (System.nanoTime() - start);
    return new CaseResult(planned.label(), figures, error, seconds);
  }
}
