package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static murmuration.kinetic.Problems.outputs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.KineticSolver.Method;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs and studies between two walls. */
class WallsTest {
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 12);
  private static final OutputTimes TIMES = new OutputTimes(0.5, 0.25);

  private static double[] density(Grid grid) {
    return grid.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.cos(2 * x));
  }

  private static double[] end(Grid grid, double epsilon, InitialState initial) {
    return outputs(
        new KineticSolver(QUARTIC, NONE, grid), epsilon, density(grid), initial, TIMES, 1, 0)[2];
  }

  /** Every other point of the periodic grid of twice the length is the mirror image of one. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-4, 1e-8})
  void withoutForceWallsReflect(double epsilon) {
    for (InitialState initial : new InitialState[] {MAXWELLIAN, CHAPMAN_ENSKOG, EVEN}) {
      double[] errors = new double[3];
      for (int i = 0; i < 3; i++) {
        int n = 16 << i;
        Grid walls = Problems.walls(Math.PI, n);
        double[] mirrored = end(Problems.circle(2 * n), epsilon, initial);
        double[] rho = end(walls, epsilon, initial);
        double sum = 0;
        for (int j = 0; j < n; j++) {
          assertEquals(mirrored[2 * n - 1 - j], mirrored[j], 1e-13);
          sum += (rho[j] - mirrored[j]) * (rho[j] - mirrored[j]);
        }
        errors[i] = Math.sqrt(sum * walls.cellVolume());
      }
      assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.1);
      assertEquals(2, Math.log(errors[1] / errors[2]) / Math.log(2), 0.03);
      assertTrue(errors[2] < 1e-3);
    }
  }

  /** W = v²/2: the wave w decays like exp(−q²s), q = (2/h) sin(wh/2) on the grid. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-6})
  void ornsteinUhlenbeckWavesDecayAsTheyShould(double epsilon) {
    Grid grid = Problems.walls(Math.PI, 12);
    double h = grid.x().spacing();
    double s = 0.5 + epsilon * Math.expm1(-0.5 / epsilon);
    double[] decay = new double[3];
    for (int w = 0; w < 3; w++) {
      double q = 2 / h * Math.sin(0.5 * w * h);
      decay[w] = Math.exp(-q * q * s);
    }
    double[] exact =
        grid.pointValues(
            (x, y, z) -> 1 + 0.5 * decay[1] * Math.cos(x) + 0.25 * decay[2] * Math.cos(2 * x));
    KineticSolver solver =
        new KineticSolver(Problems.modes(VelocityPotential.quadratic(), 36), NONE, grid);
    double[][] densities = outputs(solver, epsilon, density(grid), MAXWELLIAN, TIMES, 1, 0);
    assertArrayEquals(exact, densities[2], 1e-13);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void massIsKeptToRoundOffWhateverPushesAgainstTheWalls(Method method) {
    Grid grid = Problems.walls(3, 20);
    double[] rho = grid.pointValues((x, y, z) -> Math.exp(-x));
    double mass = grid.integral(rho);
    for (InteractionPotential interaction :
        new InteractionPotential[] {
          NONE,
          InteractionPotential.gaussian(1),
          InteractionPotential.quadratic(),
          InteractionPotential.morse(1, 0.5, 0.5, 2)
        }) {
      for (double epsilon : new double[] {1, 1e-3, 1e-8}) {
        for (InitialState initial : new InitialState[] {CHAPMAN_ENSKOG, ODD, EVEN}) {
          new KineticSolver(QUARTIC, interaction, grid)
              .run(
                  method,
                  epsilon,
                  rho,
                  initial,
                  TIMES,
                  16,
                  4,
                  (i, state) -> {
                    assertEquals(mass, grid.integral(state.density()), 1e-13 * mass);
                    assertEquals(0, state.flux(0)[0], 0.0, "flux through the wall");
                  },
                  () -> false);
        }
      }
    }
  }

  @Test
  void symmetricDensitiesStaySymmetric() {
    Grid grid = Problems.walls(4, 24);
    double[] rho = grid.pointValues((x, y, z) -> 1 + Math.exp(-(x - 2) * (x - 2)));
    KineticSolver solver = new KineticSolver(QUARTIC, InteractionPotential.gaussian(1), grid);
    double[] end = outputs(solver, 0.05, rho, EVEN, TIMES, 16, 4)[2];
    for (int i = 0; i < 24; i++) {
      assertEquals(end[23 - i], end[i], 1e-13);
    }
  }

  /** Of order four in time here too, and the same by both methods. */
  @Test
  void bothMethodsConvergeInTime() {
    Grid grid = Problems.walls(4, 16);
    double[] rho = density(grid);
    KineticSolver solver = new KineticSolver(QUARTIC, InteractionPotential.gaussian(1), grid);
    double[] reference = outputs(solver, 1, rho, MAXWELLIAN, TIMES, 256, 16)[2];
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      double[] rhoEnd = outputs(solver, 1, rho, MAXWELLIAN, TIMES, 8 << i, 0)[2];
      errors[i] = Problems.distance(grid, rhoEnd, reference);
    }
    assertEquals(4, Math.log(errors[1] / errors[2]) / Math.log(2), 0.3);
    double[][] imex = new double[3][];
    solver.run(
        Method.IMEX,
        1,
        rho,
        MAXWELLIAN,
        TIMES,
        1024,
        0,
        (i, state) -> imex[i] = state.density(),
        () -> false);
    assertEquals(0, Problems.distance(grid, imex[2], reference), 1e-6);
  }

  private static LimitStudy study(
      InteractionPotential interaction, int cells, InitialState initial, double... epsilons) {
    return LimitStudy.run(
        new LimitProblem(
            n -> QUARTIC,
            interaction,
            Problems.walls(Math.PI, cells),
            WallsTest::density,
            initial,
            new OutputTimes(0.5, 0.5)),
        Arrays.stream(epsilons).boxed().toList(),
        new LimitOptions(OptionalInt.of(12), Method.EXPONENTIAL, 1e-6, false, List.of()),
        Problems.QUIET);
  }

  @Test
  void withoutForceTheErrorTendsToItsCoefficient() {
    for (InitialState initial : new InitialState[] {MAXWELLIAN, CHAPMAN_ENSKOG, EVEN}) {
      LimitStudy study = study(NONE, 32, initial, 1e-2, 1e-3, 1e-4);
      assertEquals(1, study.exponent());
      assertTrue(study.layers().isEmpty());
      for (LimitRow row : study.rows()) {
        double ratio = row.error() / row.predictedError();
        assertEquals(1, ratio, 20 * row.epsilon(), initial::toString);
      }
      assertEquals(2, study.residualOrder(2), 0.05);
      assertTrue(study.verdict().confirmed(), study.verdict()::line);
    }
  }

  /** ρ̂_1 = (E₄q⁴t + τ₂q²) e^{−Dq²t} ρ̂_0 with the wave numbers of the grid. */
  @Test
  void withoutForceTheCorrectionHasItsClosedForm() {
    int n = 24;
    LimitStudy study = study(NONE, n, MAXWELLIAN, 1e-3);
    double d = QUARTIC.diffusion();
    double tau2 = 0;
    for (int k = 1; k < QUARTIC.size(); k++) {
      tau2 += Math.pow(QUARTIC.transport(0, 0, k) / QUARTIC.rate(k), 2);
    }
    double[] factor = new double[3];
    double h = Math.PI / n;
    for (int w = 1; w < 3; w++) {
      double square = Math.pow(2 / h * Math.sin(0.5 * w * h), 2);
      factor[w] =
          (-1.788921345415 * square * square * 0.5 + tau2 * square) * Math.exp(-d * square * 0.5);
    }
    double[] exact =
        study
            .grid()
            .pointValues(
                (x, y, z) -> 0.5 * factor[1] * Math.cos(x) + 0.25 * factor[2] * Math.cos(2 * x));
    assertArrayEquals(exact, study.correction(1), 1e-6);
  }

  /** A Knudsen layer: of order ε^{3/4} where it is resolved, and part of the prediction. */
  @Test
  void whereAForcePushesAgainstTheWallsLayersArePredicted() {
    LimitStudy study =
        study(InteractionPotential.gaussian(1), 64, MAXWELLIAN, 1e-2, 1e-3, 1e-4, 1e-5);
    assertTrue(study.layers().getAsDouble() > 0.01);
    LimitRow finest = study.rows().get(3);
    assertTrue(finest.residual() < 1e-3 * finest.predictedError());
    assertTrue(study.residualOrder(3) > 1.4, () -> "order " + study.residualOrder(3));
    assertTrue(study.verdict().confirmed(), study.verdict()::line);
  }
}
