package murmuration.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import murmuration.io.FirstCause;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.ParaViewFiles;
import murmuration.io.RunJournal;
import murmuration.io.Scenario;
import murmuration.io.ScenarioException;

/** What the commands that take a scenario share: errors that name its file. */
final class Scenarios {
  private static final String KEY = "output.file";

  private Scenarios() {}

  /** Where the output goes; whether one that is there may be replaced is for the journal to say. */
  static OutputFile output(Path file, Scenario scenario) {
    return named(
        file,
        () -> {
          OutputFile.checkDistinct(KEY, scenario.output(), file);
          return new OutputFile(KEY, scenario.output(), true);
        });
  }

  static RunJournal journal(Path file, Scenario scenario, RunJournal.Mode mode) {
    return named(file, () -> RunJournal.open(KEY, scenario.output(), scenario, mode));
  }

  private static <T> T named(Path file, Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidValueException e) {
      throw in(file, e);
    }
  }

  static ParaViewFiles paraView(Path file, Scenario scenario, boolean force) {
    return named(file, () -> new ParaViewFiles(scenario.output(), scenario.paraView(), force));
  }

  /** Runs what a scenario asks for; what it cannot mean is the scenario's fault. */
  static <T> T checked(Path file, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(file + ": " + FirstCause.of(e).getMessage(), e);
    }
  }

  static ScenarioException in(Path file, InvalidValueException e) {
    return new ScenarioException(file + ": " + e.key() + e.getMessage(), e);
  }
}
