package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What periodic boxes and walls have in common: waves, derivatives, adjoints. */
class SpaceTest {
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);

  static Stream<Grid> grids() {
    return Stream.of(
        Problems.circle(16),
        Problems.circle(15),
        Problems.torus(8),
        Grid.of(Problems.circle(8).x(), new Axis(-1, 3, 9, Boundary.PERIODIC)),
        Problems.walls(3, 16),
        Problems.walls(2, 7));
  }

  /** Without the shortest wave, which has no derivative on a periodic box. */
  private static double[] field(Space space, Grid grid, boolean odd, int seed) {
    double[] field = new Random(seed).doubles(space.points(), -1, 1).toArray();
    if (odd && !grid.periodic()) {
      field[0] = 0;
    }
    double[] coefficients = new double[space.components() * space.waves()];
    space.forward(field, odd, coefficients);
    for (int w = 0; w < space.waves() && grid.periodic(); w++) {
      for (int a = 0; a < grid.dimension(); a++) {
        double phase = component(space, w, a) * grid.axis(a).spacing();
        if (Math.abs(phase) > 2.5) {
          coefficients[2 * w] = 0;
          coefficients[2 * w + 1] = 0;
        }
      }
      if (space.waveNumber(w) == 0 && w > 0) {
        coefficients[2 * w] = 0;
        coefficients[2 * w + 1] = 0;
      }
    }
    space.inverse(coefficients, odd, field);
    return field;
  }

  private static double component(Space space, int wave, int axis) {
    double angle = space.angle(wave);
    return space.waveNumber(wave) * (axis == 0 ? Math.cos(angle) : Math.sin(angle));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("grids")
  void theInverseUndoesTheTransform(Grid grid) {
    Space space = Space.of(grid, InteractionPotential.none());
    for (boolean odd : new boolean[] {false, true}) {
      double[] field = new Random(1).doubles(space.points(), -1, 1).toArray();
      if (odd && !grid.periodic()) {
        field[0] = 0;
      }
      double[] coefficients = new double[space.components() * space.waves()];
      space.forward(field, odd, coefficients);
      double[] back = new double[space.points()];
      space.inverse(coefficients, odd, back);
      assertArrayEquals(field, back, 1e-14);
    }
  }

  /** ĉ' = iqĉ, where coefficients of odd fields carry a factor −i: ±q times the coefficient. */
  @ParameterizedTest
  @MethodSource("grids")
  void derivativesMultiplyWavesByTheirNumber(Grid grid) {
    Space space = Space.of(grid, InteractionPotential.none());
    int length = space.components() * space.waves();
    for (boolean odd : new boolean[] {false, true}) {
      for (int a = 0; a < grid.dimension(); a++) {
        double[] field = field(space, grid, odd, 2 + a);
        double[] derivative = new double[space.points()];
        space.derivative(field, odd, a, derivative);
        double[] before = new double[length];
        double[] after = new double[length];
        space.forward(field, odd, before);
        space.forward(derivative, !odd, after);
        for (int i = 0; i < length; i++) {
          double q = component(space, i / space.components(), a);
          assertEquals((odd ? -q : q) * before[i], after[i], 1e-11);
        }
      }
    }
  }

  /** Σ c ∂d = −Σ d ∂c for even c and odd d: what keeps the L² norm. */
  @ParameterizedTest
  @MethodSource("grids")
  void derivativesAreSkew(Grid grid) {
    Space space = Space.of(grid, InteractionPotential.none());
    for (int a = 0; a < grid.dimension(); a++) {
      double[] even = field(space, grid, false, 4);
      double[] odd = field(space, grid, true, 5);
      double[] ofEven = new double[space.points()];
      double[] ofOdd = new double[space.points()];
      space.derivative(even, false, a, ofEven);
      space.derivative(odd, true, a, ofOdd);
      assertEquals(-dot(odd, ofEven), dot(even, ofOdd), 1e-11);
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void derivativesOfFluxesKeepTheMass(Grid grid) {
    Space space = Space.of(grid, InteractionPotential.none());
    double[] derivative = new double[space.points()];
    for (int a = 0; a < grid.dimension(); a++) {
      space.derivative(field(space, grid, true, 6), true, a, derivative);
      double sum = 0;
      for (double value : derivative) {
        sum += value;
      }
      assertEquals(0, sum, 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void productsWithAForceAreSymmetric(Grid grid) {
    Space space = Space.of(grid, InteractionPotential.none());
    double[] force = field(space, grid, true, 7);
    double[] even = field(space, grid, false, 8);
    double[] odd = field(space, grid, true, 9);
    double[] ofEven = new double[space.points()];
    double[] ofOdd = new double[space.points()];
    space.couple(force, even, false, ofEven);
    space.couple(force, odd, true, ofOdd);
    assertEquals(dot(odd, ofEven), dot(even, ofOdd), 1e-13);
  }

  @Test
  void theForceOfTheCosineIsKnown() {
    Grid grid = Problems.circle(16);
    Space space = Space.of(grid, COSINE);
    assertTrue(space.interacting());
    double[][] force = new double[1][16];
    space.meanForce(Problems.density(grid), force);
    // −cos ⋆ ½ cos = −½π cos.
    double[] exact = grid.pointValues((x, y, z) -> 0.5 * Math.PI * Math.sin(x));
    assertArrayEquals(exact, force[0], 1e-13);
  }

  @Test
  void theForceOfTheCosineInThePlaneIsKnown() {
    Grid grid = Problems.torus(8);
    double[][] force = new double[2][64];
    Space.of(grid, COSINE)
        .meanForce(grid.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x) - 0.1 * Math.sin(y)), force);
    double unit = 2 * Math.PI * Math.PI;
    assertArrayEquals(
        grid.pointValues((x, y, z) -> 0.5 * unit * Math.sin(x)), force[0], 1e-13 * unit);
    assertArrayEquals(
        grid.pointValues((x, y, z) -> 0.1 * unit * Math.cos(y)), force[1], 1e-13 * unit);
  }

  @Test
  void withoutInteractionThereIsNoForce() {
    for (Grid grid : new Grid[] {Problems.circle(8), Problems.walls(1, 8)}) {
      Space space = Space.of(grid, InteractionPotential.none());
      double[][] force = new double[1][8];
      space.meanForce(new Random(1).doubles(8).toArray(), force);
      assertArrayEquals(new double[8], force[0], 0.0);
      assertFalse(space.interacting());
    }
  }

  @Test
  void boxesThatDoNotFitAreRefused() {
    InteractionPotential none = InteractionPotential.none();
    Axis periodic = Problems.circle(8).x();
    Axis walled = Problems.walls(1, 8).x();
    assertRefused("one or two", () -> Space.of(Grid.of(periodic, periodic, periodic), none));
    assertRefused("periodic box", () -> Space.of(Grid.of(walled, walled), none));
    assertRefused("periodic box", () -> Space.of(Grid.of(periodic, walled), none));
  }

  private static void assertRefused(String words, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(words), message);
  }
}
