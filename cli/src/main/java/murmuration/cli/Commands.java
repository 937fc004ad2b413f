package murmuration.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands by name, in the order of the help. */
final class Commands {
  private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();
  private static final Set<String> VERSION = Set.of("--version", "-V");

  static {
    ALL.put("coefficients", CoefficientsCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("run", RunCommand::new);
    ALL.put("limit", LimitCommand::new);
    ALL.put("validate", ValidateCommand::new);
    ALL.put("info", InfoCommand::new);
    ALL.put("plot", PlotCommand::new);
    ALL.put("report", ReportCommand::new);
    ALL.put("figures", FiguresCommand::new);
    ALL.put("init", InitCommand::new);
    ALL.put("help", HelpCommand::new);
    ALL.put("completion", CompletionCommand::new);
  }

  /** Options that every command takes but that change nothing in some: their help is silent. */
  private static final Map<String, List<String>> IDLE =
      Map.of(
          "compare", List.of("--force"),
          "limit", List.of("--force"),
          "validate", List.of("--force"),
          "info", List.of("--force", "--threads"),
          "report", List.of("--threads"),
          "init", List.of("--threads"));

  private Commands() {}

  /** All names. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The program with all its commands. */
  static CommandLine line() {
    CommandLine line = Terminal.helpful(new CommandLine(new Main()));
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
    CommandLine command = new CommandLine(ALL.get(name).get());
    CommandSpec spec = command.getCommandSpec();
    for (String option : IDLE.getOrDefault(name, List.of())) {
      OptionSpec shown = spec.findOption(option);
      spec.remove(shown);
      spec.addOption(OptionSpec.builder(shown).hidden(true).build());
    }
    line.addSubcommand(name, Terminal.helpful(command));
  }
}
