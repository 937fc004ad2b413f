package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused arguments, and that the message names what is wrong. */
class BadInputTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void theNoiseMustBePositive(double theta) {
    assertRefused("theta", () -> compute(VelocityPotential.quadratic(), theta, 8));
    assertRefused("theta", () -> EigenBasis.of(VelocityPotential.quadratic(), theta, 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1, Integer.MIN_VALUE, EigenBasis.MOST_MODES + 1})
  void theNumberOfModesMustBeFromTwoToTheMost(int modes) {
    assertRefused("modes", () -> compute(VelocityPotential.quadratic(), 1, modes));
    assertRefused("modes", () -> EigenBasis.of(VelocityPotential.quadratic(), 1, modes));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void gammaMustBePositive(double gamma) {
    assertRefused("gamma", () -> VelocityPotential.quartic(gamma));
    assertRefused("gamma", () -> VelocityPotential.cubic(gamma));
    assertRefused("gamma", () -> VelocityPotential.tilted(gamma, 1));
    assertRefused("gamma", () -> VelocityPotential.power(3, 1, gamma));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void theTiltMustBeFinite(double delta) {
    assertRefused("delta", () -> VelocityPotential.tilted(1, delta));
  }

  @Test
  void exponentsMustDescendFromAToB() {
    assertRefused("a > b >= 1", () -> VelocityPotential.power(2, 2, 1));
    assertRefused("a > b >= 1", () -> VelocityPotential.power(2, 3, 1));
    assertRefused("a > b >= 1", () -> VelocityPotential.power(2, 0.5, 1));
    assertRefused("a > b >= 1", () -> VelocityPotential.power(Double.NaN, 1, 1));
    assertRefused("a > b >= 1", () -> VelocityPotential.power(Double.POSITIVE_INFINITY, 1, 1));
  }

  static Stream<DoubleUnaryOperator> notConfining() {
    return Stream.of(
        v -> 0,
        v -> -v * v,
        v -> v,
        v -> v * v * v,
        Math::cos,
        v -> Math.log1p(v * v),
        v -> -v * v * v * v + v * v);
  }

  @ParameterizedTest
  @MethodSource("notConfining")
  void thePotentialMustConfine(DoubleUnaryOperator w) {
    assertRefused("does not confine", () -> compute(new UserPotential(w, false), 1, 8));
  }

  @Test
  void thePotentialMustBeFinite() {
    assertRefused(
        "velocity potential is not finite",
        () -> compute(new UserPotential(v -> Double.NaN, true), 1, 8));
    assertRefused(
        "velocity potential is not finite",
        () -> compute(new UserPotential(v -> v * v - 1 / Math.abs(v), true), 1, 8));
    assertRefused(
        "velocity potential is not finite",
        () -> compute(new UserPotential(v -> v > 2 ? Double.NaN : v * v, false), 1, 8));
  }

  @Test
  void classicalMethodsNameTheOptionThatIsOutOfRange() {
    assertRefused("degree must be 1 to 24, got 0", () -> new SchrodingerFem(0, 5, 10, 3, 4));
    assertRefused("degree", () -> new SchrodingerFem(25, 5, 10, 30, 4));
    assertRefused("elements", () -> new SchrodingerFem(2, 5, 0, 3, 4));
    assertRefused("elements must be even, got 11", () -> new SchrodingerFem(2, 5, 11, 3, 4));
    assertRefused("quadraturePoints", () -> new SchrodingerFem(2, 5, 10, 2, 4));
    assertRefused("modes must be 2 to 19, got 20", () -> new SchrodingerFem(2, 5, 10, 3, 20));
    assertRefused("modes", () -> new SchrodingerFem(2, 5, 10, 3, CoefficientMethod.ALL_MODES));
    assertRefused("points", () -> new FiniteDifference(5, 1, 2));
    assertRefused("points must be odd, got 100", () -> new FiniteDifference(5, 100, 4));
    assertRefused("modes", () -> new FiniteDifference(5, 101, 1));
    assertRefused("size", () -> new HermiteGalerkin(1, 1, 2));
    assertRefused("size", () -> new HermiteGalerkin(501, 1, 2));
    assertRefused("modes", () -> new HermiteGalerkin(10, 1, 11));
    assertRefused("particles", () -> new GreenKubo(1, 10, 0.1, 1));
    assertRefused("step must be 1.0E-7 to 5.0, got 6.0", () -> new GreenKubo(10, 10, 6, 1));
    assertRefused("step", () -> new GreenKubo(10, 1e6, 1e-6, 1));
    assertRefused("particles must be 2 to", () -> new Displacement(1, 10, 0.1, 1));
    assertRefused("step must be 1.0E-7 to 2.5, got 3.0", () -> new Displacement(10, 10, 3, 1));
    assertRefused("step", () -> new Displacement(10, 1e6, 1e-6, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY})
  void lengthsAndTimesOfClassicalMethodsMustBePositive(double value) {
    assertRefused("halfWidth", () -> new SchrodingerFem(2, value, 10, 3, 4));
    assertRefused("halfWidth", () -> new FiniteDifference(value, 101, 4));
    assertRefused("scale", () -> new HermiteGalerkin(10, value, 4));
    assertRefused("duration", () -> new GreenKubo(10, value, 0.1, 1));
    assertRefused("step", () -> new GreenKubo(10, 10, value, 1));
    assertRefused("duration", () -> new Displacement(10, value, 0.1, 1));
    assertRefused("step", () -> new Displacement(10, 10, value, 1));
  }

  @Test
  void theDurationMustBeANumber() {
    assertRefused("duration", () -> new GreenKubo(10, Double.NaN, 0.1, 1));
  }

  @Test
  void classicalMethodsRefuseWhatTheyCannotDo() {
    VelocityPotential w = VelocityPotential.quartic(1);
    for (CoefficientMethod method :
        List.of(
            new SchrodingerFem(),
            new FiniteDifference(),
            new HermiteGalerkin(),
            new GreenKubo(),
            new Displacement())) {
      assertRefused("works in dimension 1", () -> method.compute(new Maxwellian(w, 1, 2)));
      assertRefused(
          "does not confine",
          () -> method.compute(Maxwellian.of(new UserPotential(v -> v, false), 1)));
    }
    assertRefused(
        "lies between two points",
        () -> new FiniteDifference(1e30, 101, 2).compute(Maxwellian.of(w, 1)));
    assertRefused(
        "not finite", () -> new FiniteDifference(1e90, 101, 2).compute(Maxwellian.of(w, 1)));
    assertRefused(
        "step must be at least",
        () -> new GreenKubo(10, 1e9, CoefficientMethod.AUTOMATIC, 1).compute(Maxwellian.of(w, 1)));
    assertRefused(
        "step must be at most", () -> new GreenKubo(10, 100, 50, 1).compute(Maxwellian.of(w, 1)));
    assertRefused(
        "step must be at least",
        () ->
            new Displacement(10, CoefficientMethod.AUTOMATIC, 1e-9, 1)
                .compute(Maxwellian.of(w, 1)));
    assertRefused(
        "step must be at most",
        () -> new Displacement(10, 400, 50, 1).compute(Maxwellian.of(w, 1)));
  }

  /** Confining, but velocities relax too slowly. */
  @Test
  void thePotentialMustHaveASpectralGap() {
    assertRefused(
        "no spectral gap",
        () -> compute(new UserPotential(v -> Math.sqrt(Math.abs(v)), true), 1, 8));
    assertRefused(
        "no spectral gap",
        () -> compute(new UserPotential(v -> Math.pow(Math.abs(v), 0.98), true), 1, 8));
  }

  private static void compute(VelocityPotential w, double theta, int modes) {
    for (CoefficientMethod method : List.of(new SpectralMethod(modes), new QuadratureMethod())) {
      method.compute(Maxwellian.of(w, theta));
    }
  }

  private static void assertRefused(String name, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(name), message);
  }
}
