package murmuration.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import murmuration.io.RunMonitor;

/** A progress bar on standard error, only when that is a terminal, and the wish to stop. */
final class Progress implements RunMonitor, AutoCloseable {
  private static final int STEPS = 1000;
  private static final int WIDTH = 79;

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
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }
    bar.stepTo(Math.round(fraction * STEPS));
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
