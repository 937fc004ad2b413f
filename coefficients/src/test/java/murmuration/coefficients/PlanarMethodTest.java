package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 𝒟, 𝒦 and λ_k of planar potentials against one dimension, and what holds for every potential.
 */
class PlanarMethodTest {
  private static final int MODES = 8;
  private static final PlanarMethod METHOD = new PlanarMethod(MODES);

  /** W(v) = first(u_1) + second(u_2), u the velocity from a centre in axes turned by an angle. */
  record Separable(
      VelocityPotential first,
      VelocityPotential second,
      double theta,
      double angle,
      double centreX,
      double centreY) {
    PlanarPotential potential() {
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      return (vx, vy) ->
          first.value(c * (vx - centreX) + s * (vy - centreY))
              + second.value(-s * (vx - centreX) + c * (vy - centreY));
    }

    SymmetricMatrix turned(double a, double b) {
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      return new SymmetricMatrix(c * c * a + s * s * b, c * s * (a - b), s * s * a + c * c * b);
    }
  }

  static Stream<Separable> separable() {
    VelocityPotential quadratic = VelocityPotential.quadratic();
    VelocityPotential quartic = VelocityPotential.quartic(1);
    VelocityPotential tilted = VelocityPotential.tilted(1, 1);
    VelocityPotential tunnelling = VelocityPotential.quartic(50);
    return Stream.of(
        new Separable(quadratic, quadratic, 1, 0, 0, 0),
        new Separable(quartic, quadratic, 1, 0, 0, 0),
        new Separable(VelocityPotential.cubic(1), quadratic, 1, 0, 0, 0),
        new Separable(VelocityPotential.quartic(10), quartic, 1, 0, 0, 0),
        new Separable(tunnelling, quadratic, 1, 0, 0, 0),
        new Separable(quartic, tilted, 1, 0.5, 0, 0),
        new Separable(quartic, tilted, 1, 0.5, 40, -30),
        new Separable(tunnelling, quadratic, 1, 0.5, 0, 0),
        new Separable(quartic, tilted, 0.05, 0.5, 0, 0),
        new Separable(quartic, quadratic, 20, 0.5, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("separable")
  void separablePotentialsAndTheirRotationsFollowFromOneDimension(Separable problem) {
    double theta = problem.theta();
    TransportCoefficients first = compute(problem.first(), theta);
    TransportCoefficients second = compute(problem.second(), theta);
    PlanarCoefficients planar = METHOD.byElements(problem.potential(), theta);
    double difference =
        Math.max(
            problem
                .turned(first.diffusion(), second.diffusion())
                .relativeDifference(planar.diffusion()),
            problem.turned(first.drift(), second.drift()).relativeDifference(planar.drift()));
    assertTrue(difference <= 1e-9, () -> "" + difference);
    assertCovers(planar.errorEstimate(), difference);
    double[] sums = sums(first.spectrum(), second.spectrum());
    for (int k = 1; k < MODES; k++) {
      double wrong = Math.abs(planar.spectrum().eigenvalue(k) / sums[k] - 1);
      String mode = "mode " + k + ": ";
      double uncertainty = planar.spectrum().uncertainty(k);
      assertTrue(wrong <= uncertainty, () -> mode + wrong + " > " + uncertainty);
      // For small θ some modes live where M is all but zero.
      assertTrue(wrong <= 1e-8 || (theta < 0.1 && k > 4), () -> mode + wrong);
    }
    double c = Math.cos(problem.angle());
    double s = Math.sin(problem.angle());
    assertEquals(
        problem.centreX() + c * first.meanVelocity() - s * second.meanVelocity(),
        planar.meanX(),
        1e-9);
    assertEquals(
        problem.centreY() + s * first.meanVelocity() + c * second.meanVelocity(),
        planar.meanY(),
        1e-9);
  }

  /** Sums of one-dimensional potentials are as exact as those, at any depth of the wells. */
  @Test
  void potentialsThatSplitAreTakenApart() {
    VelocityPotential deep = VelocityPotential.quartic(400);
    VelocityPotential tilted = VelocityPotential.tilted(10, 1);
    PlanarCoefficients planar =
        METHOD.compute((vx, vy) -> deep.value(vx) + tilted.value(vy) + 3, 1);
    TransportCoefficients first = compute(deep, 1);
    TransportCoefficients second = compute(tilted, 1);
    assertEquals(first.diffusion(), planar.diffusion().xx(), 1e-12 * first.diffusion());
    assertEquals(second.diffusion(), planar.diffusion().yy(), 1e-12);
    assertEquals(0.0, planar.diffusion().xy());
    assertEquals(first.drift(), planar.drift().xx(), 1e-12 * first.drift());
    assertEquals(second.drift(), planar.drift().yy(), 1e-12);
    assertEquals(second.meanVelocity(), planar.meanY(), 1e-12);
    double[] sums = sums(first.spectrum(), second.spectrum());
    for (int k = 1; k < MODES; k++) {
      assertEquals(sums[k], planar.spectrum().eigenvalue(k), 1e-12 * sums[k]);
    }
    assertEquals(0, planar.diffusion().relativeDifference(planar.spectrum().diffusion(1)), 1e-12);
    assertTrue(planar.errorEstimate() < 1e-11);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.69191708392855, 0.78897818137263",
    "5, 9.1931554674003, 2.6916306104611",
  })
  void radialQuarticPotentialsGiveTheirReferenceValues(
      double gamma, double diffusion, double drift) {
    PlanarCoefficients planar =
        METHOD.compute((vx, vy) -> radialQuartic(gamma, vx * vx + vy * vy), 1);
    SymmetricMatrix expected = new SymmetricMatrix(diffusion, 0, diffusion);
    assertEquals(0, expected.relativeDifference(planar.diffusion()), 1e-10);
    assertEquals(0, new SymmetricMatrix(drift, 0, drift).relativeDifference(planar.drift()), 1e-10);
    // Angular momentum 1 comes in pairs.
    assertEquals(
        planar.spectrum().eigenvalue(1),
        planar.spectrum().eigenvalue(2),
        1e-9 * planar.spectrum().eigenvalue(1));
  }

  /** W = v²/2: λ = n is n + 1 times degenerate, and only n = 1 contributes. */
  @Test
  void everyCopyOfADegenerateEigenvalueIsFound() {
    PlanarSpectrum spectrum =
        new PlanarMethod(15).byElements((vx, vy) -> 0.5 * (vx * vx + vy * vy), 1).spectrum();
    int k = 1;
    for (int n = 1; n <= 4; n++) {
      for (int copy = 0; copy <= n; copy++) {
        assertEquals(n, spectrum.eigenvalue(k++), 1e-7 * n);
      }
    }
    assertEquals(0, new SymmetricMatrix(1, 0, 1).relativeDifference(spectrum.diffusion(2)), 1e-9);
    assertEquals(0, new SymmetricMatrix(1, 0, 1).relativeDifference(spectrum.drift(2)), 1e-9);
    assertEquals(spectrum.eigenvalue(2) * spectrum.etaX(2), spectrum.omegaX(2));
    assertEquals(spectrum.eigenvalue(2) * spectrum.etaY(2), spectrum.omegaY(2));
  }

  /** The partial sums grow towards 𝒟 and 𝒦. */
  @Test
  void partialSumsApproachTheCoefficientsFromBelow() {
    PlanarCoefficients planar = METHOD.compute(PlanarMethodTest::coupled, 1);
    SymmetricMatrix partial = planar.spectrum().diffusion(MODES - 1);
    assertTrue(partial.xx() <= planar.diffusion().xx() && partial.yy() <= planar.diffusion().yy());
    assertTrue(partial.relativeDifference(planar.diffusion()) < 0.05);
  }

  @Test
  void theErrorFallsSpectrallyWithTheDegree() {
    PlanarPotential w = PlanarMethodTest::coupled;
    PlanarMesh mesh = new PlanarMesh(w, 1, METHOD.resolution(40));
    SymmetricMatrix exact = diffusion(w, mesh, 13);
    double previous = Double.POSITIVE_INFINITY;
    for (int degree = 4; degree <= 10; degree += 2) {
      double error = exact.relativeDifference(diffusion(w, mesh, degree));
      assertTrue(error < 0.2 * previous, "degree " + degree + ": " + error);
      previous = error;
    }
    assertTrue(previous < 1e-7, "" + previous);
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 20);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("seeds")
  void randomCoupledPolynomialsGivePositiveMatricesAtEveryResolution(int seed) {
    PlanarPotential w = randomPolynomial(new Random(seed));
    PlanarMesh mesh = new PlanarMesh(w, 1, new PlanarMethod(2).resolution(36));
    SymmetricMatrix coarse = diffusion(w, mesh, 7);
    SymmetricMatrix fine = diffusion(w, mesh, 9);
    assertTrue(coarse.positiveDefinite() && fine.positiveDefinite());
    assertTrue(fine.smallestEigenvalue() > 0);
    assertEquals(0, fine.relativeDifference(coarse), 1e-4);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33})
  void turningTheVelocityTurnsTheMatricesWithinTheErrorEstimate(int seed) {
    PlanarPotential w = randomPolynomial(new Random(seed));
    PlanarMethod method = new PlanarMethod(3);
    double c = Math.cos(0.7);
    double s = Math.sin(0.7);
    PlanarCoefficients plain = method.compute(w, 0.5);
    PlanarCoefficients turned =
        method.compute((x, y) -> w.value(c * x + s * y, c * y - s * x), 0.5);
    double estimate = plain.errorEstimate() + turned.errorEstimate();
    assertEquals(
        0, turned(plain.diffusion(), c, s).relativeDifference(turned.diffusion()), estimate);
    assertEquals(0, turned(plain.drift(), c, s).relativeDifference(turned.drift()), estimate);
  }

  private static SymmetricMatrix turned(SymmetricMatrix m, double c, double s) {
    return new SymmetricMatrix(
        c * c * m.xx() - 2 * c * s * m.xy() + s * s * m.yy(),
        c * s * (m.xx() - m.yy()) + (c * c - s * s) * m.xy(),
        s * s * m.xx() + 2 * c * s * m.xy() + c * c * m.yy());
  }

  private static PlanarPotential randomPolynomial(Random random) {
    double[] c = random.doubles(9, -0.5, 0.5).toArray();
    return (x, y) ->
        0.25 * (x * x * x * x + y * y * y * y)
            + 0.5 * c[0] * x * x * y * y
            + (c[1] * x + c[2] * y) * x * y
            + (c[3] * x + c[4]) * x * x
            + (c[5] * x + c[6] * y) * y
            + c[7] * x
            + c[8] * y;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void theNoiseMustBePositive(double theta) {
    assertRefused("theta must be positive", () -> METHOD.compute(PlanarMethodTest::coupled, theta));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1, PlanarMethod.MOST_MODES + 1})
  void theNumberOfModesMustBeFromTwoToTheMost(int modes) {
    assertRefused("modes must be 2 to", () -> new PlanarMethod(modes));
  }

  static Stream<PlanarPotential> notConfining() {
    return Stream.of(
        (x, y) -> 0,
        (x, y) -> x * x,
        (x, y) -> x * x - y * y,
        (x, y) -> x * x * x * x + y,
        (x, y) -> x * x + y * y - 3 * x * y,
        (x, y) -> Math.log1p(x * x + y * y));
  }

  @ParameterizedTest
  @MethodSource("notConfining")
  void thePotentialMustConfine(PlanarPotential w) {
    assertRefused("does not confine", () -> METHOD.compute(w, 1));
  }

  @Test
  void thePotentialMustBeFinite() {
    assertRefused("is not finite: W(", () -> METHOD.compute((x, y) -> Double.NaN, 1));
    assertRefused(
        "is not finite: W(", () -> METHOD.compute((x, y) -> x * x + y * y - 1 / (x * x), 1));
  }

  @Test
  void positiveDefiniteMatricesAreRecognised() {
    assertTrue(new SymmetricMatrix(2, 1, 2).positiveDefinite());
    assertFalse(new SymmetricMatrix(1, 2, 1).positiveDefinite());
    assertFalse(new SymmetricMatrix(-1, 0, -1).positiveDefinite());
    assertEquals(3, new SymmetricMatrix(2, 1, 2).largestEigenvalue(), 1e-15);
    assertEquals(1, new SymmetricMatrix(2, 1, 2).smallestEigenvalue(), 1e-15);
    assertEquals(-1, new SymmetricMatrix(1, 2, 1).smallestEigenvalue(), 1e-15);
  }

  private static double coupled(double vx, double vy) {
    return 0.25 * vx * vx * vx * vx + 0.5 * vy * vy - vx - 0.5 * vy + 0.3 * vx * vy;
  }

  private static double radialQuartic(double gamma, double square) {
    return (square / (4 * gamma) - 0.5) * square;
  }

  private static TransportCoefficients compute(VelocityPotential w, double theta) {
    return new SpectralMethod().compute(Maxwellian.of(w, theta));
  }

  private static SymmetricMatrix diffusion(PlanarPotential w, PlanarMesh mesh, int degree) {
    return new RitzSpace(new PlanarElements(w, 1, mesh, degree), 1, 3).diffusion();
  }

  private static double[] sums(Spectrum first, Spectrum second) {
    return IntStream.range(0, 400)
        .mapToDouble(k -> first.eigenvalue(k % 20) + second.eigenvalue(k / 20))
        .sorted()
        .toArray();
  }

  /** The estimate is above the error, and not more than 1000 times, round-off aside. */
  private static void assertCovers(double estimate, double error) {
    assertTrue(error <= estimate, () -> error + " > " + estimate);
    assertTrue(estimate <= 1000 * Math.max(error, 1e-14), () -> estimate + " >> " + error);
  }

  private static void assertRefused(String reason, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
