package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two solvers that share neither basis nor scheme, on the same problems. */
class CrossCheckTest {
  private static final VelocityPotential A = VelocityPotential.quartic(1);
  private static final VelocityPotential B = VelocityPotential.cubic(1);
  private static final VelocityPotential C = VelocityPotential.tilted(1, 1);
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);
  private static final InteractionPotential GAUSSIAN = InteractionPotential.gaussian(0.8);
  private static final int MODES = 24;

  private static LimitProblem problem(
      InteractionPotential interaction, Grid grid, InitialState initial, double end) {
    return new LimitProblem(
        n -> Problems.modes(A, n),
        interaction,
        grid,
        g ->
            grid.periodic()
                ? Problems.density(g)
                : g.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.cos(2 * x)),
        initial,
        new OutputTimes(end, end));
  }

  private static CrossCheck check(
      VelocityPotential w,
      InteractionPotential interaction,
      Grid grid,
      InitialState initial,
      double epsilon,
      CrossCheck.Resolution coarsest) {
    return CrossCheck.run(
        problem(interaction, grid, initial, 0.5),
        Maxwellian.of(w, 1),
        Problems.modes(w, MODES),
        epsilon,
        coarsest,
        3,
        Problems.QUIET);
  }

  static Stream<Arguments> onTheCircle() {
    return Stream.of(
        Arguments.of(A, COSINE, MAXWELLIAN, 0.1),
        Arguments.of(A, GAUSSIAN, EVEN, 0.2),
        Arguments.of(A, NONE, ODD, 0.1),
        Arguments.of(B, COSINE, MAXWELLIAN, 1),
        Arguments.of(B, NONE, CHAPMAN_ENSKOG, 0.2),
        Arguments.of(C, COSINE, MAXWELLIAN, 0.1),
        Arguments.of(C, GAUSSIAN, CHAPMAN_ENSKOG, 0.2),
        Arguments.of(C, NONE, ODD, 0.1));
  }

  @ParameterizedTest
  @MethodSource("onTheCircle")
  void theDistanceFallsWithOrderTwo(
      VelocityPotential w, InteractionPotential interaction, InitialState initial, double epsilon) {
    CrossCheck check =
        check(
            w,
            interaction,
            Problems.circle(16),
            initial,
            epsilon,
            new CrossCheck.Resolution(64, 64, 40));
    assertTrue(check.complete());
    assertEquals(2, check.order(2), 0.1, check::toString);
    assertTrue(check.levels().get(2).distance() < 1e-4, check::toString);
    assertTrue(check.extrapolated() < 5e-6, check::toString);
  }

  private static CrossCheck betweenWalls(InteractionPotential interaction, InitialState initial) {
    return check(
        A,
        interaction,
        Problems.walls(Math.PI, 16),
        initial,
        0.2,
        new CrossCheck.Resolution(32, 64, 40));
  }

  @Test
  void soItDoesBetweenWalls() {
    for (InitialState initial : new InitialState[] {MAXWELLIAN, EVEN, CHAPMAN_ENSKOG}) {
      CrossCheck check = betweenWalls(NONE, initial);
      assertEquals(2, check.order(2), 0.1, check::toString);
      assertTrue(check.levels().get(2).distance() < 1e-4, check::toString);
    }
  }

  /** Reflected at a wall the force jumps and f has a kink there, which costs half an order. */
  @Test
  void aForceAtTheWallsCostsHalfAnOrder() {
    CrossCheck check = betweenWalls(GAUSSIAN, MAXWELLIAN);
    assertTrue(check.order(2) > 1.5, check::toString);
    assertTrue(check.levels().get(2).distance() < 3e-4, check::toString);
  }

  static Stream<Arguments> finest() {
    return Stream.of(
        Arguments.of(A, COSINE, MAXWELLIAN, 0.1),
        Arguments.of(A, COSINE, CHAPMAN_ENSKOG, 0.1),
        Arguments.of(A, GAUSSIAN, ODD, 0.1),
        Arguments.of(A, COSINE, MAXWELLIAN, 0.01),
        Arguments.of(B, COSINE, MAXWELLIAN, 1),
        Arguments.of(C, COSINE, MAXWELLIAN, 0.1),
        Arguments.of(C, COSINE, MAXWELLIAN, 1));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("finest")
  void itFallsBelowTheFifthDigit(
      VelocityPotential w, InteractionPotential interaction, InitialState initial, double epsilon) {
    LimitProblem problem = problem(interaction, Problems.circle(64), initial, 0.5);
    CrossCheck check =
        check(
            w,
            interaction,
            problem.grid(),
            initial,
            epsilon,
            CrossCheck.Resolution.coarsest(problem, epsilon));
    assertEquals(2, check.order(2), 0.15, check::toString);
    assertTrue(check.levels().get(2).distance() < 1e-5, check::toString);
    assertTrue(check.extrapolated() < 2e-6, check::toString);
  }

  /** Four modes are not enough at ε = 1, and that shows: the distance levels off. */
  @Test
  void tooFewModesAreFound() {
    CrossCheck check =
        CrossCheck.run(
            problem(COSINE, Problems.circle(16), MAXWELLIAN, 0.5),
            Maxwellian.of(A, 1),
            VelocityModes.of(EigenBasis.of(A, 1, 4)),
            1,
            new CrossCheck.Resolution(32, 64, 20),
            3,
            Problems.QUIET);
    assertTrue(check.extrapolated() > 1e-4, check::toString);
    assertTrue(check.order(2) < 1, check::toString);
  }

  @Test
  void resolutionsFollowTheProblem() {
    LimitProblem problem = problem(COSINE, Problems.circle(1024), MAXWELLIAN, 2);
    assertEquals(
        new CrossCheck.Resolution(256, 256, 400), CrossCheck.Resolution.coarsest(problem, 0.1));
    assertEquals(
        new CrossCheck.Resolution(512, 512, 800),
        CrossCheck.Resolution.coarsest(problem, 0.1).finer());
  }

  @Test
  void whatIsDoneWhenInterruptedIsKept() {
    List<Integer> told = new ArrayList<>();
    LimitObserver observer =
        new LimitObserver() {
          @Override
          public void progress(int done, int total) {
            told.add(done);
          }

          @Override
          public boolean interrupted() {
            return told.size() > 15;
          }
        };
    CrossCheck check =
        CrossCheck.run(
            problem(NONE, Problems.circle(16), MAXWELLIAN, 0.5),
            Maxwellian.of(A, 1),
            Problems.modes(A, 8),
            1,
            new CrossCheck.Resolution(16, 16, 10),
            3,
            observer);
    assertFalse(check.complete());
    assertEquals(1, check.levels().size());
    assertTrue(Double.isNaN(check.extrapolated()));
    assertEquals(told.stream().sorted().toList(), told);
  }
}
