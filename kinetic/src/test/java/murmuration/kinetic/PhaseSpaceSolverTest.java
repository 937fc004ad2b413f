package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The solver on cells of r and v by itself: exact solutions, invariants, bad input. */
class PhaseSpaceSolverTest {
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final InteractionPotential GAUSSIAN = InteractionPotential.gaussian(0.8);
  private static final Maxwellian QUARTIC = Maxwellian.of(VelocityPotential.quartic(1), 1);
  private static final Maxwellian TILTED = Maxwellian.of(VelocityPotential.tilted(1, 1), 1);
  private static final Maxwellian OU = Maxwellian.of(VelocityPotential.quadratic(), 1);

  private static PhaseSpaceState state(
      PhaseSpaceSolver solver, double epsilon, double[] rho, InitialState initial, int steps) {
    return solver.run(epsilon, rho, initial, 0.5, steps, () -> false).orElseThrow();
  }

  private static double order(double coarse, double fine) {
    return Math.log(coarse / fine) / Math.log(2);
  }

  /** W = v²/2, Maxwellian data: a wave decays like exp(−q²(t + ε(e^{−t/ε} − 1))). */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void ornsteinUhlenbeckWavesDecayWithOrderTwo(double epsilon) {
    double s = 0.5 + epsilon * Math.expm1(-0.5 / epsilon);
    double[] errors = new double[3];
    for (int i = 0; i < errors.length; i++) {
      Grid grid = Problems.circle(64 << i);
      double[] start =
          grid.cellAverages((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.sin(2 * x));
      double[] exact =
          grid.cellAverages(
              (x, y, z) ->
                  1 + 0.5 * Math.exp(-s) * Math.cos(x) + 0.25 * Math.exp(-4 * s) * Math.sin(2 * x));
      PhaseSpaceSolver solver = new PhaseSpaceSolver(OU, NONE, grid, 32 << i);
      PhaseSpaceState end = state(solver, epsilon, start, MAXWELLIAN, 16 << i);
      errors[i] = Problems.distance(grid, end.density(), exact);
    }
    assertEquals(2, order(errors[1], errors[2]), 0.1, () -> Arrays.toString(errors));
    assertTrue(errors[2] < 1.5e-3, () -> Arrays.toString(errors));
  }

  /** Steps alone, with cells of r that do not matter: what halving them changes falls fourfold. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void orderInTimeIsTwo(double epsilon) {
    Grid grid = Problems.circle(256);
    double[] rho = Problems.density(grid);
    PhaseSpaceSolver solver =
        new PhaseSpaceSolver(TILTED, InteractionPotential.cosine(1), grid, 32);
    double[][] ends = new double[3][];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = state(solver, epsilon, rho, MAXWELLIAN, 16 << i).density();
    }
    double first = Problems.distance(grid, ends[0], ends[1]);
    double second = Problems.distance(grid, ends[1], ends[2]);
    assertEquals(2, order(first, second), 0.1);
  }

  static Stream<PhaseSpaceSolver> solvers() {
    return Stream.of(
        new PhaseSpaceSolver(QUARTIC, GAUSSIAN, Problems.circle(20), 32),
        new PhaseSpaceSolver(
            Maxwellian.of(VelocityPotential.cubic(3), 0.5), NONE, Problems.circle(21), 64),
        new PhaseSpaceSolver(TILTED, InteractionPotential.cosine(1), Problems.circle(40), 48),
        new PhaseSpaceSolver(
            Maxwellian.of(VelocityPotential.power(3, 1, 2), 1),
            InteractionPotential.morse(1, 0.5, 0.5, 2),
            Problems.walls(3, 20),
            40),
        new PhaseSpaceSolver(QUARTIC, InteractionPotential.quadratic(), Problems.walls(2, 9), 16));
  }

  /** Random values, among them many zeros: jumps in both directions. */
  @ParameterizedTest
  @MethodSource("solvers")
  void massIsKeptAndNothingTurnsNegative(PhaseSpaceSolver solver) {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      for (double epsilon : new double[] {1, 1e-2, 1e-3, 1e-6}) {
        double[] f = new double[solver.velocities().size() * solver.grid().size()];
        for (int k = 0; k < f.length; k++) {
          f[k] = random.nextDouble() < 0.7 ? 0 : Math.exp(10 * random.nextGaussian());
        }
        double before = Arrays.stream(f).sum();
        PhaseSpaceState end = solver.run(epsilon, f, 0.1, 20, () -> false).orElseThrow();
        assertTrue(end.minimum() >= 0, () -> "minimum " + end.minimum());
        assertEquals(before, Arrays.stream(f).sum(), 1e-13 * before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void uniformEquilibriaAreKept(PhaseSpaceSolver solver) {
    if (!solver.grid().periodic()) {
      return;
    }
    double[] rho = new double[solver.grid().size()];
    Arrays.fill(rho, 0.7);
    for (double epsilon : new double[] {1, 1e-3}) {
      PhaseSpaceState end = state(solver, epsilon, rho, MAXWELLIAN, 50);
      for (int j = 0; j < end.velocities(); j++) {
        double expected = 0.7 * solver.velocities().maxwellian(j);
        for (double value : end.distribution(j)) {
          assertEquals(1, value / expected, 1e-12);
        }
      }
    }
  }

  /** Collisions alone keep e^{−(W + √ε Φ_r v)/θ}, tails and steep walls of W included. */
  @Test
  void equilibriaInAForceAreKept() {
    for (Maxwellian equilibrium :
        List.of(QUARTIC, TILTED, Maxwellian.of(VelocityPotential.quartic(100), 1))) {
      for (int cells : new int[] {16, 200}) {
        VelocityGrid grid = new VelocityGrid(equilibrium, cells);
        double[] f = new double[cells];
        for (int j = 0; j < cells; j++) {
          f[j] = grid.maxwellian(j) * Math.exp(-0.8 * grid.velocity(j));
        }
        double[] expected = f.clone();
        DriftDiffusion collisions = new DriftDiffusion(grid, 1);
        for (int step = 0; step < 100; step++) {
          collisions.step(f, new double[] {0.8}, 0, 1, step < 50 ? 0.01 : 100);
        }
        for (int j = 0; j < cells; j++) {
          assertEquals(1, f[j] / expected[j], 1e-11);
        }
        assertEquals(0, collisions.fallbacks());
      }
    }
  }

  /** SDIRK2 alone: what halving its steps changes in the mean velocity falls fourfold. */
  @Test
  void velocitiesRelaxWithOrderTwoInTime() {
    double[] mean = new double[4];
    for (int i = 0; i < mean.length; i++) {
      VelocityGrid grid = new VelocityGrid(TILTED, 100);
      double[] f = new double[100];
      for (int j = 0; j < 100; j++) {
        f[j] = grid.maxwellian(j) * (1 + 0.05 * grid.velocity(j));
      }
      DriftDiffusion collisions = new DriftDiffusion(grid, 1);
      int steps = 10 << i;
      for (int step = 0; step < steps; step++) {
        collisions.step(f, new double[] {0.1}, 0, 1, 1.0 / steps);
      }
      for (int j = 0; j < 100; j++) {
        mean[i] += grid.velocity(j) * f[j] * grid.spacing();
      }
    }
    assertEquals(2, order(mean[1] - mean[0], mean[2] - mean[1]), 0.15);
    assertEquals(2, order(mean[2] - mean[1], mean[3] - mean[2]), 0.1);
  }

  @Test
  void symmetricDensitiesStaySymmetric() {
    for (Grid grid : new Grid[] {Problems.walls(4, 24), Problems.circle(24)}) {
      double middle = 0.5 * (grid.x().lower() + grid.x().upper());
      double[] rho = grid.cellAverages((x, y, z) -> 1 + Math.exp(-(x - middle) * (x - middle)));
      PhaseSpaceSolver solver = new PhaseSpaceSolver(QUARTIC, GAUSSIAN, grid, 32);
      PhaseSpaceState end = state(solver, 0.05, rho, EVEN, 40);
      double[] density = end.density();
      for (int i = 0; i < 24; i++) {
        assertEquals(density[23 - i], density[i], 1e-13);
        for (int j = 0; j < 32; j++) {
          assertEquals(end.distribution(31 - j)[23 - i], end.distribution(j)[i], 1e-13);
        }
      }
    }
  }

  /** Walls are mirrors: half of a symmetric ring. */
  @Test
  void wallsAreMirrors() {
    Grid ring = Problems.circle(48);
    Grid half = Problems.walls(Math.PI, 24);
    double[] rho = ring.cellAverages((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.2 * Math.cos(3 * x));
    double[] whole =
        state(new PhaseSpaceSolver(QUARTIC, NONE, ring, 32), 0.2, rho, EVEN, 30).density();
    double[] part =
        state(new PhaseSpaceSolver(QUARTIC, NONE, half, 32), 0.2, Arrays.copyOf(rho, 24), EVEN, 30)
            .density();
    assertArrayEquals(Arrays.copyOf(whole, 24), part, 1e-13);
  }

  /** D of the corrector, Σ (v − V) χ M Δv, is that of the closed form. */
  @Test
  void theCorrectorGivesTheDiffusionCoefficient() {
    double[] exact = {1.28455739590645257, 0.561641093150497039};
    for (int c = 0; c < 2; c++) {
      double[] errors = new double[2];
      for (int i = 0; i < 2; i++) {
        VelocityGrid grid = new VelocityGrid(List.of(QUARTIC, TILTED).get(c), 100 << i);
        double[] chi = grid.corrector();
        double d = 0;
        double mean = 0;
        for (int j = 0; j < grid.size(); j++) {
          double weight = grid.maxwellian(j) * grid.spacing();
          d += (grid.velocity(j) - grid.mean()) * chi[j] * weight;
          mean += chi[j] * weight;
        }
        assertEquals(0, mean, 1e-14);
        errors[i] = Math.abs(d / exact[c] - 1);
      }
      assertEquals(2, order(errors[0], errors[1]), 0.05);
      assertTrue(errors[1] < 1e-3);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-6})
  void smallEpsilonIsStable(double epsilon) {
    Grid grid = Problems.circle(64);
    double[] rho = grid.cellAverages((x, y, z) -> 1 + 0.5 * Math.cos(x));
    for (InitialState initial : new InitialState[] {MAXWELLIAN, CHAPMAN_ENSKOG}) {
      PhaseSpaceSolver solver = new PhaseSpaceSolver(QUARTIC, GAUSSIAN, grid, 64);
      double[] end = state(solver, epsilon, rho, initial, 50).density();
      assertEquals(grid.integral(rho), grid.integral(end), 1e-12);
      for (double value : end) {
        assertTrue(value > 0.4 && value < 1.6, () -> "density " + value);
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
    Grid grid = Problems.circle(50);
    double[] rho = Problems.density(grid);
    double[][] ends = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      ends[threads - 1] =
          pool.submit(
                  () ->
                      state(
                              new PhaseSpaceSolver(TILTED, GAUSSIAN, grid, 34),
                              0.1,
                              rho,
                              CHAPMAN_ENSKOG,
                              20)
                          .density())
              .get();
      pool.shutdown();
    }
    assertArrayEquals(ends[0], ends[1], 0.0);
  }

  @Test
  void runsCanBeStopped() {
    PhaseSpaceSolver solver = new PhaseSpaceSolver(QUARTIC, NONE, Problems.circle(16), 16);
    double[] rho = Problems.density(Problems.circle(16));
    assertEquals(Optional.empty(), solver.run(1, rho, MAXWELLIAN, 1, 10, () -> true));
  }

  private static void assertRefused(String message, Runnable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(message, e.getMessage());
  }

  @Test
  void badInputIsRefused() {
    Grid grid = Problems.circle(16);
    PhaseSpaceSolver solver = new PhaseSpaceSolver(QUARTIC, NONE, grid, 16);
    double[] rho = Problems.density(grid);
    assertRefused(
        "a grid in r and v needs one space dimension, got 2",
        () -> new PhaseSpaceSolver(QUARTIC, NONE, Problems.torus(8), 16));
    assertRefused(
        "velocities on a grid need dimension 1, got 2",
        () ->
            new PhaseSpaceSolver(
                new Maxwellian(VelocityPotential.quartic(1), 1, 2), NONE, grid, 16));
    assertRefused(
        "between reflecting walls the velocity potential must be even",
        () -> new PhaseSpaceSolver(TILTED, NONE, Problems.walls(1, 16), 16));
    for (int cells : new int[] {-2, 6, 17}) {
      assertRefused(
          "the number of velocity cells must be even and at least 8, got " + cells,
          () -> new PhaseSpaceSolver(QUARTIC, NONE, grid, cells));
    }
    assertRefused(
        "the velocity potential does not confine: W(v) must grow without bound as |v| grows",
        () -> new PhaseSpaceSolver(Maxwellian.of(potential(v -> -v), 1), NONE, grid, 16));
    assertRefused(
        "the velocity potential is not finite: W(0.0) = Infinity",
        () -> new PhaseSpaceSolver(Maxwellian.of(potential(v -> 1 / (v * v)), 1), NONE, grid, 16));
    assertRefused(
        "epsilon must be positive and finite, got 0.0",
        () -> solver.run(0, rho, MAXWELLIAN, 1, 10, () -> false));
    assertRefused(
        "the end time must be positive and finite, got NaN",
        () -> solver.run(1, rho, MAXWELLIAN, Double.NaN, 10, () -> false));
    assertRefused(
        "steps must be at least 1, got 0", () -> solver.run(1, rho, MAXWELLIAN, 1, 0, () -> false));
    assertRefused(
        "the density needs 16 values, got 3",
        () -> solver.run(1, new double[3], MAXWELLIAN, 1, 1, () -> false));
    assertRefused(
        "the perturbation is not finite at all velocities",
        () ->
            solver.run(
                1, rho, new InitialState.Perturbation((x, y) -> Double.NaN, 1), 1, 1, () -> false));
  }

  private static VelocityPotential potential(DoubleUnaryOperator w) {
    return new VelocityPotential() {
      @Override
      public double value(double v) {
        return w.applyAsDouble(v);
      }

      @Override
      public boolean even() {
        return false;
      }
    };
  }
}
