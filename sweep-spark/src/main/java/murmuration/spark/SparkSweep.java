package murmuration.spark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import murmuration.io.InvalidValueException;
import murmuration.io.ScenarioException;
import murmuration.io.Version;
import murmuration.sweep.PlannedCase;
import murmuration.sweep.ResultFolder;
import murmuration.sweep.SweepPlan;
import murmuration.sweep.SweepTable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkDriverExecutionException;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A sweep on a Spark cluster: what {@code spark-submit} starts. The driver hands out the cases that
 * have no result yet and writes each result into the folder of the sweep when it comes, so that a
 * driver that dies loses only what is running, and the next one goes on from there. Executors write
 * into that folder only where files of the cases are asked for.
 */
@Command(
    name = "murmuration-sweep-spark.jar",
    versionProvider = SparkSweep.VersionText.class,
    mixinStandardHelpOptions = true,
    description = "Computes the cases of a sweep that have no result yet on a Spark cluster.",
    footer = {
      "",
      "Example:",
      "  spark-submit --master spark://HOST:7077 murmuration-sweep-spark.jar SWEEP.yaml",
      "",
      "Exit codes: 0 done, 1 failed or a case did, 2 wrong usage or sweep."
    })
public final class SparkSweep implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** The driver spends milliseconds on each task; what runs is lost with its executor. */
  private static final int MOST_TASKS = 2000;

  private static final int MOST_SHOWN = 10;

  private static final String SPARK_LOGGING = "org/apache/spark/log4j2-defaults.properties";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SWEEP.yaml", description = "The file of the sweep.")
  private Path file;

  private int chunk;

  @Option(names = "--retry", description = "Do the cases again that failed.")
  private boolean retry;

  /** Does the sweep and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new SparkSweep())
            .setParameterExceptionHandler(SparkSweep::usage)
            .setExecutionExceptionHandler((e, command, parsed) -> failure(e, command.getErr()))
            .execute(args));
  }

  @Option(
      names = "--chunk",
      paramLabel = "N",
      description =
          "Cases in a task of Spark (default: one, more where there would be over "
              + MOST_TASKS
              + " tasks).")
  void setChunk(int cases) {
    if (cases < 1) {
      throw new ParameterException(
          spec.commandLine(), "--chunk = " + cases + ": must be at least 1");
    }
    chunk = cases;
  }

  @Override
  public Integer call() {
    SweepPlan plan = SweepPlan.read(file);
    if (retry) {
      IntStream.range(0, plan.size()).mapToObj(plan::at).forEach(plan.results()::forgetFailure);
    }
    // Cases with the same digest are the same and share their files.
    Set<String> digests = new HashSet<>();
    List<PlannedCase> missing =
        plan.missing().stream()
            .map(plan::at)
            .filter(planned -> digests.add(planned.digest()))
            .toList();
    List<String> problems = missing.isEmpty() ? List.of() : compute(plan, missing);
    SweepTable table = SweepTable.gather(plan);
    summarise(plan, missing.size(), table, problems);
    return table.done() == plan.size() ? 0 : FAILED;
  }

  /** Does cases and keeps their results; says why there are none of some. */
  private List<String> compute(SweepPlan plan, List<PlannedCase> cases) {
    int size = chunk > 0 ? chunk : (cases.size() + MOST_TASKS - 1) / MOST_TASKS;
    ResultFolder results = plan.results();
    String folder = results.path().toAbsolutePath().toString();
    List<String> problems = new ArrayList<>();
    try (JavaSparkContext context = connect(plan.name());
        Keepers keepers = new Keepers()) {
      ChunkedJob.<PlannedCase, Attempt>run(
          context,
          cases,
          size,
          some -> Attempt.all(some, folder),
          (planned, attempt) -> {
            if (attempt.result() == null) {
              problems.add("case " + planned.number() + ": " + attempt.problem());
            } else {
              keepers.write(() -> results.keep(planned, attempt.result()));
            }
          });
    }
    return problems;
  }

  /** Connects to the cluster that spark-submit names. */
  private static JavaSparkContext connect(String name) {
    SparkConf conf =
        new SparkConf()
            .setAppName("murmuration sweep " + name)
            // Java's own serialization is the one that knows records.
            .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            // Results go to the disk one by one; all together they may be more than fits.
            .set("spark.driver.maxResultSize", "0");
    quieten(conf);
    return new JavaSparkContext(conf);
  }

  /** Unless people have configured what Spark logs, only warnings are shown. */
  private static void quieten(SparkConf conf) {
    // Later, Spark would set its defaults over the level.
    conf.initializeLogIfNecessary(false, true);
    Configuration current = LoggerContext.getContext(false).getConfiguration();
    String location = current.getConfigurationSource().getLocation();
    if (location != null && location.endsWith(SPARK_LOGGING)) {
      Configurator.setRootLevel(Level.WARN);
    }
  }

  private void summarise(SweepPlan plan, int tried, SweepTable table, List<String> problems) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %d cases, %d of them tried now; %d done, %d failed, %d missing%n",
        plan.name(), plan.size(), tried, table.done(), table.failures().size(), table.missing());
    table.failures().stream()
        .limit(MOST_SHOWN)
        .forEach(one -> out.printf("case %d, %s: %s%n", one.number(), one.label(), one.error()));
    problems.stream().limit(MOST_SHOWN).forEach(out::println);
    table.files().forEach(written -> out.println("written to " + written));
  }

  private static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("murmuration: " + e.getMessage());
    err.println("Try: spark-submit murmuration-sweep-spark.jar --help");
    return USAGE;
  }

  private static int failure(Exception e, PrintWriter err) {
    // What keeps results is called by Spark.
    Throwable reason = e instanceof SparkDriverExecutionException ? e.getCause() : e;
    err.println(
        "murmuration: " + String.valueOf(reason.getMessage()).lines().findFirst().orElse(""));
    return e instanceof ScenarioException || e instanceof InvalidValueException ? USAGE : FAILED;
  }

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"murmuration " + Version.text()};
    }
  }
}
