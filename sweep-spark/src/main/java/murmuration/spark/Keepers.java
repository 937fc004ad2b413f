package murmuration.spark;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that write results to the disk. One thread would be the narrowest place of a large
 * cluster with a file system across a network: each result waits for it, and several wait together.
 */
final class Keepers implements AutoCloseable {
  private static final int THREADS = 8;

  private final ForkJoinPool threads = new ForkJoinPool(THREADS);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /**
   * Has something written, soon.
   *
   * @throws RuntimeException when something earlier could not be written
   */
  void write(Runnable task) {
    check();
    threads.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /**
   * Waits until all is written.
   *
   * @throws RuntimeException when something could not be written
   */
  @Override
  public void close() {
    threads.awaitQuiescence(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    threads.shutdown();
    check();
  }

  private void check() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }
}
