package murmuration.io;

import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import murmuration.macro.TabulatedPotential;

/** Reads the table of a radial interaction potential from an HDF5 file. */
final class KernelFile {
  private final InputFile file;
  private final YamlNode node;

  private KernelFile(InputFile file, YamlNode node) {
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
    try (InputFile input = InputFile.open(path)) {
      KernelFile file = new KernelFile(input, node);
      return new TabulatedPotential(file.column("distance", "r"), file.column("values", "U"));
    } catch (OutputException e) {
      String reason = e.getMessage().replace(path + ": ", "");
      throw node.invalid("file", reason + " (" + path + ")");
    } catch (IllegalArgumentException e) {
      throw node.invalid("file", e.getMessage());
    }
  }

  /** The numbers of a dataset of one dimension. */
  private double[] column(String key, String preset) {
    String path = node.has(key) ? node.text(key) : preset;
    Dataset dataset = dataset(key, path);
    if (!NumberBlocks.areIn(dataset)) {
      throw wrong(key, path, "must hold real numbers");
    }
    return new NumberBlocks(file.path(), dataset).at();
  }

  private Dataset dataset(String key, String path) {
    String name = path.replaceAll("^/+|/+$", "");
    Dataset dataset = file.datasets().get(name);
    if (dataset == null) {
      throw wrong(
          key,
          path,
          file.isGroup(name)
              ? "is no dataset but a group"
              : "there is no such dataset in " + file.path());
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
