package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D, κ and λ_1 against multiprecision values, and what has to hold for every potential. */
class TransportCoefficientsTest {
  private static final SpectralMethod SPECTRAL = new SpectralMethod();
  private static final QuadratureMethod QUADRATURE = new QuadratureMethod();
  private static final List<CoefficientMethod> METHODS = List.of(SPECTRAL, QUADRATURE);

  /** Multiprecision values for θ = 1. */
  record Reference(
      VelocityPotential w, double diffusion, double drift, double firstEigenvalue, double mean) {}

  static Stream<Reference> references() {
    return Stream.of(
        new Reference(VelocityPotential.quadratic(), 1, 1, 1, 0),
        new Reference(
            VelocityPotential.quartic(1),
            1.28455739590645257,
            1.04179729648715596,
            0.792088426579452739,
            0),
        new Reference(
            VelocityPotential.quartic(10),
            248.839217223613601,
            8.71362908042049830,
            3.35452873080006109e-2,
            0),
        new Reference(
            VelocityPotential.cubic(1),
            1.57525775569625799,
            1.17629917464126325,
            0.732600493603619823,
            0),
        new Reference(
            VelocityPotential.tilted(1, 1),
            0.561641093150497039,
            0.642228792699234816,
            1.03699293241397702,
            0.885226935720903020),
        new Reference(
            VelocityPotential.tilted(10, 1),
            1.07143053379640258,
            0.565387721212456708,
            0.157283026197263511,
            3.39087710021794422));
  }

  @ParameterizedTest
  @MethodSource("references")
  void everyMethodReproducesTheReferenceValuesWithinItsErrorEstimate(Reference reference) {
    for (CoefficientMethod method : METHODS) {
      TransportCoefficients result = method.compute(Maxwellian.of(reference.w(), 1));
      assertRelative(reference.diffusion(), result.diffusion(), 1e-11);
      assertRelative(reference.drift(), result.drift(), 1e-11);
      if (method != QUADRATURE) {
        assertRelative(reference.firstEigenvalue(), result.spectrum().eigenvalue(1), 1e-13);
      }
      assertEquals(reference.mean(), result.meanVelocity(), 1e-13);
      assertEquals(Math.log10(reference.diffusion()), result.log10Diffusion(), 1e-11);
      assertRelative(reference.diffusion(), result.diffusion(), result.errorEstimate());
      assertRelative(reference.drift(), result.drift(), result.errorEstimate());
      assertTrue(result.errorEstimate() < 1e-11, () -> method + " " + result.errorEstimate());
    }
  }

  /** Multiprecision values where tunnelling makes λ_1 tiny or too small for a double; θ = 1. */
  record Tunnelling(VelocityPotential w, double log10Diffusion, double drift) {}

  static Stream<Tunnelling> tunnelling() {
    return Stream.of(
        new Tunnelling(VelocityPotential.quartic(100), 13.2039969224336961, 98.9672404961935152),
        new Tunnelling(VelocityPotential.quartic(1000), 111.920255350675100, 998.996975698001200),
        new Tunnelling(VelocityPotential.quartic(3000), 329.544617557020676, 2998.99899732227247),
        new Tunnelling(VelocityPotential.cubic(5), 6.11740689086269666, 24.3337274228160823),
        new Tunnelling(VelocityPotential.cubic(10), 38.2173134490225141, 99.6968175567433110),
        new Tunnelling(VelocityPotential.cubic(25), 568.100056237130117, 624.879920509915232));
  }

  /** D grows like e^{barrier/θ}, so that the rounding of W/θ counts in full. */
  @ParameterizedTest
  @MethodSource("tunnelling")
  void tunnellingCostsTheClosedFormOnlyTheRoundingOfTheBarrier(Tunnelling reference) {
    ClosedForm.Values values = ClosedForm.of(reference.w(), 1);
    double logDiffusion = reference.log10Diffusion() * Math.log(10);
    assertEquals(logDiffusion, values.logDiffusion(), values.errorEstimate());
    assertRelative(reference.drift(), values.drift(), values.errorEstimate());
    assertTrue(values.errorEstimate() < 2e-12, () -> "" + values.errorEstimate());
  }

  /** Multiprecision values of log10 λ_1 of quartic potentials, θ = 1. */
  @ParameterizedTest
  @CsvSource({
    "100, -11.2107966268903988925, 13.2039969224336961",
    "1000, -108.920909419932657462, 111.920255350675100",
    "3000, -326.0677137398711261, 329.544617557020676",
  })
  void tunnellingCostsTheSpectralMethodOnlyTheRoundingOfTheBarrier(
      double gamma, double log10Gap, double log10Diffusion) {
    TransportCoefficients result =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.quartic(gamma), 1));
    assertEquals(log10Gap, result.spectrum().logEigenvalue(1) / Math.log(10), 1e-12);
    assertEquals(log10Diffusion, result.log10Diffusion(), 1e-12);
    assertEquals(gamma > 2000, Double.isInfinite(result.diffusion()));
    // The mode at the top of the barrier, W'' = −1 there with a quartic correction.
    assertEquals(1 - 3 / gamma, result.spectrum().eigenvalue(2), 30 / (gamma * gamma));
    assertTrue(result.errorEstimate() < 1e-11, () -> "" + result.errorEstimate());
  }

  /** Nearly equal wells: neither parity nor a clear asymmetry helps. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.1})
  void aSlightTiltOfDeepWellsIsResolved(double delta) {
    TransportCoefficients result =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.tilted(200, delta), 1));
    assertTrue(result.errorEstimate() < 1e-12, () -> "" + result.errorEstimate());
  }

  /** Ornstein–Uhlenbeck: D = θ, κ = 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1, 4, 20})
  void quadraticPotentialHasTheNoiseAsDiffusionAndUnitDrift(double theta) {
    for (CoefficientMethod method : METHODS) {
      TransportCoefficients result =
          method.compute(Maxwellian.of(VelocityPotential.quadratic(), theta));
      assertRelative(theta, result.diffusion(), 1e-12);
      assertRelative(1, result.drift(), 1e-12);
    }
  }

  /**
   * v = γ^{1/2} ṽ maps case A to γ = 1: W = γW̃ and the generator θ∂_vv − W'∂_v is θ̃∂_ṽṽ − W̃'∂_ṽ
   * with θ̃ = θ/γ. So λ and κ = Var(v)/θ = Var(ṽ)/θ̃ are unchanged, and D = γD̃.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 3, 12})
  void rescalingVelocityMapsTheQuarticPotentialToCruiseSpeedOne(double gamma) {
    double theta = 0.8;
    TransportCoefficients original =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.quartic(gamma), theta));
    TransportCoefficients rescaled =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.quartic(1), theta / gamma));
    assertRelative(gamma * rescaled.diffusion(), original.diffusion(), 1e-11);
    assertRelative(rescaled.drift(), original.drift(), 1e-11);
    assertRelative(rescaled.spectrum().eigenvalue(1), original.spectrum().eigenvalue(1), 1e-11);
  }

  /**
   * v = sṽ with s = γ^{1/(a−b)} gives W = s^b W̃ and the generator s^{b−2}(θ̃∂_ṽṽ − W̃'∂_ṽ), θ̃ =
   * θ/s^b: λ = s^{b−2}λ̃, κ = s^{2−b}κ̃, D = s^{4−b}D̃.
   */
  @ParameterizedTest
  @ValueSource(doubles = {3, 2.5, 2, 1})
  void rescalingVelocityMapsEveryPowerPotentialToCruiseSpeedOne(double b) {
    double gamma = 1.7;
    double theta = 1.3;
    double s = Math.pow(gamma, 1 / (4 - b));
    TransportCoefficients original =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.power(4, b, gamma), theta));
    TransportCoefficients rescaled =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.power(4, b, 1), theta / Math.pow(s, b)));
    assertRelative(Math.pow(s, 4 - b) * rescaled.diffusion(), original.diffusion(), 1e-9);
    assertRelative(Math.pow(s, 2 - b) * rescaled.drift(), original.drift(), 1e-9);
    assertRelative(
        Math.pow(s, b - 2) * rescaled.spectrum().eigenvalue(1),
        original.spectrum().eigenvalue(1),
        1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, 0.25, 40})
  void aShiftOfVelocityChangesTheMeanVelocityOnly(double shift) {
    VelocityPotential w = VelocityPotential.tilted(2, 0.5);
    TransportCoefficients centred = SPECTRAL.compute(Maxwellian.of(w, 1));
    TransportCoefficients shifted =
        SPECTRAL.compute(Maxwellian.of(new UserPotential(v -> w.value(v - shift), false), 1));
    assertEquals(
        centred.meanVelocity() + shift, shifted.meanVelocity(), 1e-12 * (1 + Math.abs(shift)));
    assertRelative(centred.diffusion(), shifted.diffusion(), 1e-11);
    assertRelative(centred.drift(), shifted.drift(), 1e-11);
    assertRelative(centred.spectrum().eigenvalue(1), shifted.spectrum().eigenvalue(1), 1e-11);
  }

  @Test
  void aConstantInThePotentialChangesNothing() {
    VelocityPotential w = VelocityPotential.quartic(3);
    TransportCoefficients plain = SPECTRAL.compute(Maxwellian.of(w, 0.5));
    TransportCoefficients raised =
        SPECTRAL.compute(Maxwellian.of(new UserPotential(v -> w.value(v) + 1000, true), 0.5));
    // Adding 1000 costs three digits of W.
    assertRelative(plain.diffusion(), raised.diffusion(), 1e-11);
    assertRelative(plain.drift(), raised.drift(), 1e-11);
  }

  @Test
  void reflectingTheVelocityReflectsTheMeanVelocityOnly() {
    TransportCoefficients right =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.tilted(3, 1), 1));
    TransportCoefficients left =
        SPECTRAL.compute(Maxwellian.of(VelocityPotential.tilted(3, -1), 1));
    assertEquals(right.meanVelocity(), -left.meanVelocity(), 1e-13);
    assertRelative(right.diffusion(), left.diffusion(), 1e-12);
    assertRelative(right.drift(), left.drift(), 1e-12);
  }

  static Stream<VelocityPotential> evenPotentials() {
    return Stream.of(
        VelocityPotential.quartic(2),
        VelocityPotential.cubic(2),
        VelocityPotential.power(4, 1, 2),
        new UserPotential(v -> Math.abs(v) + 0.1 * v * v, true));
  }

  @ParameterizedTest
  @MethodSource("evenPotentials")
  void theHalfLineAndTheWholeLineAgreeOnEvenPotentials(VelocityPotential w) {
    TransportCoefficients half = new SpectralMethod(12).compute(Maxwellian.of(w, 1));
    TransportCoefficients whole =
        new SpectralMethod(12).compute(Maxwellian.of(new UserPotential(w::value, false), 1));
    assertRelative(half.diffusion(), whole.diffusion(), 1e-11);
    assertRelative(half.drift(), whole.drift(), 1e-11);
    assertEquals(0, whole.meanVelocity(), 1e-14);
    for (int k = 1; k < 12; k++) {
      assertRelative(half.spectrum().eigenvalue(k), whole.spectrum().eigenvalue(k), 1e-11);
    }
  }

  /** W = |v|, θ = 1: M = e^{−|v|}/2, so κ = 2 and D = ∫ ((1 + v)e^{−v}/2)²/M = 5. */
  @Test
  void theKinkOfTheModulusIsResolved() {
    VelocityPotential w = new UserPotential(Math::abs, true);
    TransportCoefficients result = QUADRATURE.compute(Maxwellian.of(w, 1));
    assertRelative(5, result.diffusion(), 1e-12);
    assertRelative(2, result.drift(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void methodsAgreeOnRandomPolynomials(long seed) {
    Random random = new Random(seed);
    double c4 = 0.05 + random.nextDouble();
    double c3 = random.nextGaussian() * 0.3;
    double c2 = random.nextGaussian();
    double c1 = random.nextGaussian();
    VelocityPotential w = new UserPotential(v -> (((c4 * v + c3) * v + c2) * v + c1) * v, false);
    assertMethodsAgree(w, 0.5 + random.nextDouble());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void methodsAgreeOnRandomTiltedPotentials(long seed) {
    Random random = new Random(seed);
    VelocityPotential w =
        VelocityPotential.tilted(0.2 + 5 * random.nextDouble(), random.nextGaussian());
    assertMethodsAgree(w, 0.3 + 3 * random.nextDouble());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void methodsAgreeOnRandomPowers(long seed) {
    Random random = new Random(seed);
    double b = 1 + 2 * random.nextDouble();
    double a = b + 0.5 + 2 * random.nextDouble();
    double gamma = 0.5 + random.nextDouble();
    assertMethodsAgree(VelocityPotential.power(a, b, gamma), 0.5 + random.nextDouble());
  }

  /** For W = v²/2 only Ψ_1 couples, so two modes give D and κ. */
  @Test
  void theNumberOfModesTruncatesTheSpectralSums() {
    TransportCoefficients two =
        new SpectralMethod(2).compute(Maxwellian.of(VelocityPotential.quartic(1), 1));
    Spectrum basis = two.spectrum();
    assertEquals(2, basis.size());
    assertRelative(basis.eta(1) * basis.eta(1) / basis.eigenvalue(1), two.diffusion(), 1e-15);
    TransportCoefficients exact =
        new SpectralMethod(2).compute(Maxwellian.of(VelocityPotential.quadratic(), 2));
    assertRelative(2, exact.diffusion(), 1e-12);
    assertRelative(1, exact.drift(), 1e-12);
  }

  private static void assertMethodsAgree(VelocityPotential w, double theta) {
    TransportCoefficients spectral = SPECTRAL.compute(Maxwellian.of(w, theta));
    ClosedForm.Values closed = ClosedForm.of(w, theta);
    double difference =
        Math.max(
            Math.abs(Math.log(spectral.diffusion()) - closed.logDiffusion()),
            Math.abs(spectral.drift() / closed.drift() - 1));
    assertTrue(difference <= 1e-9, () -> w + ": " + difference);
    assertTrue(difference <= spectral.errorEstimate(), () -> w + ": " + difference);
    assertEquals(closed.meanVelocity(), spectral.meanVelocity(), 1e-11);
  }

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }
}
