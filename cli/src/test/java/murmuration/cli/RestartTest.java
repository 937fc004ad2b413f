package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import murmuration.io.FileSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is left of a run whose process ended early, and how another goes on with it. */
class RestartTest {
  /** A process in the background may have been told to ignore it. */
  private static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

  private static final String JOURNAL = "swarm.h5.journal";

  /** About a second of densities. */
  private static final String DENSITY =
      """
      name: swarm
      coefficients: {D: 0.1, kappa: 1.0}
      space: {lower: -8, upper: 8, cells: 1024, boundary: no-flux}
      interaction: {potential: gaussian, length: 1.0}
      initial: {density: "exp(-(x+1)^2) + 0.5*exp(-(x-2)^2)", mass: 1.0}
      macro: {end-time: 4.0, output-every: 0.01}
      """;

  /** Half a second of densities, then as much of the kinetic equation. */
  private static final String KINETIC =
      """
      name: swarm
      velocity: {potential: quartic, gamma: 1.0}
      space: {lower: 0, upper: 6.283185307179586, cells: 64}
      interaction: {potential: cosine, wavenumber: 1.0}
      initial: {density: "1 + 0.5*cos(x)", mass: 1.0}
      macro: {end-time: 1.0, output-every: 0.01}
      kinetic: {epsilon: [1e-1, 3e-2, 1e-2, 3e-3, 1e-3], modes: 12, verify: false}
      """;

  @TempDir private Path temporary;
  private Path folder;
  private Program program;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("runs"));
    program = new Program(folder, temporary);
  }

  /** The output alone, without the file for ParaView. */
  private void write(String scenario) throws IOException {
    String text =
        scenario.contains("output: {")
            ? scenario.replace("output: {", "output: {xdmf: false, ")
            : scenario + "output: {xdmf: false}\n";
    Files.writeString(folder.resolve("swarm.yaml"), text);
  }

  /** The output of the run that nothing happens to. */
  private String whole(String scenario) throws IOException, InterruptedException {
    write(scenario);
    program.execute("run", "swarm.yaml", "--quiet").succeeded();
    assertEquals(List.of("swarm.h5", "swarm.yaml"), program.names());
    String content = program.content("swarm.h5");
    Files.delete(folder.resolve("swarm.h5"));
    return content;
  }

  private void assertEnded(String whole) throws IOException {
    assertTrue(whole.equals(program.content("swarm.h5")), "the files differ");
    assertEquals(List.of("swarm.h5", "swarm.yaml"), program.names());
  }

  /**
   * The number of whole records of a kind in the journal, read as docs/file-format.md describes it.
   */
  private int records(int kind) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(JOURNAL));
    } catch (NoSuchFileException e) {
      return 0;
    }
    ByteBuffer journal = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    int at = 8;
    while (at + 20 <= bytes.length && at + 20 + journal.getLong(at + 4) <= bytes.length) {
      count += journal.getInt(at) == kind ? 1 : 0;
      at += 20 + (int) journal.getLong(at + 4);
    }
    return count;
  }

  private void awaitDensities(Program.Running run, int count)
      throws IOException, InterruptedException {
    while (records(2) < count) {
      assertTrue(run.process().isAlive(), Files.readString(run.err()));
      Thread.sleep(5);
    }
  }

  /** Chains of up to five runs that are killed, each going on from the last; then one that ends. */
  @ParameterizedTest
  @CsvSource({"25, false, 1", "25, true, 2"})
  @Tag("slow")
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void killedAtAnyMomentNothingIsLost(int kills, boolean kinetic, int seed) throws Exception {
    String whole = whole(kinetic ? KINETIC : DENSITY);
    double seconds = seconds();
    Random random = new Random(seed);
    int killed = 0;
    while (killed < kills) {
      Files.deleteIfExists(folder.resolve("swarm.h5"));
      boolean over = false;
      for (int link = 0; link < 5 && killed < kills && !over; link++) {
        int before = records(2);
        Program.Running run = program.start("run", "swarm.yaml", "--resume", "--quiet");
        boolean whileWriting = random.nextInt(4) == 0;
        long wait = (long) (1e9 * seconds * (0.2 + random.nextDouble()) / (1 + link));
        int seen = observe(run, wait, whileWriting, before);
        killed += run.process().isAlive() ? 1 : 0;
        run.process().destroyForcibly().waitFor();
        assertNothingLost(whole, seen);
        over = Files.exists(folder.resolve("swarm.h5"));
      }
      // A killed process may have been about to delete its journal.
      if (!over || Files.exists(folder.resolve(JOURNAL))) {
        program.execute("run", "swarm.yaml", "--resume", "--quiet").succeeded();
      }
      assertEnded(whole);
    }
  }

  /** How long the whole run takes. */
  private double seconds() throws IOException, InterruptedException {
    long start = System.nanoTime();
    program.execute("run", "swarm.yaml", "--quiet").succeeded();
    return 1e-9 * (System.nanoTime() - start);
  }

  /** Waits and watches the journal grow; returns how many densities it was seen to have. */
  private int observe(Program.Running run, long nanoseconds, boolean whileWriting, int before)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    int seen = before;
    while (run.process().isAlive()) {
      boolean now =
          whileWriting
              ? program.names().stream().anyMatch(name -> name.endsWith(".partial"))
              : System.nanoTime() - start > nanoseconds;
      if (now) {
        return seen;
      }
      int there = records(2);
      if (Files.exists(folder.resolve(JOURNAL))) {
        assertTrue(there >= seen, "the journal shrinks");
        seen = there;
      }
      Thread.sleep(2);
    }
    return seen;
  }

  private void assertNothingLost(String whole, int seen) throws IOException {
    if (Files.exists(folder.resolve("swarm.h5"))) {
      assertEquals(
          "yes", FileSummary.read(folder.resolve("swarm.h5")).attributes().get("complete"));
      assertTrue(whole.equals(program.content("swarm.h5")), "the files differ");
    } else {
      assertTrue(records(2) >= seen, () -> "densities are lost");
    }
  }

  @Test
  void killedWhileItWritesTheOutputItLeavesNone() throws Exception {
    // Compression takes a while.
    String scenario = DENSITY + "output: {file: swarm.h5, compression: 9}\n";
    String whole = whole(scenario);
    Program.Running run = program.start("run", "swarm.yaml", "--quiet");
    awaitDensities(run, 401);
    while (program.names().stream().noneMatch(name -> name.endsWith(".partial"))) {
      assertTrue(run.process().isAlive(), "it ended too early");
    }
    run.process().destroyForcibly().waitFor();
    List<String> names = program.names();
    assertEquals(3, names.size(), names::toString);
    assertTrue(names.get(0).matches("\\.swarm\\.h5\\.\\d+\\.partial"), names::toString);
    assertEquals(401, records(2));
    program.execute("run", "swarm.yaml", "--resume", "--quiet").succeeded();
    assertEnded(whole);
  }

  /** A limit of the size of files fails as a full disk does. */
  @Test
  void aFullDiskEndsTheRunAndKeepsWhatIsThere() throws Exception {
    String whole = whole(DENSITY);
    List<String> limited = List.of("bash", "-c", "ulimit -f 1024; exec \"$@\"", "bash");

    Execution full = program.start(limited, List.of(), "run", "swarm.yaml").end();

    String line = full.failed(1);
    assertTrue(line.contains("output file swarm.h5: File too large; what was computed is"), line);
    assertTrue(line.endsWith("kept in " + JOURNAL + " for --resume"), line);
    assertEquals(List.of("swarm.h5.journal", "swarm.yaml"), program.names());
    assertTrue(records(2) > 50, () -> "one density has 8 KiB");
    program.execute("run", "swarm.yaml", "--resume", "--quiet").succeeded();
    assertEnded(whole);
  }

  /** When only the last step, writing the output, fails. */
  @Test
  void aDiskTooFullForTheOutputKeepsTheJournal() throws Exception {
    String scenario =
        DENSITY.replace("cells: 1024", "cells: 8").replace("output-every: 0.01", "output-every: 1");
    String whole = whole(scenario);
    List<String> limited = List.of("bash", "-c", "ulimit -f 4; exec \"$@\"", "bash");

    Execution full =
        program
            .start(limited, List.of("-XX:-UsePerfData", "-Xshare:off"), "run", "swarm.yaml")
            .end();

    String line = full.failed(1);
    assertTrue(line.contains("output file swarm.h5: cannot be written: "), line);
    assertTrue(line.contains("File too large"), line);
    assertTrue(line.endsWith("kept in " + JOURNAL + " for --resume"), line);
    assertEquals(List.of("swarm.h5.journal", "swarm.yaml"), program.names());
    program.execute("run", "swarm.yaml", "--resume", "--quiet").succeeded();
    assertEnded(whole);
  }

  @Test
  void aFolderThatIsNoneIsRefusedBeforeAnythingIsComputed() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    write(DENSITY + "output: {file: file/swarm.h5}\n");
    String line = program.execute("run", "swarm.yaml").failed(2);
    assertTrue(line.contains("output.file = file/swarm.h5: there is no folder"), line);
    assertEquals(List.of("file", "swarm.yaml"), program.names());
  }

  @Test
  void theSecondOfTwoRunsIntoAFileIsRefusedAndTheFirstUnharmed() throws Exception {
    String whole = whole(DENSITY);
    Program.Running first = program.start("run", "swarm.yaml", "--quiet");
    awaitDensities(first, 1);
    signal("STOP", first);
    for (String option : List.of("--quiet", "--resume", "--force")) {
      // In this process, which is quicker.
      Execution second = inThisProcess(option);
      assertTrue(second.failed(2).endsWith("swarm.h5: another run is writing it"), second.err());
    }
    signal("CONT", first);
    first.end().succeeded();
    assertEnded(whole);
  }

  private static void signal(String name, Program.Running run)
      throws IOException, InterruptedException {
    String number = Long.toString(run.process().pid());
    new ProcessBuilder("kill", "-" + name, number).start().waitFor();
  }

  /** Relative paths start at the current folder, which Java cannot change. */
  private Execution inThisProcess(String option) throws IOException {
    Path scenario = temporary.resolve("absolute.yaml");
    Files.writeString(
        scenario, DENSITY + "output: {file: \"" + folder.resolve("swarm.h5") + "\"}\n");
    return Execution.of("run", scenario.toString(), option);
  }

  @Test
  void ctrlCKeepsAllAndResumeEndsIt() throws Exception {
    String whole = whole(DENSITY);
    Program.Running run = program.start(INTERRUPTIBLE, List.of(), "run", "swarm.yaml");
    awaitDensities(run, 20);
    signal("INT", run);

    Execution interrupted = run.end();
    assertEquals(130, interrupted.code(), interrupted.err());
    assertEquals("", interrupted.err());
    assertTrue(interrupted.out().contains(" s, interrupted; --resume goes on)"), interrupted.out());
    assertEquals(List.of("swarm.h5", "swarm.h5.journal", "swarm.yaml"), program.names());
    FileSummary summary = FileSummary.read(folder.resolve("swarm.h5"));
    assertEquals("no: interrupted", summary.attributes().get("complete"));
    String journal = program.execute("info", "swarm.h5.journal").succeeded().out();
    assertTrue(journal.contains("the journal of a run that goes on, or was interrupted"), journal);
    assertTrue(journal.lines().anyMatch(text -> text.matches(" +[0-9]+ outputs, to t = .*")));
    JsonNode node = program.execute("info", "swarm.h5.journal", "--json").json();
    assertTrue(node.get("outputs").intValue() >= 20, node::toString);
    assertTrue(node.get("scenario").asString().startsWith("name: swarm"), node::toString);

    String line = program.execute("run", "swarm.yaml").failed(2);
    assertTrue(
        line.endsWith("was interrupted: --resume goes on with it, --force starts anew"), line);
    Execution resumed = program.execute("run", "swarm.yaml", "--resume");
    assertFalse(resumed.succeeded().out().contains("interrupted"), resumed.out());
    assertEnded(whole);
    line = program.execute("run", "swarm.yaml", "--resume").failed(2);
    assertTrue(line.contains("exists already, and there is no interrupted run to go on"), line);
  }

  @Test
  void whatIsLostOfADamagedJournalIsSaidAndComputedAgain() throws Exception {
    String whole = whole(DENSITY);
    Program.Running run = program.start(INTERRUPTIBLE, List.of(), "run", "swarm.yaml", "--quiet");
    awaitDensities(run, 20);
    signal("INT", run);
    run.end();
    Files.delete(folder.resolve("swarm.h5"));
    byte[] bytes = Files.readAllBytes(folder.resolve(JOURNAL));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve(JOURNAL), bytes);
    Execution resumed = program.execute("run", "swarm.yaml", "--resume");
    assertEquals(0, resumed.code(), resumed.err());
    String warning =
        "murmuration: warning: the journal was damaged after t = [0-9.]+: goes on from there\\R";
    assertTrue(resumed.err().matches(warning), resumed.err());
    assertEnded(whole);
  }

  @Test
  void resumeAndForceExcludeEachOther() {
    Execution both = Execution.of("run", "none.yaml", "--resume", "--force");
    assertTrue(both.failed(2).contains("--resume goes on with a run and --force forgets it"));
  }

  /** 210 MB of densities, 105 MB as floats, in a heap of 48 MB. */
  @Test
  @Tag("slow")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theOutputMayBeLargerThanTheMemory() throws Exception {
    write(
        """
        name: swarm
        coefficients: {D: 0.1, kappa: 1.0}
        space: {lower: 0, upper: 6.283185307179586, cells: 65536}
        initial: {density: "1 + 0.5*cos(x)"}
        macro: {scheme: spectral, end-time: 1, output-every: 0.0025, tolerance: 1e-2}
        output: {file: swarm.h5, compression: 1, precision: single}
        """);
    program.start(List.of(), List.of("-Xmx48m"), "run", "swarm.yaml", "--quiet").end().succeeded();
    FileSummary.Entry density =
        FileSummary.read(folder.resolve("swarm.h5")).datasets().stream()
            .filter(entry -> entry.path().equals("density"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(401, 65536), density.dimensions());
    assertEquals(0.5, density.minimum(), 1e-6);
    assertEquals(1.5, density.maximum(), 1e-6);
  }
}
