package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.assertOrder;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.periodic;
import static murmuration.macro.Fields.twoGroupsDensity;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spectral accuracy in space, order four in time. */
class SpectralSchemeTest {
  /** Two groups that attract each other. */
  private static SpectralScheme twoGroups(int cells) {
    return new SpectralScheme(
        new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1)), periodic(-8, 8, cells));
  }

  /** e^{−Dq²t} for each wave, whatever the step. */
  @Test
  void diffusionIsExact() {
    Grid grid = periodic(0, 2 * Math.PI, 32);
    SpectralScheme scheme =
        new SpectralScheme(new AggregationDiffusion(0.3, 1, InteractionPotential.none()), grid);
    double[] rho =
        advance(scheme, scheme.discretise((x, y, z) -> 1 + 0.5 * Math.cos(3 * x)), 0.8, 2);
    double decay = Math.exp(-0.3 * 9 * 0.8);
    assertArrayEquals(grid.pointValues((x, y, z) -> 1 + 0.5 * decay * Math.cos(3 * x)), rho, 1e-14);
  }

  @Test
  void theOrderInTimeIsFour() {
    SpectralScheme scheme = twoGroups(128);
    double[] initial = twoGroupsDensity(scheme);
    double[] reference = advance(scheme, initial, 2, 800);
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      errors[i] = distance(scheme.grid(), advance(scheme, initial, 2, 25 << i), reference);
    }
    assertOrder(4, errors);
  }

  /**
   * The points of a grid of half as many cells lie between those of the finer one: so compare Φ.
   */
  @Test
  void convergenceInSpaceIsSpectral() {
    double reference = freeEnergy(256);
    double coarse = Math.abs(freeEnergy(32) - reference);
    double middle = Math.abs(freeEnergy(64) - reference);
    double fine = Math.abs(freeEnergy(128) - reference);
    assertTrue(middle < 1e-3 * coarse, () -> coarse + " " + middle + " " + fine);
    assertTrue(fine < 1e-11, () -> coarse + " " + middle + " " + fine);
  }

  private static double freeEnergy(int cells) {
    SpectralScheme scheme = twoGroups(cells);
    return scheme.freeEnergy(advance(scheme, twoGroupsDensity(scheme), 2, 200)).total();
  }

  /**
   * ρ̄(1 + δ cos qx) grows like e^{σt}, σ = −q²(D + κρ̄Û(q)), with Û(q) = −√(2π) e^{−q²/2} for U =
   * −e^{−r²/2}, up to O(δ²).
   */
  @Test
  void smallPerturbationsGrowAtTheRateOfLinearStability() {
    double mean = 0.5;
    for (int k = 1; k <= 4; k++) {
      double q = k * 2 * Math.PI / 16;
      Grid grid = periodic(0, 16, 32);
      SpectralScheme scheme =
          new SpectralScheme(
              new AggregationDiffusion(0.4, 1, InteractionPotential.gaussian(1)), grid);
      double[] rho =
          advance(
              scheme, scheme.discretise((x, y, z) -> mean * (1 + 1e-6 * Math.cos(q * x))), 1, 50);
      double transform = -Math.sqrt(2 * Math.PI) * Math.exp(-q * q / 2);
      double growth = Math.exp(-q * q * (0.4 + mean * transform));
      double[] expected =
          grid.pointValues((x, y, z) -> mean * (1 + 1e-6 * growth * Math.cos(q * x)));
      assertArrayEquals(expected, rho, 1e-11);
    }
  }

  /** U = −cos: r = I₁(rκ/D)/I₀(rκ/D). */
  @Test
  void synchronisedStatesOfTheCircleHaveTheExactOrderParameter() {
    Grid grid = periodic(0, 2 * Math.PI, 48);
    SpectralScheme scheme =
        new SpectralScheme(new AggregationDiffusion(0.25, 1, InteractionPotential.cosine(1)), grid);
    double[] start = scheme.discretise((x, y, z) -> (1 + 0.1 * Math.cos(x)) / (2 * Math.PI));
    double[] rho = advance(scheme, start, 200, 4000);
    for (int i = 0; i < rho.length; i++) {
      rho[i] *= Math.cos(grid.x().centre(i));
    }
    assertEquals(0.8314620248, grid.integral(rho), 1e-10);
  }

  @Test
  void massIsKeptToRoundOff() {
    SpectralScheme scheme = twoGroups(101);
    double[] initial = new Random(4).doubles(101).toArray();
    double mass = scheme.grid().integral(initial);
    double[] rho = advance(scheme, initial, 1, 100);
    assertEquals(mass, scheme.grid().integral(rho), 1e-13 * mass);
  }

  @Test
  void bothSchemesSolveTheSameEquation() {
    SpectralScheme spectral = twoGroups(256);
    FiniteVolumeScheme volumes =
        new FiniteVolumeScheme(
            new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1)), spectral.grid());
    double[] exact = advance(spectral, twoGroupsDensity(spectral), 2, 100);
    double[] rho = advance(volumes, twoGroupsDensity(volumes), 2, 200);
    assertEquals(0, distance(spectral.grid(), exact, rho), 5e-3);
  }

  @Test
  void aStepThatOverflowsIsReported() {
    SpectralScheme scheme =
        new SpectralScheme(
            new AggregationDiffusion(0.1, 1e200, InteractionPotential.gaussian(1)),
            periodic(-8, 8, 32));
    double[] rho = twoGroupsDensity(scheme);
    Arrays.setAll(rho, i -> rho[i] * 1e100);
    assertTrue(!scheme.step(rho, 1, new double[rho.length]));
  }

  @Test
  void wallsAreRefused() {
    AggregationDiffusion equation = new AggregationDiffusion(1, 1, InteractionPotential.none());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpectralScheme(equation, Fields.walls(0, 1, 8)))
            .getMessage();
    assertTrue(message.contains("periodic"), message);
  }

  /** Three Gaussians in the plane: 32² → 64² → 96², compared by the interaction energy. */
  @Test
  void convergenceInThePlaneIsSpectral() {
    double reference = planeEnergy(96);
    double coarse = Math.abs(planeEnergy(32) - reference);
    double fine = Math.abs(planeEnergy(64) - reference);
    assertTrue(coarse < 1e-4 && fine < 1e-10, () -> coarse + " " + fine);
  }

  private static double planeEnergy(int cells) {
    SpectralScheme scheme =
        new SpectralScheme(
            new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1)),
            Fields.box(2, -6, 6, cells, Boundary.PERIODIC));
    SpatialFunction groups =
        (x, y, z) ->
            Math.exp(-(x + 1) * (x + 1) - y * y)
                + Math.exp(-(x - 1) * (x - 1) - (y - 1) * (y - 1))
                + 0.5 * Math.exp(-x * x - (y + 1) * (y + 1));
    double[] initial = scheme.discretise(groups);
    return scheme.freeEnergy(advance(scheme, initial, 0.5, 50)).interaction();
  }

  /** D = 0.3 in three dimensions of different lengths: each wave decays like e^{−D|q|²t}. */
  @Test
  void diffusionIsExactInThreeDimensions() {
    Grid grid =
        Grid.of(
            new Axis(0, 2 * Math.PI, 12, Boundary.PERIODIC),
            new Axis(0, Math.PI, 9, Boundary.PERIODIC),
            new Axis(0, 4 * Math.PI, 10, Boundary.PERIODIC));
    SpectralScheme scheme =
        new SpectralScheme(new AggregationDiffusion(0.3, 1, InteractionPotential.none()), grid);
    SpatialFunction wave = (x, y, z) -> Math.cos(3 * x) * Math.sin(2 * y) * Math.cos(0.5 * z);
    double decay = Math.exp(-0.3 * (9 + 4 + 0.25) * 0.4);
    double[] rho = advance(scheme, scheme.discretise((x, y, z) -> 2 + wave.value(x, y, z)), 0.4, 2);
    assertArrayEquals(grid.pointValues((x, y, z) -> 2 + decay * wave.value(x, y, z)), rho, 1e-14);
  }

  /** V = cos x + cos y: the Gibbs state e^{−V/D} stays, which tests both derivatives. */
  @Test
  void gibbsStatesOfAnExternalPotentialStay() {
    Grid grid = Fields.box(2, 0, 2 * Math.PI, 48, Boundary.PERIODIC);
    SpatialFunction external = (x, y, z) -> Math.cos(x) + Math.cos(y);
    SpectralScheme scheme =
        new SpectralScheme(
            new AggregationDiffusion(0.5, 1, InteractionPotential.none(), external), grid);
    double[] gibbs = scheme.discretise((x, y, z) -> Math.exp(-2 * external.value(x, y, z)));
    assertArrayEquals(gibbs, advance(scheme, gibbs, 1, 100), 1e-9);
  }
}
