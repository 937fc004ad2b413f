package murmuration.io;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Turns whatever reading a damaged file leads to into one clear {@link OutputException}. jhdf
 * believes what a file says: it allocates what a header asks for and follows cycles of blocks until
 * the stack is full. Both errors leave the program as it was: nothing else was allocated for the
 * array that did not fit, and nothing is left of a stack that was unwound. That is why they are
 * caught here, as is the error that a file mapped to memory gives when it is cut short meanwhile.
 */
final class HostileInput {
  static final String DAMAGED = "not an HDF5 file, or damaged";

  private HostileInput() {}

  /**
   * Does a piece of work that has to end in time: blocks that refer to each other twice can be read
   * in exponentially many ways. Work on a mapped file that does not end goes on in a daemon thread.
   */
  static <T> T withinTime(Path path, Duration limit, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "reads " + path.getFileName());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw explained(path, e.getCause());
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new OutputException(
          path + ": " + DAMAGED + ": took longer than " + limit.toSeconds() + " s to list", e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new OutputException(path + ": reading was interrupted", e);
    }
  }

  /**
   * Reads numbers whose count has been checked.
   *
   * @param count how many, for the message when memory does not suffice
   */
  static <T> T data(Path path, long count, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw new OutputException(
          path + ": not enough memory to read " + count + " numbers at once", e);
    } catch (RuntimeException | StackOverflowError | InternalError e) {
      throw explained(path, e);
    }
  }

  private static OutputException explained(Path path, Throwable problem) {
    if (problem instanceof OutputException known) {
      return known;
    }
    if (problem instanceof OutOfMemoryError) {
      return new OutputException(
          path + ": " + DAMAGED + ": asks for more memory than there is", problem);
    }
    if (problem instanceof StackOverflowError) {
      return new OutputException(path + ": " + DAMAGED + ": its blocks form a cycle", problem);
    }
    if (problem instanceof InternalError) {
      return new OutputException(path + ": was cut short while it was read", problem);
    }
    String reason = problem.getMessage() == null ? "" : ": " + problem.getMessage();
    return new OutputException(path + ": " + DAMAGED + reason, problem);
  }
}
