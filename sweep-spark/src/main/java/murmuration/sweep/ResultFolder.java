package murmuration.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.OutputFile;

/** The results of a sweep, a file each. */
public final class ResultFolder {
  private final Path cases;

  /** Makes the folder where there is none. */
  public ResultFolder(Path folder) {
    cases = folder.resolve("cases");
    OutputFile.makeFolder("folder", cases);
  }

  /** The cases of a plan that have no result yet, in order. */
  public List<PlannedCase> missing(SweepPlan plan) {
    return IntStream.range(0, plan.size())
        .mapToObj(plan::caseAt)
        .filter(one -> !Files.exists(path(one.digest())))
        .toList();
  }

  /** Keeps a result. */
  public void keep(CaseResult result) {
    Path partial = cases.resolve(result.digest() + ".partial");
    try {
      Files.writeString(partial, result.toJson());
      Files.move(partial, path(result.digest()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(String digest) {
    return cases.resolve(digest + ".json");
  }
}
