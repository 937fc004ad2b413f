package murmuration.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import murmuration.io.InvalidValueException;
import murmuration.io.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains commands, the parts of scenario files and other topics. */
@Command(
    name = "help",
    versionProvider = Main.VersionText.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explains a command, the keys of a part of scenario files, or another topic.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration help",
      "  murmuration help run",
      "  murmuration help interaction"
    })
final class HelpCommand implements Callable<Integer> {
  /** The topics with a few words each. */
  static final Map<String, String> TOPICS = new LinkedHashMap<>();

  static {
    TOPICS.put("scenario", "the parts of a scenario file");
    TOPICS.put("velocity", "keys of the velocity potential");
    TOPICS.put("coefficients", "keys of D and kappa by hand, and the command");
    TOPICS.put("space", "keys of the box");
    TOPICS.put("interaction", "keys of the interaction potential");
    TOPICS.put("external", "keys of the external potential");
    TOPICS.put("initial", "keys of the density at the start");
    TOPICS.put("macro", "keys of the density equation");
    TOPICS.put("kinetic", "keys of the kinetic check");
    TOPICS.put("particles", "keys of the individuals");
    TOPICS.put("output", "keys of the output file");
    TOPICS.put("sweep", "keys of a sweep file, and the command");
    TOPICS.put("potentials", "the velocity potentials W(v)");
    TOPICS.put("kernels", "the interaction potentials U(r)");
    TOPICS.put("expressions", "what formulas may have");
    TOPICS.put("exit-codes", "what the program returns to the shell");
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPIC",
      completionCandidates = Subjects.class,
      description = "A command or a topic; without one all of them are listed.")
  private String subject;

  /** All that help can be had on. */
  static final class Subjects extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Subjects() {
      super(Commands.names());
      TOPICS.keySet().stream().filter(topic -> !contains(topic)).forEach(this::add);
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (subject == null) {
      overview().forEach(out::println);
      return 0;
    }
    List<String> subjects = new Subjects();
    if (!subjects.contains(subject)) {
      throw new InvalidValueException(
          "help", subject, "unknown topic; " + Suggestion.phrase(subject, subjects));
    }
    if (Commands.names().contains(subject)) {
      CommandLine command = Commands.line().getSubcommands().get(subject);
      command.setUsageHelpWidth(Main.WIDTH).usage(out);
    }
    if (TOPICS.containsKey(subject)) {
      if (Commands.names().contains(subject)) {
        out.println();
      }
      out.print(Resources.text("topics/" + subject + ".txt"));
      out.flush();
    }
    return 0;
  }

  private static List<String> overview() {
    List<String> lines = new ArrayList<>();
    lines.add(Terminal.heading("Commands, `murmuration help COMMAND` explains one:"));
    lines.addAll(Commands.list());
    lines.add("");
    lines.add(Terminal.heading("Topics, `murmuration help TOPIC` explains one:"));
    TOPICS.forEach((name, words) -> lines.addAll(Text.labelled(name, words)));
    return lines;
  }
}
