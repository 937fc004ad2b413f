package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.assertOrder;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.normal;
import static murmuration.macro.Fields.periodic;
import static murmuration.macro.Fields.twoGroupsDensity;
import static murmuration.macro.Fields.walls;
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

/** Orders in time, and the promises: mass, positivity, free energy, Gibbs. */
class FiniteVolumeSchemeTest {
  private static final InteractionPotential SINGULAR = InteractionPotential.power(2, -0.5);

  /** The test problem with a smooth attraction of two groups. */
  private static FiniteVolumeScheme twoGroups(int cells) {
    return new FiniteVolumeScheme(
        new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1)), periodic(-8, 8, cells));
  }

  @Test
  void theOrderInTimeIsTwo() {
    FiniteVolumeScheme scheme = twoGroups(128);
    double[] initial = twoGroupsDensity(scheme);
    double[] reference = advance(scheme, initial, 2, 1280);
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      errors[i] = distance(scheme.grid(), advance(scheme, initial, 2, 40 << i), reference);
    }
    assertOrder(2, errors);
    assertEquals(0, scheme.fallbacks());
  }

  /**
   * U = −cos on the circle: the order parameter r = ∫ρ cos solves r = I₁(rκ/D)/I₀(rκ/D). The flux
   * is exact for Gibbs states and their sums over the grid are spectrally accurate, so 32 cells
   * give all digits.
   */
  @Test
  void synchronisedStatesOfTheCircleHaveTheExactOrderParameter() {
    assertEquals(0.8314620248, orderParameter(0.25), 1e-10);
    assertEquals(0, orderParameter(0.6), 1e-10);
  }

  private static double orderParameter(double diffusion) {
    Grid grid = periodic(0, 2 * Math.PI, 32);
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(diffusion, 1, InteractionPotential.cosine(1)), grid);
    double[] start = scheme.discretise((x, y, z) -> (1 + 0.1 * Math.cos(x)) / (2 * Math.PI));
    double[] rho = advance(scheme, start, 400, 800);
    double[] cosine = grid.pointValues((x, y, z) -> Math.cos(x));
    for (int i = 0; i < cosine.length; i++) {
      cosine[i] *= rho[i];
    }
    return grid.integral(cosine);
  }

  /** An equation on a grid. */
  record Problem(AggregationDiffusion equation, Grid grid) {
    Problem(double diffusion, double drift, InteractionPotential interaction, Grid grid) {
      this(new AggregationDiffusion(diffusion, drift, interaction), grid);
    }

    FiniteVolumeScheme scheme() {
      return new FiniteVolumeScheme(equation, grid);
    }
  }

  static Stream<Problem> withGibbsStates() {
    return Stream.of(
        new Problem(0.25, 1, InteractionPotential.cosine(1), periodic(0, 2 * Math.PI, 32)),
        new Problem(0.4, 1, InteractionPotential.gaussian(1), periodic(-8, 8, 100)),
        new Problem(0.2, 1, InteractionPotential.quadratic(), walls(-4, 4, 101)),
        new Problem(0.5, 1, InteractionPotential.morse(1, 0.5, 2, 2), walls(-8, 8, 128)),
        new Problem(1, 1, InteractionPotential.newtonian(1), walls(-8, 8, 128)),
        new Problem(0.3, 1, SINGULAR, walls(-5, 5, 65)),
        new Problem(0.3, 1, InteractionPotential.none(), walls(0, 1, 17)));
  }

  @ParameterizedTest
  @MethodSource("withGibbsStates")
  void discreteGibbsStatesDoNotDrift(Problem problem) {
    FiniteVolumeScheme scheme = problem.scheme();
    double[] gibbs = gibbs(problem);
    // A strong singular repulsion bounds the step: its part of the equation is explicit.
    int fewest = problem.equation().interaction().equals(SINGULAR) ? 1000 : 100;
    for (int steps : new int[] {fewest, 1000}) {
      double[] rho = advance(scheme, gibbs, 10, steps);
      assertEquals(0, distance(scheme.grid(), rho, gibbs), 1e-13);
    }
  }

  /** ρ = e^{−κU⋆ρ/D}/Z by damped fixed-point iteration. */
  private static double[] gibbs(Problem problem) {
    Grid grid = problem.grid();
    AggregationDiffusion equation = problem.equation();
    Convolution convolution = new Convolution(grid, equation.interaction());
    double centre = 0.5 * (grid.x().lower() + grid.x().upper());
    double[] rho = grid.cellAverages(normal(centre, 0.5));
    double[] field = new double[rho.length];
    double[] next = new double[rho.length];
    for (int iteration = 0; iteration < 3000; iteration++) {
      convolution.apply(rho, field);
      for (int i = 0; i < rho.length; i++) {
        next[i] =
            grid.weight(i)
                * Math.exp(-equation.drift().xx() * field[i] / equation.diffusion().xx());
      }
      double mass = grid.integral(next);
      for (int i = 0; i < rho.length; i++) {
        rho[i] += 0.1 * (next[i] / mass - rho[i]);
      }
    }
    return rho;
  }

  static Stream<Problem> strongInteractions() {
    return Stream.of(
        new Problem(0.05, 20, InteractionPotential.cosine(2), periodic(0, 2 * Math.PI, 64)),
        new Problem(0.05, 20, InteractionPotential.gaussian(0.5), periodic(-4, 4, 99)),
        new Problem(0.05, 20, InteractionPotential.newtonian(1).scaled(-1), periodic(-4, 4, 64)),
        new Problem(0.05, 20, InteractionPotential.morse(3, 0.2, 1, 1), walls(-4, 4, 80)),
        new Problem(0.05, 20, InteractionPotential.quadratic(), walls(-4, 4, 81)),
        new Problem(0.05, 20, InteractionPotential.power(1.5, -0.5), walls(-4, 4, 64)));
  }

  /** A step either keeps all promises or says that it does not. */
  @ParameterizedTest
  @MethodSource("strongInteractions")
  void acceptedStepsOfAnySizeKeepMassAndPositivityAndLowerTheFreeEnergy(Problem problem) {
    FiniteVolumeScheme scheme = problem.scheme();
    int accepted = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      double[] rho = Fields.peaks(random, scheme.grid());
      double[] next = new double[rho.length];
      for (int step = 0; step < 20; step++) {
        double dt = Math.exp(-12 + 12 * random.nextDouble());
        if (scheme.step(rho, dt, next)) {
          accepted++;
          assertEquals(1, scheme.grid().integral(next), 1e-13);
          assertTrue(Arrays.stream(next).min().orElseThrow() >= 0);
          double before = scheme.freeEnergy(rho).total();
          assertTrue(
              scheme.freeEnergy(next).total()
                  <= before + 2e-14 * (1 + scheme.freeEnergy(rho).size()));
          System.arraycopy(next, 0, rho, 0, rho.length);
        }
      }
    }
    assertTrue(accepted > 100, "accepted " + accepted);
  }

  @ParameterizedTest
  @MethodSource("strongInteractions")
  void aDiracMassSpreadsWithoutUndershoots(Problem problem) {
    FiniteVolumeScheme scheme = problem.scheme();
    double[] rho = new double[scheme.grid().size()];
    rho[rho.length / 3] = 1 / scheme.grid().cellVolume();
    double[] energies = new double[11];
    RunObserver observer =
        new RunObserver() {
          private int output;

          @Override
          public void output(Snapshot snapshot) {
            assertTrue(snapshot.diagnostics().minimum() >= 0);
            energies[output++] = snapshot.diagnostics().freeEnergy();
          }
        };
    Evolution.Result result =
        Evolution.run(scheme, rho, new OutputTimes(0.5, 0.05), 1e-3, observer);
    assertTrue(result.massError() <= 1e-13, () -> "" + result.massError());
    for (int i = 1; i < energies.length; i++) {
      assertTrue(energies[i] <= energies[i - 1] + 1e-13 * (1 + Math.abs(energies[i - 1])));
    }
  }

  /** Without diffusion the scheme is upwind and keeps its promises. */
  @Test
  void vanishingDiffusionIsAllowed() {
    Grid grid = walls(-3, 3, 60);
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(0, 1, InteractionPotential.quadratic()), grid);
    double[] initial = scheme.discretise(normal(0.5, 0.1));
    double[] rho = advance(scheme, initial, 1, 100);
    assertEquals(grid.integral(initial), grid.integral(rho), 1e-13);
    assertTrue(Arrays.stream(rho).min().orElseThrow() >= 0);
    double[] positions = grid.pointValues((x, y, z) -> x);
    for (int i = 0; i < rho.length; i++) {
      positions[i] *= rho[i];
    }
    assertEquals(0.5, grid.integral(positions), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 64})
  void translatingTheDataTranslatesTheSolutionOnAPeriodicBox(int cells) {
    FiniteVolumeScheme scheme = twoGroups(100);
    double[] rho = Fields.peaks(new Random(cells), scheme.grid());
    double[] expected = rotate(advance(scheme, rho, 0.5, 50), cells);
    assertArrayEquals(expected, advance(scheme, rotate(rho, cells), 0.5, 50), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("strongInteractions")
  void mirroringTheDataMirrorsTheSolution(Problem problem) {
    FiniteVolumeScheme scheme = problem.scheme();
    double[] rho = Fields.peaks(new Random(5), scheme.grid());
    double[] expected = mirror(advance(scheme, rho, 1e-3, 10));
    double largest = Arrays.stream(rho).max().orElseThrow();
    assertArrayEquals(expected, advance(scheme, mirror(rho), 1e-3, 10), 1e-11 * largest);
  }

  private static double[] rotate(double[] field, int cells) {
    double[] rotated = new double[field.length];
    for (int i = 0; i < field.length; i++) {
      rotated[(i + cells) % field.length] = field[i];
    }
    return rotated;
  }

  private static double[] mirror(double[] field) {
    double[] mirrored = new double[field.length];
    for (int i = 0; i < field.length; i++) {
      mirrored[field.length - 1 - i] = field[i];
    }
    return mirrored;
  }
}
