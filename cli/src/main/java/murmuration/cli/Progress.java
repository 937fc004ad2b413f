package murmuration.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import murmuration.io.RunMonitor;

/** A progress bar on standard error, only when that is a terminal, and the wish to stop. */
final class Progress implements RunMonitor, AutoCloseable {
  private static final int STEPS = 1000;
  private static final int WIDEST = 79;
  private static final int LEAST_BAR = 5;

  private final boolean visible;
  private ProgressBar bar;
  private String shown = "";

  Progress(boolean wanted) {
    visible = wanted && Boolean.getBoolean(Terminal.ERRORS);
  }

  @Override
  public synchronized void progress(String stage, double fraction) {
    if (!visible) {
      return;
    }
    if (!stage.equals(shown)) {
      close();
      shown = stage;
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(STEPS)
              .setRenderer(
                  (state, width) ->
                      line(
                          stage,
                          (double) state.getCurrent() / STEPS,
                          state.getTotalElapsed(),
                          width))
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .setConsumer(
                  new ConsoleProgressBarConsumer(
                      System.err, width(Integer.getInteger(Terminal.COLUMNS, 0))))
              .build();
    }
    bar.stepTo(Math.round(fraction * STEPS));
  }

  /** The columns that a bar may have on a terminal of so many; 0: unknown. */
  static int width(int columns) {
    // A cursor after the last column would begin a new line.
    return columns < 1 ? WIDEST : Math.min(WIDEST, columns - 1);
  }

  /**
   * Such as {@code density 60% [======> ] 0:03 left}; in few columns without the bar.
   *
   * @param elapsed what the work took so far
   */
  static String line(String stage, double fraction, Duration elapsed, int width) {
    String head = String.format("%s %3d%%", stage, (int) (100 * fraction));
    long left = (long) (elapsed.toMillis() * (1 - fraction) / (1000 * fraction));
    // The first percent says little.
    String tail = fraction < 0.01 ? "" : String.format(" %d:%02d left", left / 60, left % 60);
    int room = width - head.length() - tail.length() - " []".length();
    if (room < LEAST_BAR) {
      String line = head + tail;
      return line.substring(0, Math.min(line.length(), width));
    }
    int done = (int) (room * fraction);
    String bar = "=".repeat(done) + (done < room ? ">" : "");
    return head + " [" + bar + " ".repeat(room - bar.length()) + "]" + tail;
  }

  @Override
  public boolean interrupted() {
    return Interruption.requested();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
