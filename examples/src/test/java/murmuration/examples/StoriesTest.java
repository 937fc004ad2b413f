package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each scenario has a story in examples/README.md, with its figure, a command and a time. */
class StoriesTest {
  private static final Pattern STORY =
      Pattern.compile("(?ms)^### .*?\\(scenarios/([^)]+)\\)\n(.*?)(?=^##|\\z)");
  private static final Pattern FIGURE = Pattern.compile("\\*\\*([-0-9.e]+)\\*\\*");

  @Test
  void everyScenarioHasAStoryAndEveryStoryAScenario() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
          new TreeSet<>(stories().keySet()));
    }
  }

  /** To the digits that are printed; {@link ScenariosTest} asserts that runs have it. */
  @Test
  void storiesQuoteTheFiguresThatAreAsserted() throws IOException {
    stories()
        .forEach(
            (name, story) -> {
              Matcher figure = FIGURE.matcher(story);
              assertTrue(figure.find(), name);
              BigDecimal quoted = new BigDecimal(figure.group(1));
              double half = 0.5 * quoted.ulp().doubleValue();
              assertEquals(KnownFigures.of(name), quoted.doubleValue(), 1.0001 * half, name);
              assertTrue(!figure.find(), "one figure a story: " + name);
            });
  }

  @Test
  void storiesSayWhatToTypeAndHowLongItTakes() throws IOException {
    stories()
        .forEach(
            (name, story) -> {
              assertTrue(story.contains("examples/scenarios/" + name), name);
              assertTrue(Pattern.compile("\\d s\\b").matcher(story).find(), name);
              assertTrue(story.contains("*Source:*"), name);
            });
  }

  private static Map<String, String> stories() throws IOException {
    Map<String, String> stories = new TreeMap<>();
    Matcher story = STORY.matcher(Files.readString(Path.of("README.md")));
    while (story.find()) {
      assertEquals(null, stories.put(story.group(1), story.group(2)));
    }
    return stories;
  }
}
