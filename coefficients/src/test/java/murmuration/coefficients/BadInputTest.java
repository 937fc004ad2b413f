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
