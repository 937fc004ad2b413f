package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** W' and W'' against their formulas. */
class PotentialDerivativesTest {
  record Case(
      DoubleUnaryOperator w,
      DoubleUnaryOperator first,
      DoubleUnaryOperator second,
      double firstError,
      double secondError) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(v -> v * v / 2, v -> v, v -> 1, 1e-12, 1e-11),
        new Case(
            VelocityPotential.quartic(10)::value,
            v -> v * v * v / 10 - v,
            v -> 0.3 * v * v - 1,
            1e-12,
            1e-11),
        new Case(
            VelocityPotential.cubic(3)::value,
            v -> v * v * v / 3 - v * Math.abs(v),
            v -> v * v - 2 * Math.abs(v),
            1e-12,
            1e-11),
        new Case(
            VelocityPotential.power(4, 2.5, 2)::value,
            v -> v * v * v / 2 - Math.copySign(Math.pow(Math.abs(v), 1.5), v),
            v -> 1.5 * v * v - 1.5 * Math.sqrt(Math.abs(v)),
            // The singularity of W''' at 0 is met by halving panels.
            1e-6,
            0.1),
        new Case(Math::cosh, Math::sinh, Math::cosh, 1e-10, 1e-8),
        new Case(
            v -> v * v + Math.cos(5 * v),
            v -> 2 * v - 5 * Math.sin(5 * v),
            v -> 2 - 25 * Math.cos(5 * v),
            1e-10,
            1e-8));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAreAccurateUpToAKinkAtZero(Case expected) {
    PotentialDerivatives derivatives =
        new PotentialDerivatives(new UserPotential(expected.w(), false), -7, 6);
    for (double v = -7; v <= 6; v += 0.0371) {
      assertEquals(expected.first().applyAsDouble(v), derivatives.first(v), expected.firstError());
      assertEquals(
          expected.second().applyAsDouble(v), derivatives.second(v), expected.secondError());
    }
    assertEquals(
        expected.second().applyAsDouble(1e-9), derivatives.second(1e-9), expected.secondError());
    assertEquals(
        expected.second().applyAsDouble(-1e-9), derivatives.second(-1e-9), expected.secondError());
  }
}
