package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in free space, periodic forms, refusals. */
class InteractionPotentialTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 3.7})
  void valuesAreThoseOfTheFormulas(double r) {
    assertEquals(0.0, InteractionPotential.none().value(r));
    assertEquals(r * r / 2, InteractionPotential.quadratic().value(r), 1e-15 * r * r);
    assertEquals(-Math.cos(2 * r), InteractionPotential.cosine(2).value(r), 1e-15);
    assertEquals(-Math.exp(-r * r / 8), InteractionPotential.gaussian(2).value(r), 1e-15);
    assertEquals(
        3 * Math.exp(-r / 0.5) - 2 * Math.exp(-r / 4),
        InteractionPotential.morse(3, 0.5, 2, 4).value(r),
        1e-15);
    assertEquals(
        r * r * r / 3 - 2 * Math.sqrt(r), InteractionPotential.power(3, 0.5).value(r), 1e-14);
    assertEquals(r / 2, InteractionPotential.newtonian().value(r));
    assertEquals(-3 * r / 2, InteractionPotential.newtonian().scaled(-3).value(r));
  }

  @Test
  void smoothnessAtTheOriginFollowsTheFormulas() {
    assertTrue(InteractionPotential.none().smoothAtOrigin());
    assertTrue(InteractionPotential.quadratic().smoothAtOrigin());
    assertTrue(InteractionPotential.cosine(1).smoothAtOrigin());
    assertTrue(InteractionPotential.gaussian(1).scaled(2).images().smoothAtOrigin());
    assertTrue(InteractionPotential.power(4, 2).nearestImage().smoothAtOrigin());
    assertFalse(InteractionPotential.power(4, 3).smoothAtOrigin());
    assertFalse(InteractionPotential.power(2, -0.5).smoothAtOrigin());
    assertFalse(InteractionPotential.morse(1, 1, 1, 2).smoothAtOrigin());
    assertFalse(InteractionPotential.newtonian().scaled(2).smoothAtOrigin());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theGaussianIsSummedOverItsImages(long seed) {
    Random random = new Random(seed);
    double decay = 0.1 + 3 * random.nextDouble();
    double length = 1 + 5 * random.nextDouble();
    double r = 0.5 * length * random.nextDouble();
    InteractionPotential gaussian = InteractionPotential.gaussian(decay);
    assertImageSum(gaussian, gaussian.periodic(r, length), r, length);
    assertImageSum(gaussian, gaussian.images().periodic(r, length), r, length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theMorsePotentialIsSummedOverItsImagesInClosedForm(long seed) {
    Random random = new Random(seed);
    InteractionPotential morse =
        InteractionPotential.morse(
            2 * random.nextDouble(), 0.1 + random.nextDouble(), 1, 1 + random.nextDouble());
    double length = 1 + 5 * random.nextDouble();
    double r = 0.5 * length * random.nextDouble();
    assertImageSum(morse, morse.periodic(r, length), r, length);
    assertImageSum(morse, morse.images().periodic(r, length), r, length);
  }

  private static void assertImageSum(
      InteractionPotential potential, double sum, double r, double length) {
    double direct = 0;
    for (int m = -400; m <= 400; m++) {
      direct += potential.value(Math.abs(r + m * length));
    }
    assertEquals(direct, sum, 1e-13 * (1 + Math.abs(direct)));
  }

  @Test
  void theNearestImageCountsAlone() {
    InteractionPotential quadratic = InteractionPotential.quadratic().nearestImage();
    assertEquals(2, quadratic.periodic(2, 5), 1e-15);
    assertEquals(3, quadratic.scaled(1.5).periodic(2, 5), 1e-15);
  }

  /** U'' = δ − 1/L: slope ½ at 0⁺, curvature −1/L elsewhere, slope 0 at L/2; and mean 0. */
  @Test
  void thePeriodicNewtonianPotentialSolvesPoissonsEquationWithMeanZero() {
    double length = 3;
    double h = 0.1;
    InteractionPotential u = InteractionPotential.newtonian();
    for (double r = h; r < length / 2 - h; r += h) {
      double curvature =
          (u.periodic(r + h, length) - 2 * u.periodic(r, length) + u.periodic(r - h, length))
              / (h * h);
      assertEquals(-1 / length, curvature, 1e-13);
    }
    double slopeAtZero =
        (-3 * u.periodic(0, length) + 4 * u.periodic(h, length) - u.periodic(2 * h, length))
            / (2 * h);
    assertEquals(0.5, slopeAtZero, 1e-14);
    assertEquals(u.periodic(1.4, length), u.periodic(1.6, length), 1e-15);
    assertEquals(0, Grid.average(r -> u.periodic(r, length), 0, length), 1e-15);
  }

  @Test
  void theCosineMustFitThePeriodicBox() {
    InteractionPotential cosine = InteractionPotential.cosine(1.5);
    assertEquals(-1.0, cosine.periodic(0, 4 * Math.PI));
    assertRefused("wavenumber", () -> cosine.periodic(0, 2 * Math.PI));
    assertRefused("wavenumber", () -> cosine.periodic(0, 1e-9));
    assertRefused("wavenumber", () -> new Convolution(Fields.periodic(0, 6, 8), cosine.scaled(2)));
  }

  @Test
  void potentialsWithoutAPeriodicFormAreRefusedOnPeriodicBoxes() {
    assertRefused(
        "periodic",
        () -> new Convolution(Fields.periodic(0, 1, 8), InteractionPotential.quadratic()));
    assertRefused(
        "periodic",
        () -> new Convolution(Fields.periodic(0, 1, 8), InteractionPotential.power(2, 1)));
  }

  @Test
  void imagesThatDoNotDecayAreRefused() {
    assertRefused("images", () -> InteractionPotential.newtonian().images().periodic(0.1, 1));
    assertRefused("images", () -> InteractionPotential.cosine(1).images().periodic(0.1, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void lengthsAndWavenumbersMustBePositive(double bad) {
    assertRefused("wavenumber", () -> InteractionPotential.cosine(bad));
    assertRefused("length", () -> InteractionPotential.gaussian(bad));
    assertRefused("repulsion-length", () -> InteractionPotential.morse(1, bad, 1, 1));
    assertRefused("attraction-length", () -> InteractionPotential.morse(1, 1, 1, bad));
  }

  @Test
  void strengthsMustBeFinite() {
    assertRefused("repulsion", () -> InteractionPotential.morse(Double.NaN, 1, 1, 1));
    assertRefused(
        "attraction", () -> InteractionPotential.morse(1, 1, Double.POSITIVE_INFINITY, 1));
    assertRefused("strength", () -> InteractionPotential.none().scaled(Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void exponentsMustBeIntegrableAndNotZero(double bad) {
    assertRefused("p must", () -> InteractionPotential.power(bad, 1));
    assertRefused("q must", () -> InteractionPotential.power(2, bad));
  }

  private static void assertRefused(String name, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(name), message);
  }
}
