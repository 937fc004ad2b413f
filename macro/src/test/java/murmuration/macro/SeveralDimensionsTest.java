package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.assertOrder;
import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The finite volumes in one to three dimensions: exact solutions, symmetries, promises. */
class SeveralDimensionsTest {
  private static FiniteVolumeScheme scheme(
      double diffusion, double drift, InteractionPotential interaction, Grid grid) {
    return new FiniteVolumeScheme(new AggregationDiffusion(diffusion, drift, interaction), grid);
  }

  /**
   * Keller–Segel, U = log r/(2π), D = κ = 1: the second moment grows at the rate 4M(1 − M/(8π)),
   * also negative above the critical mass 8π.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.95, 1.5})
  void theSecondMomentOfKellerSegelGrowsLinearly(double fraction) {
    double mass = fraction * 8 * Math.PI;
    double time = 0.25;
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      Grid grid = box(2, -8, 8, 64 << i, Boundary.NO_FLUX);
      FiniteVolumeScheme scheme = scheme(1, 1, InteractionPotential.newtonian(2), grid);
      SpatialFunction bell = normal(2, 0, 1);
      double[] rho = scheme.discretise((x, y, z) -> mass * bell.value(x, y, z));
      double before = secondMoment(grid, rho);
      double after = secondMoment(grid, advance(scheme, rho, time, 10 << i));
      errors[i] = Math.abs((after - before) / time - 4 * mass * (1 - fraction));
    }
    assertOrder(2, errors);
    assertTrue(errors[1] < 6e-3 * 4 * mass, () -> Arrays.toString(errors));
  }

  private static double secondMoment(Grid grid, double[] rho) {
    double[] moments = grid.pointValues((x, y, z) -> x * x + y * y);
    for (int i = 0; i < rho.length; i++) {
      moments[i] *= rho[i];
    }
    return grid.integral(moments);
  }

  /** An equation on a grid. */
  record Problem(AggregationDiffusion equation, Grid grid) {
    FiniteVolumeScheme scheme() {
      return new FiniteVolumeScheme(equation, grid);
    }
  }

  static Stream<Problem> problems() {
    Axis ring = new Axis(-3, 3, 24, Boundary.PERIODIC);
    Axis walls = new Axis(-2, 2.5, 19, Boundary.NO_FLUX);
    Axis few = new Axis(-1, 1, 9, Boundary.PERIODIC);
    SpatialFunction trap = (x, y, z) -> 0.3 * (x * x + y * y + z * z);
    return Stream.of(
        new Problem(
            new AggregationDiffusion(0.3, 1, InteractionPotential.gaussian(1)),
            Grid.of(ring, ring)),
        new Problem(
            new AggregationDiffusion(0.5, 1, InteractionPotential.morse(1, 0.5, 2, 1), trap),
            Grid.of(walls, ring)),
        new Problem(
            new AggregationDiffusion(0.5, 1, InteractionPotential.newtonian(2), trap),
            Grid.of(walls, walls)),
        new Problem(
            new AggregationDiffusion(0.5, 2, InteractionPotential.morse(2, 0.5, 1, 1)),
            Grid.of(walls, few, ring)));
  }

  /** ρ = e^{−(κU⋆ρ + V)/D}/Z by damped fixed-point iteration. */
  @ParameterizedTest
  @MethodSource("problems")
  void discreteGibbsStatesDoNotDrift(Problem problem) {
    Grid grid = problem.grid();
    FiniteVolumeScheme scheme = problem.scheme();
    AggregationDiffusion equation = problem.equation();
    Convolution convolution = new Convolution(grid, equation.interaction());
    double[] external = grid.pointValues(equation.external());
    double[] gibbs = grid.pointValues((x, y, z) -> Math.exp(-x * x - y * y - z * z));
    double[] field = new double[gibbs.length];
    double[] next = new double[gibbs.length];
    for (int iteration = 0; iteration < 300; iteration++) {
      convolution.apply(gibbs, field);
      for (int i = 0; i < next.length; i++) {
        next[i] =
            grid.weight(i)
                * Math.exp(
                    -equation.drift().xx() * (field[i] + external[i]) / equation.diffusion().xx());
      }
      double mass = grid.integral(next);
      for (int i = 0; i < next.length; i++) {
        gibbs[i] += 0.25 * (next[i] / mass - gibbs[i]);
      }
    }
    double[] rho = advance(scheme, gibbs, 10, 100);
    assertEquals(0, distance(grid, rho, gibbs), 1e-13);
  }

  /**
   * A step either keeps all promises or says that it does not; from e^{−184} to 1, cell by cell.
   */
  @ParameterizedTest
  @MethodSource("problems")
  void acceptedStepsKeepMassAndPositivityAndLowerTheFreeEnergy(Problem problem) {
    FiniteVolumeScheme scheme = problem.scheme();
    int accepted = 0;
    for (long seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      double[] rho =
          random.doubles(scheme.grid().size(), -80, 0).map(p -> Math.pow(10, p)).toArray();
      double[] next = new double[rho.length];
      double mass = scheme.grid().integral(rho);
      for (int step = 0; step < 8; step++) {
        double dt = Math.exp(-9 + 9 * random.nextDouble());
        if (scheme.step(rho, dt, next)) {
          accepted++;
          assertEquals(1, scheme.grid().integral(next) / mass, 1e-13);
          assertTrue(Arrays.stream(next).min().orElseThrow() >= 0);
          double before = scheme.freeEnergy(rho).total();
          assertTrue(
              scheme.freeEnergy(next).total()
                  <= before + 2e-14 * (1 + scheme.freeEnergy(rho).size()));
          System.arraycopy(next, 0, rho, 0, rho.length);
        }
      }
    }
    assertTrue(accepted > 20, "accepted " + accepted);
  }

  @Test
  void transposedDataGiveTheTransposedSolution() {
    Axis x = new Axis(-3, 3, 20, Boundary.NO_FLUX);
    Axis y = new Axis(-2, 2, 28, Boundary.PERIODIC);
    InteractionPotential potential = InteractionPotential.morse(2, 0.5, 1, 1);
    FiniteVolumeScheme scheme = scheme(0.2, 1, potential, Grid.of(x, y));
    FiniteVolumeScheme transposed = scheme(0.2, 1, potential, Grid.of(y, x));
    double[] rho = smooth(new Random(2), scheme.grid());
    double[] expected = transpose(advance(scheme, rho, 0.5, 20), 20, 28);
    assertArrayEquals(expected, advance(transposed, transpose(rho, 20, 28), 0.5, 20), 1e-12);
  }

  /** A Dirac mass is spread with undershoots by the regular step, and without by the safe one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void stepsThatUndershootAreRepeatedSafely(int dimension) {
    FiniteVolumeScheme scheme =
        scheme(
            1, 1, InteractionPotential.gaussian(1), box(dimension, -4, 4, 16, Boundary.PERIODIC));
    double[] rho = new double[scheme.grid().size()];
    rho[rho.length / 3] = 1 / scheme.grid().cellVolume();
    double[] next = new double[rho.length];
    int undershoots = 0;
    for (double dt = 1e-3; dt < 10; dt *= 2) {
      scheme.trial(rho, dt, next);
      undershoots += Arrays.stream(next).min().orElseThrow() < 0 ? 1 : 0;
      assertTrue(scheme.step(rho, dt, next));
      assertTrue(Arrays.stream(next).min().orElseThrow() >= 0);
      assertEquals(1, scheme.grid().integral(next), 1e-13);
    }
    assertTrue(undershoots > 0);
    assertTrue(scheme.fallbacks() >= undershoots);
  }

  @Test
  void translatedAndMirroredDataGiveTheTranslatedAndMirroredSolution() {
    Grid grid = box(2, -3, 3, 24, Boundary.PERIODIC);
    FiniteVolumeScheme scheme = scheme(0.2, 1, InteractionPotential.gaussian(1), grid);
    double[] rho = smooth(new Random(3), grid);
    double[] moved = new double[rho.length];
    for (int j = 0; j < 24; j++) {
      for (int i = 0; i < 24; i++) {
        moved[(5 - i + 24) % 24 + 24 * ((j + 7) % 24)] = rho[i + 24 * j];
      }
    }
    double[] expected = advance(scheme, rho, 0.5, 20);
    double[] actual = advance(scheme, moved, 0.5, 20);
    for (int j = 0; j < 24; j++) {
      for (int i = 0; i < 24; i++) {
        assertEquals(expected[i + 24 * j], actual[(5 - i + 24) % 24 + 24 * ((j + 7) % 24)], 1e-12);
      }
    }
  }

  /** Random, between 0.5 and 1.5. */
  private static double[] smooth(Random random, Grid grid) {
    return random.doubles(grid.size(), 0.5, 1.5).toArray();
  }

  private static double[] transpose(double[] field, int nx, int ny) {
    double[] transposed = new double[field.length];
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        transposed[j + ny * i] = field[i + nx * j];
      }
    }
    return transposed;
  }
}
