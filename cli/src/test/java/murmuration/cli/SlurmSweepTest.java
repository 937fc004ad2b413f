package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import murmuration.sweep.SweepPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a real Slurm make the same tables as the cores of this machine. */
@Tag("cluster")
class SlurmSweepTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int CASES = 17;

  @TempDir private Path folder;

  /** Some tenths of a second each; the first makes no sense. */
  private Path sweep(String results) throws IOException {
    return Files.writeString(
        Files.createDirectory(folder.resolve(results + "-file")).resolve("sweep.yaml"),
        """
        name: on-slurm
        base:
          coefficients: {D: 0.3, kappa: 1.0}
          space: {lower: -3.141592653589793, upper: 3.141592653589793, cells: 64, boundary: periodic}
          interaction: {potential: cosine, wavenumber: 1}
          initial: {density: "1 + 0.5*cos(x)"}
          macro: {end-time: 20, output-every: 0.1, tolerance: 1e-6}
        vary: {coefficients.D: -0.05:0.75:%d}
        measure: {r: cos(x)}
        output: {folder: %s}
        """
            .formatted(CASES, folder.resolve(results)));
  }

  @Test
  void aNodeThatDiesCostsWhatRanThere() throws Exception {
    Path here = sweep("here");
    assertEquals(1, Execution.of("sweep", here.toString(), "--quiet").code());
    Path there = sweep("there");
    SweepPlan plan = SweepPlan.read(there);
    try (SlurmCluster cluster = SlurmCluster.start()) {
      // Without Slurm's own second try, what is lost is for the next command.
      sweep(cluster, there, "--tasks=6", "--sbatch=--no-requeue");
      await(() -> running(cluster, "n2") == 2 && plan.missing().size() < CASES);
      cluster.killNode(2);
      String again = assertBusy(cluster, there);
      assertTrue(again.contains("in the queue still"), again);
      cluster.startNode(2);
      cluster.awaitQueueEmpty(LONG);
      int missing = plan.missing().size();
      assertTrue(missing > 0, "the node was killed too late" + cluster.logs());
      String table = Files.readString(folder.resolve("there/table.csv"));
      assertEquals(missing, table.lines().filter(line -> line.contains(",missing,")).count());

      String second = sweep(cluster, there, "--tasks=2");
      assertTrue(second.startsWith(missing + " case"), second);
      cluster.awaitQueueEmpty(LONG);
      assertEquals(List.of(), plan.missing(), cluster.logs());
    }
    for (String name : List.of("table.h5", "table.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("here").resolve(name)),
          Files.readAllBytes(folder.resolve("there").resolve(name)),
          name);
    }
    String log = Files.readString(folder.resolve("there/logs/0000.log"));
    assertTrue(log.contains("  failed: "), log);
    assertTrue(Files.readString(folder.resolve("there/logs/0016.log")).contains("  done ("));
    try (Stream<Path> files = Files.walk(folder.resolve("there"))) {
      assertFalse(files.anyMatch(file -> file.toString().endsWith(".journal")));
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it does not come about");
      Thread.sleep(50);
    }
  }

  private static long running(SlurmCluster cluster, String node) throws Exception {
    return cluster
        .run("squeue", "--noheader", "--states=running", "--format=%N")
        .lines()
        .filter(node::equals)
        .count();
  }

  private static String sweep(SlurmCluster cluster, Path sweep, String... options)
      throws Exception {
    return cluster.run(command(sweep, options).toArray(String[]::new));
  }

  /** What the command says while jobs are in the queue. */
  private static String assertBusy(SlurmCluster cluster, Path sweep) throws Exception {
    String line = String.join(" ", command(sweep));
    return cluster.run("sh", "-c", line + " 2>&1 && exit 1; exit 0");
  }

  private static List<String> command(Path sweep, String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "sweep",
            sweep.toString(),
            "--engine=slurm"));
    words.addAll(List.of(options));
    return words;
  }
}
