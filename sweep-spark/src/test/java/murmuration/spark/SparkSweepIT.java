package murmuration.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import murmuration.io.FileSummary;
import murmuration.spark.SparkCluster.Ended;
import murmuration.spark.SparkCluster.Running;
import murmuration.sweep.SweepPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit, by Spark's own processes, beside the local engine. */
@Tag("cluster")
class SparkSweepIT {
  private static final String RUNS =
      """
      name: NAME
      base:
        velocity: {potential: quartic}
        space: {lower: 0, upper: 6.283185307179586, cells: 64}
        interaction: {potential: cosine, wavenumber: 1}
        initial: {density: "1 + 0.5*cos(x)"}
        macro: {end-time: 0.5, output-every: 0.1}
      vary: {velocity.gamma: VALUES}
      measure: {r: cos(x)}
      output: {folder: FOLDER}
      """;

  private static final String COEFFICIENTS =
      """
      name: NAME
      compute: coefficients
      base: {velocity: {potential: quartic}}
      vary: {velocity.gamma: VALUES}
      output: {folder: FOLDER}
      """;

  @TempDir private Path temporary;

  @Test
  void casesThatFailAreResultsAndTheOthersAreDone() throws Exception {
    Path sweep = sweep(RUNS, "mixed", "[1, -1, 10, 0, 2, 1]");
    try (SparkCluster cluster = local(2)) {
      Ended ended = cluster.submit(sweep.toString()).end();

      assertEquals(1, ended.code(), ended.err());
      List<String> lines = ended.out().lines().toList();
      assertEquals(
          "mixed: 6 cases, 5 of them tried now; 4 done, 2 failed, 0 missing", lines.get(0));
      assertTrue(lines.get(1).startsWith("case 1, velocity.gamma = -1: "), lines.get(1));
      assertTrue(lines.get(2).startsWith("case 3, velocity.gamma = 0: "), lines.get(2));
      SweepPlan plan = SweepPlan.read(sweep);
      FileSummary density = FileSummary.read(plan.results().fields(plan.at(2)));
      assertEquals("yes", density.attributes().get("complete"));

      Ended again = cluster.submit("--retry", sweep.toString()).end();
      assertTrue(again.out().contains(" 2 of them tried now; 4 done, 2 failed,"), again.out());
      assertSameTables(sweep);
    }
  }

  @Test
  void chunksAndCoresDoNotMatter() throws Exception {
    Path one = sweep(COEFFICIENTS, "one", "\"1:10:40\"");
    Path two = sweep(COEFFICIENTS, "two", "\"1:10:40\"");
    try (SparkCluster cluster = local(1)) {
      assertEquals(0, cluster.submit("--chunk=7", one.toString()).end().code());
    }
    try (SparkCluster cluster = local(2)) {
      assertEquals(0, cluster.submit(two.toString()).end().code());
    }
    assertSameTables(one);
    assertSameTables(two);
  }

  @Test
  void whatADriverKeptBeforeItWasKilledIsNotDoneAgain() throws Exception {
    Path sweep = sweep(RUNS, "killed", "\"1:2:120\"");
    try (SparkCluster cluster = local(2)) {
      Running first = cluster.submit("--chunk=2", sweep.toString());
      awaitSome(sweep, first);
      first.process().destroyForcibly();
      first.end();
      int missing = missing(sweep);
      assertTrue(missing > 0, "killed too late");

      Ended ended = cluster.submit(sweep.toString()).end();

      assertEquals(0, ended.code(), ended.err());
      String now = "killed: 120 cases, " + missing + " of them tried now; 120 done, ";
      assertTrue(ended.out().startsWith(now), ended.out());

      Ended again = cluster.submit(sweep.toString()).end();
      assertTrue(again.out().startsWith("killed: 120 cases, 0 of them tried now;"), again.out());
      assertSameTables(sweep);
    }
  }

  @Test
  void whatAnExecutorDidWhenItWasKilledIsDoneByAnother() throws Exception {
    String values =
        IntStream.range(0, 150).mapToObj(i -> "" + (i + 50) / 100.0).toList().toString();
    Path sweep = sweep(RUNS, "lost", values.replace("0.75,", "-0.75,"));
    try (SparkCluster cluster = new SparkCluster(temporary.resolve("standalone"))) {
      Running running = cluster.submit("--chunk=3", sweep.toString());
      awaitSome(sweep, running);
      SparkCluster.await("both executors are at work", () -> cluster.workedExecutors() == 2);
      List<ProcessHandle> executors = cluster.executors();
      assertEquals(2, executors.size());
      assertTrue(executors.get(0).destroyForcibly());
      assertTrue(missing(sweep) > 10, "killed too late");

      Ended ended = running.end();

      assertEquals(1, ended.code(), ended.err());
      String all = "lost: 150 cases, 150 of them tried now; 149 done, 1 failed, 0 missing\n";
      assertTrue(ended.out().startsWith(all), ended.out());
      assertTrue(ended.err().contains("Lost executor"), ended.err());
      assertTrue(ended.err().contains("Lost task"), ended.err());
      assertSameTables(sweep);
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
      assertTrue(none.err().endsWith("murmuration: none: no such file\n"), none.err());
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

  private Path sweep(String text, String name, String values) throws IOException {
    return Files.writeString(
        temporary.resolve(name + ".yaml"),
        text.replace("NAME", name)
            .replace("VALUES", values)
            .replace("FOLDER", temporary.resolve(name).toString()));
  }

  private static int missing(Path sweep) {
    return SweepPlan.read(sweep).missing().size();
  }

  private static void awaitSome(Path sweep, Running running) throws IOException {
    SweepPlan plan = SweepPlan.read(sweep);
    int enough = plan.size() - 10;
    SparkCluster.await(
        "there are results", () -> plan.missing().size() < enough || !running.process().isAlive());
    assertTrue(running.process().isAlive(), Files.readString(running.err()));
  }

  /** The local engine gives the same tables, byte for byte. */
  private void assertSameTables(Path sweep) throws IOException, InterruptedException {
    SweepPlan plan = SweepPlan.read(sweep);
    Path folder = plan.results().path();
    Path other = folder.resolveSibling(plan.name() + "-by-spark");
    Files.move(folder, other);
    assertEquals(0, startLocally(sweep).waitFor());
    for (String table : List.of("table.csv", "table.h5")) {
      assertEquals(-1, Files.mismatch(folder.resolve(table), other.resolve(table)), table);
    }
  }

  private static Process startLocally(Path sweep) throws IOException {
    String classes = System.getProperty("murmuration.spark.jar") + File.pathSeparator;
    classes += Path.of(LocalSweep.class.getResource("/").getPath());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes,
            LocalSweep.class.getName(),
            sweep.toString())
        .inheritIO()
        .start();
  }
}
