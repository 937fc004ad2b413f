package murmuration.examples;

import java.nio.file.Path;
import murmuration.io.OutputFile;
import murmuration.io.RunFile;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;

/** A scenario file, run and written as the program would. */
public final class RunScenario {
  private RunScenario() {}

  /** Runs the scenario that is the first argument; the second is the output file. */
  public static void main(String[] args) {
    var scenario = ScenarioReader.read(Path.of(args[0]));
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    RunFile.write(new OutputFile("output.file", Path.of(args[1]), true), run);
    System.out.printf("D = %.6f, %s%n", run.diffusion().xx(), run.evolution().ending());
  }
}
