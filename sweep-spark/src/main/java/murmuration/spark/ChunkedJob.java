package murmuration.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
   * What is done with the items of a chunk.
   *
   * @param <T> the kind of items
   * @param <R> the kind of results
   */
  @FunctionalInterface
  interface Work<T, R> extends Serializable {
    /** The results in the order of the items; an exception would fail the task. */
    List<R> apply(List<T> chunk);
  }

  /** A function of Scala that can be sent to executors. */
  @FunctionalInterface
  private interface Task<T, R> extends Function1<Iterator<T>, R>, Serializable {}

  /**
   * Runs the job to its end.
   *
   * @param items serializable, as their results are
   * @param size how many of them are a chunk, at least 1
   * @param keep is given each item once with its result, in any order, never by two threads at a
   *     time; when it fails, so does the job
   */
  static <T, R> void run(
      JavaSparkContext context, List<T> items, int size, Work<T, R> work, BiConsumer<T, R> keep) {
    int count = (items.size() + size - 1) / size;
    List<List<T>> chunks =
        IntStream.range(0, count)
            .mapToObj(i -> items.subList(i * size, Math.min(items.size(), (i + 1) * size)))
            .<List<T>>map(ArrayList::new)
            .toList();
    RDD<List<T>> distributed = context.parallelize(chunks, count).rdd();
    Task<List<T>, ArrayList<R>> task = partition -> new ArrayList<>(work.apply(partition.next()));
    context
        .sc()
        .<List<T>, ArrayList<R>>runJob(
            distributed,
            task,
            (number, results) -> {
              List<T> chunk = chunks.get((int) number);
              for (int i = 0; i < chunk.size(); i++) {
                keep.accept(chunk.get(i), results.get(i));
              }
              return BoxedUnit.UNIT;
            },
            ClassTag$.MODULE$.apply(ArrayList.class));
  }
}
