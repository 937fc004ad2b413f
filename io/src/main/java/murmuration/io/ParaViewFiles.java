package murmuration.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a run writes for ParaView beside its HDF5 file {@code NAME.h5}: {@code NAME.xdmf},
 * which describes that file, and {@code NAME.vtkhdf}, a copy of the densities.
 */
public final class ParaViewFiles {
  private static final Pattern EXTENSION =
      Pattern.compile("\\.(h5|hdf5|hdf|nc)$", Pattern.CASE_INSENSITIVE);

  private final Path data;
  private final List<Path> unwanted = new ArrayList<>();
  private final Optional<OutputFile> xdmf;
  private final Optional<OutputFile> vtkhdf;

  /**
   * Checks, before anything is computed, that the files can be written.
   *
   * @param data the HDF5 file of the run
   * @param kinds which files are wanted
   * @param overwrite whether existing files may be replaced
   * @throws InvalidValueException when one cannot, saying why
   */
  public ParaViewFiles(Path data, Scenario.ParaView kinds, boolean overwrite) {
    this.data = data;
    if (kinds.xdmf() && !XdmfFile.canName(data)) {
      throw new InvalidValueException(
          "output.file",
          data,
          "XDMF has no names with ':', '|' or control characters; choose another, or output.xdmf: false");
    }
    xdmf =
        kinds.xdmf()
            ? Optional.of(new OutputFile("output.xdmf", beside(data, ".xdmf"), overwrite))
            : Optional.empty();
    vtkhdf =
        kinds.vtkhdf()
            ? Optional.of(new OutputFile("output.vtkhdf", beside(data, ".vtkhdf"), overwrite))
            : Optional.empty();
    if (overwrite && !kinds.xdmf()) {
      unwanted.add(beside(data, ".xdmf"));
    }
    if (overwrite && !kinds.vtkhdf()) {
      unwanted.add(beside(data, ".vtkhdf"));
    }
  }

  /**
   * Writes the files, after the HDF5 file; where existing ones may be replaced, those not wanted
   * are deleted, as they would describe another run.
   *
   * @throws OutputException when that fails
   */
  public void write(RunRecord run) {
    xdmf.ifPresent(output -> XdmfFile.write(output, data, run));
    vtkhdf.ifPresent(output -> VtkHdfFile.write(output, run));
    for (Path file : unwanted) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new OutputException(file + ": of an earlier run, cannot be deleted", e);
      }
    }
  }

  private static Path beside(Path data, String extension) {
    String name = data.getFileName().toString();
    return data.resolveSibling(EXTENSION.matcher(name).replaceFirst("") + extension);
  }
}
