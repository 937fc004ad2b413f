package murmuration.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

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
    ALL.put("figures", FiguresCommand::new);
    ALL.put("init", InitCommand::new);
    ALL.put("help", HelpCommand::new);
    ALL.put("completion", CompletionCommand::new);
  }

  private Commands() {}

  /** All names. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The program with all its commands. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    ALL.forEach((name, command) -> line.addSubcommand(name, command.get()));
    return line;
  }

  /**
   * The program with the command that is asked for alone: reading the options of all takes time.
   */
  static CommandLine line(String... args) {
    String first = args.length == 0 ? "" : args[0];
    CommandLine line = new CommandLine(new Main());
    if (ALL.containsKey(first)) {
      return line.addSubcommand(first, ALL.get(first).get());
    }
    return VERSION.contains(first) ? line : line();
  }
}
