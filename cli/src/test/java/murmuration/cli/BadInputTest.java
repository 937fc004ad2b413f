package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in one line, with the exit code of the contract, and no file is left. */
class BadInputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: small        | nmae: small        | :1: nmae: unknown key; did you mean "name"?
          potential: quartic | potential: quartik | :2: velocity.potential = quartik: unknown; did you mean "quartic"?
          gamma: 1.0         | gamma: -1.0        | :2: velocity.gamma = -1.0: must be a positive number
          gamma: 1.0         | gamma: one         | :2: velocity.gamma = "one": expected a number
          lower: [0.0]       | lower: [7.0]       | :3: space.upper = [6.283185307179586]: must be above lower
          1 + 0.5*cos(x)     | log(x - 1)         | :5: initial.density = "log(x - 1)": not a finite number near x =
          end-time: 0.1      | end-time: -1       | :6: macro.end-time = -1: must be positive
          1e-2]              | 0]                 | :7: kinetic.epsilon = [0.1,0]: each must be positive
          modes: 8           | modes: all         | :7: kinetic.modes = "all": expected a whole number or auto
          modes: 8           | method: euler      | :7: kinetic.method = euler: unknown; allowed: exponential, imex
          1e-2]              | 1e-2               | :7: not valid YAML
          """)
  void aBadScenarioIsRefusedByEveryCommand(String piece, String replacement, String message)
      throws IOException {
    String text = Small.scenario(folder.resolve("bad.h5"));
    assertTrue(text.contains(piece));
    Path file = Files.writeString(folder.resolve("bad.yaml"), text.replace(piece, replacement));
    for (String command : new String[] {"run", "limit", "validate"}) {
      for (String option : new String[] {"--json", "--quiet", "--threads=2"}) {
        String line = Execution.of(command, file.toString(), option).failed(2);
        assertTrue(line.startsWith("murmuration: " + file + message), line);
      }
    }
    assertFiles(1);
  }

  /** Java makes an error, too, of letters that the locale lacks. */
  @Test
  void aNameThatNoFileCanHaveIsExplained() {
    String line = Execution.of("info", "a\u0000b").failed(2);
    assertTrue(line.endsWith("letters beyond ASCII need a locale of UTF-8, such as C.UTF-8"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "limit", "validate"})
  void aScenarioThatCannotBeReadIsRefused(String command) throws IOException {
    Path missing = folder.resolve("none.yaml");
    Path notText = Files.write(folder.resolve("not-text.yaml"), new byte[] {'a', (byte) 0xff});
    assertEquals(
        "murmuration: " + missing + ": no such file",
        Execution.of(command, missing.toString()).failed(2));
    assertEquals(
        "murmuration: " + folder + ": is a folder, not a scenario file",
        Execution.of(command, folder.toString()).failed(2));
    assertEquals(
        "murmuration: " + notText + ": not a text file in UTF-8",
        Execution.of(command, notText.toString()).failed(2));
  }

  @Test
  void anOutputFileThatExistsIsKept() throws IOException {
    Path output = Files.writeString(folder.resolve("old.h5"), "old");
    Path file = Files.writeString(folder.resolve("good.yaml"), Small.scenario(output));
    assertEquals(
        "murmuration: "
            + file
            + ": output.file = "
            + output
            + ": exists already; --force overwrites it",
        Execution.of("run", file.toString()).failed(2));
    Execution.of("coefficients", "--potential=quadratic", "--output", output.toString()).failed(2);
    assertEquals("old", Files.readString(output));
  }

  /** By its own name, by a symbolic and by a hard link; even when overwriting is wanted. */
  @ParameterizedTest
  @ValueSource(strings = {"swarm.yaml", "symbolic", "hard", "./swarm.yaml"})
  void aScenarioIsNotReplacedByItsOutput(String output) throws IOException {
    Path file = folder.resolve("swarm.yaml");
    Files.writeString(file, Small.scenario(Path.of(folder + "/" + output)));
    Files.createSymbolicLink(folder.resolve("symbolic"), file);
    Files.createLink(folder.resolve("hard"), file);
    for (String[] args :
        new String[][] {{"run"}, {"run", "--force"}, {"run", "--resume"}, {"validate"}}) {
      List<String> line = new ArrayList<>(List.of(args));
      line.add(file.toString());
      String message = Execution.of(line.toArray(String[]::new)).failed(2);
      assertTrue(message.contains(": output.file = " + folder), message);
      assertTrue(message.endsWith(": is the input " + file + " itself; another name is needed"));
    }
    assertTrue(Files.readString(file).startsWith("name: small"));
    assertFiles(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none/x.h5", "file/x.h5", "", "a\u0000b"})
  void anOutputThatCannotBeIsRefusedBeforeAnythingIsComputed(String output) throws IOException {
    Files.writeString(folder.resolve("file"), "");
    String path = output.contains("/") ? folder.resolve(output).toString() : output;
    String text = Small.scenario(Path.of("@")).replace("@", path.replace("\0", "\\0"));
    Path file = Files.writeString(folder.resolve("good.yaml"), text);
    String line = Execution.of("run", file.toString()).failed(2);
    assertTrue(line.contains(": output.file = "), line);
    assertFiles(2);
  }

  /** There even the administrator cannot write. */
  @Test
  void aFolderThatIsNotWritableIsRefused() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    Path file = Files.writeString(folder.resolve("good.yaml"), Small.scenario(Path.of("/proc/x")));
    String line = Execution.of("run", file.toString()).failed(2);
    assertTrue(line.contains("output.file = /proc/x: "), line);
  }

  @Test
  void infoRefusesWhatIsNoOutputFile() throws IOException {
    Path text = Files.writeString(folder.resolve("text.h5"), "name: small\n");
    Path empty = Files.writeString(folder.resolve("empty.h5"), "");
    Path missing = folder.resolve("none.h5");
    for (Path path : new Path[] {text, empty, missing, folder}) {
      String line = Execution.of("info", path.toString()).failed(path.equals(missing) ? 2 : 1);
      assertTrue(line.startsWith("murmuration: " + path + ": "), line);
    }
  }

  /** A file cut short or changed is damaged, whatever that makes of it. */
  @Test
  void infoSurvivesDamagedFiles() throws IOException {
    Path output = folder.resolve("good.h5");
    Execution.of("coefficients", "--potential=quadratic", "-q", "--output", output.toString())
        .succeeded();
    byte[] bytes = Files.readAllBytes(output);
    for (int length = 0; length < bytes.length; length += 97) {
      Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(bytes, length));
      Execution execution = Execution.of("info", cut.toString());
      if (execution.code() != 0) {
        execution.failed(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
                                                            | a command is missing
          coeficients                                       | coeficients: unknown command; did you mean "coefficients"?
          run                                               | Missing required parameter: 'SCENARIO'
          run a b                                           | b: one argument too many
          run --fast a                                      | --fast: unknown option
          run a --threads 0                                 | --threads = 0: must be at least 1
          coefficients                                      | --potential is missing; one of:
          coefficients --potential quartik                  | --potential = quartik: unknown; did you mean "quartic"?
          coefficients --potential quartic                  | --gamma: needed by the quartic potential
          coefficients --potential quartic --gamma -1       | --gamma = -1.0: must be a positive number
          coefficients --potential quartic --gamma NaN      | --gamma = NaN: must be a positive number
          coefficients --potential quartic --gamma x        | Invalid value for option '--gamma': 'x' is not a number
          coefficients --potential quadratic --gamma 1      | --gamma = 1.0: not a parameter of the quadratic potential
          coefficients --potential quadratic --theta 0      | --theta = 0.0: must be a positive number
          coefficients --potential quadratic --dimension 4  | --dimension = 4: must be 1, 2 or 3
          coefficients --potential quadratic --dimension 0  | --dimension = 0: must be 1, 2 or 3
          coefficients --potential quadratic --dimension 1.5 | Invalid value for option '--dimension': '1.5' is not a whole number
          coefficients --potential tilted --gamma 1 --delta 1 --dimension 2 | --dimension = 2: the tilted potential needs dimension 1
          coefficients --potential quadratic --dimension 2 --method hermite | --dimension = 2: hermite needs dimension 1
          coefficients --potential quadratic --method exact | --method = exact: unknown; allowed: auto, spectral, quadrature
          coefficients --potential quadratic --method hermit | --method = hermit: unknown; did you mean "hermite"? allowed: auto
          coefficients --potential quadratic --modes 1      | --modes = 1: must be 2 to
          coefficients --potential quadratic --half-width 0 | --half-width = 0.0: must be positive
          coefficients --potential quadratic --half-width -1 --method finite-difference | --half-width = -1.0: must be positive
          coefficients --potential quadratic --points 11    | --points = 11: the method auto does not take it; allowed: modes, half-width
          coefficients --potential quadratic --seed 1 --method quadrature | --seed = 1: the method quadrature does not take it; it takes no options
          coefficients --potential quadratic --scale 1 --method green-kubo | --scale = 1.0: the method green-kubo does not take it; allowed: particles, duration, step, seed
          coefficients --potential quadratic --method finite-difference --points 10 | --points = 10: must be odd for the method finite-difference
          coefficients --potential quadratic --method finite-difference --points 1e9 | Invalid value for option '--points': '1e9' is not a whole number
          coefficients --potential quadratic --method schrodinger-fem --degree 0 | --degree = 0: must be 1 to
          coefficients --potential quadratic --method schrodinger-fem --elements 3 | --elements = 3: must be even
          coefficients --potential quadratic --method schrodinger-fem --quadrature 3 | --quadrature = 3: must be 11 to
          coefficients --potential quadratic --method hermite --size 1 | --size = 1: must be 2 to
          coefficients --potential quadratic --method hermite --scale -1 | --scale = -1.0: must be positive
          coefficients --potential quadratic --method hermite --size 9 --modes 10 | --modes = 10: must be 2 to 9
          coefficients --potential quadratic --method green-kubo --particles 1 | --particles = 1: must be 2 to
          coefficients --potential quadratic --method green-kubo --duration 0 | --duration = 0.0: must be positive
          coefficients --potential quadratic --method green-kubo --step 9 | --step = 9.0: must be
          coefficients --potential quadratic --scale 1 --method displacement | --scale = 1.0: the method displacement does not take it; allowed: particles, duration, step, seed
          coefficients --potential quadratic --method displacement --particles 1 | --particles = 1: must be 2 to
          coefficients --potential quadratic --method displacement --duration 0 | --duration = 0.0: must be positive
          coefficients --potential quadratic --method displacement --duration 10 --step 3 | --step = 3.0: must be 1.0E-7 to 2.5
          coefficients --potential quadratic --output .     | --output = .: is a folder
          coefficients --expression v^^2                    | --expression = "v^^2": not a formula in v
          coefficients --expression x^4                     | --expression = "x^4": not a formula in v
          coefficients --potential quartic --sweep gamma    | --sweep = gamma: expected name=start:end:count
          coefficients --potential quartic --sweep gamma=1: | --sweep = gamma=1:: expected name=start:end:count
          coefficients --potential quartic --sweep gamma=1:2:0 | --sweep = gamma=1:2:0: expected
          coefficients --potential quartic --sweep gamma=log:0:1:3 | --sweep = gamma=log:0:1:3: expected
          coefficients --potential quartic --sweep gamma=1,x | --sweep = gamma=1,x: expected
          coefficients --potential quartic --sweep gamma=1,NaN | --sweep = gamma=1,NaN: expected
          coefficients --potential quartic --sweep gamma=1,2 --sweep gamma=3 | --sweep = gamma: given more than once
          coefficients --potential quartic --gamma 3 --sweep gamma=1,2 | --sweep = gamma: given as --gamma, too
          coefficients --potential quartic --sweep gama=1,2 | --sweep = gama: unknown parameter; did you mean "gamma"? allowed: gamma, delta
          coefficients --potential quartic --sweep gamma=-1,-2 | --gamma = -1.0: must be a positive number
          coefficients --potential quartic --gamma 1 --theta 2 --sweep theta=1,2 | --sweep = theta: given as --theta, too
          coefficients --potential quadratic --sweep dimension=1.5 | --dimension = 1.5: must be a whole number
          coefficients --potential quadratic --sweep modes=1e99 | --modes = 1.0E99: too large
          coefficients --potential quadratic --sweep points=5,7 | --points = 5.0: the method auto does not take it
          coefficients --potential quartic --sweep theta=1:2:9999 --sweep gamma=1:2:9999 | --sweep = gamma: more than 10000000 cases
          coefficients --expression v^4*gamma               | --gamma: needed by the formula "v^4*gamma"
          coefficients --expression v^4 --gamma 1           | --gamma = 1.0: does not occur in the formula "v^4"
          coefficients --expression v^4 --sweep gamma=1,2   | --gamma = 1.0: does not occur in the formula "v^4"
          coefficients --expression v^4*gama --gamma 1      | --expression = "v^4*gama": not a formula in v
          coefficients --expression v^4*a --a Infinity      | --a = Infinity: must be a finite number
          coefficients --expression vx^2                    | --dimension = 1: a formula in vx and vy needs dimension 2
          coefficients --expression vx^2+vy^2 --dimension 3 | --dimension = 3: a formula in vx and vy needs dimension 2
          coefficients --expression vx^2+vy^2 --dimension 2 --half-width 3 | --half-width = 3.0: not for formulas in vx and vy
          coefficients --expression vx^2+vy^2 --dimension 2 --modes 101 | --modes = 101: must be 2 to 100
          coefficients --expression vx^2+vy^2 --dimension 2 --method hermite | --dimension = 2: hermite needs dimension 1
          compare --methods hermit                          | --methods = hermit: unknown; did you mean "hermite"?
          compare --case quartc:gamma=1                     | --case = quartc:gamma=1: potential = quartc: unknown; did you mean "quartic"?
          compare --case quartic                            | --case = quartic: gamma: needed by the quartic potential
          compare --case quartic:gamma                      | --case = quartic:gamma: gamma: expected name=value
          compare --case quartic:gama=1                     | --case = quartic:gama=1: gama: unknown; did you mean "gamma"?
          compare --case quartic:gamma=x                    | --case = quartic:gamma=x: gamma = x: not a number
          compare --case quartic:gamma=0                    | --case = quartic:gamma=0: gamma = 0.0: must be a positive number
          coefficients --potential quartic --sweep delta=1,2 | --delta = 1.0: not a parameter of the quartic potential
          """)
  void wrongUsageIsRefused(String line, String message) {
    String[] args = line == null ? new String[0] : line.split(" ");
    String told = Execution.of(args).failed(2);
    assertTrue(told.startsWith("murmuration: " + message), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v^2", "v", "1", "log(abs(v))/4", "1/0", "v^3"})
  void aPotentialThatDoesNotConfineFails(String expression) {
    String line = Execution.of("coefficients", "--expression=" + expression).failed(1);
    assertTrue(line.contains("velocity potential"), line);
  }

  @Test
  void verboseShowsTheStackTraceToo() {
    Execution execution = Execution.of("coefficients", "--expression=-v^2", "--verbose");
    assertEquals(1, execution.code());
    assertEquals("", execution.out());
    assertTrue(execution.err().contains("\tat murmuration."), execution.err());
    assertTrue(execution.err().contains("\nmurmuration: "), execution.err());
  }

  private void assertFiles(int expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(expected, files.count());
    }
  }
}
