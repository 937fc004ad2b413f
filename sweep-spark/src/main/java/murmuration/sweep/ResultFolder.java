package murmuration.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import murmuration.io.OutputException;
import murmuration.io.OutputFile;

/** Where the results of a sweep are. */
public final class ResultFolder {
  private final Path folder;

  /** The results in a folder, which need not exist. */
  public ResultFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder of all results. */
  public Path path() {
    return folder;
  }

  /** Where the HDF5 file of a case is, if it has one. */
  public Path fields(PlannedCase of) {
    String digest = of.digest();
    return folder.resolve("cases").resolve(digest.substring(0, 2)).resolve(digest + ".h5");
  }

  private Path record(PlannedCase of) {
    return fields(of).resolveSibling(of.digest() + ".json");
  }

  /** Whether a case is done. */
  public boolean has(PlannedCase of) {
    return Files.exists(record(of));
  }

  /** What came of a case; empty when it is not done. */
  public Optional<CaseResult> find(PlannedCase of) {
    try {
      return CaseResult.parse(Files.readString(record(of)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new OutputException(record(of) + ": cannot be read", e);
    }
  }

  /** Keeps what came of a case. */
  public void keep(PlannedCase of, CaseResult result) {
    prepare(of);
    new OutputFile("folder", record(of), true)
        .write(result.json().getBytes(StandardCharsets.UTF_8));
  }

  /** Makes the folder for the files of a case. */
  void prepare(PlannedCase of) {
    OutputFile.makeFolder("folder", record(of).getParent());
  }
}
