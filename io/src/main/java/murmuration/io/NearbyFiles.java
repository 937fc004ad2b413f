package murmuration.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses which scenario file somebody meant. */
final class NearbyFiles {
  private static final Path EXAMPLES = Path.of("examples", "scenarios");
  private static final String SCENARIOS = "*.{yaml,yml}";

  private NearbyFiles() {}

  /**
   * A phrase such as {@code ; did you mean "swarm-1d.yaml"?}, of a scenario in the folder of a
   * missing one or among the examples; empty when none has a name near to its.
   */
  static String guess(Path missing) {
    Path name = missing.getFileName();
    if (name == null) {
      return "";
    }
    Path folder = missing.getParent() == null ? Path.of("") : missing.getParent();
    Map<String, Path> scenarios = new LinkedHashMap<>();
    for (Path place : List.of(folder, EXAMPLES)) {
      collect(place, scenarios);
    }
    return Suggestion.closest(stem(name), scenarios.keySet())
        .map(stem -> "; did you mean \"" + OneLine.of(scenarios.get(stem).toString()) + "\"?")
        .orElse("");
  }

  private static void collect(Path folder, Map<String, Path> scenarios) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, SCENARIOS)) {
      files.forEach(file -> scenarios.putIfAbsent(stem(file.getFileName()), file));
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be read gives no guesses.
    }
  }

  private static String stem(Path name) {
    return name.toString().replaceFirst("\\.ya?ml$", "");
  }
}
