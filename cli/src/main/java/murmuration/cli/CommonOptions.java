package murmuration.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command has. */
@Command(versionProvider = Main.VersionText.class, mixinStandardHelpOptions = true)
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress, summary or warning.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Show the stack trace of a failure.")
  private boolean verbose;

  @Option(names = "--force", description = "Overwrite an existing output file.")
  private boolean force;

  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for sweeps and for several epsilon (default: all).")
  void setThreads(int count) {
    if (count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads = " + count + ": must be at least 1");
    }
    threads = Optional.of(count);
  }

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }

  boolean force() {
    return force;
  }

  /** The threads of this process. */
  int threads() {
    return threadsOr(Runtime.getRuntime().availableProcessors());
  }

  /** The threads that were asked for, or so many. */
  int threadsOr(int preset) {
    return threads.orElse(preset);
  }

  /** Does work in a pool of that many threads; parallel streams within it stay there. */
  <T> T inParallel(Supplier<T> work) {
    ForkJoinPool pool = new ForkJoinPool(threads());
    try {
      return CompletableFuture.supplyAsync(work, pool).join();
    } catch (CompletionException e) {
      // What failed is of interest, not where.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Whether people are to see summaries. */
  boolean summary() {
    return !quiet && !json;
  }

  /** Standard output. */
  PrintWriter out() {
    return commandLine().getOut();
  }

  /** Prints a warning on standard error, unless quiet. */
  void warn(String message) {
    if (!quiet) {
      Terminal.warning(commandLine().getErr(), message);
    }
  }

  /** A progress bar, on a terminal and unless quiet. */
  Progress progress() {
    return new Progress(!quiet && !json);
  }

  CommandLine commandLine() {
    return spec.commandLine();
  }
}
