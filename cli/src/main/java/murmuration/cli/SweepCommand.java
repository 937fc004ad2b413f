package murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.sweep.CaseNumbers;
import murmuration.sweep.PlannedCase;
import murmuration.sweep.SlurmQueue;
import murmuration.sweep.SlurmScripts;
import murmuration.sweep.SweepPlan;
import murmuration.sweep.SweepTable;
import murmuration.sweep.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many cases of one scenario. */
@Command(
    name = "sweep",
    sortOptions = false,
    description = {
      "Runs a scenario, or computes its coefficients, for many values of its keys, and puts the"
          + " figures of all cases into one table. What is done already is not done again.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration sweep examples/sweeps/circle.yaml",
      "  murmuration sweep examples/sweeps/circle.yaml --cases 0-9,17 --threads 1",
      "  murmuration sweep examples/sweeps/circle.yaml --engine slurm --dry-run",
      "",
      "The results go to a folder: a file for each case, table.h5 and table.csv. The",
      "exit code is 1 when cases failed or are missing; Ctrl-C keeps what is done."
    })
final class SweepCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 10;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SWEEP", description = "Sweep file (YAML).")
  private Path file;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "local: the cores of this machine (default); slurm: jobs of a Slurm cluster.")
  private Engine engine = Engine.LOCAL;

  @Option(names = "--dry-run", description = "With slurm: write the scripts and submit nothing.")
  private boolean dryRun;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "With slurm: put the cases into so many tasks at most (default: 100).")
  private int tasks = 100;

  @Option(
      names = "--sbatch",
      paramLabel = "OPTION",
      description =
          "With slurm: an option of the jobs, such as --sbatch=--time=1:00:00; repeatable.")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--cases",
      paramLabel = "LIST",
      description = "Do these cases only, such as 0-9,17, and make no table.")
  private String cases;

  @Option(names = "--gather", description = "Make the table of what is there, and nothing else.")
  private boolean gather;

  @Option(names = "--retry", description = "Do the cases again that failed.")
  private boolean retry;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "Write a log of each case there, such as 0017.log.")
  private Path logs;

  enum Engine {
    LOCAL,
    SLURM
  }

  @Override
  public Integer call() {
    checkOptions();
    SweepPlan plan = SweepPlan.read(file);
    OutputFile.makeFolder("output.folder", plan.results().path());
    if (gather) {
      return report(plan, SweepTable.gather(plan), List.of());
    }
    List<Integer> chosen =
        cases == null
            ? IntStream.range(0, plan.size()).boxed().toList()
            : option(() -> CaseNumbers.parse(cases, plan.size()));
    List<Integer> missing = chosen.stream().filter(number -> missing(plan, number)).toList();
    if (engine == Engine.SLURM && !missing.isEmpty()) {
      return slurm(plan, missing);
    }
    if (common.summary() && missing.size() < chosen.size()) {
      int there = chosen.size() - missing.size();
      common
          .out()
          .println(there + " of " + InfoText.counted(chosen.size(), "case") + " done already");
    }
    List<String> problems = work(plan, missing);
    if (cases != null) {
      problems.forEach(common::warn);
      return Interruption.requested()
          ? Interruption.EXIT_CODE
          : problems.isEmpty() ? 0 : Errors.FAILED;
    }
    return report(plan, SweepTable.gather(plan), problems);
  }

  private List<String> work(SweepPlan plan, List<Integer> numbers) {
    if (logs != null) {
      OutputFile.makeFolder("logs", logs);
    }
    Interruption.install();
    try (Progress progress = common.progress()) {
      return new Worker(plan, common.threads(), progress, Optional.ofNullable(logs)).run(numbers);
    }
  }

  private boolean missing(SweepPlan plan, int number) {
    PlannedCase planned = plan.at(number);
    if (common.force()) {
      plan.results().forget(planned);
    } else if (retry) {
      plan.results().forgetFailure(planned);
    }
    return !plan.results().has(planned);
  }

  private int slurm(SweepPlan plan, List<Integer> missing) {
    int threads = common.threadsOr(1);
    SlurmScripts scripts = new SlurmScripts(plan, file, CommandOfJava.words(), options, threads);
    SlurmQueue queue = new SlurmQueue(scripts);
    if (!dryRun) {
      queue.requireIdle();
    }
    int count = scripts.write(missing, tasks);
    ObjectNode node = Json.object();
    node.put("cases", missing.size());
    node.put("tasks", count);
    node.put("array", scripts.array().toString());
    node.put("gather", scripts.gather().toString());
    String what =
        InfoText.counted(missing.size(), "case") + " in " + InfoText.counted(count, "task");
    if (dryRun) {
      say(
          node,
          List.of(
              what + "; nothing was submitted. To do so:",
              "  array=$(sbatch --parsable " + scripts.array() + ")",
              "  sbatch --dependency=afterany:$array " + scripts.gather()));
      return 0;
    }
    SlurmQueue.Jobs jobs = queue.submit();
    node.put("arrayJob", jobs.array());
    node.put("gatherJob", jobs.gather());
    say(
        node,
        List.of(
            what + ": job " + jobs.array() + ", then job " + jobs.gather() + " makes the table",
            "  to see them     squeue --jobs=" + jobs.array() + "," + jobs.gather(),
            "  to do the rest  the same command again, when they have ended"));
    return 0;
  }

  private int report(SweepPlan plan, SweepTable table, List<String> problems) {
    problems.stream().limit(MOST_SHOWN).forEach(common::warn);
    ObjectNode node = Json.object();
    node.put("name", plan.name());
    node.put("cases", plan.size());
    node.put("done", table.done());
    node.put("missing", table.missing());
    ArrayNode failed = node.putArray("failed");
    for (SweepTable.Failure failure : table.failures()) {
      ObjectNode one = failed.addObject();
      one.put("case", failure.number());
      one.put("values", failure.label());
      one.put("error", failure.error());
    }
    node.put("table", table.files().get(0).toString());
    node.put("csv", table.files().get(1).toString());
    say(node, summary(plan, table));
    if (Interruption.requested()) {
      return Interruption.EXIT_CODE;
    }
    return table.done() == plan.size() ? 0 : Errors.FAILED;
  }

  private static List<String> summary(SweepPlan plan, SweepTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.name() + ": " + InfoText.counted(plan.size(), "case"));
    lines.add("  done         " + table.done());
    if (!table.failures().isEmpty()) {
      lines.add("  failed       " + table.failures().size());
    }
    for (SweepTable.Failure failure : table.failures().stream().limit(MOST_SHOWN).toList()) {
      lines.add("    case " + failure.number() + ", " + failure.label());
      lines.add("      " + failure.error());
    }
    if (table.failures().size() > MOST_SHOWN) {
      lines.add("    and " + (table.failures().size() - MOST_SHOWN) + " more, all in the table");
    }
    if (table.missing() > 0) {
      lines.add("  missing      " + table.missing() + "; the same command does them");
    }
    lines.add("  written to   " + table.files().get(0));
    lines.add("               " + table.files().get(1));
    return lines;
  }

  private void say(ObjectNode json, List<String> text) {
    if (common.json()) {
      common.out().println(json);
    } else if (common.summary()) {
      text.forEach(common.out()::println);
    }
  }

  private void checkOptions() {
    if (tasks < 1) {
      throw usage("--tasks = " + tasks + ": must be at least 1");
    }
    if (engine == Engine.LOCAL && (dryRun || !options.isEmpty())) {
      throw usage((dryRun ? "--dry-run" : "--sbatch") + ": belongs to --engine slurm");
    }
    if (engine == Engine.SLURM && logs != null) {
      throw usage("--logs: with slurm the logs are in the folder of the results");
    }
    if (gather && (cases != null || retry || common.force() || engine == Engine.SLURM)) {
      throw usage("--gather makes the table of what is there: nothing else goes with it");
    }
    for (String option : options) {
      if (!option.startsWith("-") || option.contains("\n")) {
        throw usage("--sbatch = " + option + ": expected an option such as --time=1:00:00");
      }
    }
  }

  private <T> T option(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidValueException e) {
      throw usage("--" + e.key() + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(common.commandLine(), message);
  }
}
