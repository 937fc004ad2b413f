package murmuration.cli;

import murmuration.io.InvalidValueException;
import murmuration.io.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line and an exit code. */
final class Errors {
  static final int FAILED = 1;
  static final int USAGE = 2;

  private Errors() {}

  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    print(command, e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
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
    return e instanceof ScenarioException ? USAGE : FAILED;
  }

  static int outOfMemory(CommandLine command) {
    print(command, "not enough memory; more is had by MURMURATION_JAVA_OPTS=-Xmx8g, for instance");
    return FAILED;
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("murmuration: " + message.lines().findFirst().orElse(""));
  }
}
