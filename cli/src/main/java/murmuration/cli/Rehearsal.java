package murmuration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does a little of what the program can do, so that the virtual machine sees which classes that
 * takes. The launcher starts it once to make its archive of classes.
 */
final class Rehearsal {
  private static final String SCENARIO =
      """
      velocity: {potential: quartic, gamma: 1}
      space: {lower: 0, upper: 6.283185307179586, cells: 16}
      interaction: {potential: cosine, wavenumber: 1}
      initial: {density: "1 + 0.5*cos(x)", mass: 1}
      macro: {end-time: 0.01, output-every: 0.01}
      kinetic: {epsilon: [0.1, 0.01], modes: 6}
      output: {file: "%s"}
      """;

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param args a folder for files, which exists
   */
  public static void main(String[] args) throws IOException {
    Path output = Path.of(args[0]).resolve("rehearsal.h5");
    Path scenario = output.resolveSibling("rehearsal.yaml");
    Files.writeString(scenario, SCENARIO.formatted(output.toString().replace("\\", "\\\\")));
    for (List<String> line :
        List.of(
            List.of("--version"),
            List.of("help"),
            List.of("--help"),
            List.of("coefficients", "--potential", "quartic", "--gamma", "10"),
            List.of("coefficients", "--potential", "quartic", "--gamma", "10", "--json"),
            List.of("validate", scenario.toString()),
            List.of("run", scenario.toString(), "--force"),
            List.of("info", output.toString()),
            List.of("swim"))) {
      PrintWriter unread = new PrintWriter(new StringWriter());
      Main.execute(unread, unread, line.toArray(String[]::new));
    }
    // Any hook of the work above waits for nothing more.
    System.exit(0);
  }
}
