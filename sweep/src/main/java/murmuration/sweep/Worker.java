package murmuration.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import murmuration.io.OutputException;
import murmuration.io.RunMonitor;

/** Does cases of a sweep on the cores of this machine and keeps what comes of them. */
public final class Worker {
  private final SweepPlan plan;
  private final int threads;
  private final RunMonitor monitor;
  private final Optional<Path> logs;
  // Cases that are the same share one result.
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  /**
   * Prepares the work.
   *
   * @param threads how many cases are done at a time
   * @param monitor is told how it goes on and may ask to stop
   * @param logs a folder for a file on each case, such as {@code 0017.log}; empty for none
   */
  public Worker(SweepPlan plan, int threads, RunMonitor monitor, Optional<Path> logs) {
    this.plan = plan;
    this.threads = threads;
    this.monitor = monitor;
    this.logs = logs;
  }

  /**
   * Does cases, each with a record of its own as soon as it is done.
   *
   * @param numbers those of the cases
   * @return why some were not done though nothing is wrong with them, such as a disk that is full,
   *     in the order of the cases
   */
  public List<String> run(List<Integer> numbers) {
    CaseRunner runner = new CaseRunner(plan.results(), stopping());
    return ParallelWork.run(numbers, number -> problem(runner, number), threads, monitor).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /** Why a case could not be done, or null. */
  private String problem(CaseRunner runner, int number) {
    if (monitor.interrupted()) {
      return null;
    }
    PlannedCase planned = plan.at(number);
    if (!begun.add(planned.digest())) {
      return null;
    }
    CaseLog log = new CaseLog(logs, planned);
    try {
      log.begin();
      CaseResult result = runner.run(planned);
      plan.results().keep(planned, result);
      log.end(result);
      return null;
    } catch (CancellationException e) {
      log.problem("interrupted");
      return null;
    } catch (OutputException e) {
      log.problem(e.getMessage());
      return "case " + number + ": " + e.getMessage();
    } catch (OutOfMemoryError e) {
      log.problem("not enough memory");
      return "case " + number + ": not enough memory";
    }
  }

  /** The progress of a single case is no news. */
  private RunMonitor stopping() {
    return new RunMonitor() {
      @Override
      public boolean interrupted() {
        return monitor.interrupted();
      }
    };
  }
}
