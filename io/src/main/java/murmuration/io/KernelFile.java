package murmuration.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import murmuration.macro.TabulatedPotential;

/** Reads the table of a radial interaction potential from an HDF5 file. */
final class KernelFile {
  private final HdfFile file;
  private final YamlNode node;

  private KernelFile(HdfFile file, YamlNode node) {
    this.file = file;
    this.node = node;
  }

  /**
   * Reads a table.
   *
   * @param node holds {@code file} and perhaps the paths {@code distance} and {@code values} of the
   *     datasets
   * @param folder that a relative name of the file starts from
   * @throws ScenarioException when the file, a dataset or a number in it is not what it has to be
   */
  static TabulatedPotential read(YamlNode node, Path folder) {
    Path path = folder.resolve(node.path("file"));
    if (!Files.isRegularFile(path)) {
      throw node.invalid("file", Files.isDirectory(path) ? "is a folder" : "no such file: " + path);
    }
    try (HdfFile hdf = new HdfFile(path)) {
      KernelFile file = new KernelFile(hdf, node);
      return new TabulatedPotential(file.column("distance", "r"), file.column("values", "U"));
    } catch (HdfException e) {
      throw node.invalid("file", "not an HDF5 file, or damaged: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw node.invalid("file", e.getMessage());
    }
  }

  /** The numbers of a dataset of one dimension. */
  private double[] column(String key, String preset) {
    String path = node.has(key) ? node.text(key) : preset;
    Object data = dataset(key, path).getDataFlat();
    if (!(data instanceof double[]
        || data instanceof float[]
        || data instanceof long[]
        || data instanceof int[])) {
      throw wrong(key, path, "must hold real numbers");
    }
    double[] numbers = new double[Array.getLength(data)];
    Arrays.setAll(numbers, i -> Array.getDouble(data, i));
    return numbers;
  }

  private Dataset dataset(String key, String path) {
    Node found;
    try {
      found = file.getByPath(path);
    } catch (HdfException e) {
      throw wrong(key, path, "there is no such dataset in " + file.getFile());
    }
    if (!(found instanceof Dataset dataset)) {
      throw wrong(key, path, "is no dataset but a group");
    }
    int[] shape = dataset.getDimensions();
    if (shape.length != 1) {
      throw wrong(key, path, "must have one dimension, has the shape " + Arrays.toString(shape));
    }
    return dataset;
  }

  private ScenarioException wrong(String key, String path, String reason) {
    return node.error(key, " = \"" + path + "\": " + reason);
  }
}
