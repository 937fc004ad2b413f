package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios made to mislead, to exhaust, or of bytes that mean nothing. */
@Timeout(600)
class HostileScenarioTest {
  private static final int A_FEW = 600;
  private static final int MANY = 10_000;
  private static final Path EXAMPLES = Path.of("..", "examples", "scenarios");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          file: good.h5 | file: *n             | 12: not valid in a scenario: *n: aliases are not read
          [0.0]         | *nobody              | 4: not valid in a scenario: *nobody: aliases are not read
          {potential: q | {<<: *b, potential: q | 2: not valid in a scenario: *b: aliases are not read
          {potential: q | {<<: {gamma: 1}, potential: q | 2: velocity.<<: unknown key
          name: good    | name: !!javax.script.ScriptEngineManager [!!java.net.URL ["http://x"]] | 1: not valid in a scenario: !!javax.script.ScriptEngineManager: tags are not read
          gamma: 5.0    | gamma: !!float five  | 2: not valid in a scenario: !!float: tags are not read
          gamma: 5.0    | gamma: !own 5.0      | 2: not valid in a scenario: !own: tags are not read
          gamma: 5.0    | gamma: 1e999         | 2: velocity.gamma = "Infinity": must be a finite number
          gamma: 5.0    | gamma: .inf          | 2: velocity.gamma = "Infinity": must be a finite number
          [0.0]         | [.nan]               | 4: space.lower = "NaN": must be a finite number
          [0.0]         | [-1e999]             | 4: space.lower = "-Infinity": must be a finite number
          gamma: 5.0    | ? [a, b] : 5.0       | 2: not valid YAML: Expected a property name
          gamma: 5.0    | gamma: 5.0, "gamma": 6.0 | 2: not valid YAML: Duplicate Object property "gamma"
          periodic      | "\\e[31m\\u202e"     | 7: space.boundary = ?[31m?: unknown; allowed: periodic, no-flux
          """)
  void theMessageNamesLineAndReason(String piece, String replacement, String message) {
    String found = refused(Texts.with(piece, replacement));
    assertTrue(found.startsWith("bad.yaml:" + message), found);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 6: space.cells = 999, must be a finite number",
    "50000, 6: not valid in a scenario: a number of more, than 1000 characters"
  })
  void integersOfManyDigitsAreRefused(int digits, String begin, String end) {
    String message = refused(Texts.with("[32]", "[" + "9".repeat(digits) + "]"));
    assertTrue(message.startsWith("bad.yaml:" + begin) && message.endsWith(end), message);
  }

  @Test
  void aBillionLaughsAreNotHeard() {
    String laughs =
        "a0: &a0 [ha, ha]\n"
            + IntStream.range(1, 100)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining());
    assertEquals(
        "bad.yaml:14: not valid in a scenario: *a0: aliases are not read",
        refused(Texts.GOOD + laughs));
    assertTrue(refused("a: &a [*a]\n").startsWith("bad.yaml:1: not valid in a scenario: *a: "));
  }

  @Test
  void aSecondDocumentIsRefused() {
    String message = refused(Texts.GOOD + "---\n" + Texts.GOOD);
    assertTrue(message.startsWith("bad.yaml:14: not valid in a scenario: a second"), message);
    ScenarioReader.parse("good.yaml", "---\n" + Texts.GOOD + "...\n");
  }

  @Test
  void longValuesAreQuotedByTheirBeginning() {
    refused(Texts.with("periodic", "v".repeat(50_000)));
    refused(Texts.with("[0.0]", "[" + "0, ".repeat(15_000) + "0]"));
    refused(Texts.with("name: good", "k".repeat(1000) + ": 1"));
    refused(Texts.with("maxwellian", "m".repeat(50_000)));
    refused(Texts.with("file: good.h5", "file: \"\\0" + "f".repeat(50_000) + '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+", "-", "x^", "sin(", "(", "max(1,", "9", "x", "e^", "1/"})
  void longFormulasAreRefused(String piece) {
    String message = refused(Texts.with("1 + 0.5*cos(x)", piece.repeat(50_000 / piece.length())));
    assertTrue(message.endsWith("too long, over 1000 characters"), message);
  }

  /** As long as they may be, understood or not. */
  @ParameterizedTest
  @CsvSource({
    "-, x, ''",
    "x^, x, ''",
    "(, x, )",
    "sin(, x, )",
    "cos(x)*, 1, ''",
    "'max(1,', x, )",
    "9, 9, ''",
  })
  void deepFormulasEnd(String before, String core, String after) {
    int count = 999 / (before.length() + after.length());
    String formula = before.repeat(count) + core + after.repeat(count);
    try {
      ScenarioReader.parse("bad.yaml", Texts.with("1 + 0.5*cos(x)", formula));
    } catch (ScenarioException e) {
      assertOneLine(e);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    byte[] garbage = new byte[50_000];
    new Random(1).nextBytes(garbage);
    assertTrue(refused(garbage).endsWith(": not a text file in UTF-8"));
    assertTrue(refused(new byte[1000]).contains(":1: not valid YAML"));
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
      refused(Texts.GOOD.getBytes(charset));
    }
    Path marked = Files.writeString(folder.resolve("marked.yaml"), "\ufeff" + Texts.GOOD);
    assertEquals("good", ScenarioReader.read(marked).name());
  }

  @Test
  void anEndlessFileIsTooLarge() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.read(endless));
    assertTrue(error.getMessage().contains("too large for a scenario"), error.getMessage());
  }

  @Test
  void changedExamplesAreUnderstoodOrRefused() throws IOException {
    understoodOrRefused(A_FEW);
  }

  @Test
  @Tag("slow")
  void manyChangedExamplesAreUnderstoodOrRefused() throws IOException {
    understoodOrRefused(MANY);
  }

  private static void understoodOrRefused(int count) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(EXAMPLES)) {
      files = found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
    assertFalse(files.isEmpty());
    Random seeds = new Random(1);
    for (int i = 0; i < count; i++) {
      long seed = seeds.nextLong();
      // On grids as fine as theirs the initial density takes longest.
      String text =
          Files.readString(files.get(i % files.size())).replaceAll("(?<=cells: \\[)\\d+", "8");
      try {
        ScenarioReader.parse("bad.yaml", changed(text.replaceAll(", 64", ", 8"), new Random(seed)));
      } catch (ScenarioException e) {
        assertOneLine(e);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(files.get(i % files.size()) + ", seed " + seed, e);
      }
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(changed.length());
      int end = Math.min(changed.length(), at + random.nextInt(12));
      int from = random.nextInt(changed.length());
      String other = changed.substring(from, Math.min(changed.length(), from + random.nextInt(12)));
      switch (random.nextInt(4)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, other);
        case 2 -> changed.replace(at, end, other);
        default -> changed.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
      }
      if (changed.isEmpty()) {
        changed.append('x');
      }
    }
    return changed.toString();
  }

  private String refused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bad.yaml"), bytes);
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.read(file));
    assertOneLine(error);
    return error.getMessage();
  }

  private static String refused(String text) {
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertOneLine(error);
    return error.getMessage();
  }

  private static void assertOneLine(ScenarioException error) {
    String message = error.getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.length() > 20 && message.length() < 700, message);
    assertFalse(message.contains("Exception"), message);
  }
}
