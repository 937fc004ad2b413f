package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.box;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ρ̄(1 + δ cos q·r) grows like e^{σt}, σ = −|q|²(D + κρ̄Û(|q|)), with Û = −(2π)^{d/2} e^{−q²/2} for
 * U = −e^{−r²/2} summed over its images, up to O(δ²).
 */
class GrowthRatesTest {
  private static final double DELTA = 1e-6;
  private static final double DIFFUSION = 0.4;
  private static final double LENGTH = 16;

  /** Waves that grow and waves that decay. */
  @ParameterizedTest
  @CsvSource({"2, 0.5, 1", "3, 0.8, 1", "5, 0.5, 1", "6, 0.5, 1", "2, 0.25, 3"})
  void wavesOnALineGrowAtTheExactRateWithFourthOrder(int waves, double mean, double drift) {
    int[] cells = {32, 64, 128};
    double q = waves * 2 * Math.PI / LENGTH;
    double sigma =
        -q * q * (DIFFUSION - drift * mean * Math.sqrt(2 * Math.PI) * Math.exp(-0.5 * q * q));
    double[] errors = new double[cells.length];
    for (int i = 0; i < errors.length; i++) {
      Grid grid = box(1, -8, 8, cells[i], Boundary.PERIODIC);
      errors[i] = Math.abs(rate(grid, mean, drift, (x, y, z) -> Math.cos(q * x), 2000) / sigma - 1);
    }
    assertTrue(errors[2] <= Target.GROWTH_RATE, () -> Arrays.toString(errors));
    Target.assertSmoothOrder(cells, errors);
  }

  /** Oblique waves, on different numbers of cells by axis. */
  @ParameterizedTest
  @CsvSource({"1, 2, 0.2", "3, -1, 0.3", "4, 3, 0.2"})
  void obliqueWavesGrowAtTheExactRateWithFourthOrder(int alongX, int alongY, double mean) {
    int[] cells = {32, 48, 72};
    double q = alongX * 2 * Math.PI / LENGTH;
    double p = alongY * 2 * Math.PI / 12;
    double square = q * q + p * p;
    double sigma = -square * (DIFFUSION - mean * 2 * Math.PI * Math.exp(-0.5 * square));
    double[] errors = new double[cells.length];
    for (int i = 0; i < errors.length; i++) {
      Grid grid =
          Grid.of(
              new Axis(-8, 8, cells[i], Boundary.PERIODIC),
              new Axis(-6, 6, cells[i], Boundary.PERIODIC));
      SpatialFunction wave = (x, y, z) -> Math.cos(q * x + p * y);
      errors[i] = Math.abs(rate(grid, mean, 1, wave, 1000) / sigma - 1);
    }
    Target.assertSmoothOrder(cells, errors);
  }

  /** log(amplitude(t)/amplitude(0))/t of a wave, at t = 1/2. */
  private static double rate(
      Grid grid, double mean, double drift, SpatialFunction wave, int stepsPerTime) {
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(DIFFUSION, drift, InteractionPotential.gaussian(1)), grid);
    double[] start = scheme.discretise((x, y, z) -> mean * (1 + DELTA * wave.value(x, y, z)));
    double[] shape = grid.cellAverages(wave);
    double before = amplitude(scheme.output(start), shape, mean);
    double[] end = advance(scheme, start, 0.5, stepsPerTime / 2);
    return Math.log(amplitude(scheme.output(end), shape, mean) / before) / 0.5;
  }

  private static double amplitude(double[] rho, double[] shape, double mean) {
    double sum = 0;
    for (int i = 0; i < rho.length; i++) {
      sum += (rho[i] - mean) * shape[i];
    }
    return sum;
  }
}
