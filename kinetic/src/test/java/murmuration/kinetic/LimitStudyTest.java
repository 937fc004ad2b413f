package murmuration.kinetic;

import static murmuration.kinetic.Problems.CHAPMAN_ENSKOG;
import static murmuration.kinetic.Problems.EVEN;
import static murmuration.kinetic.Problems.MAXWELLIAN;
import static murmuration.kinetic.Problems.ODD;
import static murmuration.kinetic.Problems.QUIET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.KineticSolver.Method;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies of ρ_ε − ρ = ε^p ρ_p + …: ratios, orders, verdicts, outputs, interruption. */
class LimitStudyTest {
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final VelocityModes QUARTIC = Problems.modes(VelocityPotential.quartic(1), 12);
  private static final VelocityModes TILTED = Problems.modes(VelocityPotential.tilted(1, 1), 12);

  private static VelocityModes basis(int modes) {
    return Problems.modes(VelocityPotential.quartic(1), modes);
  }

  private static LimitStudy study(VelocityModes modes, InitialState initial, Double... epsilons) {
    return Problems.study(modes, COSINE, Problems.circle(32), initial, 0.5, List.of(epsilons));
  }

  private static LimitProblem problem(
      InteractionPotential interaction, int points, InitialState initial, OutputTimes times) {
    return new LimitProblem(
        LimitStudyTest::basis,
        interaction,
        Problems.circle(points),
        Problems::density,
        initial,
        times);
  }

  private static LimitStudy verified(int modes, int points, Double... epsilons) {
    return LimitStudy.run(
        problem(COSINE, points, MAXWELLIAN, new OutputTimes(0.5, 0.5)),
        List.of(epsilons),
        LimitOptions.of(modes),
        QUIET);
  }

  /**
   * error/ε^p → ‖ρ_p‖: the tolerated relative distance for each ε, and the orders between the last
   * two.
   */
  private static void assertRatios(LimitStudy study, double p, double... tolerances) {
    assertEquals(p, study.exponent());
    int last = tolerances.length - 1;
    for (int i = 0; i <= last; i++) {
      LimitRow row = study.rows().get(i);
      double power = Math.pow(row.epsilon(), p);
      assertEquals(power * study.coefficient(), row.predictedError(), 1e-14);
      assertEquals(1, row.error() / row.predictedError(), tolerances[i]);
      assertTrue(row.residual() <= 5 * tolerances[i] * row.predictedError());
      assertTrue(row.numericalError() <= 1e-5 * row.error());
    }
    assertEquals(p, study.order(last), 0.01);
    assertEquals(2 * p, study.residualOrder(last), 0.1);
    LimitVerdict verdict = study.verdict();
    assertTrue(verdict.confirmed(), verdict::line);
    assertEquals(List.of(), verdict.warnings());
  }

  @Test
  void maxwellianDataConvergeWithOrderOneToTheCoefficient() {
    LimitStudy study = study(QUARTIC, MAXWELLIAN, 1e-2, 1e-3, 1e-4, 1e-5);
    assertRatios(study, 1, 5e-2, 5e-3, 5e-4, 5e-5);
    assertTrue(study.verdict().line().contains("error/eps -> 7.88"), study.verdict()::line);
    assertTrue(study.verdict().line().contains("O(eps^2)"), study.verdict()::line);
  }

  @Test
  void chapmanEnskogDataReduceTheErrorButNotTheOrder() {
    LimitStudy prepared = study(QUARTIC, CHAPMAN_ENSKOG, 1e-2, 1e-3, 1e-4);
    LimitStudy layer = study(QUARTIC, MAXWELLIAN, 1e-2);
    assertRatios(prepared, 1, 7e-2, 7e-3, 7e-4);
    assertTrue(prepared.coefficient() < layer.coefficient());
    assertTrue(prepared.rows().get(0).error() < layer.rows().get(0).error());
  }

  @Test
  void dataOddInVelocityConvergeWithOrderOneHalf() {
    LimitStudy study = study(QUARTIC, ODD, 1e-3, 1e-5, 1e-7);
    assertRatios(study, 0.5, 1e-1, 1e-2, 1e-3);
    assertTrue(study.verdict().line().contains("error/sqrt(eps)"), study.verdict()::line);
    assertTrue(study.verdict().line().contains("residual O(eps)"), study.verdict()::line);
  }

  @Test
  void dataEvenInVelocityConvergeWithOrderOne() {
    assertRatios(study(QUARTIC, EVEN, 1e-3, 1e-4, 1e-5), 1, 5e-3, 5e-4, 5e-5);
  }

  @Test
  void tiltedPotentialsConvergeWithOrderOneHalfInTheMovingFrame() {
    assertRatios(study(TILTED, MAXWELLIAN, 1e-3, 1e-5, 1e-7), 0.5, 1e-1, 1e-2, 1e-3);
    assertRatios(study(TILTED, EVEN, 1e-3, 1e-5, 1e-7), 0.5, 1e-1, 1e-2, 1e-3);
  }

  @Test
  void otherInteractionsConvergeToTheirCoefficients() {
    for (InteractionPotential interaction :
        new InteractionPotential[] {
          InteractionPotential.morse(0.5, 0.5, 1, 1), InteractionPotential.gaussian(1).scaled(-1)
        }) {
      LimitStudy study =
          Problems.study(
              QUARTIC, interaction, Problems.circle(32), MAXWELLIAN, 0.5, List.of(1e-3, 1e-4));
      assertRatios(study, 1, 1e-2, 1e-3);
    }
  }

  /** Without a force there is one step an output, and nothing but rounding. */
  @Test
  void withoutForceTheStudyIsExact() {
    LimitStudy study =
        LimitStudy.run(
            problem(NONE, 16, ODD, new OutputTimes(0.5, 0.1)),
            List.of(1e-2, 1e-4, 1e-6, 1e-8),
            LimitOptions.of(12),
            QUIET);
    for (LimitRow row : study.rows()) {
      assertEquals(5, row.steps());
      assertTrue(row.numericalError() < 1e-12);
    }
    assertEquals(1, study.rows().get(3).error() / study.rows().get(3).predictedError(), 1e-3);
    assertEquals(1, study.residualOrder(3), 0.01);
  }

  /** By the other method and to another accuracy, the same within the accuracy. */
  @Test
  void theOtherMethodComesToTheSame() {
    LimitProblem problem = problem(COSINE, 16, MAXWELLIAN, new OutputTimes(0.5, 0.5));
    List<Double> epsilons = List.of(1e-1, 1e-2);
    LimitStudy exponential =
        LimitStudy.run(
            problem,
            epsilons,
            new LimitOptions(OptionalInt.of(8), Method.EXPONENTIAL, 1e-6, false, List.of()),
            QUIET);
    LimitStudy imex =
        LimitStudy.run(
            problem,
            epsilons,
            new LimitOptions(OptionalInt.of(8), Method.IMEX, 1e-4, false, List.of()),
            QUIET);
    for (int i = 0; i < 2; i++) {
      double error = exponential.rows().get(i).error();
      assertEquals(error, imex.rows().get(i).error(), 3e-4 * error);
    }
  }

  @Test
  void verificationFindsLittleWhereModesAndGridSuffice() {
    LimitStudy study = verified(16, 32, 1e-1, 1e-3, 1e-4);
    assertTrue(study.modeEffect().getAsDouble() < 1e-4);
    assertTrue(study.gridEffect().getAsDouble() < 1e-6);
    assertTrue(study.complete());
    assertTrue(study.verdict().confirmed(), study.verdict()::line);
    assertTrue(study(QUARTIC, MAXWELLIAN, 1e-3).modeEffect().isEmpty());
    assertTrue(study(QUARTIC, MAXWELLIAN, 1e-3).gridEffect().isEmpty());
  }

  @Test
  void modesAreChosenWhereTheyAreNotGiven() {
    for (double accuracy : new double[] {1e-3, 1e-5}) {
      LimitStudy study =
          LimitStudy.run(
              problem(COSINE, 24, MAXWELLIAN, new OutputTimes(0.5, 0.5)),
              List.of(1e-1, 1e-3, 1e-4),
              new LimitOptions(OptionalInt.empty(), Method.EXPONENTIAL, accuracy, true, List.of()),
              QUIET);
      assertTrue(study.modeEffect().getAsDouble() < 2 * accuracy);
      assertTrue(study.modes().size() >= 8 && study.modes().size() <= 32);
      assertTrue(study.verdict().confirmed(), study.verdict()::line);
    }
  }

  @Test
  void tooFewModesAreNotTrusted() {
    LimitVerdict verdict = verified(3, 32, 1e-3, 1e-4).verdict();
    assertFalse(verdict.confirmed());
    assertTrue(verdict.line().contains("too few modes"), verdict::line);
    assertTrue(verdict.line().startsWith("limit not confirmed: "), verdict::line);
  }

  @Test
  void tooCoarseAGridIsNotTrusted() {
    LimitVerdict verdict = verified(12, 6, 1e-3, 1e-4).verdict();
    assertFalse(verdict.confirmed());
    assertTrue(verdict.line().contains("too coarse a grid"), verdict::line);
  }

  @Test
  void tooLargeAnEpsilonIsNotEnough() {
    LimitVerdict one = study(QUARTIC, MAXWELLIAN, 0.5).verdict();
    assertFalse(one.confirmed());
    assertTrue(one.line().contains("the residual is"), one::line);
    assertTrue(one.line().contains("small beside lambda_1/(D q^2) = "), one::line);
    LimitVerdict two = study(QUARTIC, MAXWELLIAN, 0.5, 0.2).verdict();
    assertFalse(two.confirmed());
    assertTrue(two.line().contains("epsilon"), two::line);
  }

  /** The runs with other modes and grids take as many steps as a long run needs. */
  @Test
  void longRunsAreVerified() {
    LimitStudy study =
        LimitStudy.run(
            new LimitProblem(
                LimitStudyTest::basis,
                COSINE,
                Problems.circle(32),
                Problems::density,
                MAXWELLIAN,
                new OutputTimes(20, 10)),
            List.of(1e-2, 1e-3),
            new LimitOptions(OptionalInt.of(3), Method.EXPONENTIAL, 1e-6, true, List.of()),
            QUIET);
    assertTrue(study.modeEffect().orElseThrow() > 0.05, study.modeEffect()::toString);
    assertTrue(study.verdict().line().contains("too few modes"), study.verdict()::line);
  }

  @Test
  void automaticModesAreFewWhereNothingIsToBeSeen() {
    LimitStudy study =
        LimitStudy.run(
            new LimitProblem(
                LimitStudyTest::basis,
                COSINE,
                Problems.circle(8),
                grid -> grid.pointValues((x, y, z) -> 1),
                MAXWELLIAN,
                new OutputTimes(0.5, 0.5)),
            List.of(1e-2),
            new LimitOptions(OptionalInt.empty(), Method.EXPONENTIAL, 1e-6, true, List.of()),
            QUIET);
    assertEquals(16, study.modes().size());
  }

  /** Where both have reached the uniform state there is nothing to compare. */
  @Test
  void agreementToRoundOffIsNotTrusted() {
    LimitStudy study =
        Problems.study(QUARTIC, NONE, Problems.circle(16), MAXWELLIAN, 40, List.of(1e-3));
    LimitVerdict verdict = study.verdict();
    assertFalse(verdict.confirmed());
    assertEquals(1, verdict.warnings().size());
    assertTrue(verdict.warnings().get(0).contains("round-off"), verdict.warnings()::toString);
  }

  /** A uniform density stays, and ρ_1 = 0. */
  @Test
  void aUniformDensityGivesNothingToCompare() {
    LimitStudy study =
        LimitStudy.run(
            new LimitProblem(
                LimitStudyTest::basis,
                COSINE,
                Problems.circle(8),
                grid -> grid.pointValues((x, y, z) -> 1),
                MAXWELLIAN,
                new OutputTimes(0.5, 0.5)),
            List.of(1e-2, 1e-3),
            new LimitOptions(OptionalInt.of(6), Method.EXPONENTIAL, 1e-6, false, List.of()),
            QUIET);
    assertFalse(study.verdict().confirmed());
    assertTrue(study.verdict().line().contains("vanishes"), study.verdict()::line);
  }

  @Test
  void rowsHoldWhatTheOutputTimesShow() {
    OutputTimes times = new OutputTimes(0.5, 0.2);
    LimitStudy study =
        LimitStudy.run(
            problem(COSINE, 32, ODD, times),
            List.of(0.1),
            new LimitOptions(OptionalInt.of(12), Method.EXPONENTIAL, 1e-6, false, List.of()),
            QUIET);
    Grid grid = study.grid();
    double[] rho = Problems.density(grid);
    double mass = grid.integral(rho);
    LimitRow row = study.rows().get(0);
    assertEquals(4, row.outputs());
    double[][] independent =
        Problems.outputs(
            new KineticSolver(study.modes(), COSINE, grid), 0.1, rho, ODD, times, 64, 16);
    for (int i = 0; i < 4; i++) {
      assertEquals(mass, grid.integral(row.density(i)), 1e-12 * mass);
      assertEquals(mass, grid.integral(study.density(i)), 1e-12 * mass);
      assertEquals(0, grid.integral(study.correction(i)), 1e-12 * mass);
      assertArrayEquals(independent[i], row.density(i), 1e-6);
    }
    double[] difference = row.density(3);
    assertEquals(row.error(), Problems.distance(grid, difference, study.density(3)), 1e-12);

    row.density(0)[0] = 99;
    row.flux(0, 0)[0] = 99;
    row.stress(0, 0)[0] = 99;
    study.density(0)[0] = 99;
    study.correction(0)[0] = 99;
    assertEquals(rho[0], row.density(0)[0], 0.0);
    assertEquals(rho[0], study.density(0)[0], 0.0);
    assertTrue(row.flux(0, 0)[0] != 99 && row.stress(0, 0)[0] != 99);
    assertTrue(study.correction(0)[0] != 99);
  }

  /** ∂_tρ = −∂_r j, by differences of outputs in time. */
  @Test
  void theFluxIsThatOfTheContinuityEquation() {
    double h = 1e-3;
    int points = 32;
    LimitStudy study =
        LimitStudy.run(
            problem(COSINE, points, MAXWELLIAN, new OutputTimes(0.1, h)),
            List.of(0.1),
            new LimitOptions(OptionalInt.of(12), Method.EXPONENTIAL, 1e-6, false, List.of()),
            QUIET);
    LimitRow row = study.rows().get(0);
    Space space = Space.of(study.grid(), NONE);
    double[] divergence = new double[points];
    space.derivative(row.flux(50, 0), true, 0, divergence);
    for (int i = 0; i < points; i++) {
      double near = row.density(51)[i] - row.density(49)[i];
      double far = row.density(52)[i] - row.density(48)[i];
      assertEquals(-divergence[i], (8 * near - far) / (12 * h), 1e-7);
    }
  }

  /** ∫ f dv = ρ and ε^{−1/2} ∫ v f dv = j by the trapezoidal rule over the velocities asked for. */
  @Test
  void distributionsIntegrateToDensityAndFlux() {
    List<LimitOptions.Velocity> velocities = new ArrayList<>();
    double dv = 0.05;
    for (int i = -100; i <= 100; i++) {
      velocities.add(new LimitOptions.Velocity(i * dv, 0));
    }
    double epsilon = 0.25;
    LimitStudy study =
        LimitStudy.run(
            problem(COSINE, 16, EVEN, new OutputTimes(0.2, 0.1)),
            List.of(epsilon),
            new LimitOptions(OptionalInt.of(12), Method.EXPONENTIAL, 1e-6, false, velocities),
            QUIET);
    LimitRow row = study.rows().get(0);
    for (int output = 0; output < 3; output++) {
      double[] density = new double[16];
      double[] flux = new double[16];
      for (int i = 0; i < velocities.size(); i++) {
        double[] f = row.distribution(output, i);
        for (int j = 0; j < 16; j++) {
          density[j] += dv * f[j];
          flux[j] += dv * velocities.get(i).x() * f[j] / Math.sqrt(epsilon);
        }
      }
      assertArrayEquals(row.density(output), density, 1e-6);
      assertArrayEquals(row.flux(output, 0), flux, 1e-6);
    }
  }

  /** The first ε is done at once, the others take many times as many steps. */
  @Test
  void aStudyInterruptedAfterItsFirstRowKeepsIt() {
    AtomicInteger progress = new AtomicInteger();
    LimitObserver observer =
        new LimitObserver() {
          @Override
          public void progress(int done, int total) {
            assertEquals(6, total);
            progress.incrementAndGet();
          }

          @Override
          public boolean interrupted() {
            return progress.get() >= 2;
          }
        };
    LimitStudy study =
        LimitStudy.run(
            problem(COSINE, 32, EVEN, new OutputTimes(0.5, 0.5)),
            List.of(1.0, 1e-3, 2e-3, 3e-3),
            LimitOptions.of(12),
            observer);
    assertFalse(study.complete());
    assertTrue(study.rows().size() >= 1 && study.rows().size() < 4);
    assertTrue(Double.isFinite(study.rows().get(0).error()));
    assertTrue(study.modeEffect().isEmpty());
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
    for (OptionalInt modes : new OptionalInt[] {OptionalInt.of(8), OptionalInt.empty()}) {
      LimitStudy study =
          LimitStudy.run(
              problem(COSINE, 16, MAXWELLIAN, new OutputTimes(0.5, 0.5)),
              List.of(1e-1, 1e-2),
              new LimitOptions(modes, Method.EXPONENTIAL, 1e-6, true, List.of()),
              observer);
      assertFalse(study.complete());
      assertEquals(List.of(), study.rows());
      assertFalse(study.verdict().confirmed());
      assertTrue(study.verdict().line().contains("interrupted"), study.verdict()::line);
    }
  }

  @Test
  void progressEndsWithTheTotal() {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    LimitStudy study =
        LimitStudy.run(
            problem(NONE, 8, MAXWELLIAN, new OutputTimes(0.5, 0.5)),
            List.of(1e-1, 1e-2, 1e-3),
            LimitOptions.of(6),
            new LimitObserver() {
              @Override
              public void progress(int part, int total) {
                assertEquals(5, total);
                done.add(part);
              }
            });
    assertTrue(study.complete());
    assertEquals(5, done.get(done.size() - 1));
  }

  @Test
  void rowsAreInTheOrderOfTheEpsilons() {
    Double[] epsilons = {0.1, 1e-3, 1.0, 0.01, 0.5};
    LimitStudy study = study(QUARTIC, MAXWELLIAN, epsilons);
    assertEquals(List.of(epsilons), study.rows().stream().map(LimitRow::epsilon).toList());
    // The verdict takes the smallest, whatever their order.
    assertTrue(study.verdict().confirmed(), study.verdict()::line);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void epsilonMustBePositive(double epsilon) {
    assertRefused("epsilon", () -> study(QUARTIC, MAXWELLIAN, epsilon));
  }

  @Test
  void badInputIsRefused() {
    for (double accuracy : new double[] {0, -1, 1, Double.NaN}) {
      assertRefused(
          "accuracy",
          () ->
              new LimitOptions(OptionalInt.empty(), Method.EXPONENTIAL, accuracy, true, List.of()));
    }
    Axis walled = Problems.walls(1, 8).x();
    Axis periodic = new Axis(0, 1, 8, Boundary.PERIODIC);
    assertRefused(
        "periodic box in two dimensions",
        () ->
            Problems.study(
                QUARTIC, NONE, Grid.of(periodic, walled), MAXWELLIAN, 0.5, List.of(0.1)));
    assertRefused(
        "even velocity potential",
        () -> Problems.study(TILTED, NONE, Grid.of(walled), MAXWELLIAN, 0.5, List.of(0.1)));
  }

  private static void assertRefused(String words, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(words), message);
  }

  /** A study goes on from the rows that an earlier one had done, here kept as numbers. */
  @Test
  void knownRowsAreNotComputedAgain() {
    LimitProblem problem = problem(COSINE, 16, MAXWELLIAN, new OutputTimes(0.2, 0.1));
    List<Double> epsilons = List.of(0.1, 0.01, 0.001);
    LimitOptions options =
        new LimitOptions(
            OptionalInt.of(8),
            Method.EXPONENTIAL,
            1e-6,
            false,
            List.of(new LimitOptions.Velocity(0.5, 0)));
    LimitStudy whole = LimitStudy.run(problem, epsilons, options, QUIET);
    List<LimitRow> known =
        whole.rows().stream().skip(1).map(row -> LimitRow.of(row.numbers())).toList();
    List<LimitRow> done = new ArrayList<>();
    LimitStudy rest =
        LimitStudy.run(
            problem,
            epsilons,
            options,
            known,
            new LimitObserver() {
              @Override
              public void row(LimitRow row) {
                done.add(row);
              }
            });
    assertEquals(1, done.size());
    assertEquals(0.1, done.get(0).epsilon());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(whole.rows().get(i).numbers(), rest.rows().get(i).numbers());
    }
    assertEquals(whole.verdict(), rest.verdict());
    double[] numbers = known.get(0).numbers();
    assertThrows(
        IllegalArgumentException.class,
        () -> LimitRow.of(Arrays.copyOf(numbers, numbers.length - 1)));
    assertThrows(IllegalArgumentException.class, () -> LimitRow.of(new double[3]));
    assertThrows(IllegalArgumentException.class, () -> LimitRow.of(new double[10]));
  }
}
