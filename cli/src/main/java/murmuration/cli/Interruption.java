package murmuration.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C: the first one asks the work to stop, and the virtual machine waits until the main thread
 * has written what was computed. The exit code is then 130, that of the signal. Commands that keep
 * nothing half done do not install it, and end at once.
 */
final class Interruption {
  /** What the shell reports of a process that ended by this signal. */
  static final int EXIT_CODE = 130;

  private static final CountDownLatch FINISHED = new CountDownLatch(1);
  private static volatile boolean requested;

  private Interruption() {}

  /** Lets the main thread finish its work when a signal arrives. */
  static void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(Interruption::shutDown, "interruption"));
  }

  static boolean requested() {
    return requested;
  }

  /** Told when nothing is left to be written. */
  static void finished() {
    FINISHED.countDown();
  }

  private static void shutDown() {
    requested = true;
    try {
      FINISHED.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
