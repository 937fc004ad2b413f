package murmuration.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import murmuration.io.OutputException;
import murmuration.io.RunMonitor;
import murmuration.sweep.CaseResult;
import murmuration.sweep.CaseRunner;
import murmuration.sweep.ParallelWork;
import murmuration.sweep.PlannedCase;
import murmuration.sweep.ResultFolder;
import org.apache.spark.TaskContext;

/**
 * What an executor reports of a case. None of it fails the task, which Spark would only repeat, and
 * with it the other cases of the chunk.
 *
 * @param result what came of the case; null when it could not be done
 * @param problem why not, though nothing is wrong with the case; null where there is a result
 */
record Attempt(CaseResult result, String problem) implements Serializable {
  /**
   * Does cases within a task, on the cores that Spark gives it.
   *
   * @param folder of the results
   */
  static List<Attempt> all(List<PlannedCase> cases, String folder) {
    CaseRunner runner = new CaseRunner(new ResultFolder(Path.of(folder)), RunMonitor.NONE);
    int cores = TaskContext.get().cpus();
    return ParallelWork.run(cases, planned -> of(planned, runner), cores, RunMonitor.NONE);
  }

  private static Attempt of(PlannedCase planned, CaseRunner runner) {
    try {
      return new Attempt(runner.run(planned), null);
    } catch (OutputException e) {
      return new Attempt(null, e.getMessage());
    } catch (OutOfMemoryError e) {
      return new Attempt(null, "not enough memory; spark.executor.memory gives more");
    }
  }
}
