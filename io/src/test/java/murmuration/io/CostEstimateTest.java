package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is predicted of small runs, beside the runs. Times are not asserted. */
class CostEstimateTest {
  private static final String BY_HAND =
      """
      coefficients: {D: 0.25, kappa: 1}
      space: {lower: 0, upper: 6.283185307179586, cells: 64}
      interaction: {potential: cosine, wavenumber: 1}
      initial: {density: "1 + 0.1*cos(x)", mass: 1}
      macro: {end-time: 40, output-every: 0.1}
      output: {file: cost.h5}
      """;
  private static final String PLANE =
      BY_HAND
          .replace(
              "lower: 0, upper: 6.283185307179586, cells: 64",
              "lower: [0, 0], upper: [6, 6], cells: [192, 192]")
          .replace("end-time: 40, output-every: 0.1", "end-time: 0.05, output-every: 0.05")
          .replace("potential: cosine, wavenumber: 1", "potential: gaussian, length: 1");

  @TempDir private Path folder;

  @Test
  void aRunThatTheTrialCompletesIsKnown() throws IOException {
    Scenario scenario = ScenarioReader.parse("cost.yaml", BY_HAND.replace("40", "4"));
    CostEstimate cost = CostEstimate.of(scenario);
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    assertEquals(run.diffusion(), cost.equation().diffusion());
    assertEquals(run.drift(), cost.equation().drift());
    assertEquals(OptionalLong.of(run.evolution().steps()), cost.steps());
    assertTrue(cost.seconds() > 0);
    assertFileSize(run, cost);
  }

  @Test
  void theEndIsPredictedFromTheBeginning() {
    Scenario scenario =
        ScenarioReader.parse(
            "cost.yaml",
            BY_HAND.replace("40, output-every: 0.1", "400, output-every: 0.1, tolerance: 1e-2"));
    DensityPilot pilot = DensityPilot.of(scenario, 0.1);
    long steps = new ScenarioRunner(scenario, RunMonitor.NONE).run().evolution().steps();
    assertEquals(1, (double) pilot.steps() / steps, 0.5);
    assertEquals(scenario.times().count(), pilot.outputs());
  }

  @Test
  void aRunThatEndsEarlyHasASmallerFile() throws IOException {
    String steady = BY_HAND.replace("0.1}", "1, steady-tolerance: 1e-3}").replace("40", "1000");
    Scenario scenario = ScenarioReader.parse("cost.yaml", steady);
    assertFileSize(new ScenarioRunner(scenario, RunMonitor.NONE).run(), CostEstimate.of(scenario));
  }

  @Test
  void theMemoryOfADensityIsPredicted() throws IOException, InterruptedException {
    assertMemory(PLANE);
  }

  @Test
  void theMemoryOfAKineticCheckIsPredicted() throws IOException, InterruptedException {
    String keys = "[1e-1], modes: 64, verify: false";
    assertMemory(Texts.with("[1e-1, 1e-2], modes: 8", keys));
  }

  @Test
  void filesOfKineticChecksArePredicted() throws IOException {
    for (String keys :
        new String[] {"modes: 8", "modes: auto, velocities: {from: -1, to: 1, count: 50}"}) {
      Scenario scenario = Texts.parse("modes: 8", keys);
      assertFileSize(
          new ScenarioRunner(scenario, RunMonitor.NONE).run(), CostEstimate.of(scenario));
    }
  }

  @Test
  void whatDoesNotFitIsNotTried() {
    String large = Texts.with("modes: 8", "modes: 64").replace("cells: [32]", "cells: [1000000]");
    Scenario scenario = ScenarioReader.parse("cost.yaml", large);
    CostEstimate cost = CostEstimate.of(scenario);
    assertEquals(OptionalLong.empty(), cost.steps());
    assertTrue(Double.isNaN(cost.seconds()));
    assertTrue(cost.memoryBytes() > Runtime.getRuntime().maxMemory());
    assertTrue(cost.fileBytes() > 8L * 1_000_000 * 3 * (1 + 2 * 3 + 2));
  }

  /** Half as much again is enough, and less than half is not. */
  private void assertMemory(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("cost.yaml"), text);
    long predicted = MemoryEstimate.bytes(ScenarioReader.read(file), 1);
    assertEquals(0, exitCode(file, 1.5 * predicted), predicted + " bytes");
    assertEquals(1, exitCode(file, 0.45 * predicted), predicted + " bytes");
  }

  private int exitCode(Path scenario, double heap) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-Xmx" + Math.round(heap / 1024) + "k",
            "-cp",
            System.getProperty("java.class.path"),
            OneRun.class.getName(),
            scenario.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start()
        .waitFor();
  }

  private void assertFileSize(RunRecord run, CostEstimate cost) throws IOException {
    Path file = folder.resolve("cost.h5");
    RunFile.write(new OutputFile("output.file", file, true), run);
    assertEquals(1, (double) cost.fileBytes() / Files.size(file), 0.2);
    assertFalse(run.interrupted());
  }
}
