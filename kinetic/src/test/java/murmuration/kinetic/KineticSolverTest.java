package murmuration.kinetic;

import static murmuration.kinetic.Problems.circle;
import static murmuration.kinetic.Problems.density;
import static murmuration.kinetic.Problems.distance;
import static murmuration.kinetic.Problems.solve;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order two uniformly in ε, exact solutions, mass. */
class KineticSolverTest {
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 12);
  private static final InitialState ODD = new InitialState.Perturbation(v -> v, 0.3);
  private static final InitialState EVEN = new InitialState.Perturbation(Math::cos, 0.3);

  /**
   * W = v²/2 without force: positions are Gaussian with variance 2s(t), s = t − ε(1 − e^{−t/ε}), so
   * the wave k of ρ decays like e^{−k²s}.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-4, 1e-6})
  void ornsteinUhlenbeckWavesDecayAsTheyShould(double epsilon) {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 20);
    Grid grid = circle(16);
    double s = 0.5 - epsilon * -Math.expm1(-0.5 / epsilon);
    double[] exact =
        grid.pointValues(
            (r, y, z) ->
                1 + 0.5 * Math.exp(-s) * Math.cos(r) + 0.25 * Math.exp(-4 * s) * Math.sin(2 * r));
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      InitialState maxwellian = new InitialState.Maxwellian();
      errors[i] =
          distance(grid, exact, solve(modes, NONE, grid, epsilon, maxwellian, 0.5, 32 << i));
    }
    for (int i = 1; i < 3; i++) {
      assertEquals(2, Math.log(errors[i - 1] / errors[i]) / Math.log(2), 0.1);
    }
    assertTrue(errors[2] < 1e-5);
  }

  /**
   * Asymptotic preserving: the order is 2, and 16 steps are good to 1e-3, whatever ε is. Where ε is
   * near the step the constant of the error changes, so that single ratios vary a little.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-4, 1e-6})
  void theOrderIsTwoUniformlyInEpsilon(double epsilon) {
    for (InitialState initial :
        new InitialState[] {new InitialState.Maxwellian(), new InitialState.ChapmanEnskog(), ODD}) {
      double[] errors = errors(QUARTIC, COSINE, epsilon, initial);
      assertTrue(errors[0] < 1e-3, () -> "error " + errors[0]);
      for (int i = 1; i < errors.length; i++) {
        double order = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
        assertTrue(order > 1.8 && order < 2.3, () -> initial + ": order " + order);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-4, 1e-6})
  void withoutForceTheOrderIsTwoForEveryKindOfData(double epsilon) {
    for (InitialState initial : new InitialState[] {ODD, EVEN}) {
      double[] errors = errors(QUARTIC, NONE, epsilon, initial);
      for (int i = 1; i < errors.length; i++) {
        double order = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
        assertEquals(2, order, 0.05, initial.toString());
      }
    }
  }

  /** The layer of φ_2 meets the force in the first step, which leaves h Φ_r at small ε. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-6})
  void withForceEvenPerturbationsLowerTheOrderToOneInTheLimit(double epsilon) {
    double[] errors = errors(QUARTIC, COSINE, epsilon, EVEN);
    for (int i = 1; i < errors.length; i++) {
      double order = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
      assertTrue(order > 0.8 && order < 1.2, () -> "order " + order);
    }
  }

  /** W not even: a term h√ε shows where √ε is not small against h, and is gone in the limit. */
  @ParameterizedTest
  @CsvSource({"1, 1.9", "1e-2, 1.7", "1e-4, 1.2", "1e-6, 1.9"})
  void withForceTiltedPotentialsLowerTheOrderForIntermediateEpsilon(double epsilon, double least) {
    VelocityModes modes = Problems.modes(VelocityPotential.tilted(1, 1), 12);
    double[] errors = errors(modes, COSINE, epsilon, new InitialState.Maxwellian());
    assertTrue(errors[0] < 1e-3, () -> "error " + errors[0]);
    for (int i = 1; i < errors.length; i++) {
      double order = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
      assertTrue(order > least && order < 2.2, () -> "order " + order);
    }
  }

  @Test
  void withForceEvenPerturbationsKeepTheOrderWhereTheStepResolvesEpsilon() {
    double[] errors = errors(QUARTIC, COSINE, 1, EVEN);
    for (int i = 1; i < errors.length; i++) {
      assertEquals(2, Math.log(errors[i - 1] / errors[i]) / Math.log(2), 0.05);
    }
  }

  /** Errors of 16, 32 and 64 steps. */
  private static double[] errors(
      VelocityModes modes, InteractionPotential interaction, double epsilon, InitialState initial) {
    Grid grid = circle(32);
    double[] reference = solve(modes, interaction, grid, epsilon, initial, 0.5, 1024);
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      double[] rho = solve(modes, interaction, grid, epsilon, initial, 0.5, 16 << i);
      errors[i] = distance(grid, rho, reference);
    }
    return errors;
  }

  /** ρ_ε − ρ is of order ε, in discrete time too. */
  @Test
  void asEpsilonVanishesTheResultStopsDependingOnIt() {
    Grid grid = circle(32);
    InitialState maxwellian = new InitialState.Maxwellian();
    double[] small = solve(QUARTIC, COSINE, grid, 1e-9, maxwellian, 0.5, 32);
    double[] smaller = solve(QUARTIC, COSINE, grid, 1e-12, maxwellian, 0.5, 32);
    assertEquals(0, distance(grid, small, smaller), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-10})
  void massIsKeptToRoundOff(double epsilon) {
    Grid grid = circle(33);
    double mass = grid.integral(density(grid));
    for (InitialState initial : new InitialState[] {new InitialState.ChapmanEnskog(), ODD, EVEN}) {
      double[] rho = solve(QUARTIC, COSINE, grid, epsilon, initial, 2, 200);
      assertEquals(mass, grid.integral(rho), 1e-13 * mass);
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
    double[] first = densities(grid, rho, times, 20, () -> false)[1];
    double[] second = densities(grid, rotated, times, 20, () -> false)[1];
    for (int i = 0; i < 24; i++) {
      assertEquals(first[i], second[(i + 5) % 24], 1e-13);
    }
  }

  @Test
  void outputsStartWithTheInitialDensityAndMayEndOffTheInterval() {
    Grid grid = circle(24);
    double[] rho = density(grid);
    double[][] often = densities(grid, rho, new OutputTimes(0.5, 0.2), 40, () -> false);
    assertEquals(4, often.length);
    assertArrayEquals(rho, often[0]);
    double[][] once = densities(grid, rho, new OutputTimes(0.4, 0.4), 80, () -> false);
    assertArrayEquals(once[1], often[2], 1e-13);
  }

  @Test
  void anInterruptedRunKeepsWhatItHas() {
    Grid grid = circle(24);
    OutputTimes times = new OutputTimes(0.5, 0.1);
    double[][] whole = densities(grid, density(grid), times, 4, () -> false);
    AtomicInteger asked = new AtomicInteger();
    double[][] part = densities(grid, density(grid), times, 4, () -> asked.incrementAndGet() > 2);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(whole[i], part[i]);
    }
    for (int i = 3; i < 6; i++) {
      assertTrue(Double.isNaN(part[i][0]));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void epsilonMustBePositive(double epsilon) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> solve(QUARTIC, NONE, circle(8), epsilon, new InitialState.Maxwellian(), 1, 1))
            .getMessage();
    assertTrue(message.contains("epsilon"), message);
  }

  @Test
  void wallsAreRefused() {
    Grid walls = Grid.of(new Axis(0, 1, 8, Boundary.NO_FLUX));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> solve(QUARTIC, NONE, walls, 1, new InitialState.Maxwellian(), 1, 1))
            .getMessage();
    assertTrue(message.contains("periodic"), message);
  }

  @Test
  void severalDimensionsAreRefused() {
    Grid plane = Grid.of(circle(8).x(), circle(8).x());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> solve(QUARTIC, NONE, plane, 1, new InitialState.Maxwellian(), 1, 1))
            .getMessage();
    assertTrue(message.contains("one space dimension"), message);
  }

  private static double[][] densities(
      Grid grid, double[] rho, OutputTimes times, int steps, BooleanSupplier stop) {
    return KineticSolver.densities(
        QUARTIC,
        Problems.equation(QUARTIC, COSINE),
        grid,
        0.1,
        rho,
        new InitialState.Maxwellian(),
        times,
        steps,
        stop);
  }
}
