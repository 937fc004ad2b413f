package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import murmuration.io.RunMonitor;
import murmuration.io.RunReader;
import murmuration.sweep.CaseNumbers;
import murmuration.sweep.SweepPlan;
import murmuration.sweep.SweepTable;
import murmuration.sweep.Worker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sweep finds what its first lines say. */
class SweepsTest {
  private static final int THREADS = 2;

  /** What 64 cells make of r, times r; it falls by sixteen when they are halved. */
  private static final double DISCRETE = 1.13e-7;

  @TempDir private Path folder;

  /** A sweep of the examples, with its results in the folder of the test. */
  private SweepPlan plan(String name) throws IOException {
    return plan(name, Files.readString(Path.of("sweeps", name)));
  }

  private SweepPlan plan(String name, String text) throws IOException {
    String output = "output: {folder: " + folder.resolve("results");
    String moved =
        text.contains("output: {") ? text.replace("output: {", output + ", ") : text + output + "}";
    String scenarios = Path.of("scenarios").toAbsolutePath() + "/";
    return SweepPlan.read(
        Files.writeString(folder.resolve(name), moved.replace("../scenarios/", scenarios)));
  }

  /** Does some cases and returns the table of all. */
  private Path table(SweepPlan plan, String cases) {
    List<Integer> numbers = CaseNumbers.parse(cases, plan.size());
    assertEquals(
        List.of(), new Worker(plan, THREADS, RunMonitor.NONE, Optional.empty()).run(numbers));
    SweepTable table = SweepTable.gather(plan);
    assertEquals(List.of(), table.failures());
    assertEquals(numbers.size(), table.done());
    return table.files().get(0);
  }

  private Path all(SweepPlan plan) {
    return table(plan, "0-" + (plan.size() - 1));
  }

  /** All runs get steady, those beside D = ½ after a thousand units of time. */
  @Test
  void theCircleHasTheExactOrder() throws IOException {
    Path file = all(plan("circle.yaml"));
    try (RunReader table = RunReader.open(file)) {
      double[] diffusion = table.values("coefficients_D");
      double[] order = table.values("r");
      assertEquals(Collections.nCopies(diffusion.length, "steady-state"), table.texts("ended"));
      for (int i = 0; i < diffusion.length; i++) {
        double exact = PhaseDiagram.order(diffusion[i]);
        String message = "D = " + diffusion[i] + ": r = " + order[i];
        // At D = 0.03 the swarm is only two cells wide.
        double tolerance = diffusion[i] < 0.04 ? 4e-7 : 2e-9;
        double discrete = diffusion[i] < 0.04 ? 0 : DISCRETE * exact;
        assertEquals(exact + discrete, order[i], tolerance, message);
      }
    }
    Path picture = folder.resolve("picture.png");
    PhaseDiagram.main(new String[] {file.toString(), picture.toString()});
    assertEquals(1200, ImageIO.read(picture.toFile()).getWidth());
  }

  @Test
  void itsErrorIsOfTheFourthOrder() throws IOException {
    String text =
        Files.readString(Path.of("sweeps", "circle.yaml"))
            .replace("0.03:0.97:48", "[0.1, 0.3]\n  space.cells: [32, 64, 128]");
    try (RunReader table = RunReader.open(all(plan("circle.yaml", text)))) {
      double[] order = table.values("r");
      for (int d = 0; d < 2; d++) {
        double exact = PhaseDiagram.order(table.values("coefficients_D")[3 * d]);
        double[] errors =
            IntStream.range(3 * d, 3 * d + 3).mapToDouble(i -> order[i] - exact).toArray();
        assertEquals(DISCRETE, errors[1] / exact, 1e-3 * DISCRETE);
        assertEquals(4, Math.log(errors[1] / errors[2]) / Math.log(2), 0.02);
      }
    }
  }

  /** Scaled by √γ, velocities see θ/γ only: κ is the same for the same γ/θ, and so is D/γ. */
  @Test
  void thePlaneHasTheClosedForms() throws IOException {
    try (RunReader table =
        RunReader.open(table(plan("plane.yaml"), "0,33,50,83,3300,3333,5050,8350,9999"))) {
      double[] gamma = table.values("velocity_gamma");
      double[] theta = table.values("velocity_theta");
      double[] diffusion = table.values("D");
      double[] drift = table.values("kappa");
      for (int c : new int[] {50, 83, 3333, 8350}) {
        double strength = gamma[c];
        VelocityQuadrature exact =
            new VelocityQuadrature(
                v -> Math.pow(v, 4) / (4 * strength) - v * v / 2,
                theta[c],
                largest(strength, theta[c]));
        assertEquals(1, diffusion[c] / exact.diffusion(), 1e-6, "case " + c);
        assertEquals(1, drift[c] / exact.drift(), 1e-6, "case " + c);
      }
      for (int c : new int[] {3333, 9999}) {
        assertEquals(1, drift[c] / drift[0], 1e-11);
        assertEquals(1, diffusion[c] / gamma[c] / (diffusion[0] / gamma[0]), 1e-11);
      }
    }
  }

  /** There W/θ is 60. */
  private static double largest(double gamma, double theta) {
    return Math.sqrt(gamma * (1 + Math.sqrt(1 + 240 * theta / gamma)));
  }

  @Test
  @Tag("slow")
  void thePlaneDependsOnTheRatioOfItsParametersOnly() throws IOException {
    try (RunReader table = RunReader.open(all(plan("plane.yaml")))) {
      double[] gamma = table.values("velocity_gamma");
      double[] log = table.values("log10_D");
      double[] drift = table.values("kappa");
      for (int c = 0; c + 101 < 10_000; c++) {
        if (c % 100 < 99) {
          assertEquals(1, drift[c + 101] / drift[c], 1e-11, "case " + c);
          double grown = Math.log10(gamma[c + 101] / gamma[c]);
          assertEquals(log[c] + grown, log[c + 101], 1e-11, "case " + c);
        }
      }
    }
  }

  /** Orders depend on D/strength alone. */
  @Test
  void eachRunHasItsFile() throws IOException {
    SweepPlan plan = plan("runs.yaml");
    assertEquals(200, plan.size());
    try (RunReader table = RunReader.open(table(plan, "4,190"))) {
      for (int c : new int[] {4, 190}) {
        double noise = table.values("coefficients_D")[c] / table.values("interaction_strength")[c];
        assertEquals(PhaseDiagram.order(noise), table.values("r")[c], 1e-6);
        Path file = folder.resolve("results").resolve(table.texts("file").get(c));
        try (RunReader run = RunReader.open(file)) {
          assertTrue(run.incomplete().isEmpty());
        }
      }
      assertEquals("missing", table.texts("state").get(0));
    }
  }
}
