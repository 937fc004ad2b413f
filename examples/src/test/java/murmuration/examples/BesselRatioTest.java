package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BesselRatioTest {
  /** By the functions of mpmath in 25 digits. */
  @ParameterizedTest
  @CsvSource({
    "1e-6, 4.999999999999375e-7",
    "0.1, 0.049937603987938919425",
    "1, 0.44638996589653450705",
    "2, 0.69777465796400798201",
    "5, 0.89338313704408522159",
    "10, 0.94859982595484595897",
    "33.3, 0.9848687048948174669",
    "700, 0.99928545881842609327"
  })
  void ratiosAreGoodToTheLastDigits(double x, double expected) {
    assertEquals(1, BesselRatio.of(x) / expected, 4e-16);
    assertEquals(-BesselRatio.of(x), BesselRatio.of(-x));
  }

  @Test
  void theOrderIsTheRootOfItsEquation() {
    assertEquals(KnownFigures.of("phase-transition.yaml"), PhaseDiagram.order(0.25), 1e-10);
    for (double noise : new double[] {0.02, 0.1, 0.3, 0.45, 0.499}) {
      double order = PhaseDiagram.order(noise);
      assertEquals(order, BesselRatio.of(order / noise), 1e-15);
    }
    // r² = 2(1 − 2D) at first, by the cubic term of the ratio, x/2 − x³/16.
    double near = 0.5 - 1e-8;
    assertEquals(1, PhaseDiagram.order(near) / Math.sqrt(2 * (1 - 2 * near)), 1e-6);
    assertEquals(0, PhaseDiagram.order(0.5));
    assertEquals(0, PhaseDiagram.order(0.9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -2e6})
  void whatWouldTakeForeverIsRefused(double x) {
    assertThrows(IllegalArgumentException.class, () -> BesselRatio.of(x));
  }
}
