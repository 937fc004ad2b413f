package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Slurm that other tests use does what they rely on. */
@Tag("cluster")
class SlurmClusterTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static SlurmCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = SlurmCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
      assertFalse(Files.exists(cluster.work()));
    }
  }

  @Test
  void anArrayRunsOnBothNodesAndADependentJobAfterIt() throws Exception {
    // Four processors, six tasks: both nodes are needed.
    String array =
        submit(
            List.of("--array=0-5", "--output=task-%a.txt"),
            "echo $SLURMD_NODENAME; sleep 1; test $SLURM_ARRAY_TASK_ID != 3");
    submit(List.of("--dependency=afterany:" + array, "--output=gathered.txt"), "cat task-?.txt");
    cluster.awaitQueueEmpty(LONG);

    List<String> nodes = read("gathered.txt").lines().toList();
    assertEquals(6, nodes.size(), nodes + cluster.logs());
    assertEquals(Set.of("n1", "n2"), new TreeSet<>(nodes));
    String failed = cluster.run("scontrol", "--oneliner", "show", "job", array + "_3");
    assertTrue(failed.contains("JobState=FAILED") && failed.contains("ExitCode=1:0"), failed);
  }

  @Test
  void whatRanOnANodeThatDiedRunsOnTheOther() throws Exception {
    String script = "echo $SLURMD_NODENAME $$; test -n \"$SLURM_RESTART_COUNT\" || sleep 300";
    String job = submit(List.of("--open-mode=append", "--output=long.txt"), script);
    String first = started("long.txt");
    int node = Integer.parseInt(first.substring(1, 2));
    int other = 3 - node;
    cluster.killNode(node);
    // One that has ended may be listed until it is reaped, but runs no program.
    long pid = Long.parseLong(first.substring(3));
    assertFalse(ProcessHandle.of(pid).flatMap(p -> p.info().command()).isPresent(), first);
    cluster.awaitQueueEmpty(LONG);

    List<String> lines = read("long.txt").lines().toList();
    assertEquals(2, lines.size(), lines + cluster.logs());
    assertTrue(lines.get(1).startsWith("n" + other + " "), lines.toString());
    String state = cluster.run("scontrol", "--oneliner", "show", "job", job);
    assertTrue(state.contains("JobState=COMPLETED") && state.contains("Restarts=1"), state);

    cluster.startNode(node);
    submit(List.of("--nodelist=n" + node, "--output=alive.txt"), "echo $SLURMD_NODENAME");
    cluster.awaitQueueEmpty(LONG);
    assertEquals("n" + node, read("alive.txt").strip());
  }

  @Test
  void aCommandThatFailsIsShownWithItsOutputAndTheLogs() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> cluster.run("scontrol", "show", "job", "99999"));
    assertTrue(error.getMessage().contains("Invalid job id"), error.getMessage());
    assertTrue(error.getMessage().contains("== slurmctld.log"), error.getMessage());
  }

  private static String submit(List<String> options, String script) throws Exception {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
    command.addAll(options);
    command.addAll(List.of("--wrap", script));
    return cluster.run(command.toArray(String[]::new));
  }

  /** What a job printed first. */
  private static String started(String log) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (!Files.exists(cluster.work().resolve(log)) || !read(log).endsWith("\n")) {
      assertTrue(System.nanoTime() < end, log + " is not written");
      Thread.sleep(50);
    }
    return read(log).strip();
  }

  private static String read(String name) throws IOException {
    return Files.readString(cluster.work().resolve(name));
  }
}
