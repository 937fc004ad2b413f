package murmuration.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Work on many items by one job of Spark. The items are cut into chunks, each of them a partition
 * of an RDD and thus a task. Spark hands tasks to the executors as these become free, and again
 * those that were lost with an executor. The results of a chunk are kept when it is done, not at
 * the end of the job. See Zaharia et al., NSDI 2012, "Resilient distributed datasets".
 */
final class ChunkedJob {
  private ChunkedJob() {}

  /**
   * What is done with an item.
   *
   * @param <T> the kind of items
   * @param <R> the kind of results
   */
  @FunctionalInterface
  interface Work<T, R> extends Serializable {
    /** The result; an exception would fail the task. */
    R apply(T item);
  }

  /** A function of Scala that can be sent to executors. */
  @FunctionalInterface
  private interface Task<T, R> extends Function1<Iterator<T>, R>, Serializable {}

  /**
   * Runs the job to its end.
   *
   * @param items serializable
   * @param chunk how many of them are one task, at least 1
   * @param keep is given each result once, in any order, never by two threads at a time; when it
   *     fails, so does the job
   */
  static <T, R> void run(
      JavaSparkContext context, List<T> items, int chunk, Work<T, R> work, Consumer<R> keep) {
    int tasks = (items.size() + chunk - 1) / chunk;
    List<List<T>> chunks =
        IntStream.range(0, tasks)
            .mapToObj(i -> items.subList(i * chunk, Math.min(items.size(), (i + 1) * chunk)))
            .<List<T>>map(ArrayList::new)
            .toList();
    RDD<List<T>> distributed = context.parallelize(chunks, tasks).rdd();
    Task<List<T>, ArrayList<R>> task =
        partition -> {
          ArrayList<R> results = new ArrayList<>();
          partition.next().forEach(item -> results.add(work.apply(item)));
          return results;
        };
    context
        .sc()
        .<List<T>, ArrayList<R>>runJob(
            distributed,
            task,
            (number, results) -> {
              results.forEach(keep);
              return BoxedUnit.UNIT;
            },
            ClassTag$.MODULE$.apply(ArrayList.class));
  }
}
