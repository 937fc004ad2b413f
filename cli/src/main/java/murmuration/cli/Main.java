package murmuration.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The entry point of the program. */
@Command(
    name = "murmuration",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "From kinetic swarming models to aggregation-diffusion equations.")
public final class Main implements Runnable {

  /** Starts the program and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("/murmuration/version.properties")) {
        properties.load(in);
      }
      return new String[] {"murmuration " + properties.getProperty("version")};
    }
  }
}
