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

/** D, κ and V of paths in both frames within error bars that are no larger than they need be. */
class DisplacementTest {
  private static final double AUTOMATIC = CoefficientMethod.AUTOMATIC;
  private static final Maxwellian QUARTIC = Maxwellian.of(VelocityPotential.quartic(1), 1);

  @ParameterizedTest
  @CsvSource({
    "A, 1, 0, 0.03, 0.02",
    "A, 10, 0, 0.03, 0.03",
    "B, 1, 0, 0.03, 0.02",
    "C, 1, 1, 0.03, 0.03",
    "C, 10, 1, 0.1, 0.04"
  })
  void theCasesComeOutInBothFrames(
      String name, double gamma, double delta, double diffusionError, double driftError) {
    VelocityPotential w =
        switch (name) {
          case "A" -> VelocityPotential.quartic(gamma);
          case "B" -> VelocityPotential.cubic(gamma);
          default -> VelocityPotential.tilted(gamma, delta);
        };
    Maxwellian maxwellian = Maxwellian.of(w, 1);
    Displacement.Measurement measured = new Displacement().measure(maxwellian);
    ClosedForm.Values exact = ClosedForm.of(w, 1);
    double diffusion = Math.exp(exact.logDiffusion());
    assertWithinFour(diffusion, measured.diffusion());
    assertWithinFour(diffusion, measured.laboratoryDiffusion());
    assertWithinFour(exact.drift(), measured.drift());
    assertWithinFour(exact.meanVelocity(), measured.meanVelocity());
    assertTrue(measured.diffusion().error() < diffusionError * diffusion, measured::toString);
    assertTrue(measured.drift().error() < driftError * exact.drift(), measured::toString);
    assertTrue(
        measured.meanVelocity().error() < 0.01 * Math.sqrt(exact.drift()), measured::toString);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void theResultIsThatOfTheLaboratoryFrame(double delta) {
    VelocityPotential w =
        delta == 0 ? VelocityPotential.quartic(1) : VelocityPotential.tilted(1, delta);
    Maxwellian maxwellian = Maxwellian.of(w, 2);
    Displacement method = new Displacement(5_000, 10, 0.05, 3);
    Displacement.Measurement measured = method.measure(maxwellian);
    TransportCoefficients result = method.compute(maxwellian);
    assertWithinFourErrors(result, maxwellian);
    assertEquals(measured.laboratoryDiffusion().value(), result.diffusion());
    assertEquals(measured.drift().value(), result.drift());
    assertEquals(w.even() ? 0 : measured.meanVelocity().value(), result.meanVelocity());
    assertEquals(5_000, result.unknowns());
    assertEquals(1, result.spectrum().size());
  }

  /**
   * Their mean square is 1 if the error bars are the standard errors, less by what bias they fear.
   */
  @Test
  void errorBarsAreOfTheSizeOfTheErrors() {
    ClosedForm.Values exact = ClosedForm.of(QUARTIC.potential(), 1);
    int runs = 60;
    double diffusion = 0;
    double drift = 0;
    double velocity = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Displacement.Measurement one = new Displacement(1_000, 16, 0.05, seed).measure(QUARTIC);
      diffusion += square(one.diffusion(), Math.exp(exact.logDiffusion())) / runs;
      drift += square(one.drift(), exact.drift()) / runs;
      velocity += square(one.meanVelocity(), exact.meanVelocity()) / runs;
    }
    for (double mean : new double[] {diffusion, drift, velocity}) {
      assertTrue(mean > 0.3 && mean < 1.5, diffusion + " " + drift + " " + velocity);
    }
  }

  /**
   * 5D² and (3D/θ + κ²)/2 a path, with D = θ and κ = 1; what else there is in the error is small.
   */
  @Test
  void variancesAreTheOnesStated() {
    double theta = 2;
    int particles = 40_000;
    Displacement.Measurement measured =
        new Displacement(particles, 64, 0.05, 2)
            .measure(Maxwellian.of(VelocityPotential.quadratic(), theta));
    double diffusion = measured.diffusion().error() / (theta * Math.sqrt(5.0 / particles));
    double drift = measured.drift().error() / Math.sqrt(2.0 / particles);
    assertEquals(1.05, diffusion, 0.1);
    assertEquals(1.05, drift, 0.1);
  }

  /**
   * For W = v²/2 the chain is v' = e^{−h}v + e^{−h/2}√(2h)ξ, so the second moments of (v, x, B),
   * and of x and B at T/2 with them, follow from a linear recursion, and steps may be large.
   */
  @Test
  void theSchemeForTheOrnsteinUhlenbeckProcessIsTheOneStated() {
    double h = 0.5;
    int steps = 8;
    double time = steps * h;
    double decay = Math.exp(-h);
    double kick = Math.exp(-0.5 * h) * Math.sqrt(2 * h);
    double[][] matrix = {
      {decay, 0, 0, 0, 0},
      {0.5 * h * (1 + decay), 1, 0, 0, 0},
      {0, 0, 1, 0, 0},
      {0, 0, 0, 1, 0},
      {0, 0, 0, 0, 1}
    };
    double[] source = {kick, 0.5 * h * kick, Math.sqrt(h), 0, 0};
    double[][] copy = {
      {1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}
    };
    double[][] moments = new double[5][5];
    moments[0][0] = 1;
    for (int n = 1; n <= steps; n++) {
      moments = next(matrix, source, moments);
      moments = n == steps / 2 ? next(copy, new double[5], moments) : moments;
    }
    double squareOfA = moments[3][3];
    double ofBoth = moments[1][3] - squareOfA;
    double squareOfB = moments[1][1] - 2 * moments[1][3] + squareOfA;
    double diffusion = (2 * ofBoth + 0.5 * (squareOfA + squareOfB)) / time;
    double response = moments[1][4] - moments[3][4] + 0.5 * moments[3][4];
    response += 0.5 * (moments[1][2] - moments[3][2] - moments[1][4] + moments[3][4]);
    double drift = response / (Math.sqrt(2) * time / 2);

    int particles = 400_000;
    Displacement.Measurement measured =
        new Displacement(particles, time, h, 3)
            .measure(Maxwellian.of(VelocityPotential.quadratic(), 1));
    assertEquals(h, measured.step());
    assertEquals(diffusion, measured.diffusion().value(), 4 * Math.sqrt(5.0 / particles));
    assertEquals(drift, measured.drift().value(), 4 * Math.sqrt(2.0 / particles));
  }

  private static double[][] next(double[][] matrix, double[] source, double[][] moments) {
    double[][] next = new double[5][5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        next[i][j] = source[i] * source[j];
        for (int k = 0; k < 5; k++) {
          for (int l = 0; l < 5; l++) {
            next[i][j] += matrix[i][k] * moments[k][l] * matrix[j][l];
          }
        }
      }
    }
    return next;
  }

  /** W(v − 3) moves the swarm at 3 and changes nothing else; squares are taken about the mean. */
  @Test
  void theLaboratoryFrameKnowsNoVelocityOfThePotential() {
    VelocityPotential w = new UserPotential(v -> 0.5 * (v - 3) * (v - 3), false);
    Displacement.Measurement measured =
        new Displacement(5_000, 10, 0.1, 4).measure(Maxwellian.of(w, 1));
    assertWithinFour(3, measured.meanVelocity());
    assertWithinFour(1, measured.laboratoryDiffusion());
    double difference = measured.laboratoryDiffusion().value() - measured.diffusion().value();
    assertTrue(difference != 0 && Math.abs(difference) < 20.0 / 5_000, () -> "" + difference);
  }

  /** With W = 10⁴v²/2 everything happens 10⁴ times faster than with v²/2. */
  @Test
  void automaticTimesFollowThePotential() {
    VelocityPotential w = new UserPotential(v -> 5e3 * v * v, true);
    Maxwellian maxwellian = Maxwellian.of(w, 1);
    Displacement method = new Displacement(5_000, AUTOMATIC, AUTOMATIC, 9);
    assertWithinFourErrors(method.compute(maxwellian), maxwellian);
    assertEquals(8e-4, method.measure(maxwellian).duration(), 1e-4);
  }

  @Test
  void resultsDependOnTheSeedAndNotOnTheThreads() throws Exception {
    Maxwellian tilted = Maxwellian.of(VelocityPotential.tilted(2, 1), 0.5);
    for (double duration : new double[] {2, AUTOMATIC}) {
      Displacement method = new Displacement(5_000, duration, 0.05, 11);
      assertSameByOneThread(method, tilted);
      assertNotEquals(
          method.compute(tilted).diffusion(),
          new Displacement(5_000, duration, 0.05, 12).compute(tilted).diffusion());
    }
  }

  /** Paths shorter than 1/λ_1 miss most of D; the estimate has to say so, without knowing D. */
  @ParameterizedTest
  @CsvSource({
    "quartic, 10, 12",
    "quartic, 10, 40",
    "quartic, 50, 12",
    "quartic, 200, 12",
    "cubic, 5, 12",
    "quartic, 40, NaN",
    "quartic, 200, NaN",
    "cubic, 5, NaN",
    "cubic, 8, NaN"
  })
  void theErrorEstimateIncludesTheTruncation(String name, double gamma, double duration) {
    VelocityPotential w =
        name.equals("cubic") ? VelocityPotential.cubic(gamma) : VelocityPotential.quartic(gamma);
    Maxwellian maxwellian = Maxwellian.of(w, 1);
    Displacement method = new Displacement(2_000, duration, 0.1, 5);
    assertKnowsWhatItMisses(method.compute(maxwellian), maxwellian);
  }

  /**
   * Of 2000 paths not one need be in the lesser well, which more than doubles D: paths show no sign
   * of it, but W does.
   */
  @ParameterizedTest
  @CsvSource({"15, 12", "25, 12", "25, NaN", "40, NaN"})
  void aWellThatIsHardlyVisitedIsNoticed(double gamma, double duration) {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.tilted(gamma, 1), 1);
    for (int seed = 1; seed <= 3; seed++) {
      TransportCoefficients result =
          new Displacement(2_000, duration, 0.1, seed).compute(maxwellian);
      assertEquals(Double.POSITIVE_INFINITY, result.errorEstimate());
    }
  }

  /** Where noise leaves D or κ negative nothing is known. */
  @Test
  void tooFewPathsSayNothing() {
    int unknown = 0;
    for (int seed = 1; seed <= 50; seed++) {
      TransportCoefficients result = new Displacement(2, 12, 0.1, seed).compute(QUARTIC);
      boolean positive = result.diffusion() > 0 && result.drift() > 0;
      assertTrue(positive || result.errorEstimate() == Double.POSITIVE_INFINITY);
      assertEquals(result.diffusion() > 0, !Double.isNaN(result.log10Diffusion()));
      unknown += positive ? 0 : 1;
    }
    assertTrue(unknown > 0);
  }

  private static double square(Estimate estimate, double exact) {
    return Math.pow((estimate.value() - exact) / estimate.error(), 2);
  }

  private static void assertWithinFour(double exact, Estimate estimate) {
    assertEquals(exact, estimate.value(), 4 * estimate.error());
  }
}
