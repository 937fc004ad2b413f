package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.KineticSolver.Method;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders of both methods in time, uniformly in ε. */
class KineticConvergenceTest {
  private static final Grid GRID = Problems.circle(16);
  private static final double[] RHO = Problems.density(GRID);
  private static final OutputTimes TIMES = new OutputTimes(0.5, 0.5);
  private static final List<InitialState> DATA = List.of(MAXWELLIAN, CHAPMAN_ENSKOG, ODD, EVEN);
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 10);
  private static final VelocityModes TILTED = Problems.modes(VelocityPotential.tilted(1, 1), 10);

  private static KineticSolver solver(VelocityModes modes) {
    return new KineticSolver(modes, InteractionPotential.cosine(1), GRID);
  }

  private static double[] density(
      KineticSolver solver,
      Method method,
      double epsilon,
      InitialState initial,
      int steps,
      int layer) {
    double[][] densities = new double[2][];
    solver.run(
        method,
        epsilon,
        RHO,
        initial,
        TIMES,
        steps,
        layer,
        (i, state) -> densities[i] = state.density(),
        () -> false);
    return densities[1];
  }

  /** ρ_ε less the limit by the same steps. */
  private static double[] difference(
      KineticSolver solver, double epsilon, InitialState initial, int steps, int layer) {
    double[] difference = density(solver, Method.EXPONENTIAL, epsilon, initial, steps, layer);
    double[] limit =
        solver.limit(Method.EXPONENTIAL, epsilon, RHO, TIMES, steps, layer, () -> false)[1];
    for (int i = 0; i < limit.length; i++) {
      difference[i] -= limit[i];
    }
    return difference;
  }

  /** Errors of ρ_ε in 8, 16, 32 and 64 steps, and a layer likewise refined. */
  private static double[] errors(
      KineticSolver solver, Method method, double epsilon, InitialState initial, int layer) {
    double[] reference = density(solver, Method.EXPONENTIAL, epsilon, initial, 512, 64);
    double[] errors = new double[4];
    for (int i = 0; i < 4; i++) {
      double[] rho = density(solver, method, epsilon, initial, 8 << i, layer << i);
      errors[i] = Problems.distance(GRID, rho, reference);
    }
    return errors;
  }

  private static double order(double[] errors, int i) {
    return Math.log(errors[i - 1] / errors[i]) / Math.log(2);
  }

  @Test
  void theExponentialMethodIsOfOrderFourWhereTheStepResolvesEpsilon() {
    for (VelocityModes modes : new VelocityModes[] {QUARTIC, TILTED}) {
      for (InitialState initial : DATA) {
        double[] errors = errors(solver(modes), Method.EXPONENTIAL, 1, initial, 4);
        assertEquals(4, order(errors, 2), 0.2, initial::toString);
        assertEquals(4, order(errors, 3), 0.15, initial::toString);
        assertTrue(errors[3] < 2e-10);
      }
    }
  }

  /** As ε → 0 it becomes the fourth-order method for the limit equation. */
  @Test
  void theExponentialMethodIsOfOrderFourInTheLimit() {
    for (InitialState initial : DATA) {
      double[] errors = errors(solver(QUARTIC), Method.EXPONENTIAL, 1e-8, initial, 4);
      assertEquals(4, order(errors, 2), 0.25, initial::toString);
      assertEquals(4, order(errors, 3), 0.25, initial::toString);
    }
  }

  /** Where ε is near the step the order is less than four. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-4, 1e-6, 1e-8})
  void theExponentialMethodIsAccurateUniformlyInEpsilon(double epsilon) {
    for (VelocityModes modes : new VelocityModes[] {QUARTIC, TILTED}) {
      for (InitialState initial : DATA) {
        double[] errors = errors(solver(modes), Method.EXPONENTIAL, epsilon, initial, 4);
        for (int i = 1; i < 4; i++) {
          assertTrue(order(errors, i) > 2, () -> initial + " " + List.of(errors[0], errors[3]));
        }
        assertTrue(errors[0] < 1e-4);
        assertTrue(errors[3] < 1e-7);
      }
    }
  }

  /** Relative to ρ_ε − ρ, however small that is, the order is two. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-4, 1e-6, 1e-8})
  void differencesFromTheLimitAreOfOrderTwoRelativeToThemselves(double epsilon) {
    for (VelocityModes modes : new VelocityModes[] {QUARTIC, TILTED}) {
      KineticSolver solver = solver(modes);
      for (InitialState initial : DATA) {
        double[] reference = difference(solver, epsilon, initial, 1024, 64);
        double size = Problems.norm(GRID, reference);
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
          double[] coarse = difference(solver, epsilon, initial, 16 << i, 8 << i);
          errors[i] = Problems.distance(GRID, coarse, reference) / size;
        }
        assertTrue(order(errors, 1) > 1.6, () -> initial + " " + order(errors, 1));
        assertTrue(order(errors, 2) > 1.8, () -> initial + " " + order(errors, 2));
        assertTrue(errors[2] < 5e-5, () -> initial + " " + errors[2]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-4, 1e-6, 1e-8})
  void theImexMethodIsOfOrderTwoUniformlyInEpsilon(double epsilon) {
    for (InitialState initial : DATA) {
      // Data even in v need short steps in the layer.
      int layer = initial.equals(EVEN) ? 4 : 0;
      double[] errors = errors(solver(QUARTIC), Method.IMEX, epsilon, initial, layer);
      assertTrue(errors[0] < 5e-3, () -> initial + " " + errors[0]);
      for (int i = 2; i < 4; i++) {
        double order = order(errors, i);
        assertTrue(order > 1.8 && order < 2.3, () -> initial + " " + order);
      }
    }
  }

  /** W not even: a term h√ε shows where √ε is not small against h, and is gone in the limit. */
  @ParameterizedTest
  @CsvSource({"1, 1.9", "1e-2, 1.6", "1e-4, 1.15", "1e-6, 1.9", "1e-8, 1.9"})
  void forTiltedPotentialsTheImexMethodLosesOrderAtIntermediateEpsilon(
      double epsilon, double least) {
    for (InitialState initial : DATA) {
      double[] errors = errors(solver(TILTED), Method.IMEX, epsilon, initial, 4);
      assertTrue(errors[0] < 5e-3);
      for (int i = 2; i < 4; i++) {
        double order = order(errors, i);
        assertTrue(order > least && order < 2.2, () -> initial + " " + order);
      }
    }
  }

  /** The layer of φ_2 meets the force in the first step, which leaves h Φ_r at small ε. */
  @Test
  void withoutShortStepsEvenDataLowerTheOrderOfTheImexMethodToOne() {
    double[] errors = errors(solver(QUARTIC), Method.IMEX, 1e-6, EVEN, 0);
    assertEquals(1, order(errors, 3), 0.1);
  }

  @Test
  void bothMethodsHaveTheSameLimitOfSmallSteps() {
    KineticSolver solver = solver(QUARTIC);
    double[] exponential = density(solver, Method.EXPONENTIAL, 0.1, ODD, 128, 16);
    double[] imex = density(solver, Method.IMEX, 0.1, ODD, 2048, 0);
    assertEquals(0, Problems.distance(GRID, exponential, imex), 1e-7);
  }

  /** ρ_ε − ρ is of order ε, in discrete time too. */
  @Test
  void asEpsilonVanishesTheResultStopsDependingOnIt() {
    KineticSolver solver = solver(QUARTIC);
    for (Method method : Method.values()) {
      double[] small = density(solver, method, 1e-9, MAXWELLIAN, 32, 4);
      double[] smaller = density(solver, method, 1e-13, MAXWELLIAN, 32, 4);
      assertEquals(0, Problems.distance(GRID, small, smaller), 1e-7);
    }
  }
}
