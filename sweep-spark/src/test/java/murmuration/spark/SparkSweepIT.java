package murmuration.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.io.FileSummary;
import murmuration.spark.SparkCluster.Ended;
import murmuration.spark.SparkCluster.Running;
import murmuration.sweep.CaseResult;
import murmuration.sweep.CaseRunner;
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
          mixed: 5 cases, 5 of them computed now, 2 failed
            gamma = -1.0: case 1:2: velocity.gamma = -1.0: must be a positive number
            gamma = 0.0: case 3:2: velocity.gamma = 0.0: must be a positive number
          """,
          ended.out());
      assertEquals(expected(sweep), results(sweep));
      Path density = temporary.resolve("mixed/cases/000002.h5");
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
      String now = "killed: 120 cases, " + (120 - kept) + " of them computed now, 0 failed\n";
      assertEquals(now, ended.out());
      assertEquals(expected(sweep), results(sweep));

      Ended again = cluster.submit(sweep.toString()).end();
      assertEquals("killed: 120 cases, 0 of them computed now, 0 failed\n", again.out());
    }
  }

  @Test
  void whatAnExecutorDidWhenItWasKilledIsDoneByAnother() throws Exception {
    Path sweep = sweep("lost", "1:2:150", true);
    try (SparkCluster cluster = new SparkCluster(temporary.resolve("standalone"))) {
      Running running = cluster.submit("--chunk=3", sweep.toString());
      awaitSome(sweep, running);
      List<ProcessHandle> executors = cluster.executors();
      assertEquals(2, executors.size());
      assertTrue(executors.get(0).destroyForcibly());
      assertTrue(results(sweep).size() < 120, "killed too late");

      Ended ended = running.end();

      assertEquals(0, ended.code(), ended.err());
      assertEquals("lost: 150 cases, 150 of them computed now, 0 failed\n", ended.out());
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

  private Path sweep(String name, String gamma, boolean files) throws IOException {
    return Files.writeString(
        temporary.resolve(name + ".properties"),
        "name: %s\ngamma: %s\nfiles: %b\n".formatted(name, gamma, files));
  }

  /** What the cases come to without Spark. */
  private static Map<Integer, CaseResult> expected(Path sweep) {
    SweepPlan plan = SweepPlan.read(sweep);
    return byNumber(IntStream.range(0, plan.size()).mapToObj(plan::caseAt).map(CaseRunner::run));
  }

  private static Map<Integer, CaseResult> results(Path sweep) {
    Path cases = SweepPlan.read(sweep).folder().resolve("cases");
    if (!Files.isDirectory(cases)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(cases)) {
      return byNumber(
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(SparkCluster::text)
              .map(CaseResult::fromJson));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the time that they took. */
  private static Map<Integer, CaseResult> byNumber(Stream<CaseResult> results) {
    return results.collect(
        Collectors.toMap(
            CaseResult::number,
            one ->
                new CaseResult(
                    one.number(), one.digest(), one.diffusion(), one.minimum(), one.error(), 0)));
  }
}
