package murmuration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import murmuration.io.InvalidValueException;
import murmuration.io.ScenarioException;
import murmuration.io.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into a message and an exit code. */
final class Errors {
  static final int FAILED = 1;
  static final int USAGE = 2;

  private Errors() {}

  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    print(
        command,
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : plain(e.getMessage()));
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  /** A file that an argument names. */
  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "not a file name here; letters beyond ASCII need a locale of UTF-8, such as C.UTF-8");
    }
  }

  /** Says of types in words what is known by the names that Java has for them. */
  private static String plain(String message) {
    return message
        .replaceFirst("' is not a double$", "' is not a number")
        .replaceFirst("' is not an int$", "' is not a whole number below 2^31")
        .replaceFirst("' is not a long$", "' is not a whole number below 2^63");
  }

  /** What an argument that has no place may have been meant to be. */
  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String argument = e.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      String name = argument.split("=", 2)[0];
      Set<String> options = command.getCommandSpec().optionsMap().keySet();
      return name + ": unknown option" + Suggestion.guess(name, options);
    }
    if (command.getParent() == null) {
      return argument
          + ": unknown command; "
          + Suggestion.phrase(argument, command.getSubcommands().keySet());
    }
    return argument + ": one argument too many";
  }

  static int failure(Exception e, CommandLine command, ParseResult parsed) {
    if (parsed.originalArgs().contains("--verbose")) {
      e.printStackTrace(command.getErr());
    }
    if (e instanceof InvalidValueException invalid) {
      print(command, invalid.key() + invalid.getMessage());
      return USAGE;
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    print(command, message);
    boolean missing = e.getCause() instanceof NoSuchFileException;
    return missing || e instanceof ScenarioException ? USAGE : FAILED;
  }

  /** Nobody may have seen the result. */
  static int output(PrintWriter err, IOException e) {
    Terminal.error(err, "standard output: cannot be written: " + e.getMessage());
    return FAILED;
  }

  static int outOfMemory(CommandLine command) {
    print(command, "not enough memory; more is had by MURMURATION_JAVA_OPTS=-Xmx8g, for instance");
    return FAILED;
  }

  private static void print(CommandLine command, String message) {
    Terminal.error(command.getErr(), message.lines().findFirst().orElse(""));
  }
}
