package murmuration.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import murmuration.io.RunMonitor;

/** Does many computations in parallel, until they are done or the user has had enough. */
public final class ParallelWork {
  private static final long POLL_MILLISECONDS = 100;

  private ParallelWork() {}

  /**
   * Does the work for each of the items.
   *
   * @param work must not throw
   * @param threads that take part, those of parallel streams within the work included
   * @return what was done, in the order of the items; fewer when interrupted
   */
  public static <T, R> List<R> run(
      List<T> items, Function<T, R> work, int threads, RunMonitor monitor) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      List<ForkJoinTask<R>> tasks = new ArrayList<>();
      items.forEach(item -> tasks.add(pool.submit((Callable<R>) () -> work.apply(item))));
      for (int i = 0; i < tasks.size(); i++) {
        monitor.progress("sweep", (double) i / tasks.size());
        await(tasks.get(i), monitor);
      }
      return tasks.stream()
          .filter(ForkJoinTask::isCompletedNormally)
          .map(ForkJoinTask::getRawResult)
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(ForkJoinTask<?> task, RunMonitor monitor) {
    while (!task.isDone() && !monitor.interrupted()) {
      try {
        task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Time to look whether anybody wants to stop.
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
