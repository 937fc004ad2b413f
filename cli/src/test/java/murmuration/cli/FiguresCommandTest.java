package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FiguresCommandTest {
  @TempDir private Path folder;

  @Test
  void someFiguresWithTheirFiles() throws Exception {
    Path output = folder.resolve("pictures");
    Execution first = Execution.of("figures", "--only", "12,5", "--output", output.toString());
    String said = first.succeeded().out();
    assertTrue(said.indexOf("Figure 5. ") < said.indexOf("Figure 12. "), said);
    assertTrue(said.contains("written to " + output), said);
    try (Stream<Path> files = Files.list(output)) {
      assertEquals(
          "figure-05.csv figure-05.h5 figure-05.png figure-05.svg"
              + " figure-12.csv figure-12.h5 figure-12.png figure-12.svg",
          String.join(" ", files.map(file -> file.getFileName().toString()).sorted().toList()));
    }
    String again =
        Execution.of("figures", "--only", "5", "--output", output.toString()).failed(Errors.USAGE);
    assertTrue(again.contains("figure-05.png: exists already; --force"), again);
    JsonNode json =
        Execution.of("figures", "--only=5", "--output", output.toString(), "--force", "--json")
            .json();
    assertEquals(5, json.get("figures").get(0).get("number").intValue());
    assertEquals(4, json.get("figures").get(0).get("files").size());
    assertTrue(json.get("wallSeconds").doubleValue() > 0);
    String info = Execution.of("info", output.resolve("figure-05.h5").toString()).succeeded().out();
    assertTrue(info.contains("Figure 5. First two eigenfunctions"), info);
  }

  /** Figure 6 takes seconds; none of its files is there before all of it is computed. */
  @Test
  void ctrlCEndsItAtOnce(@TempDir Path streams) throws Exception {
    Program program = new Program(folder, streams);
    List<String> prefix = List.of("env", "--default-signal=INT", "timeout", "--preserve-status");
    List<String> signal = Stream.concat(prefix.stream(), Stream.of("-s", "INT", "1.5")).toList();
    Execution done = program.start(signal, List.of(), "figures", "--only=6", "--output", "x").end();
    assertEquals(130, done.code(), done.err());
    assertEquals("", done.out() + done.err());
    assertEquals(List.of(), new Program(folder.resolve("x"), streams).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "13", "3;7", "3,,7", "", "x", "-1", "1.5", "3,", "999999999999"})
  void numbersAreOneToTwelve(String only) {
    String message =
        Execution.of("figures", "--only=" + only, "--output", folder.toString())
            .failed(Errors.USAGE);
    assertTrue(message.contains("--only = " + only), message);
    assertTrue(message.contains("must be numbers from 1 to 12, such as 3,7"), message);
  }

  @Test
  void aFolderIsNeeded() throws Exception {
    assertTrue(Execution.of("figures").failed(Errors.USAGE).contains("--output"));
    Path file = Files.createFile(folder.resolve("file"));
    String message =
        Execution.of("figures", "--only=5", "--output", file.toString()).failed(Errors.USAGE);
    assertTrue(message.contains("--output = " + file + ": is no folder"), message);
  }
}
