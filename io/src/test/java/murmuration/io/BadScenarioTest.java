package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with a scenario is said in one line: file, line, key, value and what is allowed.
 */
class BadScenarioTest {
  /** Everything that a random change of a scenario is made of. */
  private static final String CHARACTERS =
      "\0\t\n\r !\"#%&'()*+,-./0123456789:<=>?@[\\]^`{|}~ENaefinrxvé\u0001\uffff";

  @TempDir private Path folder;

  /**
   * Each row replaces a piece of the good scenario.
   *
   * @param begin what the message says after the file's name
   * @param remedy what it says besides
   */
  @ParameterizedTest
  @CsvFileSource(
      resources = "bad-scenarios.csv",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 500)
  void theMessageNamesLineKeyValueAndRemedy(
      String piece, String replacement, String begin, String remedy) {
    String text = replacement == null ? "" : replacement.translateEscapes();
    String message = messageFor(Texts.with(piece.translateEscapes(), text));
    assertTrue(message.startsWith("bad.yaml:" + begin), message);
    assertTrue(message.contains(remedy), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a remark\n", "just a text", "3", "null", "---\n"})
  void aFileWithoutKeysIsNoScenario(String text) {
    assertEquals("bad.yaml: not a scenario: expected lines such as \"name: …\"", messageFor(text));
  }

  @Test
  void aListIsNoScenario() {
    assertTrue(messageFor("- name: good\n").contains("not a scenario"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void deepNestingIsAnError(String opening) {
    String message = messageFor(opening.repeat(10_000));
    assertTrue(message.startsWith("bad.yaml:1: not valid YAML: "), message);
    assertTrue(message.contains("nesting depth"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "/, lower: [0.0], lower: [.inf], space.lower",
    "/, gamma: 5.0, gamma: -5.0, velocity.gamma",
  })
  void aFileIsNamedAsItWasGiven(String root, String piece, String replacement, String key)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a b.yaml"), Texts.with(piece, replacement));
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.read(file));
    assertTrue(error.getMessage().startsWith(file + ":"), error.getMessage());
    assertTrue(error.getMessage().contains(": " + key), error.getMessage());
  }

  @Test
  void aMissingFileIsAnError() {
    assertEquals(": no such file", messageForFile(folder.resolve("none.yaml")));
  }

  @Test
  void aFolderIsAnError() {
    assertEquals(": is a folder, not a scenario file", messageForFile(folder));
  }

  @Test
  void aFileBelowAFileIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    // Which of the two it is depends on the JDK.
    String message = messageForFile(file.resolve("none.yaml"));
    assertTrue(List.of(": cannot be read", ": no such file").contains(message), message);
  }

  @Test
  void aFileThatIsNotUtf8IsAnError() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "name: Schwärme\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(": not a text file in UTF-8", messageForFile(file));
  }

  @Test
  void aFileThatIsTooLargeIsAnError() throws IOException {
    Path file = folder.resolve("large.yaml");
    Files.writeString(file, Texts.GOOD + "#".repeat(60_000));
    assertEquals(": too large for a scenario, over 60000 bytes", messageForFile(file));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomChangesAreUnderstoodOrRefusedInOneLine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 250; i++) {
      StringBuilder text = new StringBuilder(Texts.GOOD);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        int length = random.nextInt(3);
        String piece =
            random
                .ints(random.nextInt(3), 0, CHARACTERS.length())
                .map(CHARACTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        text.replace(at, Math.min(at + length, text.length()), piece);
      }
      refusedInOneLineOrUnderstood(text.toString());
    }
  }

  private static void refusedInOneLineOrUnderstood(String text) {
    try {
      ScenarioReader.parse("bad.yaml", text);
    } catch (ScenarioException e) {
      assertOneLine(e.getMessage());
    } catch (RuntimeException e) {
      fail("for\n" + text, e);
    }
  }

  private static String messageFor(String text) {
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertOneLine(error.getMessage());
    return error.getMessage();
  }

  private static String messageForFile(Path file) {
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.read(file));
    assertOneLine(error.getMessage());
    assertTrue(error.getMessage().startsWith(file.toString()), error.getMessage());
    return error.getMessage().substring(file.toString().length());
  }

  private static void assertOneLine(String message) {
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.length() > 20 && !message.contains("Exception"), message);
  }
}
