package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example of each help text works as it stands, in a folder with the examples. */
class HelpExamplesTest {
  /** Two that take long, and one that works only where there is a folder of that name. */
  private static final List<String> LEFT_OUT = List.of("murmuration figures --output figures");

  @TempDir private Path folder;
  @TempDir private Path streams;

  @Test
  void allWorkAndFitEightyColumns() throws IOException, InterruptedException {
    // The file that some draw.
    List<String> lines =
        new ArrayList<>(List.of("murmuration run examples/scenarios/quartic-swarm-1d.yaml"));
    lines.addAll(examples("--help"));
    for (String command : Commands.names()) {
      List<String> found = examples(command, "--help");
      assertTrue(found.size() >= 2, command);
      lines.addAll(found);
    }
    Path link = folder.resolve("examples");
    lines.removeAll(LEFT_OUT);
    Files.createSymbolicLink(link, Path.of("../examples").toAbsolutePath().normalize());
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleLines.class.getName()));
    java.addAll(lines);
    Path said = streams.resolve("said");
    Process process =
        new ProcessBuilder(java)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("the examples do not end");
    }
    Files.delete(link);
    assertEquals("", Files.readString(said));
    assertEquals(0, process.exitValue());
  }

  private static List<String> examples(String... help) {
    return Execution.of(help)
        .succeeded()
        .out()
        .lines()
        .filter(line -> line.startsWith("  murmuration "))
        .map(String::strip)
        .toList();
  }
}
