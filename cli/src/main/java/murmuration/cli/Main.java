package murmuration.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import murmuration.io.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of the program. */
@Command(
    name = "murmuration",
    versionProvider = Main.VersionText.class,
    mixinStandardHelpOptions = true,
    description = {
      "From kinetic swarming models to aggregation-diffusion equations.",
      "",
      "Computes the diffusion and drift coefficients of a velocity potential, solves the limit"
          + " equation for the density, and checks the limit against the kinetic equation.",
      ""
    },
    footer = {
      "",
      "Start with:",
      "  murmuration run examples/scenarios/morse-swarm-1d.yaml",
      "  murmuration coefficients --potential quartic --gamma 10",
      "  murmuration help",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or scenario, 130 interrupted."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  /** Columns of a terminal, which nothing that people read exceeds. */
  static final int WIDTH = 80;

  @Spec private CommandSpec spec;

  /** Starts the program and leaves with its exit code. */
  public static void main(String[] args) {
    StandardOutput output = new StandardOutput();
    PrintWriter out = new PrintWriter(output, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = execute(out, err, args);
    out.flush();
    System.exit(output.failure().isPresent() ? Errors.output(err, output.failure().get()) : code);
  }

  /** Runs one command line and returns its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command =
        Commands.line(args)
            .setOut(out)
            .setErr(err)
            .registerConverter(Path.class, Errors::path)
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(WIDTH)
            .setParameterExceptionHandler(Errors::usage)
            .setExecutionExceptionHandler(Errors::failure);
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      return Errors.outOfMemory(command);
    } finally {
      Interruption.finished();
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"murmuration " + Version.text()};
    }
  }
}
