package murmuration.io;

import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What is in an HDF5 file: its attributes and datasets, by path.
 *
 * @param kind what the file is
 * @param attributes of the file and its groups, by path such as {@code coefficients/D}
 * @param datasets in the order of their paths
 */
public record FileSummary(FileKind kind, Map<String, Object> attributes, List<Entry> datasets) {
  /**
   * A dataset.
   *
   * @param path such as {@code diagnostics/mass}
   * @param dimensions its lengths, slowest first
   * @param longName what it is, or empty
   * @param minimum the least number in it; NaN values left out
   * @param maximum the largest
   */
  public record Entry(
      String path, List<Integer> dimensions, String longName, double minimum, double maximum) {}

  /**
   * Reads a summary; the datasets may be larger than the memory.
   *
   * @throws OutputException when there is no such file or it is not HDF5
   */
  public static FileSummary read(Path path) {
    try (InputFile file = InputFile.open(path)) {
      NavigableMap<String, Dataset> datasets = file.datasets();
      List<Entry> entries = new ArrayList<>();
      datasets.forEach((name, dataset) -> entries.add(entry(file, name, dataset)));
      return new FileSummary(
          FileKind.of(file.attributes().keySet(), datasets.keySet()),
          file.attributes(),
          Collections.unmodifiableList(entries));
    }
  }

  /** The dataset of that path. */
  public Optional<Entry> dataset(String path) {
    return datasets.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  private static Entry entry(InputFile file, String name, Dataset dataset) {
    Range range = new Range();
    if (NumberBlocks.areIn(dataset)) {
      new NumberBlocks(file.path(), dataset).forEach(range::include);
    }
    List<Integer> dimensions = Arrays.stream(dataset.getDimensions()).boxed().toList();
    return new Entry(name, dimensions, file.longName(name), range.minimum, range.maximum);
  }

  /** The least and the largest number so far, NaN left out. */
  private static final class Range {
    private double minimum = Double.NaN;
    private double maximum = Double.NaN;

    private void include(double[] numbers) {
      for (double number : numbers) {
        if (!(number >= minimum)) {
          minimum = Double.isNaN(number) ? minimum : number;
        }
        if (!(number <= maximum)) {
          maximum = Double.isNaN(number) ? maximum : number;
        }
      }
    }
  }
}
