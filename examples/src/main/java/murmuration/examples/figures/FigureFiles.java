package murmuration.examples.figures;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.TableFile;

/**
 * The files of a figure: {@code figure-03.png} and {@code .svg}, with the numbers in {@code .h5}
 * and {@code .csv}.
 */
public final class FigureFiles {
  private final OutputFile png;
  private final OutputFile svg;
  private final OutputFile hdf5;
  private final OutputFile csv;

  /**
   * Checks, before anything is computed, that the files can be written.
   *
   * @param key where the folder was given, for error messages
   * @param folder where they go; made when it is missing
   * @param number of the figure
   * @param overwrite whether existing files may be replaced
   * @throws InvalidValueException when they cannot, saying why
   */
  public FigureFiles(String key, Path folder, int number, boolean overwrite) {
    OutputFile.makeFolder(key, folder);
    String name = String.format(Locale.ROOT, "figure-%02d", number);
    png = new OutputFile(key, folder.resolve(name + ".png"), overwrite);
    svg = new OutputFile(key, folder.resolve(name + ".svg"), overwrite);
    hdf5 = new OutputFile(key, folder.resolve(name + ".h5"), overwrite);
    csv = new OutputFile(key, folder.resolve(name + ".csv"), overwrite);
  }

  /** Where they go. */
  public List<Path> paths() {
    return Stream.of(png, svg, hdf5, csv).map(OutputFile::path).toList();
  }

  /**
   * Writes them.
   *
   * @throws murmuration.io.OutputException when that fails
   */
  public void write(Figure figure) {
    png.write(figure.picture().png());
    svg.write(figure.picture().svg().getBytes(StandardCharsets.UTF_8));
    TableFile.write(hdf5, figure.title(), figure.table());
    TableFile.writeCsv(csv, figure.table());
  }
}
