package murmuration.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete command lines of the program. */
@Command(
    name = "completion",
    versionProvider = Main.VersionText.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints a script for bash and zsh that completes commands, options, names and files.",
      "",
      "For the shell that is open, or in ~/.bashrc for all of them:",
      "  source <(murmuration completion)",
      "zsh needs this before, in ~/.zshrc:",
      "  autoload -U +X compinit && compinit",
      "  autoload -U +X bashcompinit && bashcompinit",
      ""
    },
    footer = {"", "Examples:", "  murmuration completion", "  murmuration completion --help"})
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("murmuration", Commands.line()));
    spec.commandLine().getOut().flush();
  }
}
