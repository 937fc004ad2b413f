package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may have meant is said of commands, options and files. */
class GuessesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu                            | rnu: unknown command; did you mean "run"? allowed: coefficients,
          swim                           | swim: unknown command; allowed: coefficients, compare, run, limit,
          coefficients --potental=cubic  | --potental: unknown option; did you mean "--potential"?
          run a.yaml --resum             | --resum: unknown option; did you mean "--resume"?
          run a.yaml --qwertyuiop        | --qwertyuiop: unknown option
          run a.yaml b.yaml              | b.yaml: one argument too many
          """)
  void whatHasNoPlaceIsGuessed(String line, String message) {
    String said = Execution.of(line.split(" ", -1)).failed(2);
    assertEquals("murmuration: " + message, said.substring(0, message.length() + 13));
  }

  @Test
  void aMissingScenarioIsLookedForNearby() throws IOException {
    Path near = Files.writeString(folder.resolve("quartic-swarm-1d.yaml"), "name: near");
    Path missing = folder.resolve("quartic-swarm.yaml");
    assertEquals(
        "murmuration: " + missing + ": no such file; did you mean \"" + near + "\"?",
        Execution.of("run", missing.toString()).failed(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "plot", "report"})
  void aMissingOutputIsLookedForNearby(String command) throws IOException {
    Path near = Files.writeString(folder.resolve("quartic-swarm.h5"), "");
    Files.writeString(folder.resolve("quartic-swam.yaml"), "");
    Path missing = folder.resolve("quartic-swam.h5");
    assertEquals(
        "murmuration: " + missing + ": no such file; did you mean \"" + near + "\"?",
        Execution.of(command, missing.toString()).failed(2));
  }

  @Test
  void anOutputIsNoScenario() {
    Path file = folder.resolve("swarm.h5");
    Execution.of("coefficients", "--potential=quadratic", "-q", "-o", file.toString()).succeeded();
    assertEquals(
        "murmuration: "
            + file
            + ": is an HDF5 file, an output and no scenario: for info, plot or report",
        Execution.of("run", file.toString()).failed(2));
  }
}
