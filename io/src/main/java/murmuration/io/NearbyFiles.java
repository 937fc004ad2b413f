package murmuration.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses which file somebody meant. */
final class NearbyFiles {
  private static final Path EXAMPLES = Path.of("examples", "scenarios");
  private static final String SCENARIOS = "*.{yaml,yml}";
  private static final String OUTPUTS = "*.{h5,hdf5}";

  private NearbyFiles() {}

  /**
   * A phrase such as {@code ; did you mean "swarm-1d.yaml"?}, of a scenario in the folder of a
   * missing one or among the examples; empty when none has a name near to its.
   */
  static String scenario(Path missing) {
    return guess(missing, SCENARIOS, List.of(folder(missing), EXAMPLES));
  }

  /** The same of an output file in the folder of a missing one. */
  static String output(Path missing) {
    return guess(missing, OUTPUTS, List.of(folder(missing)));
  }

  private static Path folder(Path missing) {
    return missing.getParent() == null ? Path.of("") : missing.getParent();
  }

  private static String guess(Path missing, String kind, List<Path> folders) {
    Path name = missing.getFileName();
    if (name == null) {
      return "";
    }
    Map<String, Path> candidates = new LinkedHashMap<>();
    folders.forEach(folder -> collect(folder, kind, candidates));
    return Suggestion.closest(stem(name), candidates.keySet())
        .map(stem -> "; did you mean \"" + OneLine.of(candidates.get(stem).toString()) + "\"?")
        .orElse("");
  }

  private static void collect(Path folder, String kind, Map<String, Path> candidates) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, kind)) {
      files.forEach(file -> candidates.putIfAbsent(stem(file.getFileName()), file));
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be read gives no guesses.
    }
  }

  private static String stem(Path name) {
    return name.toString().replaceFirst("\\.(ya?ml|h5|hdf5)$", "");
  }
}
