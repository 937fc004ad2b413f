package murmuration.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is in an HDF5 file: its attributes and datasets, by path.
 *
 * @param attributes of the file and its groups, by path such as {@code coefficients/D}
 * @param datasets in the order of their paths
 */
public record FileSummary(Map<String, Object> attributes, List<Entry> datasets) {
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
   * Reads a summary.
   *
   * @throws OutputException when there is no such file or it is not HDF5
   */
  public static FileSummary read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new OutputException(
          path + (Files.isDirectory(path) ? ": is a folder" : ": no such file"));
    }
    Map<String, Object> attributes = new TreeMap<>();
    List<Entry> datasets = new ArrayList<>();
    try (HdfFile file = new HdfFile(path)) {
      collect(file, "", attributes, datasets);
    } catch (HdfException e) {
      throw new OutputException(path + ": not an HDF5 file, or damaged: " + e.getMessage(), e);
    }
    // The library that wrote the file leaves its own mark.
    attributes.remove("_jHDF");
    datasets.sort(Comparator.comparing(Entry::path));
    return new FileSummary(attributes, datasets);
  }

  private static void collect(
      Group group, String prefix, Map<String, Object> attributes, List<Entry> datasets) {
    for (Attribute attribute : group.getAttributes().values()) {
      attributes.put(prefix + attribute.getName(), attribute.getData());
    }
    for (Node node : group) {
      if (node instanceof Dataset dataset) {
        datasets.add(entry(prefix + dataset.getName(), dataset));
      } else if (node instanceof Group child) {
        collect(child, prefix + child.getName() + "/", attributes, datasets);
      }
    }
  }

  private static Entry entry(String path, Dataset dataset) {
    Attribute longName = dataset.getAttribute("long_name");
    double minimum = Double.NaN;
    double maximum = Double.NaN;
    double[] values = numbers(dataset.getDataFlat());
    if (values.length > 0) {
      minimum = Arrays.stream(values).min().getAsDouble();
      maximum = Arrays.stream(values).max().getAsDouble();
    }
    List<Integer> dimensions = Arrays.stream(dataset.getDimensions()).boxed().toList();
    String description = longName == null ? "" : longName.getData().toString();
    return new Entry(path, dimensions, description, minimum, maximum);
  }

  /** The numbers among data, NaN left out; none when they are of another kind. */
  private static double[] numbers(Object data) {
    DoubleStream numbers = DoubleStream.empty();
    if (data instanceof double[] values) {
      numbers = Arrays.stream(values);
    } else if (data instanceof float[] values) {
      numbers = IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    } else if (data instanceof long[] values) {
      numbers = Arrays.stream(values).asDoubleStream();
    } else if (data instanceof int[] values) {
      numbers = Arrays.stream(values).asDoubleStream();
    }
    return numbers.filter(value -> !Double.isNaN(value)).toArray();
  }
}
