package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ρ_ε − ρ = ε^p ρ_p + …: reference values, exponents and coefficients. */
class LimitStudyTest {
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 12);
  private static final LimitObserver QUIET = new LimitObserver() {};

  private static LimitStudy study(
      VelocityModes modes, int points, InitialState initial, List<Double> epsilons) {
    return study(modes, Problems.circle(points), initial, epsilons, QUIET);
  }

  private static LimitStudy study(
      VelocityModes modes,
      Grid grid,
      InitialState initial,
      List<Double> epsilons,
      LimitObserver observer) {
    return LimitStudy.run(
        modes,
        InteractionPotential.cosine(1),
        grid,
        Problems.density(grid),
        initial,
        new OutputTimes(0.5, 0.5),
        epsilons,
        observer);
  }

  /** Case A, γ = θ = 1, U = −cos, f₀ = ρ₀M, t = ½: figures of an independent code. */
  @Test
  void theWorkedExampleHasItsReferenceErrors() {
    VelocityModes modes = Problems.modes(VelocityPotential.quartic(1), 24);
    LimitStudy study = study(modes, 64, new InitialState.Maxwellian(), List.of(1e-1, 1e-2, 1e-3));
    double[] errors = {5.124482e-1, 7.521699e-2, 7.850344e-3};
    for (int i = 0; i < 3; i++) {
      LimitRow row = study.rows().get(i);
      // The step control allows a time error of 3e-4 of the difference, and stays well below.
      assertEquals(errors[i], row.error(), 1e-4 * errors[i]);
      assertTrue(row.numericalError() <= 3e-4 * row.error());
    }
    assertEquals(1, study.exponent());
    assertEquals(7.8877181, study.coefficient(), 1e-7);
    assertTrue(study.complete());
    assertEquals(List.of(), study.warnings(Problems.circle(64)));
  }

  @Test
  void maxwellianDataConvergeWithOrderOneToTheCoefficient() {
    LimitStudy study = study(QUARTIC, 32, new InitialState.Maxwellian(), List.of(1e-2, 1e-3, 1e-4));
    assertEquals(1, study.exponent());
    assertRatios(study, 5e-2, 5e-3, 1e-3);
    assertEquals(1, study.order(2), 2e-3);
  }

  @Test
  void chapmanEnskogDataReduceTheErrorButNotTheOrder() {
    LimitStudy prepared =
        study(QUARTIC, 32, new InitialState.ChapmanEnskog(), List.of(1e-2, 1e-3, 1e-4));
    LimitStudy layer = study(QUARTIC, 32, new InitialState.Maxwellian(), List.of(1e-2));
    assertEquals(1, prepared.exponent());
    assertRatios(prepared, 7e-2, 7e-3, 1e-3);
    assertTrue(prepared.coefficient() < layer.coefficient());
    assertTrue(prepared.rows().get(0).error() < layer.rows().get(0).error());
  }

  @Test
  void dataOddInVelocityConvergeWithOrderOneHalf() {
    LimitStudy study =
        study(QUARTIC, 32, new InitialState.Perturbation(v -> v, 0.3), List.of(1e-3, 1e-5, 1e-7));
    assertEquals(0.5, study.exponent());
    assertRatios(study, 1e-1, 1e-2, 1e-3);
    assertEquals(0.5, study.order(2), 1e-2);
  }

  @Test
  void dataEvenInVelocityConvergeWithOrderOne() {
    LimitStudy study =
        study(QUARTIC, 32, new InitialState.Perturbation(Math::cos, 0.3), List.of(1e-2, 1e-3));
    assertEquals(1, study.exponent());
    assertRatios(study, 5e-2, 5e-3);
    assertEquals(1, study.order(1), 5e-2);
  }

  @Test
  void tiltedPotentialsConvergeWithOrderOneHalfInTheMovingFrame() {
    LimitStudy study =
        study(
            Problems.modes(VelocityPotential.tilted(1, 1), 12),
            32,
            new InitialState.Maxwellian(),
            List.of(1e-3, 1e-5, 1e-7));
    assertEquals(0.5, study.exponent());
    assertRatios(study, 1e-1, 1e-2, 1e-3);
    assertEquals(0.5, study.order(2), 1e-2);
  }

  /**
   * error/ε^p → ‖ρ_p‖: the tolerated relative distance for each ε. It falls like ε^p until it meets
   * the time error that the step control allows.
   */
  private static void assertRatios(LimitStudy study, double... tolerances) {
    for (int i = 0; i < tolerances.length; i++) {
      LimitRow row = study.rows().get(i);
      double power = Math.pow(row.epsilon(), study.exponent());
      assertEquals(power * study.coefficient(), row.predictedError(), 1e-15);
      assertEquals(1, row.error() / row.predictedError(), tolerances[i]);
    }
  }

  @Test
  void rowsHoldTheDensitiesAtTheOutputTimes() {
    Grid grid = Problems.circle(32);
    double[] rho = Problems.density(grid);
    LimitStudy study =
        LimitStudy.run(
            QUARTIC,
            InteractionPotential.cosine(1),
            grid,
            rho,
            new InitialState.Maxwellian(),
            new OutputTimes(0.5, 0.2),
            List.of(0.1),
            QUIET);
    LimitRow row = study.rows().get(0);
    assertEquals(4, row.outputs());
    assertEquals(0, row.steps() % 3);
    for (int i = 0; i < 4; i++) {
      assertEquals(grid.integral(rho), grid.integral(row.density(i)), 1e-13);
    }
    row.density(0)[0] = 99;
    assertEquals(rho[0], row.density(0)[0], 0.0);
  }

  @Test
  void aCoarseGridIsWarnedOf() {
    LimitStudy study = study(QUARTIC, 8, new InitialState.Maxwellian(), List.of(1e-2));
    List<String> warnings = study.warnings(Problems.circle(8));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("the grid is coarse"), warnings.get(0));
  }

  /** Where both have reached the uniform state there is nothing to compare. */
  @Test
  void agreementToRoundOffIsWarnedOf() {
    Grid grid = Problems.circle(16);
    LimitStudy study =
        LimitStudy.run(
            QUARTIC,
            InteractionPotential.none(),
            grid,
            Problems.density(grid),
            new InitialState.Maxwellian(),
            new OutputTimes(40, 40),
            List.of(1e-3),
            QUIET);
    List<String> warnings = study.warnings(grid);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("round-off"), warnings.get(0));
  }

  /** The first ε is done at once, the others take hundreds of times as many steps. */
  @Test
  void aStudyInterruptedAfterItsFirstRowKeepsIt() {
    AtomicInteger progress = new AtomicInteger();
    LimitObserver observer =
        new LimitObserver() {
          @Override
          public void progress(int done, int total) {
            assertEquals(5, total);
            progress.incrementAndGet();
          }

          @Override
          public boolean interrupted() {
            return progress.get() >= 2;
          }
        };
    LimitStudy study =
        study(
            QUARTIC,
            Problems.circle(32),
            new InitialState.Perturbation(Math::cos, 0.3),
            List.of(1.0, 1e-3, 2e-3, 3e-3),
            observer);
    assertFalse(study.complete());
    assertTrue(study.rows().size() >= 1 && study.rows().size() < 4);
    assertTrue(Double.isFinite(study.rows().get(0).error()));
  }

  @Test
  void aStudyInterruptedAtOnceHasNoRows() {
    LimitObserver observer =
        new LimitObserver() {
          @Override
          public boolean interrupted() {
            return true;
          }
        };
    LimitStudy study =
        study(
            QUARTIC,
            Problems.circle(16),
            new InitialState.Maxwellian(),
            List.of(1e-1, 1e-2),
            observer);
    assertFalse(study.complete());
    assertEquals(List.of(), study.rows());
  }

  @Test
  void rowsAreInTheOrderOfTheEpsilons() {
    List<Double> epsilons = List.of(0.1, 1e-3, 1.0, 0.01, 0.5);
    LimitStudy study = study(QUARTIC, 16, new InitialState.Maxwellian(), epsilons);
    assertEquals(epsilons, study.rows().stream().map(LimitRow::epsilon).toList());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void epsilonMustBePositive(double epsilon) {
    InitialState initial = new InitialState.Maxwellian();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> study(QUARTIC, 8, initial, List.of(epsilon)))
            .getMessage();
    assertTrue(message.contains("epsilon"), message);
  }

  @Test
  void wallsAreRefused() {
    Grid walls = Grid.of(new Axis(0, 2 * Math.PI, 8, Boundary.NO_FLUX));
    InitialState initial = new InitialState.Maxwellian();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> study(QUARTIC, walls, initial, List.of(0.1), QUIET))
            .getMessage();
    assertTrue(message.contains("periodic"), message);
  }
}
