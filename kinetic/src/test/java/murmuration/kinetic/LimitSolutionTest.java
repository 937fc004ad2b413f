package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpectralScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit against the macroscopic solver, and closed forms of the leading term. */
class LimitSolutionTest {
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 24);
  private static final double TIME = 0.5;
  private static final OutputTimes TIMES = new OutputTimes(TIME, TIME);

  // Case A, γ = θ = 1: multiprecision values.
  private static final double D = 1.28455739590645257;
  private static final double TAU2 = 1.617346763885;
  private static final double E4 = -1.788921345415;

  private static LimitSolution solution(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid grid,
      InitialState initial,
      OutputTimes times) {
    return LimitSolution.settled(
        new KineticSolver(modes, interaction, grid).system(),
        Problems.density(grid),
        initial,
        times,
        () -> false);
  }

  @Test
  void theLimitIsTheDensityOfTheMacroscopicSolver() {
    Grid circle = Problems.circle(48);
    assertMacroscopic(QUARTIC, InteractionPotential.cosine(1), circle);
    assertMacroscopic(QUARTIC, InteractionPotential.gaussian(0.8), circle);
    assertMacroscopic(
        Problems.planeModes(VelocityPotential.quartic(1), 12),
        InteractionPotential.cosine(1).scaled(0.1),
        Problems.torus(24));
  }

  private static void assertMacroscopic(
      VelocityModes modes, InteractionPotential interaction, Grid grid) {
    SpectralScheme scheme =
        new SpectralScheme(
            new AggregationDiffusion(modes.diffusion(), modes.drift(), interaction), grid);
    double[] macroscopic =
        Evolution.run(scheme, Problems.density(grid), TIMES, 1e-11, snapshot -> {})
            .last()
            .density();
    double[] limit = solution(modes, interaction, grid, MAXWELLIAN, TIMES).density(1);
    assertArrayEquals(macroscopic, limit, 1e-9);
  }

  /** What the steps of the kinetic solver tend to is the same. */
  @Test
  void theLimitOfTheKineticStepsIsTheSameDensity() {
    InteractionPotential interaction = InteractionPotential.cosine(1);
    Grid grid = Problems.circle(32);
    double[] limit = solution(QUARTIC, interaction, grid, MAXWELLIAN, TIMES).density(1);
    KineticSolver solver = new KineticSolver(QUARTIC, interaction, grid);
    for (KineticSolver.Method method : KineticSolver.Method.values()) {
      boolean imex = method == KineticSolver.Method.IMEX;
      double[] stepped =
          solver
              .limit(
                  method,
                  1e-6,
                  Problems.density(grid),
                  TIMES,
                  imex ? 4096 : 256,
                  imex ? 0 : 8,
                  () -> false)[1];
      assertArrayEquals(limit, stepped, imex ? 1e-7 : 1e-10);
    }
  }

  private static void assertCorrection(
      VelocityModes modes,
      InitialState initial,
      double exponent,
      DoubleUnaryOperator cosine,
      DoubleUnaryOperator sine) {
    Grid grid = Problems.circle(16);
    LimitSolution solution = solution(modes, NONE, grid, initial, new OutputTimes(TIME, 0.2));
    assertEquals(exponent, solution.exponent());
    double[] exact =
        grid.pointValues((r, y, z) -> 0.5 * cosine.applyAsDouble(r) + 0.25 * sine.applyAsDouble(r));
    assertArrayEquals(exact, solution.correction(3), 1e-10);
  }

  private static void assertWaves(
      VelocityModes modes, double d, InitialState initial, DoubleUnaryOperator factor) {
    double one = factor.applyAsDouble(1) * Math.exp(-d * TIME);
    double two = factor.applyAsDouble(2) * Math.exp(-4 * d * TIME);
    assertCorrection(modes, initial, 1, r -> one * Math.cos(r), r -> two * Math.sin(2 * r));
  }

  /** ρ̂_1 = (E₄q⁴t + τ₂q²) e^{−Dq²t} ρ̂_0. */
  @Test
  void maxwellianDataHaveTheClosedForm() {
    assertWaves(QUARTIC, D, MAXWELLIAN, q -> E4 * Math.pow(q, 4) * TIME + TAU2 * q * q);
  }

  /** The corrector in the data removes the initial layer, hence τ₂. */
  @Test
  void chapmanEnskogDataHaveNoInitialLayer() {
    assertWaves(QUARTIC, D, CHAPMAN_ENSKOG, q -> E4 * Math.pow(q, 4) * TIME);
    for (VelocityModes modes :
        new VelocityModes[] {QUARTIC, Problems.modes(VelocityPotential.tilted(1, 1), 8)}) {
      LimitSolution solution =
          solution(
              modes, InteractionPotential.cosine(1), Problems.circle(16), CHAPMAN_ENSKOG, TIMES);
      assertArrayEquals(new double[16], solution.correction(0), 1e-14);
    }
  }

  /** Even data g: the layer adds −q² Σ A_0k A_kl g_l/(λ_k λ_l) and so on, by the formula. */
  @Test
  void dataEvenInVelocityAddTheirLayer() {
    double[] g = QUARTIC.fluctuation((x, y) -> Math.cos(x));
    double shift = 0;
    for (int k = 1; k < QUARTIC.size(); k++) {
      for (int l = 1; l < QUARTIC.size(); l++) {
        shift +=
            QUARTIC.transport(0, 0, k)
                / QUARTIC.rate(k)
                * QUARTIC.transport(0, k, l)
                / QUARTIC.rate(l)
                * 0.3
                * g[l];
      }
    }
    double added = shift;
    assertWaves(QUARTIC, D, EVEN, q -> E4 * Math.pow(q, 4) * TIME + (TAU2 - added) * q * q);
  }

  /**
   * f = ρ₀M(1 + av): the layer moves ρ by −√ε a (Σ A_0k²/λ_k) ∂_rρ₀ = −√ε aD ∂_rρ₀, as every
   * individual goes on for aD√ε on average; this then diffuses.
   */
  @Test
  void aMeanVelocityInTheDataShiftsTheDensity() {
    double one = 0.3 * D * Math.exp(-D * TIME);
    double two = 0.3 * D * 2 * Math.exp(-4 * D * TIME);
    assertCorrection(QUARTIC, ODD, 0.5, r -> one * Math.sin(r), r -> -two * Math.cos(2 * r));
  }

  /** W not even, Maxwellian data: a dispersion, ρ_{1/2} = −c t ∂_r³ρ, c = aᵀΛ⁻¹A⊥Λ⁻¹a. */
  @Test
  void tiltedPotentialsDisperse() {
    VelocityModes modes = Problems.modes(VelocityPotential.tilted(1, 1), 16);
    double sum = 0;
    for (int k = 1; k < modes.size(); k++) {
      for (int l = 1; l < modes.size(); l++) {
        sum +=
            modes.transport(0, 0, k)
                / modes.rate(k)
                * modes.transport(0, k, l)
                / modes.rate(l)
                * modes.transport(0, l, 0);
      }
    }
    double c = sum;
    double d = modes.diffusion();
    double one = c * TIME * Math.exp(-d * TIME);
    double two = 8 * c * TIME * Math.exp(-4 * d * TIME);
    // ∂³ cos = sin, ∂³ sin 2r = −8 cos 2r.
    assertCorrection(modes, MAXWELLIAN, 0.5, r -> -one * Math.sin(r), r -> two * Math.cos(2 * r));
  }

  /** U = 0 and W = v²/2: s(t) = t − ε(1 − e^{−t/ε}) gives ρ̂_1 = q² e^{−q²t} ρ̂_0. */
  @Test
  void ornsteinUhlenbeckHasTheExpansionOfItsExactSolution() {
    assertWaves(Problems.modes(VelocityPotential.quadratic(), 6), 1, MAXWELLIAN, q -> q * q);
  }

  @Test
  void theExponentIsOneOnlyForEvenPotentialsAndDataEvenInVelocity() {
    VelocityModes tilted = Problems.modes(VelocityPotential.tilted(1, 1), 6);
    VelocityModes plane = Problems.planeModes(VelocityPotential.quartic(1), 10);
    assertEquals(1, exponent(QUARTIC, MAXWELLIAN));
    assertEquals(1, exponent(QUARTIC, CHAPMAN_ENSKOG));
    assertEquals(1, exponent(QUARTIC, EVEN));
    assertEquals(1, exponent(QUARTIC, new InitialState.Perturbation((x, y) -> x, 0)));
    assertEquals(0.5, exponent(QUARTIC, ODD));
    assertEquals(
        0.5, exponent(QUARTIC, new InitialState.Perturbation((x, y) -> x * x + 1e-3 * x, 1)));
    assertEquals(0.5, exponent(tilted, MAXWELLIAN));
    assertEquals(0.5, exponent(tilted, CHAPMAN_ENSKOG));
    assertEquals(0.5, exponent(tilted, EVEN));
    assertEquals(1, exponent(plane, MAXWELLIAN));
    assertEquals(1, exponent(plane, new InitialState.Perturbation((x, y) -> x * y, 0.1)));
    assertEquals(0.5, exponent(plane, new InitialState.Perturbation((x, y) -> y, 0.1)));
  }

  private static double exponent(VelocityModes modes, InitialState initial) {
    Grid grid = modes.dimension() == 1 ? Problems.circle(8) : Problems.torus(8);
    return solution(modes, NONE, grid, initial, TIMES).exponent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.13})
  void allOutputsStartFromTheSameDensity(double every) {
    Grid grid = Problems.circle(32);
    InteractionPotential interaction = InteractionPotential.cosine(1);
    LimitSolution often = solution(QUARTIC, interaction, grid, EVEN, new OutputTimes(TIME, every));
    LimitSolution once = solution(QUARTIC, interaction, grid, EVEN, TIMES);
    int last = new OutputTimes(TIME, every).count() - 1;
    assertArrayEquals(Problems.density(grid), often.density(0));
    assertArrayEquals(once.density(1), often.density(last), 1e-9);
    assertEquals(
        0,
        LimitSolution.distance(once.correction(1), often.correction(last)),
        1e-7 * LimitSolution.distance(once.correction(1), new double[32]));
  }

  /** The mass of the correction is zero. */
  @Test
  void correctionsHaveNoMass() {
    Grid grid = Problems.circle(32);
    for (InitialState initial : new InitialState[] {MAXWELLIAN, CHAPMAN_ENSKOG, ODD, EVEN}) {
      LimitSolution solution =
          solution(QUARTIC, InteractionPotential.cosine(1), grid, initial, TIMES);
      assertEquals(0, grid.integral(solution.correction(0)), 1e-12);
      assertEquals(0, grid.integral(solution.correction(1)), 1e-12);
      assertEquals(2 * Math.PI, grid.integral(solution.density(1)), 1e-12);
    }
  }

  @Test
  void unresolvedLimitsAreRefused() {
    String message =
        assertThrows(
                ArithmeticException.class,
                () ->
                    solution(
                        QUARTIC,
                        InteractionPotential.cosine(1).scaled(40),
                        Problems.circle(16),
                        MAXWELLIAN,
                        TIMES))
            .getMessage();
    assertTrue(message.contains("more cells"), message);
  }
}
