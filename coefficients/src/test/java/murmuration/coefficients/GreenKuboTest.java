package murmuration.coefficients;

import static murmuration.coefficients.MonteCarloAssertions.assertKnowsWhatItMisses;
import static murmuration.coefficients.MonteCarloAssertions.assertSameByOneThread;
import static murmuration.coefficients.MonteCarloAssertions.assertWithinFourErrors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages within their standard errors, and error estimates that say what was not seen. */
class GreenKuboTest {
  private static final Maxwellian QUARTIC = Maxwellian.of(VelocityPotential.quartic(1), 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void estimatesLieWithinFourStandardErrors(long seed) {
    TransportCoefficients result = new GreenKubo(5_000, 10, 0.1, seed).compute(QUARTIC);
    assertWithinFourErrors(result, QUARTIC);
    assertTrue(result.errorEstimate() < 0.1, () -> "" + result.errorEstimate());
    assertEquals(1, result.spectrum().size());
    assertEquals(5_000, result.unknowns());
  }

  @ParameterizedTest
  @CsvSource({"cubic, 0.5", "tilted, 1", "quadratic, 3"})
  void otherPotentialsAndNoisesToo(String name, double theta) {
    VelocityPotential w =
        switch (name) {
          case "cubic" -> VelocityPotential.cubic(1);
          case "tilted" -> VelocityPotential.tilted(1, 1);
          default -> VelocityPotential.quadratic();
        };
    Maxwellian maxwellian = Maxwellian.of(w, theta);
    TransportCoefficients result = new GreenKubo(5_000, 10, 0.05, 7).compute(maxwellian);
    assertWithinFourErrors(result, maxwellian);
    assertEquals(ClosedForm.of(w, theta).meanVelocity(), result.meanVelocity(), 1e-5);
  }

  /** With W = 10⁴v²/2 everything happens 10⁴ times faster than with v²/2. */
  @Test
  void theAutomaticStepFollowsThePotential() {
    VelocityPotential w = new UserPotential(v -> 5e3 * v * v, true);
    Maxwellian maxwellian = Maxwellian.of(w, 1);
    GreenKubo method = new GreenKubo(5_000, 1e-3, CoefficientMethod.AUTOMATIC, 9);
    assertWithinFourErrors(method.compute(maxwellian), maxwellian);
  }

  /**
   * For W = v²/2 the chain is v' = e^{−h}v + e^{−h/2}√(2θh)ξ, so the expectation of the estimator
   * is a finite sum, and steps may be large.
   */
  @Test
  void theSchemeForTheOrnsteinUhlenbeckProcessIsTheOneStated() {
    double h = 0.5;
    int steps = 12;
    double stationary = 2 * h * Math.exp(-h) / (1 - Math.exp(-2 * h));
    double expected = 0;
    for (int n = 0; n <= steps; n++) {
      double variance = stationary + (1 - stationary) * Math.exp(-2 * n * h);
      double correlation = Math.exp(-n * h) + Math.exp(-(steps - n) * h) * variance;
      expected += 0.5 * h * correlation * (n % steps == 0 ? 0.5 : 1);
    }
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quadratic(), 1);
    int particles = 400_000;
    double standardError = 2.5 / Math.sqrt(particles);
    double observed = new GreenKubo(particles, steps * h, h, 3).compute(maxwellian).diffusion();
    assertEquals(expected, observed, 4 * standardError);
  }

  @Test
  void resultsDependOnTheSeedAndNotOnTheThreads() throws Exception {
    GreenKubo method = new GreenKubo(5_000, 2, 0.05, 11);
    assertSameByOneThread(method, QUARTIC);
    assertNotEquals(
        method.compute(QUARTIC).diffusion(),
        new GreenKubo(5_000, 2, 0.05, 12).compute(QUARTIC).diffusion());
  }

  /** Paths shorter than 1/λ_1 miss most of D; the estimate has to say so, without knowing D. */
  @ParameterizedTest
  @CsvSource({"10, 12", "10, 40", "50, 12", "200, 12"})
  void theErrorEstimateIncludesTheTruncation(double gamma, double duration) {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quartic(gamma), 1);
    assertKnowsWhatItMisses(
        new GreenKubo(2_000, duration, 0.05, 5).compute(maxwellian), maxwellian);
  }
}
