package murmuration.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import murmuration.io.OutputFile;
import murmuration.io.RunJournal;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.macro.Snapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What journal and output file cost: a run of 256² cells with 101 outputs (three groups, U =
 * −e^{−r²/2}, D = 0.1, κ = 1, to t = 2) kept in memory, and then written from there, in
 * milliseconds.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class OutputBenchmark {
  private static final String SCENARIO =
      """
      coefficients: {D: 0.1, kappa: 1.0}
      space: {lower: [-6, -6], upper: [6, 6], cells: [256, 256]}
      interaction: {potential: gaussian, length: 1.0}
      initial:
        density: >-
          0.5*exp(-2*((x+1.5)^2+(y+1)^2))/(0.5*pi)
          + 0.3*exp(-((x-1.5)^2+(y+0.5)^2)/0.72)/(0.72*pi)
          + 0.2*exp(-(x^2+(y-1.5)^2)/0.98)/(0.98*pi)
      macro: {end-time: 2.0, output-every: 0.02, tolerance: 1e-3}
      output: {precision: %s, compression: %d}
      """;

  /** The run, computed once, and a folder for files. */
  @State(Scope.Benchmark)
  public static class Run {
    @Param({"double", "single"})
    public String precision;

    @Param({"0", "1"})
    public int compression;

    private Scenario scenario;
    private RunRecord computed;
    private Path folder;
    private Path output;

    /** Computes it. */
    @Setup
    public void prepare() throws IOException {
      scenario = ScenarioReader.parse("swarm.yaml", SCENARIO.formatted(precision, compression));
      computed = new ScenarioRunner(scenario, RunMonitor.NONE).run();
      folder = Files.createTempDirectory("murmuration");
      output = folder.resolve("swarm.h5");
    }

    private RunRecord of(List<Snapshot> snapshots) {
      return new RunRecord(
          scenario,
          computed.coefficients(),
          computed.equation(),
          computed.values(),
          computed.noFreeEnergy(),
          snapshots,
          computed.evolution(),
          computed.limit(),
          computed.particles(),
          computed.wallSeconds());
    }

    /** Leaves nothing. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
      Files.deleteIfExists(output);
      Files.delete(folder);
    }
  }

  /** The whole run without any file. */
  @Benchmark
  public RunRecord computed(Run run) {
    return new ScenarioRunner(run.scenario, RunMonitor.NONE).run();
  }

  /** Its journal and its output file, forced to the disk. */
  @Benchmark
  public Path written(Run run) {
    try (RunJournal journal =
        RunJournal.open("file", run.output, run.scenario, RunJournal.Mode.OVERWRITE)) {
      List<Snapshot> stored = new ArrayList<>();
      for (Snapshot snapshot : run.computed.snapshots()) {
        stored.add(journal.keep(stored.size(), snapshot));
      }
      journal.write(new OutputFile("file", run.output, true), run.of(stored));
    }
    return run.output;
  }
}
