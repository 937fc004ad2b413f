package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TabulatedPotentialTest {
  private static final double NAN = Double.NaN;

  private static double[] distances(double lower, double upper, int points) {
    return IntStream.range(0, points)
        .mapToDouble(i -> lower + (upper - lower) * i / (points - 1))
        .toArray();
  }

  private static TabulatedPotential table(DoubleUnaryOperator u, double... distances) {
    return new TabulatedPotential(
        distances,
        IntStream.range(0, distances.length)
            .mapToDouble(i -> u.applyAsDouble(distances[i]))
            .toArray());
  }

  private static double error(TabulatedPotential table, DoubleUnaryOperator u) {
    return IntStream.rangeClosed(0, 10_000)
        .mapToDouble(i -> table.end() * i / 10_000)
        .map(r -> Math.abs(table.value(r) - u.applyAsDouble(r)))
        .max()
        .orElseThrow();
  }

  @Test
  void theErrorOfAGaussianIsOfOrderFour() {
    DoubleUnaryOperator gaussian = InteractionPotential.gaussian(1)::value;
    for (int points = 41; points <= 161; points = 2 * points - 1) {
      double coarse = error(table(gaussian, distances(0, 5, points)), gaussian);
      double fine = error(table(gaussian, distances(0, 5, 2 * points - 1)), gaussian);
      assertEquals(4, Math.log(coarse / fine) / Math.log(2), 0.15, "with " + points + " points");
    }
  }

  /** Between its points, at unequal distances, below the first of them and with as few as four. */
  @Test
  void aCubicIsExact() {
    DoubleUnaryOperator cubic = r -> ((2 * r - 3) * r + 0.5) * r - 1;
    assertEquals(0, error(table(cubic, 0.1, 0.2, 0.7, 1, 1.8, 2), cubic), 1e-13);
    assertEquals(0, error(table(cubic, 0, 0.5, 1.5, 2), cubic), 1e-13);
  }

  @Test
  void theTableIsMetAtItsPoints() {
    double[] distances = distances(0, 2, 7);
    TabulatedPotential table = table(Math::sin, distances);
    for (double r : distances) {
      assertEquals(Math.sin(r), table.value(r), 1e-15);
    }
  }

  @Test
  void beyondItsEndNothingIsKnown() {
    TabulatedPotential table = table(Math::cos, 0, 1, 2, 3);
    assertEquals(Math.cos(3), table.value(Math.nextUp(3.0)), 1e-14);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> table.value(3.01));
    assertEquals("the table of the interaction potential ends at 3.0, before 3.01", e.getMessage());
  }

  @Test
  void whatBeginsLikeASquareIsSmooth() {
    double[] distances = distances(0, 5, 51);
    assertTrue(table(r -> r * r, distances).smoothAtOrigin());
    assertTrue(table(r -> r * r * r * r, distances).smoothAtOrigin());
    assertTrue(table(r -> 1, distances).smoothAtOrigin());
    assertTrue(table(InteractionPotential.gaussian(0.5)::value, distances).smoothAtOrigin());
    assertFalse(table(r -> r, distances).smoothAtOrigin());
    assertFalse(table(r -> Math.exp(-r), distances).smoothAtOrigin());
    assertFalse(table(Math::log, distances(0.1, 5, 50)).smoothAtOrigin());
  }

  /** With a kink the cell at the origin gets its average, as that of the formula does. */
  @Test
  void theMeanFieldOfAKinkIsThatOfItsFormula() {
    Grid grid = Grid.of(new Axis(-1, 1, 16, Boundary.NO_FLUX), new Axis(0, 1, 8, Boundary.NO_FLUX));
    InteractionPotential morse = InteractionPotential.morse(1, 0.5, 2, 2);
    double[] rho = grid.cellAverages((x, y, z) -> 1 + x * y);
    double[] expected = new double[rho.length];
    double[] field = new double[rho.length];
    new Convolution(grid, morse).apply(rho, expected);
    new Convolution(grid, table(morse::value, distances(0, 2.2, 201))).apply(rho, field);
    for (int i = 0; i < field.length; i++) {
      assertEquals(expected[i], field[i], 1e-8);
    }
  }

  @Test
  void onAPeriodicBoxOnlyTheNearestImageCounts() {
    Grid ring = Grid.of(new Axis(0, 6, 8, Boundary.PERIODIC));
    TabulatedPotential table = table(Math::cos, 0, 1, 2, 3);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Convolution(ring, table));
    assertTrue(e.getMessage().endsWith("choose nearest-image"), e.getMessage());
    assertEquals(Math.cos(2), table.nearestImage().inBox(ring, 2, 0, 0), 1e-15);
  }

  static Stream<Arguments> wrongTables() {
    double[] zeros = new double[4];
    return Stream.of(
        Arguments.of(new double[] {0, 1, 2}, new double[3], "at least 4 points, got 3"),
        Arguments.of(new double[] {0, 1, 2, 3}, new double[5], "got 5 and 4"),
        Arguments.of(new double[] {0, 1, 1, 2}, zeros, "got 1.0 after 1.0"),
        Arguments.of(new double[] {-1, 1, 2, 3}, zeros, "got -1.0 first"),
        Arguments.of(new double[] {0, 1, NAN, 3}, zeros, "must be finite, got U(NaN) = 0.0"),
        Arguments.of(new double[] {0, 1, 2, 3}, new double[] {1, NAN, 1, 1}, "U(1.0) = NaN"),
        Arguments.of(new double[] {0, 1, 2, 1 / 0.0}, zeros, "must be finite"));
  }

  @ParameterizedTest
  @MethodSource("wrongTables")
  void aWrongTableIsRefused(double[] distances, double[] values, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new TabulatedPotential(distances, values));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
