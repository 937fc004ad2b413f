package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.ParticleComparison;
import murmuration.macro.Diagnostics;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario does what its first lines say. */
class ScenariosTest {
  private static final Path FOLDER = Path.of("scenarios");
  private static final String PLANAR = "planar-limit.yaml";
  private static final Map<Path, RunRecord> RUNS = new HashMap<>();

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
    if (run.evolution().ending() == Evolution.Ending.END_TIME) {
      assertEquals(run.scenario().times().count(), snapshots.size());
    }
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
      assertTrue(study.verdict().confirmed(), study.verdict().line());
      assertEquals(List.of(), study.verdict().warnings());
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
    assertEquals(KnownFigures.of("quartic-swarm-1d.yaml"), order(run), 2e-5);
  }

  @Test
  void theSwarmOfCaseBGathersAsTheMomentsSay() {
    RunRecord run = run(FOLDER.resolve("nonsmooth-swarm-1d.yaml"));
    assertEquals(KnownFigures.of("nonsmooth-swarm-1d.yaml"), order(run), 2e-5);
  }

  @Test
  void betweenWallsTheDiffusionIsThatOfTheClosedForm() {
    RunRecord run = run(FOLDER.resolve("morse-swarm-1d.yaml"));
    double diffusion = KnownFigures.of("morse-swarm-1d.yaml");
    assertEquals(1, run.diffusion().xx() / diffusion, 1e-8);
  }

  @Test
  void theWorkedLimitHasItsCoefficient() {
    LimitStudy study = limit("worked-limit.yaml");
    assertEquals(KnownFigures.of("worked-limit.yaml"), study.coefficient(), 1e-8);
    double[] expected = {5.124482e-1, 7.521699e-2, 7.850344e-3};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(1, study.rows().get(i).error() / expected[i], 1e-6);
    }
    for (int i = 3; i < study.rows().size(); i++) {
      assertEquals(2, study.residualOrder(i), 0.02);
    }
  }

  @Test
  void theTiltedLimitGoesLikeTheRootOfEpsilon() {
    LimitStudy study = limit("tilted-limit-1d.yaml");
    assertEquals(0.5, study.exponent());
    assertEquals(0.36419898, study.coefficient(), 1e-8);
    assertEquals(1, study.residualOrder(3), 0.02);
    RunRecord run = run(FOLDER.resolve("tilted-limit-1d.yaml"));
    double speed = run.coefficients().orElseThrow().meanVelocity().x();
    assertEquals(KnownFigures.of("tilted-limit-1d.yaml"), speed, 1e-8);
  }

  /** In the frame at rest the same flock is V t/√ε further on. */
  @Test
  void theTiltedFlockTravelsInTheLaboratory() {
    double epsilon = 0.01;
    String text =
        read("tilted-limit-1d.yaml")
            .replace("macro: {", "macro: {frame: laboratory, epsilon: " + epsilon + ", ")
            .replaceAll("(?m)^kinetic:.*\n", "");
    RunRecord moving = run(FOLDER.resolve("tilted-limit-1d.yaml"));
    RunRecord resting =
        new ScenarioRunner(ScenarioReader.parse("laboratory.yaml", text), RunMonitor.NONE).run();
    double way = 0.5 * KnownFigures.of("tilted-limit-1d.yaml") / Math.sqrt(epsilon);
    for (int n = 1; n <= 3; n++) {
      assertEquals(
          amplitude(moving, moving.evolution().last(), n, 0),
          amplitude(resting, resting.evolution().last(), n, 0),
          1e-6);
      double turned =
          phase(resting, resting.evolution().last(), n)
              - phase(moving, moving.evolution().last(), n)
              + n * way;
      assertEquals(0, Math.sin(0.5 * turned), 1e-6);
    }
  }

  @Test
  void velocitiesOffBalanceShiftTheDensityByTheRootOfEpsilon() {
    LimitStudy study = limit("odd-data-limit.yaml");
    assertEquals(0.5, study.exponent());
    assertEquals(1.7730584, study.coefficient(), 1e-6);
    RunRecord run = run(FOLDER.resolve("odd-data-limit.yaml"));
    assertEquals(0, run.coefficients().orElseThrow().meanVelocity().x());
    // At the start the shift is −(D/2) ∂ρ₀, with which the density moves to the right.
    double[] shift = study.correction(0);
    Grid grid = run.scenario().grid();
    double norm = Math.sqrt(grid.cellVolume() * Arrays.stream(shift).map(s -> s * s).sum());
    assertEquals(KnownFigures.of("odd-data-limit.yaml"), norm, 1e-8);
    for (int i = 0; i < shift.length; i++) {
      double x = grid.x().centre(i);
      double slope = -0.5 * Math.sin(x) + 0.5 * Math.cos(2 * x);
      assertEquals(-0.5 * study.modes().diffusion() * slope, shift[i], 1e-10);
    }
  }

  /** Reflected at its walls, the interval is half of a ring. */
  @Test
  void betweenWallsTheLimitIsThatOfTheRing() {
    LimitStudy study = limit("walls-limit.yaml");
    assertEquals(1, study.exponent());
    assertTrue(study.layers().isEmpty());
    assertEquals(2, study.residualOrder(4), 0.01);
    assertEquals(1, study.coefficient() / KnownFigures.of("walls-limit.yaml"), 1e-4);
    String ring =
        read("walls-limit.yaml")
            .replace(
                "3.141592653589793, cells: 64, boundary: no-flux", "6.283185307179586, cells: 64")
            .replace("modes: auto", "modes: 8");
    LimitStudy other =
        new ScenarioRunner(ScenarioReader.parse("ring.yaml", ring), RunMonitor.NONE).limit();
    assertEquals(1, study.coefficient() * Math.sqrt(2) / other.coefficient(), 1e-3);
  }

  /** At ε = 1e-2 the layers are a third of all; the prediction knows them. */
  @Test
  void aForceAtWallsMakesLayers() {
    LimitStudy study = limit("walls-force-limit.yaml");
    double exponent = KnownFigures.of("walls-force-limit.yaml");
    double layers = study.layers().orElseThrow() * Math.pow(1e-2, exponent);
    assertTrue(layers > 0.25 * study.rows().get(1).error());
    assertEquals(2, study.residualOrder(3), 0.05);
  }

  @Test
  void inThePlaneTheLimitGoesLikeEpsilon() {
    assertPlanarLimit(limit(PLANAR));
    assertEquals(KnownFigures.of(PLANAR), run(FOLDER.resolve(PLANAR)).drift().xx(), 1e-8);
  }

  @Test
  @Tag("slow")
  void inThePlaneTheLimitGoesLikeEpsilonOnTheWholeGrid() {
    assertPlanarLimit(
        new ScenarioRunner(ScenarioReader.read(FOLDER.resolve(PLANAR)), RunMonitor.NONE).limit());
  }

  private static void assertPlanarLimit(LimitStudy study) {
    assertEquals(2, study.modes().dimension());
    assertEquals(0.81367013, study.coefficient(), 1e-7);
    assertEquals(8.1635222e-4, study.rows().get(2).error(), 1e-8);
    assertEquals(2, study.residualOrder(2), 0.1);
    assertTrue(study.verdict().confirmed(), study.verdict().line());
  }

  @Test
  void particlesHaveTheKineticDensityAndNotItsLimit() {
    RunRecord run = run(FOLDER.resolve("three-densities.yaml"));
    ParticleComparison comparison = run.particles().get(0);
    int last = run.scenario().times().count() - 1;
    DensityDistance kinetic = comparison.toKinetic(last).orElseThrow();
    DensityDistance limit = comparison.toLimit(last).orElseThrow();
    assertEquals(0, kinetic.deviations(), 3);
    assertEquals(1, kinetic.noise() / KnownFigures.of("three-densities.yaml"), 0.05);
    assertTrue(limit.distance() > 20 * limit.noise(), () -> "" + limit);
    // Two groups, where the limit has one.
    double[] density = comparison.kinetic(last).orElseThrow();
    int middle = density.length / 2;
    assertTrue(Arrays.stream(density).max().orElseThrow() > 1.3 * density[middle]);
  }

  @Test
  void thePhaseTransitionEndsInTheOrderedState() {
    RunRecord run = run(FOLDER.resolve("phase-transition.yaml"));
    assertEquals(Evolution.Ending.STEADY_STATE, run.evolution().ending());
    assertEquals(KnownFigures.of("phase-transition.yaml"), order(run), 1e-8);
  }

  @Test
  void kellerSegelCollapsesInTheMiddleBeforeTheVarianceWouldVanish() {
    RunRecord run = run(FOLDER.resolve("keller-segel-collapse.yaml"));
    Diagnostics end = run.evolution().last().diagnostics();
    assertEquals(Evolution.Ending.BLOW_UP, run.evolution().ending());
    double latest = KnownFigures.of("keller-segel-collapse.yaml");
    assertTrue(end.time() < latest, "blow-up at " + end.time());
    double virial = KnownFigures.virial(end.mass());
    double coarse = fall(run) / virial - 1;
    assertEquals(0, coarse, 0.03);
    // What is missing is due to the grid.
    String text =
        read("keller-segel-collapse.yaml").replace("65, 65", "129, 129").replace("0.5,", "0.05,");
    RunRecord fine =
        new ScenarioRunner(ScenarioReader.parse("fine.yaml", text), RunMonitor.NONE).run();
    assertTrue(Math.abs(fall(fine) / virial - 1) < 0.5 * Math.abs(coarse));
    Diagnostics start = run.snapshots().get(0).diagnostics();
    assertEquals(0, Math.hypot(end.peak().x(), end.peak().y()), 1e-12);
    assertTrue(end.maximum() > 20 * start.maximum());
  }

  /** How fast ∫r²ρ falls, as the mean over the first 0.05. */
  private static double fall(RunRecord run) {
    Diagnostics start = run.snapshots().get(0).diagnostics();
    Diagnostics later = run.snapshots().get(5).diagnostics();
    return (later.secondMoment() - start.secondMoment()) / later.time();
  }

  @Test
  void theMorseSwarmBreaksUpAtTheRatesOfTheLinearisedEquation() {
    RunRecord run = run(FOLDER.resolve("morse-swarm-2d.yaml"));
    Snapshot start = run.snapshots().get(0);
    Snapshot later = run.snapshots().get(2);
    int[][] waves = {{3, 1}, {1, -4}, {2, -3}, {4, 2}, {1, 3}};
    for (int[] wave : waves) {
      double rate = KnownFigures.growth(wave[0], wave[1]);
      double growth =
          amplitude(run, later, wave[0], wave[1]) / amplitude(run, start, wave[0], wave[1]);
      assertEquals(rate, Math.log(growth) / later.diagnostics().time(), 0.02 * rate);
    }
    // Clumps hold all but a hundredth of the swarm.
    double[] rho = run.evolution().last().density();
    double inside = Arrays.stream(rho).filter(value -> value > 1).sum();
    long cells = Arrays.stream(rho).filter(value -> value > 1).count();
    assertTrue(inside > 0.99 * Arrays.stream(rho).sum());
    assertTrue(cells < 0.15 * rho.length, "clumps fill " + cells + " cells");
  }

  @Test
  void theGroupsInSpaceDrawTogetherAndKeepTheirSymmetry() {
    RunRecord run = run(FOLDER.resolve("gaussian-aggregation-3d.yaml"));
    double before = Double.POSITIVE_INFINITY;
    for (Snapshot snapshot : run.snapshots()) {
      Diagnostics now = snapshot.diagnostics();
      assertTrue(now.secondMoment() < before);
      before = now.secondMoment();
      assertEquals(0, now.centre().x(), 1e-12);
      assertEquals(0, now.centre().y(), 1e-12);
      assertEquals(0, now.centre().z(), 1e-12);
    }
    assertTrue(before < 0.5 * run.snapshots().get(0).diagnostics().secondMoment());
    // The rate at the start, extrapolated from two short times.
    String text =
        read("gaussian-aggregation-3d.yaml")
            .replace("end-time: 12.0, output-every: 1.0", "end-time: 0.1, output-every: 0.05");
    List<Snapshot> first =
        new ScenarioRunner(ScenarioReader.parse("first.yaml", text), RunMonitor.NONE)
            .run()
            .snapshots();
    double[] moment = first.stream().mapToDouble(one -> one.diagnostics().secondMoment()).toArray();
    double rate = (4 * moment[1] - 3 * moment[0] - moment[2]) / 0.1;
    assertEquals(1, rate / KnownFigures.of("gaussian-aggregation-3d.yaml"), 2e-3);
    // The symmetry of a tetrahedron: the axes in turn, and half a turn about one of them.
    int n = run.scenario().grid().x().cells();
    double[] rho = run.snapshots().get(5).density();
    double highest = Arrays.stream(rho).max().orElseThrow();
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          double value = rho[i + n * (j + n * k)];
          assertEquals(value, rho[j + n * (k + n * i)], 1e-12 * highest);
          assertEquals(value, rho[n - 1 - i + n * (n - 1 - j + n * k)], 1e-12 * highest);
        }
      }
    }
  }

  /** The run of a scenario, the planar one on a coarser grid. */
  private static RunRecord run(Path file) {
    return RUNS.computeIfAbsent(
        file,
        f -> {
          String name = f.getFileName().toString();
          String text = read(name);
          if (name.equals(PLANAR)) {
            text = text.replace("[64, 64]", "[16, 16]");
          }
          return new ScenarioRunner(ScenarioReader.parse(f.toString(), text), RunMonitor.NONE)
              .run();
        });
  }

  private static LimitStudy limit(String name) {
    return run(FOLDER.resolve(name)).limit().orElseThrow();
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ⟨cos qx⟩ of the lowest wave, of mass 1; averages over cells have a smaller one, ρ + δ²ρ/24. */
  private static double order(RunRecord run) {
    double angle = 2 * Math.PI / run.scenario().grid().x().cells();
    return amplitude(run, run.evolution().last(), 1, 0) / (1 - (1 - Math.cos(angle)) / 12);
  }

  /** The angle of ∫ρ e^{−inx} on a ring of length 2π. */
  private static double phase(RunRecord run, Snapshot snapshot, int n) {
    double[] rho = snapshot.density();
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < rho.length; i++) {
      double x = run.scenario().grid().centre(i, 0);
      real += rho[i] * Math.cos(n * x);
      imaginary -= rho[i] * Math.sin(n * x);
    }
    return Math.atan2(imaginary, real);
  }

  /** |∫ρ e^{−ik·r}| for k = (m, n) times the lowest wave number of a square box. */
  private static double amplitude(RunRecord run, Snapshot snapshot, int m, int n) {
    Grid grid = run.scenario().grid();
    double unit = 2 * Math.PI / grid.x().length();
    double real = 0;
    double imaginary = 0;
    double[] rho = snapshot.density();
    for (int i = 0; i < rho.length; i++) {
      double phase =
          unit * (m * grid.centre(i, 0) + (grid.dimension() > 1 ? n * grid.centre(i, 1) : 0));
      real += rho[i] * Math.cos(phase);
      imaginary += rho[i] * Math.sin(phase);
    }
    return Math.hypot(real, imaginary) * grid.cellVolume();
  }
}
