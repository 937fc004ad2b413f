package murmuration.io;

import java.nio.file.Path;

/** Runs a scenario in a process of its own, whose memory is limited; nothing is written. */
final class OneRun {
  private OneRun() {}

  /** Runs the file that is the first argument. */
  public static void main(String[] args) {
    new ScenarioRunner(ScenarioReader.read(Path.of(args[0])), RunMonitor.NONE).run();
  }
}
