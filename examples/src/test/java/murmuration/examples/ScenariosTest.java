package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario does what its first lines say. */
class ScenariosTest {
  private static final Path FOLDER = Path.of("scenarios");

  static Stream<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void massIsKeptAndFreeEnergyFallsAndTheDensityStaysPositive(Path file) {
    RunRecord run = run(file);
    assertFalse(run.interrupted());
    assertTrue(run.evolution().massError() <= 1e-13, () -> "" + run.evolution());
    List<Snapshot> snapshots = run.snapshots();
    assertEquals(run.scenario().times().count(), snapshots.size());
    for (int i = 0; i < snapshots.size(); i++) {
      assertTrue(snapshots.get(i).diagnostics().minimum() >= 0);
      if (i > 0) {
        double before = snapshots.get(i - 1).diagnostics().freeEnergy();
        double after = snapshots.get(i).diagnostics().freeEnergy();
        assertTrue(after <= before + 1e-12 * Math.abs(before), before + " -> " + after);
      }
    }
    if (run.limit().isPresent()) {
      LimitStudy study = run.limit().get();
      assertEquals(List.of(), study.warnings(run.scenario().grid()));
      LimitRow last = study.rows().get(study.rows().size() - 1);
      assertEquals(1, last.error() / last.predictedError(), 0.02);
      assertEquals(study.exponent(), study.order(study.rows().size() - 1), 0.03);
    }
  }

  @Test
  void theQuarticSwarmGathers() {
    RunRecord run = run(FOLDER.resolve("quartic-swarm-1d.yaml"));
    assertTrue(
        run.drift().xx() * 20 * 1 / 2 > run.diffusion().xx(), "attraction wins over diffusion");
    List<Snapshot> snapshots = run.snapshots();
    for (int i = 1; i < snapshots.size(); i++) {
      double before = snapshots.get(i - 1).diagnostics().maximum();
      assertTrue(snapshots.get(i).diagnostics().maximum() > before);
    }
  }

  @Test
  void theWorkedLimitHasItsCoefficient() {
    LimitStudy study =
        new ScenarioRunner(
                ScenarioReader.read(FOLDER.resolve("worked-limit.yaml")), RunMonitor.NONE)
            .limit();
    assertEquals(7.8877181, study.coefficient(), 1e-6);
    double[] expected = {5.124482e-1, 7.521699e-2, 7.850344e-3};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(1, study.rows().get(i).error() / expected[i], 1e-4);
    }
  }

  @Test
  void theTiltedLimitGoesLikeTheRootOfEpsilon() {
    RunRecord run = run(FOLDER.resolve("tilted-limit-1d.yaml"));
    assertEquals(0.5, run.limit().orElseThrow().exponent());
    assertTrue(run.coefficients().orElseThrow().meanVelocity().x() > 0);
  }

  private static RunRecord run(Path file) {
    return new ScenarioRunner(ScenarioReader.read(file), RunMonitor.NONE).run();
  }
}
