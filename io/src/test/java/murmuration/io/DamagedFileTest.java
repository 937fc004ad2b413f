package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no HDF5, or damaged: read as far as they go, or refused in one line. */
@Timeout(600)
class DamagedFileTest {
  private static final int A_FEW = 150;
  private static final int MANY = 800;

  @TempDir private static Path folder;
  private static byte[] run;
  private static byte[] compressed;

  @BeforeAll
  static void write() throws IOException {
    Path path = folder.resolve("run.h5");
    String small = Texts.with("[32]", "[8]").replace("modes: 8", "modes: 4, verify: false");
    RunRecord record =
        new ScenarioRunner(ScenarioReader.parse("run.yaml", small), RunMonitor.NONE).run();
    RunFile.write(new OutputFile("file", path, true), record);
    run = Files.readAllBytes(path);
    DatasetCreationOptions deflate =
        DatasetCreationOptions.builder().chunkDimensions(1, 4, 8).shuffle().deflate(6).build();
    new OutputFile("file", path, true)
        .write(
            file -> {
              RunFile.putRootAttributes(file, "compressed");
              file.putDataset("time", new double[] {0, 1, 2});
              file.putDataset("x", new double[8]);
              file.putDataset("y", new double[8]);
              file.putDataset("density", new float[3][8][8], deflate);
            });
    compressed = Files.readAllBytes(path);
  }

  @ParameterizedTest
  @EnumSource
  void damagedRunsAreReadOrRefused(Damage damage) throws IOException {
    readOrRefuse(run, damage, A_FEW);
  }

  @ParameterizedTest
  @EnumSource
  void damagedCompressedRunsAreReadOrRefused(Damage damage) throws IOException {
    readOrRefuse(compressed, damage, A_FEW);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void manyDamagedRunsAreReadOrRefused(Damage damage) throws IOException {
    readOrRefuse(run, damage, MANY);
    readOrRefuse(compressed, damage, MANY);
  }

  /** The C library writes B-trees, and headers without checksums. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORGED_HEADERS")
  @Tag("slow")
  void manyDamagedFilesOfOthersAreReadOrRefused(Damage damage)
      throws IOException, InterruptedException {
    Path path = folder.resolve("other.h5");
    String script =
        """
        import sys, h5py, numpy
        with h5py.File(sys.argv[1], "w") as f:
            f.attrs["version"] = "0.0"
            f.attrs["many"] = ["a", "b"]
            f["time"] = numpy.arange(3.0)
            f["x"] = numpy.arange(8.0)
            f.create_dataset("density", data=numpy.ones((3, 8)), chunks=(1, 4), compression=6)
            for i in range(40):
                f[f"g/{i}"] = numpy.arange(i + 1)
        """;
    OtherReaders.output(OtherReaders.python("h5py"), "-c", script, path.toString());
    byte[] other = Files.readAllBytes(path);
    assertEquals(43, FileSummary.read(path).datasets().size());
    readOrRefuse(other, damage, MANY);
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    Path path = folder.resolve("cut.h5");
    for (int length = 0; length < run.length; length += length < 600 ? 1 : 211) {
      Files.write(path, Arrays.copyOf(run, length));
      String message = refused(path);
      assertTrue(length < 100 || message.contains("cut short, has " + length + " of"), message);
    }
  }

  @Test
  void theUndamagedFilesAreRead() throws IOException {
    for (byte[] file : List.of(run, compressed)) {
      Path path = Files.write(folder.resolve("whole.h5"), file);
      assertEquals(FileKind.RUN, FileSummary.read(path).kind());
      readAll(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "CDF\1\0\0\0\0", "name: small\n", "\211HDF\r\n\032\n", "PK\3\4", "\0\0\0\0"})
  void foreignFilesAreRefused(String content) throws IOException {
    Path path = folder.resolve("foreign.h5");
    Files.writeString(path, content, StandardCharsets.ISO_8859_1);
    refused(path);
    Files.writeString(path, content.repeat(10_000), StandardCharsets.ISO_8859_1);
    refused(path);
  }

  @Test
  void whatIsNoRegularFileIsRefusedWithoutOpeningIt() throws IOException, InterruptedException {
    assertTrue(refused(folder).endsWith(": is a folder"));
    assertTrue(refused(folder.resolve("none.h5")).endsWith(": no such file"));
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    assertTrue(refused(Path.of("/dev/zero")).endsWith(": not a regular file"));
    Path pipe = folder.resolve("pipe.h5");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertTrue(refused(pipe).endsWith(": not a regular file"));
    Files.delete(pipe);
  }

  /**
   * n blocks, each twice continued in the next, are read in 2^n ways; these few end by themselves.
   */
  @Test
  void aMazeOfBlocksEndsInTime() throws IOException {
    Path path = Files.write(folder.resolve("maze.h5"), ForgedFile.maze(21, 1));
    OutputException error =
        assertThrows(
            OutputException.class, () -> InputFile.open(path, Duration.ofMillis(50)).close());
    assertTrue(error.getMessage().contains("took longer than"), error.getMessage());
  }

  @Test
  void aCycleOfBlocksIsRefused() throws IOException {
    Path path = Files.write(folder.resolve("cycle.h5"), ForgedFile.maze(3, -2));
    assertTrue(refused(path).endsWith("its blocks form a cycle"));
  }

  @Test
  void groupsInGroupsWithoutEndAreRefused() {
    Path path = folder.resolve("deep.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      WritableGroup group = file;
      for (int i = 0; i < 200; i++) {
        group = group.putGroup("g");
      }
    }
    assertTrue(refused(path).endsWith("more objects than can be"));
  }

  @Test
  void aDatasetLargerThanItsFileIsRefused() throws IOException {
    byte[] file = ForgedFile.withLength(run, "density", 3, 1L << 30);
    Path path = Files.write(folder.resolve("large.h5"), file);
    assertTrue(refused(path).endsWith("density is larger than the file"), refused(path));
    // Of as many numbers as overflow a long, times the bytes of each.
    file = ForgedFile.withLength(run, "density", 3, (1L << 62) + 1);
    refused(Files.write(path, file));
    file = ForgedFile.withLength(compressed, "density", 3, 1L << 30);
    assertTrue(refused(Files.write(path, file)).endsWith("more chunks than the file can hold"));
  }

  /** 128 MiB in 32 MiB of heap. */
  @Test
  void aDatasetLargerThanTheMemoryIsRead() throws IOException, InterruptedException {
    Path path = folder.resolve("huge.h5");
    long outputs = 1 << 21;
    Files.write(
        path,
        ForgedFile.withLength(
            ForgedFile.withLength(run, "density", 3, outputs), "time", 3, outputs));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(outputs * 8 * 9 + run.length);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DamagedFileTest.class.getName(),
            path.toString());
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    assertEquals("[2097152, 8] 8", printed.strip());
    Files.delete(path);
  }

  /** Reads the file of the test above. */
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    FileSummary.Entry density = FileSummary.read(path).dataset("density").orElseThrow();
    try (RunReader reader = RunReader.open(path)) {
      int numbers = reader.density(2_000_000).length;
      System.out.println(density.dimensions() + " " + numbers);
    }
  }

  @Test
  void whatMemoryDoesNotSufficeForIsNotCalledDamaged() throws IOException {
    Path path = Files.write(folder.resolve("run.h5"), run);
    OutputException error =
        assertThrows(
            OutputException.class,
            () ->
                HostileInput.data(
                    path,
                    1_000_000,
                    () -> {
                      throw new OutOfMemoryError("test");
                    }));
    assertTrue(error.getMessage().endsWith("not enough memory to read 1000000 numbers at once"));
  }

  private static void readOrRefuse(byte[] file, Damage damage, int count) throws IOException {
    Path path = folder.resolve(damage + ".h5");
    // Those of neighbouring seeds begin alike.
    Random seeds = new Random(1);
    for (int i = 0; i < count; i++) {
      long seed = seeds.nextLong();
      Files.write(path, damage.applied(file.clone(), new Random(seed)));
      try {
        readOrRefuse(path);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void readOrRefuse(Path path) {
    try {
      assertTrue(FileSummary.read(path).datasets().size() < 100);
    } catch (OutputException e) {
      assertOneLine(path, e);
    }
    readAll(path);
  }

  /** Asks a reader for everything; each answer is one, or an error of one line. */
  private static void readAll(Path path) {
    try (RunReader reader = RunReader.open(path)) {
      TreeMap<String, Runnable> questions = new TreeMap<>();
      questions.put("title", reader::title);
      questions.put("version", reader::version);
      questions.put("scenario", reader::scenario);
      questions.put("incomplete", reader::incomplete);
      questions.put("times", reader::times);
      questions.put("axis", () -> reader.axis(0));
      questions.put("density", () -> reader.density(reader.times().length - 1));
      questions.put("diffusion", reader::diffusion);
      questions.put("drift", reader::drift);
      questions.put("eigenvalues", reader::eigenvalues);
      questions.put("study", reader::study);
      reader.diagnostics().forEach(name -> questions.put(name, () -> reader.diagnostics(name)));
      reader.paths().forEach(name -> questions.put("/" + name, () -> reader.values(name)));
      questions
          .values()
          .forEach(
              question -> {
                try {
                  question.run();
                } catch (OutputException e) {
                  assertOneLine(path, e);
                }
              });
    } catch (OutputException e) {
      assertOneLine(path, e);
    }
  }

  /** The message, the same from both readers. */
  private static String refused(Path path) {
    OutputException summary = assertThrows(OutputException.class, () -> FileSummary.read(path));
    OutputException reader =
        assertThrows(OutputException.class, () -> RunReader.open(path).close());
    assertOneLine(path, summary);
    assertEquals(summary.getMessage(), reader.getMessage());
    return summary.getMessage();
  }

  private static void assertOneLine(Path path, OutputException e) {
    String message = e.getMessage();
    assertTrue(message.startsWith(path + ": "), message);
    assertFalse(message.contains("Exception"), message);
    assertEquals(1, message.lines().count(), message);
  }
}
