package murmuration.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;
import murmuration.io.RunJournal;
import murmuration.io.RunMonitor;
import murmuration.io.RunReader;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  @TempDir private Path folder;

  @Test
  void casesOfCoefficientsAreThoseOfTheMethod() throws IOException {
    Sweeps.run(Sweeps.coefficients(folder, "results", "[1, 10]"), 2);
    TransportCoefficients expected =
        new SpectralMethod().compute(new Maxwellian(VelocityPotential.quartic(10), 1, 1));
    try (RunReader table = RunReader.open(folder.resolve("results/table.h5"))) {
      assertArrayEquals(new double[] {1, 10}, table.values("velocity_gamma"));
      assertEquals(expected.diffusion(), table.values("D")[1]);
      assertEquals(expected.drift(), table.values("kappa")[1]);
      assertEquals(expected.spectrum().eigenvalue(1), table.values("lambda_1")[1]);
    }
  }

  @Test
  void runsAreThoseOfTheScenario() throws IOException {
    SweepPlan plan =
        Sweeps.circle(folder, "vary: {coefficients.D: [0.1, 0.2]}\nmeasure: {one: 1, r: cos(x)}");
    SweepTable table = Sweeps.run(plan, 2);
    assertEquals(2, table.done());
    RunRecord run =
        new ScenarioRunner(
                ScenarioReader.parse("case", Sweeps.CIRCLE.replace("D: 0.3", "D: 0.2")),
                RunMonitor.NONE)
            .run();
    try (RunReader file = RunReader.open(folder.resolve("results/table.h5"))) {
      assertEquals(
          run.evolution().last().diagnostics().freeEnergy(), file.values("free_energy")[1]);
      assertEquals((double) run.evolution().steps(), file.values("steps")[1]);
      assertEquals(1, file.values("one")[1], 1e-15);
    }
    try (RunReader fields = RunReader.open(plan.results().fields(plan.at(1)))) {
      assertArrayEquals(run.evolution().last().density(), fields.density(2));
      assertEquals(Optional.empty(), fields.incomplete());
    }
    assertFalse(
        Files.exists(RunJournal.path(plan.results().fields(plan.at(1)))), "its journal is gone");
  }

  /** ρ = 1 + a cos x decays as a e^{−Dt} without interaction: ⟨cos x⟩ = a e^{−Dt}/2. */
  @Test
  void meansAreOfFourthOrderInTheCells() throws IOException {
    Files.writeString(
        folder.resolve("decay.yaml"),
        Sweeps.CIRCLE
            .replace("interaction: {potential: cosine, wavenumber: 1}\n", "")
            .replace("output-every: 0.25", "output-every: 0.25, tolerance: 1e-11"));
    SweepPlan plan =
        Sweeps.plan(
            folder,
            """
            base: decay.yaml
            vary: {space.cells: [16, 32]}
            measure: {r: cos(x)}
            output: {folder: %s, fields: false}
            """
                .formatted(folder.resolve("results")));
    Sweeps.run(plan, 2);
    double exact = 0.25 * Math.exp(-0.15);
    try (RunReader table = RunReader.open(folder.resolve("results/table.h5"))) {
      double coarse = table.values("r")[0] - exact;
      double fine = table.values("r")[1] - exact;
      assertEquals(4, Math.log(coarse / fine) / Math.log(2), 0.1);
      assertEquals(exact, table.values("r")[1], 2e-6);
    }
  }

  @Test
  void neitherOrderNorWorkersMatter() throws IOException {
    String lines =
        "vary: {coefficients.D: 0.1:0.4:4, interaction.strength: [1, 2, 3]}\nmeasure: {r: cos(x)}\n";
    SweepPlan one = Sweeps.circle(folder, lines + "output: {folder: " + folder + "/one}\n");
    SweepPlan two = Sweeps.circle(folder, lines + "output: {folder: " + folder + "/two}\n");
    Sweeps.run(one, 1);

    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
    Collections.shuffle(shuffled, new Random(3));
    Worker worker = new Worker(two, 5, RunMonitor.NONE, Optional.empty());
    worker.run(shuffled.subList(0, 7));
    worker.run(shuffled.subList(7, 12));
    SweepTable.gather(two);

    for (String name : List.of("table.h5", "table.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(name)),
          Files.readAllBytes(folder.resolve("two").resolve(name)),
          name);
    }
  }

  @Test
  void equalCasesAreDoneOnce() throws IOException {
    SweepPlan plan = Sweeps.circle(folder, "vary: {coefficients.D: [0.2, 0.2, 2.0e-1, 0.3]}");
    assertEquals(4, Sweeps.run(plan, 4).done());
    assertEquals(2, records().size());
  }

  @Test
  void whatIsDoneIsNotMissing() throws IOException {
    SweepPlan plan = Sweeps.coefficients(folder, "results", "1:5:5");
    Worker worker = new Worker(plan, 2, RunMonitor.NONE, Optional.empty());
    worker.run(List.of(1, 3));
    assertEquals(List.of(0, 2, 4), plan.missing());
    SweepTable part = SweepTable.gather(plan);
    assertEquals(2, part.done());
    assertEquals(3, part.missing());
    assertTrue(Files.readAllLines(folder.resolve("results/table.csv")).get(1).contains("missing"));

    // A sweep that has grown has what it had.
    assertEquals(List.of(0, 2, 4, 5), Sweeps.coefficients(folder, "results", "1:6:6").missing());

    Path record = records().get(0);
    Files.writeString(record, "half of a reco");
    assertEquals(4, SweepTable.gather(plan).missing());
  }

  @Test
  void casesThatFailSayWhyAndTheOthersAreDone() throws IOException {
    SweepTable table = Sweeps.run(Sweeps.coefficients(folder, "results", "[1, -1, 2]"), 2);
    assertEquals(2, table.done());
    assertEquals(1, table.failures().size());
    SweepTable.Failure failure = table.failures().get(0);
    assertEquals(1, failure.number());
    assertEquals("velocity.gamma = -1", failure.label());
    assertTrue(
        failure.error().endsWith("velocity.gamma = -1.0: must be a positive number"),
        failure.error());
    try (RunReader file = RunReader.open(folder.resolve("results/table.h5"))) {
      assertTrue(Double.isNaN(file.values("D")[1]));
    }
  }

  @Test
  void whatCannotBeWrittenIsNoResult() throws IOException {
    SweepPlan plan = Sweeps.coefficients(folder, "results", "1:3:3");
    // A folder in the way of a record; also the superuser cannot write over it.
    String digest = plan.at(1).digest();
    Path record = plan.results().fields(plan.at(1)).resolveSibling(digest + ".json");
    Files.createDirectories(record.resolve("x"));
    List<String> problems =
        new Worker(plan, 2, RunMonitor.NONE, Optional.empty()).run(List.of(0, 1, 2));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("case 1: " + record + ": cannot be "), problems.get(0));
    assertTrue(plan.results().has(plan.at(0)));
    assertTrue(plan.results().has(plan.at(2)));
  }

  @Test
  void runsThatWereStoppedGoOn() throws IOException {
    Files.writeString(
        folder.resolve("long.yaml"),
        Sweeps.CIRCLE.replace("output-every: 0.25", "output-every: 0.01"));
    String text = "base: long.yaml\nvary: {coefficients.D: [0.2]}\noutput: {folder: %s}\n";
    SweepPlan stopped = Sweeps.plan(folder, text.formatted(folder.resolve("stopped")));
    AtomicInteger asked = new AtomicInteger();
    RunMonitor impatient =
        new RunMonitor() {
          @Override
          public boolean interrupted() {
            return asked.incrementAndGet() > 20;
          }
        };
    new Worker(stopped, 1, impatient, Optional.empty()).run(List.of(0));
    Path fields = stopped.results().fields(stopped.at(0));
    assertTrue(Files.exists(RunJournal.path(fields)), "what was computed is kept");
    assertEquals(List.of(0), stopped.missing());

    Sweeps.run(stopped, 1);
    SweepPlan whole = Sweeps.plan(folder, text.formatted(folder.resolve("whole")));
    Sweeps.run(whole, 1);
    for (String name : List.of("table.h5", "table.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("whole").resolve(name)),
          Files.readAllBytes(folder.resolve("stopped").resolve(name)));
    }
    assertFalse(Files.exists(RunJournal.path(fields)));
  }

  @Test
  void logsAreNamedByCase() throws IOException {
    SweepPlan plan = Sweeps.coefficients(folder, "results", "[1, -1]");
    new Worker(plan, 2, RunMonitor.NONE, Optional.of(folder)).run(List.of(0, 1));
    List<String> done = Files.readAllLines(folder.resolve("0000.log"));
    assertTrue(done.get(0).endsWith("case 0: velocity.gamma = 1"), done.toString());
    assertTrue(done.get(2).contains("  done ("), done.toString());
    List<String> failed = Files.readAllLines(folder.resolve("0001.log"));
    assertTrue(failed.get(2).contains("  failed: "), failed.toString());
  }

  @Test
  void recordsKeepEveryBit() {
    Map<String, Double> figures = new TreeMap<>();
    new Random(5)
        .doubles(100)
        .forEach(
            value -> figures.put("x" + figures.size(), Math.scalb(value, figures.size() - 50)));
    figures.put("nan", Double.NaN);
    figures.put("infinity", Double.NEGATIVE_INFINITY);
    figures.put("zero", -0.0);
    CaseResult result = new CaseResult("a = \"b\"", figures, "end-time", "", 0.1, "host");
    assertEquals(Optional.of(result), CaseResult.parse(result.json()));
    assertEquals(Optional.empty(), CaseResult.parse("{}"));
    assertEquals(Optional.empty(), CaseResult.parse(""));
  }

  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
