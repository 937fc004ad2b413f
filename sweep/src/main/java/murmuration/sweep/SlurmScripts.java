package murmuration.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import murmuration.io.OutputFile;

/**
 * The scripts of a sweep on a Slurm cluster, in the folder {@code slurm} of its results: {@code
 * array.sh} is a job array, whose task t does the cases in line t + 1 of {@code tasks.txt}; {@code
 * gather.sh} makes the tables after it. All machines of the cluster need to see the folder of the
 * results, the sweep file and the program under the same names.
 */
public final class SlurmScripts {
  private static final String KEY = "output.folder";

  private final SweepPlan plan;
  private final Path file;
  private final List<String> program;
  private final List<String> options;
  private final int threads;
  private final Path folder;
  private final Path logs;

  /**
   * Prepares the scripts; nothing is written yet.
   *
   * @param file the sweep file
   * @param program the words of the command that runs the program on every machine
   * @param options for {@code sbatch}, such as {@code --time=1:00:00}
   * @param threads the processors of each task
   */
  public SlurmScripts(
      SweepPlan plan, Path file, List<String> program, List<String> options, int threads) {
    this.plan = plan;
    this.file = file.toAbsolutePath();
    this.program = List.copyOf(program);
    this.options = List.copyOf(options);
    this.threads = threads;
    Path results = plan.results().path().toAbsolutePath();
    folder = results.resolve("slurm");
    logs = results.resolve("logs");
  }

  /** The script of the array. */
  public Path array() {
    return folder.resolve("array.sh");
  }

  /** The script of the job after it. */
  public Path gather() {
    return folder.resolve("gather.sh");
  }

  /** Where the numbers of the jobs are noted. */
  Path jobs() {
    return folder.resolve("jobs.txt");
  }

  /**
   * Writes the scripts.
   *
   * @param numbers the cases to be done, at least one
   * @param tasks into how many tasks they are put, at most
   * @return the number of tasks
   * @throws murmuration.io.OutputException when they cannot be written
   */
  public int write(List<Integer> numbers, int tasks) {
    OutputFile.makeFolder(KEY, folder);
    OutputFile.makeFolder(KEY, logs);
    List<String> lines = new ArrayList<>();
    int count = Math.min(tasks, numbers.size());
    for (int t = 0; t < count; t++) {
      int from = (int) ((long) numbers.size() * t / count);
      int to = (int) ((long) numbers.size() * (t + 1) / count);
      lines.add(CaseNumbers.text(numbers.subList(from, to)));
    }
    write(folder.resolve("tasks.txt"), lines);
    write(array(), arrayLines(count));
    write(gather(), gatherLines());
    return count;
  }

  private List<String> arrayLines(int count) {
    List<String> lines = head("", "task-%a.log");
    lines.add("#SBATCH --array=0-" + (count - 1));
    lines.add("#SBATCH --cpus-per-task=" + threads);
    lines.add("# Task t does the cases in line t + 1.");
    lines.add(
        "cases=$(sed -n \"$((SLURM_ARRAY_TASK_ID + 1))p\" "
            + quoted(folder.resolve("tasks.txt").toString())
            + ") || exit");
    lines.add(
        command("--cases \"$cases\"", "--threads " + threads, "--logs " + quoted(logs.toString())));
    return lines;
  }

  private List<String> gatherLines() {
    List<String> lines = head("-gather", "gather.log");
    lines.add(command("--gather"));
    return lines;
  }

  private List<String> head(String suffix, String log) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    lines.add("#SBATCH --job-name=" + plan.name() + suffix);
    lines.add("#SBATCH --output=" + slurmPath(logs) + "/" + log);
    lines.add("#SBATCH --open-mode=append");
    lines.add("#SBATCH --chdir=" + slurmPath(Path.of("").toAbsolutePath()));
    options.forEach(option -> lines.add("#SBATCH " + option));
    return lines;
  }

  /** The command without what Slurm's own environment would not have. */
  private String command(String... arguments) {
    String words = program.stream().map(SlurmScripts::quoted).collect(Collectors.joining(" "));
    return "exec "
        + words
        + " sweep "
        + quoted(file.toString())
        + " "
        + String.join(" ", arguments);
  }

  /** A percent sign would begin one of Slurm's own names. */
  private static String slurmPath(Path path) {
    return path.toString().replace("%", "%%").replace("\\", "\\\\").replace(" ", "\\ ");
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void write(Path path, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    new OutputFile(KEY, path, true).write(text.getBytes(StandardCharsets.UTF_8));
  }
}
