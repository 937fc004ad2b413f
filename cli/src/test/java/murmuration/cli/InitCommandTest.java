package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates are written, valid, and run. */
class InitCommandTest {
  @TempDir private Path folder;

  static Set<String> templates() {
    return InitCommand.TEMPLATES.keySet();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateIsWrittenAndRunsWithoutAWarning(String template) throws IOException {
    Path file = folder.resolve("mine.yaml");
    String said = Execution.of("init", file.toString(), "--template", template).succeeded().out();
    assertTrue(said.contains("murmuration run " + file), said);
    String text = Files.readString(file);
    text.lines().forEach(line -> assertTrue(line.length() <= 80, line));

    Path output = folder.resolve("mine.h5");
    assertTrue(text.contains("  file: " + template + ".h5\n"), text);
    Files.writeString(file, text.replace("file: " + template + ".h5", "file: " + output));
    String run = Execution.of("run", file.toString()).succeeded().out();
    if (text.contains("\nkinetic:")) {
      assertTrue(run.contains("limit confirmed"), run);
    }
    assertTrue(Files.exists(output));
  }

  @Test
  void aFileThatExistsIsKeptUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
    assertEquals(
        "murmuration: " + file + ": exists already; --force overwrites it",
        Execution.of("init", file.toString()).failed(2));
    assertEquals("mine", Files.readString(file));
    Execution.of("init", file.toString(), "--force").succeeded();
    assertTrue(Files.readString(file).contains("name: swarm-1d"));
  }

  @Test
  void templatesAreListedAndGuessed() {
    String list = Execution.of("init", "--list").succeeded().out();
    templates().forEach(template -> assertTrue(list.contains(template), list));
    assertEquals(
        templates().size(),
        Execution.of("init", "--list", "--json").json().get("templates").size());
    String line =
        Execution.of("init", folder.resolve("a.yaml").toString(), "--template=limits").failed(2);
    assertTrue(line.contains("--template = limits: unknown; did you mean \"limit\"?"), line);
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path file = folder.resolve("none").resolve("a.yaml");
    assertEquals(
        "murmuration: " + file + ": its folder does not exist",
        Execution.of("init", file.toString()).failed(2));
  }
}
