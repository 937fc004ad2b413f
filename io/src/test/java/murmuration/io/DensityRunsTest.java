package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import murmuration.macro.Evolution;
import murmuration.macro.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From scenario to density: what runs say of themselves, drifts, and frames. */
class DensityRunsTest {
  /** Two groups that attract each other and shrink to a width of 0.1. */
  private static String sharp(String scheme, int cells) {
    return """
        coefficients: {D: 0.1, kappa: 10}
        space: {lower: -8, upper: 8, cells: %d, boundary: periodic}
        interaction: {potential: gaussian, length: 1}
        initial: {density: "0.6*exp(-2*(x+1.25)^2)/0.5 + 0.4*exp(-(x-1.25)^2/0.98)/0.7", mass: 1}
        macro: {scheme: %s, end-time: 1, output-every: 0.25}
        """
        .formatted(cells, scheme);
  }

  private static RunRecord run(String text) {
    return new ScenarioRunner(ScenarioReader.parse("test.yaml", text), RunMonitor.NONE).run();
  }

  private static double minimum(RunRecord run) {
    return run.snapshots().stream()
        .mapToDouble(snapshot -> snapshot.diagnostics().minimum())
        .min()
        .orElseThrow();
  }

  /** The finite volumes stay positive however few cells there are. */
  @ParameterizedTest
  @ValueSource(ints = {64, 96, 128})
  void tooFewPointsShowInTheMinimumAndInTheShortestWaves(int cells) {
    RunRecord spectral = run(sharp("spectral", cells));
    Snapshot last = spectral.evolution().last();
    assertTrue(minimum(spectral) < -0.01, () -> "minimum " + minimum(spectral));
    assertEquals(
        Arrays.stream(last.density()).min().orElseThrow(), last.diagnostics().minimum(), 0.0);
    // More than what the command warns of.
    assertTrue(last.diagnostics().unresolved() > 0.1, () -> last.diagnostics().toString());
    assertTrue(minimum(run(sharp("finite-volume", cells))) >= 0);
  }

  @Test
  void enoughPointsShowNothing() {
    RunRecord run = run(sharp("spectral", 512));
    assertTrue(minimum(run) > -1e-12, () -> "minimum " + minimum(run));
    assertTrue(run.evolution().last().diagnostics().unresolved() < 1e-9);
  }

  /** ρ = e^{ux/D}/Z with D = 0.5, u = 1.5: its averages over the cells of [0, 2]. */
  @Test
  void aDriftBetweenWallsEndsInAnExponentialProfile() {
    for (int cells : new int[] {16, 32, 64}) {
      RunRecord run =
          run(
              """
              coefficients: {D: 0.5, kappa: 1, velocity: 1.5}
              space: {lower: 0, upper: 2, cells: %d, boundary: no-flux}
              initial: {density: "1", mass: 1}
              macro: {end-time: 100, output-every: 100, steady-tolerance: 1e-9}
              """
                  .formatted(cells));
      assertEquals(Evolution.Ending.STEADY_STATE, run.evolution().ending());
      double[] density = run.evolution().last().density();
      double h = run.scenario().grid().x().spacing();
      double error = 0;
      for (int i = 0; i < cells; i++) {
        double exact = Math.exp(3 * h * i) * Math.expm1(3 * h) / Math.expm1(6);
        error += Math.abs(h * density[i] - exact);
      }
      assertEquals(0, error, 0.8 * h * h);
    }
  }

  /** A tilted potential with ε = 1/4, so that u = 2V. */
  private static String tilted(String scheme, int cells, double end, String frame) {
    return String.format(
        Locale.ROOT,
        """
        velocity: {potential: tilted, gamma: 1, delta: 0.5}
        space: {lower: 0, upper: 6.283185307179586, cells: %d, boundary: periodic}
        interaction: {potential: cosine, strength: 3, wavenumber: 1}
        initial: {density: "1 + 0.5*cos(x)", mass: 1}
        macro: {scheme: %s, end-time: %s, output-every: %s, %s}
        """,
        cells,
        scheme,
        end,
        end,
        frame);
  }

  /** Until it has moved by an integer number of cells. */
  @ParameterizedTest
  @CsvSource({"spectral, 48, 1e-9, 1e-8", "finite-volume, 96, 1e-4, 1e-4"})
  void theLaboratorySeesTheSwarmPassBy(String scheme, int cells, double tolerance, double bound) {
    ScenarioRunner model =
        new ScenarioRunner(
            ScenarioReader.parse("test.yaml", tilted(scheme, cells, 1, "frame: moving")),
            RunMonitor.NONE);
    double mean = model.coefficients().orElseThrow().meanVelocity().x();
    int shift = cells / 3;
    double h = 2 * Math.PI / cells;
    double end = shift * h / (2 * mean);
    String keys = "tolerance: " + tolerance;
    double[] moving = run(tilted(scheme, cells, end, keys)).evolution().last().density();
    keys += ", frame: laboratory, epsilon: 0.25";
    double[] rest = run(tilted(scheme, cells, end, keys)).evolution().last().density();
    double difference = 0;
    double way = 0;
    for (int i = 0; i < cells; i++) {
      difference += h * Math.abs(rest[(i + shift) % cells] - moving[i]);
      way += h * Math.abs(rest[i] - moving[i]);
    }
    assertEquals(0, difference, bound);
    assertTrue(way > 0.5, "the swarm moves");
  }
}
