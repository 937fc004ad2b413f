package murmuration.macro;

import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.normal;
import static murmuration.macro.Fields.periodic;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Step-size control, outputs and interruption. */
class EvolutionTest {
  private static final AggregationDiffusion EQUATION =
      new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1));
  private static final Grid GRID = periodic(-8, 8, 64);

  static Stream<Scheme> schemes() {
    return Stream.of(new FiniteVolumeScheme(EQUATION, GRID), new SpectralScheme(EQUATION, GRID));
  }

  private static double[] density(Scheme scheme) {
    return scheme.discretise(
        (x, y, z) ->
            0.6 * normal(-1.25, 0.4).value(x, y, z) + 0.4 * normal(1.25, 0.5).value(x, y, z));
  }

  /** Collects what it is told, and interrupts after a number of outputs. */
  private static final class Recorder implements RunObserver {
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private int mostOutputs = Integer.MAX_VALUE;

    @Override
    public void output(Snapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void progress(double time, long steps) {
      times.add(time);
      assertEquals(times.size(), steps);
    }

    @Override
    public boolean interrupted() {
      return snapshots.size() >= mostOutputs;
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theToleranceBoundsTheErrorInTime(Scheme scheme) {
    OutputTimes times = new OutputTimes(2, 2);
    double[] initial = density(scheme);
    double[] reference = run(scheme, initial, times, 1e-9).last().density();
    double first = 0;
    double last = 0;
    for (double tolerance : new double[] {1e-3, 1e-4, 1e-5, 1e-6}) {
      Evolution.Result result = run(scheme, initial, times, tolerance);
      double error = distance(GRID, result.last().density(), reference);
      assertTrue(error <= tolerance, () -> error + " > " + tolerance);
      first = first == 0 ? error : first;
      last = error;
    }
    assertTrue(last < first);
  }

  /**
   * n steps of order p are off by n^{−p}: a tolerance 10^4 times smaller needs 10^{4/p} as many.
   */
  @ParameterizedTest
  @MethodSource("schemes")
  void theNumberOfStepsFollowsTheOrder(Scheme scheme) {
    OutputTimes times = new OutputTimes(2, 2);
    long few = run(scheme, density(scheme), times, 1e-5).steps();
    long many = run(scheme, density(scheme), times, 1e-9).steps();
    double expected = Math.pow(1e4, 1.0 / scheme.order());
    double ratio = (double) many / few;
    assertTrue(ratio > 0.5 * expected && ratio < 2 * expected, () -> few + " and " + many);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void outputsAreAtTheVeryTimesAskedFor(Scheme scheme) {
    OutputTimes times = new OutputTimes(1, 0.3);
    Recorder recorder = new Recorder();
    Evolution.Result result = Evolution.run(scheme, density(scheme), times, 1e-4, recorder);
    assertEquals(5, recorder.snapshots.size());
    for (int i = 0; i < 5; i++) {
      assertEquals(times.time(i), recorder.snapshots.get(i).diagnostics().time(), 0.0);
    }
    assertFalse(result.interrupted());
    assertEquals(result.steps(), recorder.times.size());
    assertEquals(1.0, recorder.times.get(recorder.times.size() - 1));
    for (int i = 1; i < recorder.times.size(); i++) {
      assertTrue(recorder.times.get(i) > recorder.times.get(i - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void outputsDoNotDependOnLaterOutputs(Scheme scheme) {
    double[] initial = density(scheme);
    double[] once = run(scheme, initial, new OutputTimes(1, 1), 1e-7).last().density();
    double[] often = run(scheme, initial, new OutputTimes(1, 0.01), 1e-7).last().density();
    assertEquals(0, distance(GRID, once, often), 2e-7);
  }

  @Test
  void snapshotsHoldTheScalarsOfTheirDensity() {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    double[] initial = density(scheme);
    Recorder recorder = new Recorder();
    Evolution.run(scheme, initial, new OutputTimes(0.2, 0.1), 1e-3, recorder);
    assertArrayEquals(scheme.output(initial), recorder.snapshots.get(0).density());
    assertEquals(
        scheme.freeEnergy(initial).total(),
        recorder.snapshots.get(0).diagnostics().freeEnergy(),
        0.0);
    for (Snapshot snapshot : recorder.snapshots) {
      double[] rho = snapshot.density();
      Diagnostics diagnostics = snapshot.diagnostics();
      assertEquals(GRID.integral(rho), diagnostics.mass(), 1e-15);
      assertEquals(Stream.of(box(rho)).min(Double::compare).orElseThrow(), diagnostics.minimum());
      assertEquals(Stream.of(box(rho)).max(Double::compare).orElseThrow(), diagnostics.maximum());
      rho[0] = -1;
      assertTrue(snapshot.density()[0] >= 0);
    }
  }

  private static Double[] box(double[] values) {
    Double[] boxed = new Double[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  @Test
  void theInitialDensityIsNotModified() {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    double[] initial = density(scheme);
    double[] copy = initial.clone();
    run(scheme, initial, new OutputTimes(0.1, 0.1), 1e-3);
    assertArrayEquals(copy, initial);
  }

  @Test
  void anInterruptedRunKeepsWhatItHas() {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    double[] initial = density(scheme);
    OutputTimes times = new OutputTimes(1, 0.1);
    Recorder whole = new Recorder();
    Evolution.run(scheme, initial, times, 1e-4, whole);
    Recorder recorder = new Recorder();
    recorder.mostOutputs = 4;
    Evolution.Result result = Evolution.run(scheme, initial, times, 1e-4, recorder);
    assertTrue(result.interrupted());
    double end = result.last().diagnostics().time();
    assertTrue(end > times.time(3) && end <= times.time(4), () -> "" + end);
    assertArrayEquals(result.last().density(), recorder.snapshots.get(4).density());
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(whole.snapshots.get(i).density(), recorder.snapshots.get(i).density());
    }
  }

  @Test
  void aRunInterruptedAtOnceHasTheInitialDensityOnly() {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    Recorder recorder = new Recorder();
    recorder.mostOutputs = 0;
    Evolution.Result result =
        Evolution.run(scheme, density(scheme), new OutputTimes(1, 0.1), 1e-4, recorder);
    assertTrue(result.interrupted());
    assertEquals(1, recorder.snapshots.size());
    assertEquals(0, result.steps());
    assertArrayEquals(scheme.output(density(scheme)), result.last().density());
  }

  /** Decays like e^{−t}, but refuses every step after t = 1/2. */
  private static final class Failing implements Scheme {
    @Override
    public AggregationDiffusion equation() {
      return EQUATION;
    }

    @Override
    public Grid grid() {
      return GRID;
    }

    @Override
    public int order() {
      return 2;
    }

    @Override
    public Values values() {
      return Values.CELL_AVERAGES;
    }

    @Override
    public void trial(double[] rho, double dt, double[] next) {
      for (int i = 0; i < rho.length; i++) {
        next[i] = rho[i] * Math.exp(-dt);
      }
    }

    @Override
    public boolean keeps(double[] rho, double[] next) {
      return -Math.log(next[0]) <= 0.5;
    }

    @Override
    public boolean step(double[] rho, double dt, double[] next) {
      trial(rho, dt, next);
      return keeps(rho, next);
    }

    @Override
    public FreeEnergy freeEnergy(double[] rho) {
      return new FreeEnergy(0, 0, 0);
    }

    @Override
    public long fallbacks() {
      return 0;
    }
  }

  @Test
  void aSchemeThatFailsEndsTheRunAfterItsOutputs() {
    double[] ones = GRID.pointValues((x, y, z) -> 1);
    Recorder recorder = new Recorder();
    Evolution.Result result =
        Evolution.run(new Failing(), ones, new OutputTimes(1, 0.2), 1e-3, recorder);
    assertEquals(Evolution.Ending.STALLED, result.ending());
    assertEquals(0.5, result.last().diagnostics().time(), 1e-9);
    assertEquals(4, recorder.snapshots.size());
  }

  /** N(0.3, 0.5 I) in two dimensions; V = |r|²/2, U = 0. */
  @Test
  void diagnosticsAreThoseOfAGaussian() {
    Grid grid = Fields.box(2, -6, 6, 96, Boundary.NO_FLUX);
    Scheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(
                0.2, 1, InteractionPotential.quadratic(), (x, y, z) -> (x * x + y * y) / 2),
            grid);
    SpatialFunction bell = normal(2, 0.3, 0.5);
    double[] initial = scheme.discretise((x, y, z) -> 3 * bell.value(x, y, z));
    Recorder recorder = new Recorder();
    Evolution.run(scheme, initial, new OutputTimes(1e-3, 1e-3), 1e-3, recorder);
    Diagnostics start = recorder.snapshots.get(0).diagnostics();
    assertEquals(3, start.mass(), 1e-12);
    assertEquals(0.3, start.centre().x(), 1e-12);
    assertEquals(0.3, start.centre().y(), 1e-12);
    assertEquals(0, start.centre().z(), 0);
    assertEquals(3 * 2 * (0.5 + 0.09), start.secondMoment(), 1e-2);
    // ∫ρ log ρ = M (log M − log(2πs) − 1), E|r − r'|²/2 = 2s.
    double entropy = 0.2 * 3 * (Math.log(3) - Math.log(Math.PI) - 1);
    assertEquals(entropy, start.energy().entropy(), 1e-2);
    assertEquals(0.5 * 9 * 2 * 0.5, start.energy().interaction(), 2e-2);
    assertEquals(3 * (0.5 + 0.09), start.energy().external(), 1e-2);
    assertEquals(start.energy().total(), start.freeEnergy(), 0);
    assertEquals(0.3, start.peak().x(), 0.07);
    assertEquals(0.3, start.peak().y(), 0.07);
    assertTrue(Double.isNaN(start.rate()));
    // V pulls the centre to 0, c' = −c.
    Diagnostics end = recorder.snapshots.get(1).diagnostics();
    assertEquals(0.3 * Math.exp(-1e-3), end.centre().x(), 1e-4);
    double[] before = recorder.snapshots.get(0).density();
    double expected = distance(grid, recorder.snapshots.get(1).density(), before) / 1e-3;
    assertEquals(expected, end.rate(), 1e-2 * expected);
  }

  @Test
  void aSteadyStateEndsTheRunWhenAskedFor() {
    Grid grid = Fields.walls(-4, 4, 64);
    Scheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(0.2, 1, InteractionPotential.quadratic()), grid);
    double[] initial = scheme.discretise(normal(0.3, 0.5));
    OutputTimes times = new OutputTimes(1000, 100);
    Recorder recorder = new Recorder();
    Evolution.Result result = Evolution.run(scheme, initial, times, 1e-2, 1e-8, recorder);
    assertEquals(Evolution.Ending.STEADY_STATE, result.ending());
    Diagnostics end = result.last().diagnostics();
    assertTrue(end.rate() < 1e-8, () -> "" + end.rate());
    assertTrue(end.time() <= 100, () -> "" + end.time());
    assertEquals(2, recorder.snapshots.size());
    assertEquals(0.2 + 0.09, end.secondMoment(), 2e-2);
    assertEquals(
        Evolution.Ending.END_TIME,
        Evolution.run(scheme, initial, new OutputTimes(1, 1), 1e-2, 1e-8, new Recorder()).ending());
  }

  /**
   * Keller–Segel above the critical mass 8π: the second moment 2M vanishes at t = 1/(2(f − 1)) at
   * the latest, f = M/(8π).
   */
  @ParameterizedTest
  @ValueSource(ints = {48, 49, 64})
  void blowUpIsReportedWithTimeAndPlace(int cells) {
    Grid grid = Fields.box(2, -6, 6, cells, Boundary.NO_FLUX);
    Scheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(1, 1, InteractionPotential.newtonian(2)), grid);
    SpatialFunction bell = normal(2, 0, 1);
    for (double fraction : new double[] {0.9, 1.7}) {
      double[] initial =
          scheme.discretise((x, y, z) -> fraction * 8 * Math.PI * bell.value(x, y, z));
      Evolution.Result result = run(scheme, initial, new OutputTimes(1, 1), 1e-3);
      Diagnostics end = result.last().diagnostics();
      if (fraction < 1) {
        assertEquals(Evolution.Ending.END_TIME, result.ending());
      } else {
        assertEquals(Evolution.Ending.BLOW_UP, result.ending());
        assertTrue(end.time() < 0.5 / (fraction - 1), () -> "" + end);
        // The middle is the centre of a cell, or a corner of four.
        double corner = (1 - cells % 2) * 0.5 * grid.x().spacing();
        assertEquals(corner, Math.abs(end.peak().x()), 1e-9);
        assertEquals(corner, Math.abs(end.peak().y()), 1e-9);
      }
    }
  }

  /** In space, with the peak on the corner of eight cells. */
  @Test
  void blowUpOnACornerOfCellsIsReportedInSpace() {
    Grid grid = Fields.box(3, -3, 3, 16, Boundary.NO_FLUX);
    Scheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(1, 1, InteractionPotential.newtonian(3)), grid);
    SpatialFunction bell = normal(3, 0, 0.25);
    double[] initial = scheme.discretise((x, y, z) -> 200 * bell.value(x, y, z));
    assertEquals(
        Evolution.Ending.BLOW_UP, run(scheme, initial, new OutputTimes(0.08, 0.08), 1e-3).ending());
  }

  /** The force of U = −e^{−r²/2} and that of U = r are bounded: a clump stays finite. */
  @Test
  void clumpsOfBoundedForcesAreNoBlowUp() {
    for (InteractionPotential potential :
        new InteractionPotential[] {
          InteractionPotential.gaussian(1), InteractionPotential.morse(0, 1, 1, 1)
        }) {
      Grid grid = Fields.box(2, -3, 3, 24, Boundary.PERIODIC);
      Scheme scheme = new FiniteVolumeScheme(new AggregationDiffusion(0.01, 3, potential), grid);
      double[] initial = scheme.discretise(normal(2, 0, 0.3));
      Evolution.Result result = run(scheme, initial, new OutputTimes(1, 1), 1e-2);
      assertEquals(Evolution.Ending.END_TIME, result.ending());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void theToleranceMustBePositive(double tolerance) {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    assertThrows(
        IllegalArgumentException.class,
        () -> run(scheme, density(scheme), new OutputTimes(1, 1), tolerance));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void theMassMustBePositive(double value) {
    Scheme scheme = new FiniteVolumeScheme(EQUATION, GRID);
    double[] initial = GRID.pointValues((x, y, z) -> value);
    assertThrows(
        IllegalArgumentException.class, () -> run(scheme, initial, new OutputTimes(1, 1), 1e-3));
  }

  private static Evolution.Result run(
      Scheme scheme, double[] initial, OutputTimes times, double tolerance) {
    return Evolution.run(scheme, initial, times, tolerance, snapshot -> {});
  }
}
