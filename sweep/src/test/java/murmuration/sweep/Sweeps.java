package murmuration.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import murmuration.io.RunMonitor;

/** Sweep files for tests. */
final class Sweeps {
  /** A density on a circle, for which a tenth of a second is enough. */
  static final String CIRCLE =
      """
      name: circle
      coefficients: {D: 0.3, kappa: 1.0}
      space: {lower: -3.141592653589793, upper: 3.141592653589793, cells: 32, boundary: periodic}
      interaction: {potential: cosine, wavenumber: 1}
      initial: {density: "1 + 0.5*cos(x)"}
      macro: {end-time: 0.5, output-every: 0.25}
      """;

  private Sweeps() {}

  /** A plan whose results go to a folder. */
  static SweepPlan plan(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("sweep.yaml"), text);
    return SweepPlan.read(file);
  }

  /** The circle with some lines more; results go to {@code folder/results}. */
  static SweepPlan circle(Path folder, String lines) throws IOException {
    Files.writeString(folder.resolve("circle.yaml"), CIRCLE);
    String output = "output: {folder: " + folder.resolve("results") + "}\n";
    String where = lines.contains("output:") ? "" : output;
    return plan(folder, "base: circle.yaml\n" + where + lines);
  }

  /** Coefficients of quartic potentials; results go to {@code folder/NAME}. */
  static SweepPlan coefficients(Path folder, String name, String gamma) throws IOException {
    return plan(
        folder,
        """
        name: coefficients
        compute: coefficients
        base: {velocity: {potential: quartic}}
        vary: {velocity.gamma: %s}
        output: {folder: %s}
        """
            .formatted(gamma, folder.resolve(name)));
  }

  /** Does all cases and makes the table. */
  static SweepTable run(SweepPlan plan, int threads) {
    new Worker(plan, threads, RunMonitor.NONE, Optional.empty())
        .run(IntStream.range(0, plan.size()).boxed().toList());
    return SweepTable.gather(plan);
  }
}
