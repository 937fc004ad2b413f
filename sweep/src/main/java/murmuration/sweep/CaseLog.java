package murmuration.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import murmuration.io.OutputException;

/** Says of a case in a file of its own when and where it began and what came of it. */
final class CaseLog {
  private final Optional<Path> file;
  private final PlannedCase planned;

  /**
   * The log of a case.
   *
   * @param folder of the logs; empty for none
   */
  CaseLog(Optional<Path> folder, PlannedCase planned) {
    file = folder.map(path -> path.resolve(String.format("%04d.log", planned.number())));
    this.planned = planned;
  }

  void begin() {
    say("case " + planned.number() + ": " + planned.label());
    say("began on " + CaseRunner.host());
  }

  void end(CaseResult result) {
    say(
        (result.failed() ? "failed: " + result.error() : "done")
            + String.format(" (%.3f s)", result.seconds()));
  }

  void problem(String reason) {
    say("not done: " + reason);
  }

  private void say(String line) {
    if (file.isEmpty()) {
      return;
    }
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      Files.writeString(
          file.get(),
          time + "  " + line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new OutputException(file.get() + ": cannot be written", e);
    }
  }
}
