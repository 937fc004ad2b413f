package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static murmuration.kinetic.Problems.circle;
import static murmuration.kinetic.Problems.density;
import static murmuration.kinetic.Problems.outputs;
import static murmuration.kinetic.Problems.solve;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.KineticSolver.Method;
import murmuration.macro.Axis;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact solutions on the circle, mass, outputs, interruption, bad input. */
class KineticSolverTest {
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 12);
  private static final VelocityModes TILTED = Problems.modes(VelocityPotential.tilted(1, 1), 8);

  /**
   * W = v²/2 without force: positions are Gaussian with variance 2s(t), s = t − ε(1 − e^{−t/ε}), so
   * the wave k of ρ decays like e^{−k²s}.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-4, 1e-6, 1e-8})
  void ornsteinUhlenbeckWavesDecayAsTheyShould(double epsilon) {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 40);
    Grid grid = circle(16);
    double s = 0.5 + epsilon * Math.expm1(-0.5 / epsilon);
    double[] exact =
        grid.pointValues(
            (r, y, z) ->
                1 + 0.5 * Math.exp(-s) * Math.cos(r) + 0.25 * Math.exp(-4 * s) * Math.sin(2 * r));
    assertArrayEquals(exact, solve(modes, NONE, grid, epsilon, MAXWELLIAN, 0.5, 1, 0), 1e-13);
  }

  /** The mean velocity a of the data dies out like e^{−t/ε}, and moves ρ by a√ε(1 − e^{−t/ε}). */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-4})
  void ornsteinUhlenbeckFluxesDecayAsTheyShould(double epsilon) {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 30);
    Grid grid = circle(16);
    double amplitude = 0.3;
    double[] uniform = grid.pointValues((x, y, z) -> 2);
    double[] fluxes = new double[3];
    new KineticSolver(modes, NONE, grid)
        .run(
            Method.EXPONENTIAL,
            epsilon,
            uniform,
            new InitialState.Perturbation((x, y) -> x, amplitude),
            new OutputTimes(0.01, 0.005),
            1,
            0,
            (i, state) -> {
              assertArrayEquals(uniform, state.density(), 1e-14);
              fluxes[i] = state.flux(0)[3];
            },
            () -> false);
    for (int i = 0; i < 3; i++) {
      double exact = 2 * amplitude * Math.exp(-0.005 * i / epsilon) / Math.sqrt(epsilon);
      assertEquals(exact, fluxes[i], 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 1e-6})
  void withoutForceOneStepEqualsMany(double epsilon) {
    Grid grid = circle(24);
    for (VelocityModes modes : new VelocityModes[] {QUARTIC, TILTED}) {
      KineticSolver solver = new KineticSolver(modes, NONE, grid);
      for (InitialState initial : new InitialState[] {MAXWELLIAN, CHAPMAN_ENSKOG, ODD, EVEN}) {
        double[] rho = density(grid);
        double[][] often = outputs(solver, epsilon, rho, initial, new OutputTimes(0.5, 0.1), 3, 2);
        double[][] once = outputs(solver, epsilon, rho, initial, new OutputTimes(0.5, 0.5), 1, 0);
        assertArrayEquals(once[1], often[5], 1e-13);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void massIsKeptToRoundOff(Method method) {
    Grid grid = circle(33);
    double[] rho = density(grid);
    double mass = grid.integral(rho);
    KineticSolver solver = new KineticSolver(QUARTIC, COSINE, grid);
    for (double epsilon : new double[] {1, 1e-3, 1e-6, 1e-10}) {
      for (InitialState initial : new InitialState[] {CHAPMAN_ENSKOG, ODD, EVEN}) {
        solver.run(
            method,
            epsilon,
            rho,
            initial,
            new OutputTimes(2, 0.5),
            16,
            4,
            (i, state) -> assertEquals(mass, grid.integral(state.density()), 1e-13 * mass),
            () -> false);
      }
    }
  }

  /** Rotating the data rotates the solution: the equation knows no origin. */
  @Test
  void translatingTheDataTranslatesTheSolution() {
    Grid grid = circle(24);
    double[] rho = density(grid);
    double[] rotated = new double[24];
    for (int i = 0; i < 24; i++) {
      rotated[(i + 5) % 24] = rho[i];
    }
    OutputTimes times = new OutputTimes(0.3, 0.3);
    for (VelocityModes modes : new VelocityModes[] {QUARTIC, TILTED}) {
      KineticSolver solver = new KineticSolver(modes, COSINE, grid);
      double[] first = outputs(solver, 0.1, rho, ODD, times, 20, 2)[1];
      double[] second = outputs(solver, 0.1, rotated, ODD, times, 20, 2)[1];
      for (int i = 0; i < 24; i++) {
        assertEquals(first[i], second[(i + 5) % 24], 1e-13);
      }
    }
  }

  /** Reflecting the data in r and v reflects the solution, if W is even. */
  @Test
  void reflectingTheDataReflectsTheSolution() {
    Grid grid = circle(24);
    double[] rho = density(grid);
    double[] reflected = new double[24];
    for (int i = 0; i < 24; i++) {
      reflected[23 - i] = rho[i];
    }
    OutputTimes times = new OutputTimes(0.3, 0.3);
    KineticSolver solver = new KineticSolver(QUARTIC, COSINE, grid);
    InitialState left = new InitialState.Perturbation((x, y) -> -x, 0.3);
    double[] first = outputs(solver, 0.1, rho, ODD, times, 20, 2)[1];
    double[] second = outputs(solver, 0.1, reflected, left, times, 20, 2)[1];
    for (int i = 0; i < 24; i++) {
      assertEquals(first[i], second[23 - i], 1e-13);
    }
  }

  @Test
  void outputsStartWithTheInitialDensityAndMayEndOffTheInterval() {
    Grid grid = circle(24);
    double[] rho = density(grid);
    KineticSolver solver = new KineticSolver(QUARTIC, COSINE, grid);
    double[][] often = outputs(solver, 0.1, rho, MAXWELLIAN, new OutputTimes(0.5, 0.2), 40, 0);
    assertEquals(4, often.length);
    assertArrayEquals(rho, often[0]);
    double[][] once = outputs(solver, 0.1, rho, MAXWELLIAN, new OutputTimes(0.4, 0.4), 80, 0);
    assertArrayEquals(once[1], often[2], 1e-13);
    double[][] end = outputs(solver, 0.1, rho, MAXWELLIAN, new OutputTimes(0.5, 0.5), 128, 16);
    assertArrayEquals(end[1], often[3], 1e-7);
  }

  @Test
  void anInterruptedRunKeepsWhatItHas() {
    Grid grid = circle(24);
    double[] rho = density(grid);
    OutputTimes times = new OutputTimes(0.5, 0.1);
    KineticSolver solver = new KineticSolver(QUARTIC, COSINE, grid);
    double[][] whole = outputs(solver, 0.1, rho, MAXWELLIAN, times, 4, 0);
    double[][] part = new double[6][];
    AtomicInteger asked = new AtomicInteger();
    long steps =
        solver.run(
            Method.EXPONENTIAL,
            0.1,
            rho,
            MAXWELLIAN,
            times,
            4,
            0,
            (i, state) -> part[i] = state.density(),
            () -> asked.incrementAndGet() > 9);
    assertEquals(9, steps);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(whole[i], part[i]);
    }
    for (int i = 3; i < 6; i++) {
      assertNull(part[i]);
    }
  }

  @Test
  void theNumberOfStepsIsReturned() {
    KineticSolver solver = new KineticSolver(QUARTIC, COSINE, circle(8));
    List<Integer> outputs = new ArrayList<>();
    long steps =
        solver.run(
            Method.IMEX,
            0.1,
            density(circle(8)),
            MAXWELLIAN,
            new OutputTimes(1, 0.3),
            5,
            0,
            (i, state) -> outputs.add(i),
            () -> false);
    assertEquals(20, steps);
    assertEquals(List.of(0, 1, 2, 3, 4), outputs);
  }

  /** Σ_k A_0k c_k/√ε and Σ_kl A_0k A_kl c_l at the start of each kind of data. */
  @Test
  void fluxAndStressAtTheStartAreThoseOfTheData() {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 8);
    Grid grid = circle(16);
    double[] rho = density(grid);
    double epsilon = 0.04;
    KineticSolver solver = new KineticSolver(modes, COSINE, grid);
    double[] slope = grid.pointValues((x, y, z) -> -0.5 * Math.sin(x) + 0.5 * Math.cos(2 * x));
    double[] force = grid.pointValues((x, y, z) -> 0.5 * Math.PI * Math.sin(x));
    for (String data : new String[] {"Maxwellian", "Chapman-Enskog", "odd", "square"}) {
      InitialState initial =
          data.equals("square")
              ? new InitialState.Perturbation((x, y) -> x * x, 0.1)
              : Problems.data(data);
      solver.run(
          Method.EXPONENTIAL,
          epsilon,
          rho,
          initial,
          new OutputTimes(1, 1),
          1,
          0,
          (i, state) -> {
            assertEquals(1, state.dimension());
            for (int j = 0; i == 0 && j < 16; j++) {
              // W = v²/2: D = κ = 1.
              double flux =
                  switch (data) {
                    case "Chapman-Enskog" -> -slope[j] - force[j] * rho[j];
                    case "odd" -> 0.3 * rho[j] / Math.sqrt(epsilon);
                    default -> 0;
                  };
              assertEquals(flux, state.flux(0)[j], 1e-12);
              double stress = data.equals("square") ? 1.2 * rho[j] : rho[j];
              assertEquals(stress, state.stress(0, 0)[j], 1e-12);
            }
          },
          () -> true);
    }
  }

  /** f(·, v) of Maxwellian data is ρ M(v), in the laboratory for tilted W. */
  @Test
  void distributionsStartAsTheData() {
    Grid grid = circle(8);
    double[] rho = density(grid);
    new KineticSolver(Problems.modes(VelocityPotential.quadratic(), 6), NONE, grid)
        .run(
            Method.EXPONENTIAL,
            1,
            rho,
            ODD,
            new OutputTimes(1, 1),
            1,
            0,
            (i, state) -> {
              double v = 0.7;
              double m = Math.exp(-0.5 * v * v) / Math.sqrt(2 * Math.PI);
              double[] f = state.distribution(v, 0);
              for (int j = 0; i == 0 && j < 8; j++) {
                assertEquals(rho[j] * m * (1 + 0.3 * v), f[j], 1e-11);
              }
            },
            () -> true);
  }

  @ParameterizedTest
  @CsvSource({"Gaussian", "Morse"})
  void otherInteractionsAttractAsInTheLimitEquation(String name) {
    InteractionPotential interaction =
        name.equals("Morse")
            ? InteractionPotential.morse(0.5, 0.5, 1, 1)
            : InteractionPotential.gaussian(0.8);
    Grid grid = circle(32);
    double[] free = solve(QUARTIC, NONE, grid, 1e-2, MAXWELLIAN, 0.5, 32, 4);
    double[] bound = solve(QUARTIC, interaction, grid, 1e-2, MAXWELLIAN, 0.5, 32, 4);
    double[] limit =
        new KineticSolver(QUARTIC, interaction, grid)
            .limit(
                Method.EXPONENTIAL,
                1e-2,
                density(grid),
                new OutputTimes(0.5, 0.5),
                32,
                4,
                () -> false)[1];
    double effect = Problems.distance(grid, bound, free);
    double difference = Problems.distance(grid, bound, limit);
    assertTrue(effect > 0.05, () -> "effect " + effect);
    assertTrue(difference < 0.05, () -> "difference " + difference);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void epsilonMustBePositive(double epsilon) {
    assertRefused("epsilon", () -> solve(QUARTIC, NONE, circle(8), epsilon, MAXWELLIAN, 1, 1, 0));
  }

  @Test
  void badInputIsRefused() {
    Axis periodic = circle(8).x();
    Axis walled = Problems.walls(1, 8).x();
    VelocityModes plane = Problems.planeModes(VelocityPotential.quartic(1), 3);
    assertRefused("steps", () -> solve(QUARTIC, NONE, circle(8), 1, MAXWELLIAN, 1, 0, 0));
    assertRefused("steps", () -> solve(QUARTIC, NONE, circle(8), 1, MAXWELLIAN, 1, 1, -1));
    assertRefused(
        "one or two space dimensions",
        () -> new KineticSolver(QUARTIC, NONE, Grid.of(periodic, periodic, periodic)));
    assertRefused(
        "even velocity potential", () -> new KineticSolver(TILTED, NONE, Problems.walls(1, 8)));
    assertRefused(
        "dimension 1, the box 2",
        () -> new KineticSolver(QUARTIC, NONE, Grid.of(periodic, periodic)));
    assertRefused("dimension 2, the box 1", () -> new KineticSolver(plane, NONE, circle(8)));
    assertRefused(
        "periodic box in two dimensions",
        () -> new KineticSolver(plane, NONE, Grid.of(walled, walled)));
    assertRefused(
        "periodic box in two dimensions",
        () -> new KineticSolver(plane, NONE, Grid.of(periodic, walled)));
    assertRefused(
        "periodic form",
        () -> new KineticSolver(QUARTIC, InteractionPotential.quadratic(), circle(8)));
  }

  private static void assertRefused(String words, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(words), message);
  }
}
