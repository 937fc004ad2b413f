package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;

/** The potential, the interaction and the scheme of docs/extending.md do what they should. */
class ExtensionsTest {
  @Test
  void aVelocityPotentialHasTheCoefficientsOfTheClosedForm() {
    CosinePotential potential = new CosinePotential(0.8, 3);
    TransportCoefficients result = new SpectralMethod().compute(Maxwellian.of(potential, 0.5));
    VelocityQuadrature expected = new VelocityQuadrature(potential::value, 0.5, 8);
    assertEquals(1, result.diffusion() / expected.diffusion(), 1e-8);
    assertEquals(1, result.drift() / expected.drift(), 1e-8);
    assertEquals(
        1,
        new SpectralMethod().compute(Maxwellian.of(new CosinePotential(0, 3), 1)).diffusion(),
        1e-12);
    assertThrows(IllegalArgumentException.class, () -> new CosinePotential(Double.NaN, 1));
  }

  /** (∫r²ρ)' = 2DM − κ∬ s U'(s) ρρ, here by the sum over pairs of cells. */
  @Test
  void anInteractionDrawsTogetherAtTheRateOfItsVirial() {
    Grid line = Grid.of(new Axis(-6, 6, 240, Boundary.NO_FLUX));
    LogarithmicAttraction attraction = new LogarithmicAttraction(0.5);
    AggregationDiffusion equation = new AggregationDiffusion(0.1, 1, attraction);
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation, line);
    double[] rho = scheme.discretise((x, y, z) -> Math.exp(-2 * x * x));
    double expected = 0;
    double h = line.cellVolume();
    for (int i = 0; i < rho.length; i++) {
      expected += 2 * 0.1 * rho[i] * h;
      for (int j = 0; j < rho.length; j++) {
        double s = line.centre(i, 0) - line.centre(j, 0);
        expected -= s * s / (0.25 + s * s) * rho[i] * rho[j] * h * h;
      }
    }
    double[] moments = new double[3];
    int[] count = {0};
    Evolution.run(
        scheme,
        rho,
        new OutputTimes(2e-3, 1e-3),
        1e-9,
        snapshot -> moments[count[0]++] = snapshot.diagnostics().secondMoment());
    double rate = (4 * moments[1] - 3 * moments[0] - moments[2]) / 2e-3;
    assertEquals(1, rate / expected, 1e-3);
    assertThrows(IllegalArgumentException.class, () -> new LogarithmicAttraction(0));
  }

  /** A wave cos x decays as e^{−Dt}, with an error that falls by four when the cells are halved. */
  @Test
  void aSchemeHasItsOrderAndRecoversFromStepsThatAreTooLarge() {
    double[] errors = IntStream.of(32, 64).mapToDouble(ExtensionsTest::heatError).toArray();
    assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.05);
    ExplicitScheme scheme = heat(32);
    double[] peak = new double[32];
    peak[7] = 1;
    double h = scheme.grid().x().spacing();
    assertFalse(scheme.step(peak, h * h, new double[32]));
    assertTrue(scheme.step(peak, 0.4 * h * h, new double[32]));
    Evolution.Result run =
        Evolution.run(scheme, peak, new OutputTimes(0.5, 0.5), 1e-3, snapshot -> {});
    assertEquals(Evolution.Ending.END_TIME, run.ending());
    assertTrue(run.massError() < 1e-13);
  }

  private static ExplicitScheme heat(int cells) {
    Grid ring = Grid.of(new Axis(0, 2 * Math.PI, cells, Boundary.PERIODIC));
    return new ExplicitScheme(new AggregationDiffusion(1, 1, InteractionPotential.none()), ring);
  }

  private static double heatError(int cells) {
    ExplicitScheme scheme = heat(cells);
    double[] start = scheme.discretise((x, y, z) -> 1 + 0.5 * Math.cos(x));
    Evolution.Result run =
        Evolution.run(scheme, start, new OutputTimes(0.5, 0.5), 1e-7, snapshot -> {});
    double[] exact = scheme.discretise((x, y, z) -> 1 + 0.5 * Math.exp(-0.5) * Math.cos(x));
    double[] last = run.last().density();
    return IntStream.range(0, cells)
        .mapToDouble(i -> Math.abs(last[i] - exact[i]))
        .max()
        .orElseThrow();
  }
}
