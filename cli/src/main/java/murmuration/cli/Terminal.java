package murmuration.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What people see on a terminal and scripts do not: colours, and messages in lines of 80 columns.
 * Elsewhere a message is one line. No colours with NO_COLOR (https://no-color.org) or TERM=dumb.
 */
final class Terminal {
  /** Whether standard error is one; set by the launcher, which can tell. */
  static final String ERRORS = "murmuration.terminal";

  /** Whether standard output is one. */
  static final String OUTPUT = "murmuration.screen";

  /** How many columns that of standard error has, where known. */
  static final String COLUMNS = "murmuration.columns";

  private static final String NAME = "murmuration:";
  private static final String WARNING = NAME + " warning:";

  private Terminal() {}

  /** Prints why nothing came of it. */
  static void error(PrintWriter err, String message) {
    print(err, NAME, "bold,red", message);
  }

  /** Prints what speaks against a result. */
  static void warning(PrintWriter err, String message) {
    print(err, WARNING, "yellow", message);
  }

  private static void print(PrintWriter err, String prefix, String style, String message) {
    String text = prefix + " " + message;
    if (!Boolean.getBoolean(ERRORS)) {
      err.println(text);
      return;
    }
    List<String> lines = new ArrayList<>(Text.paragraph(text, Text.WIDTH));
    String rest = lines.get(0).substring(prefix.length());
    lines.set(0, coloured(ERRORS, style, prefix) + rest);
    lines.forEach(err::println);
  }

  /** A line of a verdict on standard output: good news or not. */
  static String verdict(String line, boolean good) {
    return coloured(OUTPUT, good ? "green" : "yellow", line);
  }

  /** A heading on standard output. */
  static String heading(String line) {
    return coloured(OUTPUT, "bold", line);
  }

  /** Gives the help of a command, which goes to standard output, colours or none. */
  static CommandLine helpful(CommandLine command) {
    Ansi ansi = colours(OUTPUT, System.getenv()) ? Ansi.ON : Ansi.OFF;
    command.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    for (String part :
        List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER)) {
      CommandLine.IHelpSectionRenderer plain = command.getHelpSectionMap().get(part);
      command.getHelpSectionMap().put(part, help -> headings(plain.render(help)));
    }
    return command;
  }

  private static String headings(String text) {
    StringBuilder result = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      String heading = line.strip();
      boolean known = heading.matches("Usage:|Examples:|Start with:");
      result.append(known ? line.replace(heading, heading(heading)) : line);
    }
    return result.toString();
  }

  private static String coloured(String stream, String style, String text) {
    return colours(stream, System.getenv())
        ? Ansi.ON.string("@|" + style + " " + text + "|@")
        : text;
  }

  /** Whether a stream takes colours. */
  static boolean colours(String stream, Map<String, String> environment) {
    return Boolean.getBoolean(stream)
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
