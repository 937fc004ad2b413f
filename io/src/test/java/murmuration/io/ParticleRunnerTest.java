package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleOutput;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Particles of a scenario and the densities beside them. */
class ParticleRunnerTest {
  private static final String PARTICLES = "particles: {number: 20000, epsilon: [0.1, 0.02]}\n";
  private static final String ALONE = Texts.GOOD.replaceAll("kinetic: .*\n", "");

  @TempDir private Path folder;

  /** The stages that a run goes through; it is interrupted in one of them beyond a fraction. */
  private static final class Stages implements RunMonitor {
    private final List<String> seen = new ArrayList<>();
    private final String end;
    private final double fraction;
    private boolean interrupted;

    Stages(String end, double fraction) {
      this.end = end;
      this.fraction = fraction;
    }

    @Override
    public synchronized void progress(String stage, double done) {
      if (!seen.contains(stage)) {
        seen.add(stage);
      }
      interrupted |= stage.equals(end) && done > fraction;
    }

    @Override
    public synchronized boolean interrupted() {
      return interrupted;
    }
  }

  private static RunRecord run(String text, RunMonitor monitor) {
    return new ScenarioRunner(ScenarioReader.parse("test.yaml", text), monitor).run();
  }

  /** Square roots of E‖ρ_N − ρ‖² are expected where ρ is what particles obey, not elsewhere. */
  @Test
  void particlesAreWithinNoiseOfTheKineticDensity() {
    String text =
        ALONE.replace("gamma: 5.0", "gamma: 1.0").replace("end-time: 0.1", "end-time: 0.3")
            + "particles: {number: 100000, epsilon: 0.3}\n";
    RunRecord run = run(text, RunMonitor.NONE);
    ParticleComparison comparison = run.particles().get(0);
    int last = run.scenario().times().count() - 1;
    for (int i = 0; i <= last; i++) {
      assertEquals(0, comparison.toKinetic(i).orElseThrow().deviations(), 4);
    }
    assertTrue(comparison.toLimit(last).orElseThrow().deviations() > 10);
    assertTrue(comparison.toLimit(0).orElseThrow().deviations() < 4);
  }

  @Test
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
    String text = ALONE + PARTICLES;
    List<ParticleComparison> one = runOn(1, text);
    List<ParticleComparison> three = runOn(3, text);
    List<ParticleComparison> other = runOn(1, text.replace("20000", "20000, seed: 2"));
    for (int k = 0; k < 2; k++) {
      ParticleOutput expected = one.get(k).particles().outputs().get(2);
      ParticleOutput actual = three.get(k).particles().outputs().get(2);
      assertArrayEquals(expected.density(), actual.density());
      assertEquals(expected.moments(), actual.moments());
      assertEquals(expected.temperature(), actual.temperature());
      assertNotEquals(expected.moments(), other.get(k).particles().outputs().get(2).moments());
    }
  }

  private static List<ParticleComparison> runOn(int threads, String text) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> run(text, RunMonitor.NONE).particles()).join();
    } finally {
      pool.shutdown();
    }
  }

  /** The kinetic part has ε = 0.1; 0.02 is solved for the particles. */
  @Test
  void theKineticPartIsUsedWhereItHasTheSameStart() {
    Stages stages = new Stages("", 1);
    String text = Texts.with("[1e-1, 1e-2]", "[1e-1]") + PARTICLES;
    RunRecord run = run(text, stages);
    assertEquals(List.of("density", "kinetic check", "kinetic density", "particles"), stages.seen);
    Grid grid = run.scenario().grid();
    LimitRow row = run.limit().orElseThrow().rows().get(0);
    assertArrayEquals(
        grid.averagesOf(row.density(2)), run.particles().get(0).kinetic(2).orElseThrow());
    assertTrue(run.particles().get(1).kinetic(2).isPresent());

    stages = new Stages("", 1);
    run(Texts.GOOD + "particles: {number: 100}\n", stages);
    assertEquals(List.of("density", "kinetic check", "particles"), stages.seen);

    String other = "particles: {number: 100, initial: {perturbation: v, amplitude: 0.1}}\n";
    RunRecord pushed = run(Texts.GOOD + other, RunMonitor.NONE);
    double[] same = grid.averagesOf(pushed.limit().orElseThrow().rows().get(0).density(2));
    assertFalse(Arrays.equals(same, pushed.particles().get(0).kinetic(2).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"kinetic density, -1, 0", "particles, 0.3, 1", "particles, 0.8, 2"})
  void anInterruptedRunKeepsWhatThereIs(String stage, double fraction, int runs) {
    RunRecord run = run(ALONE + PARTICLES, new Stages(stage, fraction));
    assertTrue(run.interrupted());
    assertEquals(3, run.snapshots().size());
    assertEquals(runs, run.particles().size());
    Path file = folder.resolve("run.h5");
    RunFile.write(new OutputFile("output.file", file, false), run);
    Map<String, Object> attributes = FileSummary.read(file).attributes();
    assertEquals("no: interrupted", attributes.get("complete"));
    assertEquals(runs > 0, attributes.containsKey("particles/number"));
    if (runs > 0) {
      ParticleComparison last = run.particles().get(runs - 1);
      assertFalse(last.particles().complete());
      assertEquals(2, last.particles().outputs().size());
      assertTrue(last.toKinetic(1).isPresent());
    }
  }

  /** The density stops in its steady state; particles go on and are compared with it. */
  @Test
  void aSteadyStateLasts() {
    String text = ALONE.replace("tolerance: 1e-3", "tolerance: 1e-3, steady-tolerance: 10");
    RunRecord run = run(text + PARTICLES, RunMonitor.NONE);
    assertEquals(Evolution.Ending.STEADY_STATE, run.evolution().ending());
    assertTrue(run.snapshots().size() < 3);
    ParticleComparison comparison = run.particles().get(0);
    assertEquals(3, comparison.particles().outputs().size());
    assertTrue(comparison.toLimit(2).isPresent());
    assertFalse(run.interrupted());
    Path file = folder.resolve("run.h5");
    RunFile.write(new OutputFile("output.file", file, false), run);
    FileSummary summary = FileSummary.read(file);
    List<Integer> shape =
        summary.datasets().stream()
            .filter(entry -> entry.path().equals("particles/density"))
            .findFirst()
            .orElseThrow()
            .dimensions();
    assertEquals(List.of(2, 3, 32), shape);
    assertTrue(
        summary.datasets().stream().anyMatch(entry -> entry.path().equals("particles/time")));
  }

  /** What is wrong with particles shows before the density is computed, and in validate. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epsilon: 0.1, initial: {perturbation: v, amplitude: 3} | the initial distribution f is negative",
        "epsilon: 0.1, step: 1e-12 | step must be at least",
        "epsilon: 1e-6, step: 1e3 | step must be at most"
      })
  void particlesThatCannotBeRunAreRefusedAtOnce(String keys, String message) {
    Stages stages = new Stages("", 1);
    String text = ALONE + "particles: {number: 1000, " + keys + "}\n";
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> run(text, stages));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(List.of(), stages.seen);
    Scenario scenario = ScenarioReader.parse("test.yaml", text);
    assertThrows(IllegalArgumentException.class, () -> CostEstimate.of(scenario));
  }

  /** Between walls in the plane there is no kinetic density to compare with, only the limit. */
  @Test
  void withoutAKineticDensityTheLimitIsLeft() {
    assertOnlyTheLimit(ScenarioRunnerTest.Kind.PARTICLES_IN_A_CHANNEL.text());
  }

  @Test
  @Tag("slow")
  void velocitiesMayBeThoseOfAFormulaInComponents() {
    String text = ScenarioRunnerTest.Kind.IN_COMPONENTS.text();
    assertOnlyTheLimit(text + "particles: {number: 1000, epsilon: 0.1}\n");
  }

  private static void assertOnlyTheLimit(String text) {
    ParticleComparison comparison = run(text, RunMonitor.NONE).particles().get(0);
    assertEquals(0, comparison.toLimit(0).orElseThrow().deviations(), 4);
    assertTrue(comparison.toLimit(2).isPresent());
    assertEquals(Optional.empty(), comparison.toKinetic(2));
  }

  @Test
  void theCostIsEstimated() {
    String text = ALONE + "particles: {number: 3000, epsilon: [0.1, 0.05], positions: true}\n";
    Scenario scenario = ScenarioReader.parse("test.yaml", text);
    CostEstimate cost = CostEstimate.of(scenario);
    ParticleCost particles = cost.particles().orElseThrow();
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    for (int k = 0; k < 2; k++) {
      assertEquals(run.particles().get(k).particles().steps(), particles.steps().get(k));
      assertTrue(run.particles().get(k).particles().step() <= particles.step().get(k));
    }
    Path file = folder.resolve("run.h5");
    RunFile.write(new OutputFile("output.file", file, false), run);
    assertEquals(1, (double) file.toFile().length() / cost.fileBytes(), 0.15);
    assertTrue(particles.memoryBytes() > 16 * 3000);
    assertTrue(particles.seconds() > 0 && particles.seconds() < cost.seconds());
    assertEquals(
        Optional.empty(), CostEstimate.of(Texts.parse("modes: 8", "modes: 8")).particles());
  }
}
