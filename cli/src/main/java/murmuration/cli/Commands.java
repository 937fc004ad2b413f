package murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by name, in the order of the help. */
final class Commands {
  private static final Map<String, Entry> ALL = new LinkedHashMap<>();

  /**
   * A command.
   *
   * @param summary what it does, for one line of a list
   * @param maker makes it, with the options of a command line
   */
  private record Entry(String summary, Supplier<Object> maker) {}

  private static final Set<String> VERSION = Set.of("--version", "-V");

  static {
    ALL.put(
        "coefficients",
        new Entry(
            "computes D, kappa, mean velocity and eigenvalues of one W(v)",
            CoefficientsCommand::new));
    ALL.put(
        "compare",
        new Entry(
            "compares methods for D, kappa and lambda_1: errors and times", CompareCommand::new));
    ALL.put("run", new Entry("runs a scenario; the densities go to an HDF5 file", RunCommand::new));
    ALL.put(
        "limit",
        new Entry(
            "studies how the kinetic density nears its limit, epsilon -> 0", LimitCommand::new));
    ALL.put(
        "sweep",
        new Entry(
            "runs a scenario for many values of its keys, into one table", SweepCommand::new));
    ALL.put(
        "validate",
        new Entry(
            "checks a scenario; predicts steps, memory, file and time", ValidateCommand::new));
    ALL.put(
        "info",
        new Entry("says what is in an output file, or in the journal of a run", InfoCommand::new));
    ALL.put("plot", new Entry("draws what is in an output file", PlotCommand::new));
    ALL.put(
        "report",
        new Entry("makes a page of HTML of an output file, with its pictures", ReportCommand::new));
    ALL.put("figures", new Entry("draws Figures 1 to 12 of the paper", FiguresCommand::new));
    ALL.put("init", new Entry("writes a scenario with comments to start from", InitCommand::new));
    ALL.put(
        "help",
        new Entry("explains a command, a part of scenario files or a topic", HelpCommand::new));
    ALL.put(
        "completion",
        new Entry(
            "prints a script for bash and zsh that completes command lines",
            CompletionCommand::new));
  }

  /** Options that every command takes but that change nothing in some: their help is silent. */
  private static final Map<String, List<String>> IDLE =
      Map.of(
          "compare", List.of("--force"),
          "limit", List.of("--force"),
          "validate", List.of("--force"),
          "info", List.of("--force", "--threads"),
          "plot", List.of("--threads"),
          "report", List.of("--threads"),
          "init", List.of("--threads"));

  /** What an option does, where that is not what it does elsewhere. */
  private static final Map<String, String> THREADS =
      Map.of(
          "compare", "Threads for the particles of green-kubo and displacement (default: all).",
          "figures", "Threads for the parameters of each figure (default: all).",
          "sweep", "Cases at a time (default: all processors); with slurm of each task (1).");

  private Commands() {}

  /** All names. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The lines of a list of all, with what each does. */
  static List<String> list() {
    List<String> lines = new ArrayList<>();
    ALL.forEach((name, entry) -> lines.addAll(Text.labelled(name, entry.summary())));
    return lines;
  }

  /** The program with all its commands. */
  static CommandLine line() {
    CommandLine line = Terminal.helpful(new CommandLine(new Main()));
    line.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> String.join(System.lineSeparator(), list()) + System.lineSeparator());
    ALL.keySet().forEach(name -> add(line, name));
    return line;
  }

  /**
   * The program with the command that is asked for alone: reading the options of all takes time.
   */
  static CommandLine line(String... args) {
    String first = args.length == 0 ? "" : args[0];
    CommandLine line = Terminal.helpful(new CommandLine(new Main()));
    if (ALL.containsKey(first)) {
      add(line, first);
      return line;
    }
    return VERSION.contains(first) ? line : line();
  }

  private static void add(CommandLine line, String name) {
    CommandLine command = new CommandLine(ALL.get(name).maker().get());
    CommandSpec spec = command.getCommandSpec();
    for (String option : IDLE.getOrDefault(name, List.of())) {
      replace(spec, option, shown -> shown.hidden(true));
    }
    if (THREADS.containsKey(name)) {
      replace(spec, "--threads", option -> option.description(THREADS.get(name)));
    }
    command.setCaseInsensitiveEnumValuesAllowed(true);
    line.addSubcommand(name, Terminal.helpful(command));
  }

  private static void replace(
      CommandSpec spec, String name, UnaryOperator<OptionSpec.Builder> change) {
    OptionSpec option = spec.findOption(name);
    spec.remove(option);
    spec.addOption(change.apply(OptionSpec.builder(option)).build());
  }
}
