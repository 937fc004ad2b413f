package murmuration.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import murmuration.io.FileSummary;
import murmuration.io.RunMonitor;
import murmuration.spark.SparkCluster.Ended;
import murmuration.spark.SparkCluster.Running;
import murmuration.sweep.CaseResult;
import murmuration.sweep.CaseRunner;
import murmuration.sweep.PlannedCase;
import murmuration.sweep.ResultFolder;
import murmuration.sweep.SweepPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit, by Spark's own processes. */
@Tag("cluster")
class SparkSweepIT {
  @TempDir private Path temporary;

  @Test
  void casesThatFailAreResultsAndTheOthersAreDone() throws Exception {
    Path sweep = sweep("mixed", "1,-1,10,0,2", true);
    try (SparkCluster cluster = local(2)) {
      Ended ended = cluster.submit(sweep.toString()).end();

      assertEquals(1, ended.code(), ended.err());
      assertEquals(
          """
          mixed: 5 cases, 5 of them tried now; 3 done, 2 failed, 0 missing
          case 1, gamma = -1.0: case:2: velocity.gamma = -1.0: must be a positive number
          case 3, gamma = 0.0: case:2: velocity.gamma = 0.0: must be a positive number
          """,
          ended.out());
      assertEquals(expected(sweep), results(sweep));
      SweepPlan plan = SweepPlan.read(sweep);
      Path density = plan.results().fields(plan.at(2));
      assertEquals("yes", FileSummary.read(density).attributes().get("complete"));
    }
  }

  @Test
  void chunksAndCoresDoNotMatter() throws Exception {
    Path one = sweep("one", "1:10:40", false);
    Path two = sweep("two", "1:10:40", false);
    try (SparkCluster cluster = local(1)) {
      assertEquals(0, cluster.submit("--chunk=7", one.toString()).end().code());
    }
    try (SparkCluster cluster = local(2)) {
      assertEquals(0, cluster.submit(two.toString()).end().code());
    }
    assertEquals(expected(one), results(one));
    assertEquals(expected(one), results(two));
    assertEquals(table(one), table(two));
  }

  @Test
  void whatADriverKeptBeforeItWasKilledIsNotComputedAgain() throws Exception {
    Path sweep = sweep("killed", "1:2:120", true);
    try (SparkCluster cluster = local(2)) {
      Running first = cluster.submit("--chunk=2", sweep.toString());
      awaitSome(sweep, first);
      first.process().destroyForcibly();
      first.end();
      int kept = results(sweep).size();
      assertTrue(kept < 120, "killed too late");

      Ended ended = cluster.submit(sweep.toString()).end();

      assertEquals(0, ended.code(), ended.err());
      String now =
          "killed: 120 cases, "
              + (120 - kept)
              + " of them tried now; 120 done, 0 failed, 0 missing\n";
      assertEquals(now, ended.out());
      assertEquals(expected(sweep), results(sweep));

      Ended again = cluster.submit(sweep.toString()).end();
      assertEquals(
          "killed: 120 cases, 0 of them tried now; 120 done, 0 failed, 0 missing\n", again.out());
    }
  }

  @Test
  void whatAnExecutorDidWhenItWasKilledIsDoneByAnother() throws Exception {
    Path sweep = sweep("lost", "1:2:150", true);
    try (SparkCluster cluster = new SparkCluster(temporary.resolve("standalone"))) {
      Running running = cluster.submit("--chunk=3", sweep.toString());
      awaitSome(sweep, running);
      SparkCluster.await("both executors are at work", () -> cluster.workedExecutors() == 2);
      List<ProcessHandle> executors = cluster.executors();
      assertEquals(2, executors.size());
      assertTrue(executors.get(0).destroyForcibly());
      assertTrue(results(sweep).size() < 120, "killed too late");

      Ended ended = running.end();

      assertEquals(0, ended.code(), ended.err());
      assertEquals(
          "lost: 150 cases, 150 of them tried now; 150 done, 0 failed, 0 missing\n", ended.out());
      assertTrue(ended.err().contains("Lost executor"), ended.err());
      assertTrue(ended.err().contains("Lost task"), ended.err());
      assertEquals(expected(sweep), results(sweep));
    }
  }

  @Test
  void wrongUsageIsToldInALine() throws Exception {
    try (SparkCluster cluster = local(1)) {
      Ended chunk = cluster.submit("--chunk=0", "none").end();
      assertEquals(2, chunk.code());
      assertTrue(chunk.err().contains("murmuration: --chunk = 0: must be at least 1\n"));
      Ended none = cluster.submit("none").end();
      assertEquals(2, none.code());
      assertTrue(none.err().endsWith("murmuration: none: cannot be read\n"), none.err());
    }
  }

  @Test
  void nothingInTheJarGetsInTheWayOfWhatSparkBrings() throws Exception {
    try (JarFile jar = new JarFile(System.getProperty("murmuration.spark.jar"))) {
      assertEquals(
          List.of(),
          jar.stream()
              .map(Object::toString)
              .filter(name -> name.endsWith(".class") && !name.startsWith("murmuration/"))
              .toList());
    }
  }

  private SparkCluster local(int threads) throws IOException {
    return new SparkCluster(temporary.resolve("local" + threads), threads);
  }

  private static void awaitSome(Path sweep, Running running) throws IOException {
    SparkCluster.await(
        "there are results", () -> results(sweep).size() > 10 || !running.process().isAlive());
    assertTrue(running.process().isAlive(), Files.readString(running.err()));
  }

  private static String table(Path sweep) throws IOException {
    return Files.readString(SweepPlan.read(sweep).results().path().resolve("table.csv"));
  }

  private Path sweep(String name, String gamma, boolean files) throws IOException {
    return Files.writeString(
        temporary.resolve(name + ".properties"),
        "name: %s\ngamma: %s\nfiles: %b\n".formatted(name, gamma, files));
  }

  /** What the cases come to without Spark. */
  private static Map<Integer, CaseResult> expected(Path sweep) {
    CaseRunner runner =
        new CaseRunner(new ResultFolder(sweep.resolveSibling("expected")), RunMonitor.NONE);
    return byNumber(sweep, planned -> Optional.of(runner.run(planned)));
  }

  private static Map<Integer, CaseResult> results(Path sweep) {
    return byNumber(sweep, SweepPlan.read(sweep).results()::find);
  }

  /** Without the time that they took. */
  private static Map<Integer, CaseResult> byNumber(
      Path sweep, Function<PlannedCase, Optional<CaseResult>> result) {
    SweepPlan plan = SweepPlan.read(sweep);
    Map<Integer, CaseResult> results = new TreeMap<>();
    for (int i = 0; i < plan.size(); i++) {
      int number = i;
      result
          .apply(plan.at(i))
          .map(one -> new CaseResult(one.label(), one.figures(), one.error(), 0))
          .ifPresent(one -> results.put(number, one));
    }
    return results;
  }
}
