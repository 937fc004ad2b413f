package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;

/** Closed forms of the leading correction without force, wave by wave. */
class LeadingCorrectionTest {
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 24);
  private static final double TIME = 0.5;

  // Case A, γ = θ = 1: multiprecision values.
  private static final double D = 1.28455739590645257;
  private static final double TAU2 = 1.617346763885;
  private static final double E4 = -1.788921345415;

  /** ρ̂_1 = (E₄k⁴t + τ₂k²) e^{−Dk²t} ρ̂_0 with τ₂ = Σ A_0k²/λ_k². */
  @Test
  void maxwellianDataHaveTheClosedForm() {
    assertCorrection(
        new InitialState.Maxwellian(), 1, k -> E4 * Math.pow(k, 4) * TIME + TAU2 * k * k);
  }

  /** The corrector in the data removes the initial layer, hence τ₂. */
  @Test
  void chapmanEnskogDataHaveNoInitialLayer() {
    assertCorrection(new InitialState.ChapmanEnskog(), 1, k -> E4 * Math.pow(k, 4) * TIME);
  }

  /** Even W: τ₂ is the sum over the modes. */
  @Test
  void tau2IsTheSumOfSquaredRelaxationTimes() {
    double sum = 0;
    for (int k = 1; k < QUARTIC.size(); k++) {
      sum += Math.pow(QUARTIC.transport(0, k) / QUARTIC.rate(k), 2);
    }
    assertEquals(TAU2, sum, 1e-11);
  }

  private static void assertCorrection(
      InitialState initial, double exponent, DoubleUnaryOperator factor) {
    Grid grid = Problems.circle(16);
    LeadingCorrection correction =
        new LeadingCorrection(
            QUARTIC, Problems.equation(QUARTIC, InteractionPotential.none()), grid, initial);
    assertEquals(exponent, correction.exponent());
    double[] exact =
        grid.pointValues(
            (r, y, z) ->
                0.5 * factor.applyAsDouble(1) * Math.exp(-D * TIME) * Math.cos(r)
                    + 0.25 * factor.applyAsDouble(2) * Math.exp(-4 * D * TIME) * Math.sin(2 * r));
    assertArrayEquals(exact, correction.at(TIME, 200, Problems.density(grid), initial), 1e-11);
  }

  /**
   * f = ρ₀M(1 + av): the layer moves ρ by −√ε a (Σ A_0k²/λ_k) ∂_rρ₀ = −√ε aD ∂_rρ₀, as every
   * individual goes on for aD√ε on average; this then diffuses.
   */
  @Test
  void aMeanVelocityInTheDataShiftsTheDensity() {
    double amplitude = 0.3;
    InitialState moving = new InitialState.Perturbation(v -> v, amplitude);
    Grid grid = Problems.circle(16);
    LeadingCorrection correction =
        new LeadingCorrection(
            QUARTIC, Problems.equation(QUARTIC, InteractionPotential.none()), grid, moving);
    assertEquals(0.5, correction.exponent());
    double[] exact =
        grid.pointValues(
            (r, y, z) ->
                amplitude
                    * D
                    * (0.5 * Math.exp(-D * TIME) * Math.sin(r)
                        - 0.5 * Math.exp(-4 * D * TIME) * Math.cos(2 * r)));
    assertArrayEquals(exact, correction.at(TIME, 200, Problems.density(grid), moving), 1e-11);
  }

  /** U = 0 and W = v²/2: s(t) = t − ε(1 − e^{−t/ε}) gives ρ̂_1 = k² e^{−k²t} ρ̂_0. */
  @Test
  void ornsteinUhlenbeckHasTheExpansionOfItsExactSolution() {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 6);
    InitialState initial = new InitialState.Maxwellian();
    Grid grid = Problems.circle(16);
    LeadingCorrection correction =
        new LeadingCorrection(
            modes, Problems.equation(modes, InteractionPotential.none()), grid, initial);
    double[] exact =
        grid.pointValues(
            (r, y, z) ->
                0.5 * Math.exp(-TIME) * Math.cos(r)
                    + 0.25 * 4 * Math.exp(-4 * TIME) * Math.sin(2 * r));
    assertArrayEquals(exact, correction.at(TIME, 200, Problems.density(grid), initial), 1e-11);
  }

  @Test
  void theExponentIsOneOnlyForEvenPotentialsAndDataEvenInVelocity() {
    InitialState maxwellian = new InitialState.Maxwellian();
    assertEquals(1, exponent(QUARTIC, maxwellian));
    assertEquals(1, exponent(QUARTIC, new InitialState.ChapmanEnskog()));
    assertEquals(1, exponent(QUARTIC, new InitialState.Perturbation(Math::cos, 0.3)));
    assertEquals(1, exponent(QUARTIC, new InitialState.Perturbation(v -> v, 0)));
    assertEquals(0.5, exponent(QUARTIC, new InitialState.Perturbation(v -> v, 0.3)));
    assertEquals(0.5, exponent(QUARTIC, new InitialState.Perturbation(v -> v * v + 1e-3 * v, 1)));
    assertEquals(0.5, exponent(Problems.modes(VelocityPotential.tilted(1, 1), 6), maxwellian));
  }

  private static double exponent(VelocityModes modes, InitialState initial) {
    return new LeadingCorrection(
            modes,
            Problems.equation(modes, InteractionPotential.none()),
            Problems.circle(8),
            initial)
        .exponent();
  }
}
