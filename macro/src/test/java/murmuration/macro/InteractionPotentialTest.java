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
    assertEquals(r / 2, InteractionPotential.newtonian(1).value(r));
    assertEquals(-3 * r / 2, InteractionPotential.newtonian(1).scaled(-3).value(r));
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
    assertFalse(InteractionPotential.newtonian(1).scaled(2).smoothAtOrigin());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theGaussianIsSummedOverItsImages(long seed) {
    Random random = new Random(seed);
    double decay = 0.1 + 3 * random.nextDouble();
    double length = 1 + 5 * random.nextDouble();
    double r = 0.5 * length * random.nextDouble();
    InteractionPotential gaussian = InteractionPotential.gaussian(decay);
    assertImageSum(gaussian, periodic(gaussian, r, length), r, length);
    assertImageSum(gaussian, periodic(gaussian.images(), r, length), r, length);
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
    assertImageSum(morse, periodic(morse, r, length), r, length);
    assertImageSum(morse, periodic(morse.images(), r, length), r, length);
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
    assertEquals(2, periodic(quadratic, 2, 5), 1e-15);
    assertEquals(3, periodic(quadratic.scaled(1.5), 2, 5), 1e-15);
  }

  @Test
  void theCosineMustFitThePeriodicBox() {
    InteractionPotential cosine = InteractionPotential.cosine(1.5);
    assertEquals(-1.0, periodic(cosine, 0, 4 * Math.PI));
    assertRefused("wavenumber", () -> periodic(cosine, 0, 2 * Math.PI));
    assertRefused("wavenumber", () -> periodic(cosine, 0, 1e-9));
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

  /** Σ over m_x, m_y of U at the images, and none along an axis with walls. */
  @Test
  void imagesAreSummedAlongEachPeriodicAxis() {
    Axis ring = new Axis(0, 2, 8, Boundary.PERIODIC);
    Axis walls = new Axis(0, 3, 8, Boundary.NO_FLUX);
    Grid grid = Grid.of(ring, walls, new Axis(0, 1.5, 8, Boundary.PERIODIC));
    for (InteractionPotential potential :
        new InteractionPotential[] {
          InteractionPotential.gaussian(0.4), InteractionPotential.morse(2, 0.1, 1, 0.2)
        }) {
      double direct = 0;
      for (int mx = -30; mx <= 30; mx++) {
        for (int mz = -30; mz <= 30; mz++) {
          double rx = 0.7 + 2 * mx;
          double rz = 0.2 + 1.5 * mz;
          direct += potential.value(Math.sqrt(rx * rx + 1.1 * 1.1 + rz * rz));
        }
      }
      assertEquals(direct, potential.inBox(grid, 0.7, 1.1, 0.2), 1e-14);
      assertEquals(direct, potential.images().inBox(grid, 0.7, 1.1, 0.2), 1e-14);
    }
  }

  @Test
  void theCosineIsSummedOverTheAxes() {
    Grid grid = Fields.box(2, 0, 2 * Math.PI, 8, Boundary.PERIODIC);
    assertEquals(
        -Math.cos(0.6) - Math.cos(2.2),
        InteractionPotential.cosine(2).inBox(grid, 0.3, 1.1, 0),
        1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theNewtonianPotentialBelongsToItsDimension(int dimension) {
    InteractionPotential potential = InteractionPotential.newtonian(dimension);
    double[] values = {0.35, Math.log(0.7) / (2 * Math.PI), -1 / (4 * Math.PI * 0.7)};
    assertEquals(values[dimension - 1], potential.value(0.7), 1e-15);
    Grid other = Fields.box(dimension % 3 + 1, 0, 1, 4, Boundary.NO_FLUX);
    assertRefused("dimension", () -> new Convolution(other, potential));
    Grid mixed = Grid.of(new Axis(0, 1, 4, Boundary.NO_FLUX), new Axis(0, 1, 4, Boundary.PERIODIC));
    assertRefused(
        "all axes", () -> new Convolution(mixed, InteractionPotential.newtonian(2).scaled(2)));
    assertRefused("dimension", () -> InteractionPotential.newtonian(0));
  }

  @Test
  void imagesThatDoNotDecayAreRefused() {
    assertRefused("images", () -> periodic(InteractionPotential.newtonian(1).images(), 0.1, 1));
    assertRefused("images", () -> periodic(InteractionPotential.cosine(1).images(), 0.1, 1));
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
  @ValueSource(doubles = {0, -3, -4, Double.NaN, Double.POSITIVE_INFINITY})
  void exponentsMustBeIntegrableAndNotZero(double bad) {
    assertRefused("p must", () -> InteractionPotential.power(bad, 1));
    assertRefused("q must", () -> InteractionPotential.power(2, bad));
    Grid plane = Fields.box(2, 0, 1, 4, Boundary.NO_FLUX);
    assertRefused("q must", () -> new Convolution(plane, InteractionPotential.power(2, -2)));
  }

  private static double periodic(InteractionPotential potential, double r, double length) {
    return potential.inBox(Fields.periodic(0, length, 8), r, 0, 0);
  }

  private static void assertRefused(String name, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(name), message);
  }
}
