package murmuration.sweep;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import murmuration.io.RunMonitor;

/** Does many computations in parallel. */
public final class ParallelWork {
  private ParallelWork() {}

  /** Does the work for each of the items, by so many threads. */
  public static <T, R> List<R> run(
      List<T> items, Function<T, R> work, int threads, RunMonitor monitor) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      List<ForkJoinTask<R>> tasks =
          items.stream().map(item -> pool.submit(() -> work.apply(item))).toList();
      return tasks.stream().map(ForkJoinTask::join).toList();
    } finally {
      pool.shutdownNow();
    }
  }
}
