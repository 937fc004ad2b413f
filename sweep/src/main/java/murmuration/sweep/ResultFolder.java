package murmuration.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputException;
import murmuration.io.OutputFile;

/**
 * Where the results of a sweep are: {@code cases/ab/ab….json} for the case with the digest {@code
 * ab…}, beside it the HDF5 file of the case. The record comes last and in one piece: a case is done
 * when it is there. Folders of 1/256 of the cases each keep directories short.
 */
public final class ResultFolder {
  private static final String KEY = "output.folder";

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
    return folder.resolve(fieldsName(of));
  }

  /** The same, from the folder on, with slashes. */
  static String fieldsName(PlannedCase of) {
    return "cases/" + of.digest().substring(0, 2) + "/" + of.digest() + ".h5";
  }

  private Path record(PlannedCase of) {
    return fields(of).resolveSibling(of.digest() + ".json");
  }

  /** Whether a case is done, whatever came of it. */
  public boolean has(PlannedCase of) {
    return Files.exists(record(of));
  }

  /**
   * What came of a case; empty when it is not done, or its record is damaged.
   *
   * @throws OutputException when the record cannot be read
   */
  public Optional<CaseResult> find(PlannedCase of) {
    Path record = record(of);
    try {
      return CaseResult.parse(Files.readString(record));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new OutputException(record + ": cannot be read", e);
    }
  }

  /**
   * Keeps what came of a case. Waiting for the disk would take longer than many a case: a record
   * that a power failure has damaged counts as missing instead.
   *
   * @throws OutputException when it cannot be written
   */
  public void keep(PlannedCase of, CaseResult result) {
    Path record = record(of);
    // Also on another machine nobody else has this name.
    Path partial = record.resolveSibling("." + of.digest() + "." + UUID.randomUUID());
    try {
      prepare(of);
      Files.writeString(partial, result.json());
      Files.move(partial, record, StandardCopyOption.ATOMIC_MOVE);
    } catch (InvalidValueException e) {
      throw new OutputException(e.key() + e.getMessage(), e);
    } catch (IOException e) {
      throw new OutputException(record + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Makes the folder for the files of a case. */
  void prepare(PlannedCase of) {
    OutputFile.makeFolder(KEY, record(of).getParent());
  }

  /** Forgets what came of a case if it failed. */
  public void forgetFailure(PlannedCase of) {
    if (find(of).map(CaseResult::failed).orElse(false)) {
      forget(of);
    }
  }

  /** Forgets what came of a case. */
  public void forget(PlannedCase of) {
    try {
      Files.deleteIfExists(record(of));
    } catch (IOException e) {
      throw new OutputException(record(of) + ": cannot be deleted", e);
    }
  }
}
