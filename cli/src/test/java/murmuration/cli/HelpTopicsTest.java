package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import murmuration.io.ScenarioException;
import murmuration.io.ScenarioReader;
import murmuration.io.VelocityModel;
import murmuration.sweep.SweepPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The help topics say what the reader of scenarios takes, no more and no less. */
class HelpTopicsTest {
  private static final String ALLOWED = "allowed: ";
  private static final String SCENARIO =
      """
      name: test
      velocity: {potential: quartic, gamma: 1}
      space: {lower: 0, upper: 8, cells: 16}
      initial: {density: "1"}
      macro: {end-time: 1}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "velocity",
        "coefficients",
        "space",
        "interaction",
        "external",
        "initial",
        "macro",
        "kinetic",
        "particles",
        "output"
      })
  void aPartHasTheKeysThatAreRead(String part) {
    assertEquals(allowed(part, "unknown-key: 1"), new TreeSet<>(words(part)));
  }

  @Test
  void theScenarioHasTheKeysThatAreRead() {
    String text = SCENARIO.replace("name:", "nameless:");
    assertEquals(allowed(text), new TreeSet<>(words("scenario")));
  }

  @Test
  void theSweepHasTheKeysThatAreRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("sweep.yaml"), "nameless: x\n");
    assertEquals(
        allowed(() -> SweepPlan.read(file)),
        new TreeSet<>(words("sweep").stream().filter(word -> word.matches("[a-z]+")).toList()));
  }

  @Test
  void potentialsAndKernelsHaveTheNamesThatAreRead() {
    assertEquals(new TreeSet<>(VelocityModel.NAMES), new TreeSet<>(words("potentials")));
    assertEquals(allowed("interaction", "potential: nothing"), new TreeSet<>(words("kernels")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"potentials", "kernels", "expressions"})
  void examplesAreRead(String topic) {
    String help = Execution.of("help", topic).succeeded().out();
    String example = help.substring(help.indexOf("Example: ") + "Example: ".length()).strip();
    String text =
        switch (topic) {
          case "potentials" -> SCENARIO.replaceFirst("velocity: .*", example);
          case "kernels" -> SCENARIO + example;
          default -> SCENARIO.replaceFirst("\"1\"", example);
        };
    ScenarioReader.parse("example.yaml", text);
  }

  @Test
  void helpListsCommandsAndTopics() {
    String help = Execution.of("help").succeeded().out();
    Commands.names().forEach(name -> assertTrue(help.contains("\n  " + name + " "), name));
    HelpCommand.TOPICS.keySet().forEach(name -> assertTrue(help.contains("\n  " + name), name));
    help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    int lines = Commands.names().size() + HelpCommand.TOPICS.size() + 3;
    assertEquals(lines, help.lines().count(), "one for each");
    String usage = Execution.of("--help").succeeded().out();
    assertTrue(usage.contains("Commands:\n" + String.join("\n", Commands.list())), usage);
  }

  static List<String> subjects() {
    return new HelpCommand.Subjects();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void allThatIsListedIsExplainedWithinEightyColumns(String subject) {
    String help = Execution.of("help", subject).succeeded().out();
    assertTrue(help.lines().count() >= 3, help);
    help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void anUnknownTopicIsGuessed() {
    String line = Execution.of("help", "spce").failed(2);
    assertTrue(line.startsWith("murmuration: help = spce: unknown topic; did you mean \"space\"?"));
  }

  /** The first words of the indented lines. */
  private static List<String> words(String topic) {
    return Resources.text("topics/" + topic + ".txt")
        .lines()
        .filter(line -> line.matches("  \\S.*"))
        .map(line -> line.strip().replaceFirst(" .*", ""))
        .toList();
  }

  /** What the reader says is allowed in place of a line in a part. */
  private static Set<String> allowed(String part, String line) {
    List<String> lines = new ArrayList<>(SCENARIO.lines().toList());
    if (part.equals("coefficients")) {
      lines.removeIf(other -> other.startsWith("velocity"));
    }
    lines.removeIf(other -> other.startsWith(part + ":"));
    lines.add(part + ": {" + line + "}");
    return allowed(String.join("\n", lines));
  }

  private static Set<String> allowed(String text) {
    return allowed(() -> ScenarioReader.parse("test.yaml", text));
  }

  private static Set<String> allowed(Runnable reading) {
    try {
      reading.run();
    } catch (ScenarioException e) {
      String message = e.getMessage();
      assertTrue(message.contains(ALLOWED), message);
      String names = message.substring(message.indexOf(ALLOWED) + ALLOWED.length());
      return new TreeSet<>(Arrays.asList(names.split(", ")));
    }
    throw new AssertionError("it is read");
  }
}
