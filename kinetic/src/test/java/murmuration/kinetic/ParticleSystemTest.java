package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleBinaryOperator;
import murmuration.coefficients.VelocityPotential;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of particle systems. */
class ParticleSystemTest {
  private static final VelocityPotential QUARTIC = VelocityPotential.quartic(1);
  private static final VelocityPotential TILTED = VelocityPotential.tilted(1, 1);
  private static final InteractionPotential NONE = InteractionPotential.none();
  private static final InteractionPotential COSINE = InteractionPotential.cosine(1);
  // The Kolmogorov–Smirnov distance times √n that one sample in a thousand exceeds.
  private static final double KOLMOGOROV = 1.95;

  private static double wave(double x, double y, double z) {
    return 1 + 0.5 * Math.cos(x);
  }

  private static double uniform(double x, double y, double z) {
    return 1;
  }

  @ParameterizedTest
  @CsvSource({"1, PERIODIC", "1, NO_FLUX", "2, PERIODIC"})
  void resultsDoNotDependOnThreads(int dimension, Boundary boundary)
      throws InterruptedException, ExecutionException {
    Axis axis = new Axis(0, 2 * Math.PI, 16, boundary);
    ParticleProblem problem =
        Particles.problem(
            QUARTIC,
            COSINE.scaled(dimension == 1 ? 1 : 0.05),
            dimension == 1 ? Grid.of(axis) : Grid.of(axis, axis),
            ParticleSystemTest::wave,
            Problems.CHAPMAN_ENSKOG,
            0.05);
    ParticleOptions options =
        new ParticleOptions(
            70_001, 17, 0.1, OptionalDouble.of(0.01), ParticleOptions.Forces.MESH, true);
    List<double[]> positions = new ArrayList<>();
    for (int threads : new int[] {1, 2, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      positions.add(
          pool.submit(() -> Particles.last(problem, options).positions().orElseThrow()).get());
      pool.shutdown();
    }
    assertArrayEquals(positions.get(0), positions.get(1));
    assertArrayEquals(positions.get(0), positions.get(2));
    ParticleOptions other =
        new ParticleOptions(
            70_001, 18, 0.1, OptionalDouble.of(0.01), ParticleOptions.Forces.MESH, true);
    assertFalse(
        Arrays.equals(positions.get(0), Particles.last(problem, other).positions().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quartic", "tilted", "plane", "formula"})
  void equilibriumIsKept(String name) {
    boolean plane = name.equals("plane") || name.equals("formula");
    Grid grid = plane ? Problems.torus(8) : Problems.circle(8);
    VelocityProcess process =
        switch (name) {
          case "tilted" -> Particles.process(TILTED, 1);
          case "plane" -> Particles.process(QUARTIC, 2);
          case "formula" ->
              VelocityProcess.of((x, y) -> QUARTIC.value(x) + 0.5 * y * y + 0.3 * x * y, 1);
          default -> Particles.process(QUARTIC, 1);
        };
    ParticleProblem problem =
        new ParticleProblem(
            process,
            NONE,
            grid,
            g -> g.cellAverages(ParticleSystemTest::uniform),
            Problems.MAXWELLIAN,
            new OutputTimes(0.3, 0.3));
    ParticleSystem system = new ParticleSystem(problem, Particles.options(100_000, 23, 0.1, 0.005));
    system.advance(0.3, 60, () -> false);
    double[] v = Arrays.copyOf(system.velocities(), system.particles());
    Arrays.sort(v);
    for (int q = 1; q < 20; q++) {
      int i = v.length * q / 20;
      double exact = process.average((x, y) -> x <= v[i] ? 1 : 0);
      // The averages count whole cells of the tables; the step shifts M a little.
      assertEquals(exact, (i + 0.5) / v.length, KOLMOGOROV / Math.sqrt(v.length) + 3e-3);
    }
    ParticleOutput output = ParticleOutput.of(system, grid, 0, 0.3, false);
    double[] flat = new double[grid.size()];
    Arrays.fill(flat, 1);
    assertEquals(0, output.distance(flat).deviations(), 4);
  }

  /** Walls without a force keep a uniform density uniform and all particles inside. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1.2})
  void wallsKeepParticlesInside(double step) {
    Grid grid = Problems.walls(3, 16);
    ParticleProblem problem =
        Particles.problem(QUARTIC, NONE, grid, ParticleSystemTest::uniform, Problems.MAXWELLIAN, 5);
    ParticleOptions options =
        new ParticleOptions(
            50_000, 31, 0.3, OptionalDouble.of(step), ParticleOptions.Forces.MESH, true);
    ParticleOutput output = Particles.last(problem, options);
    for (double r : output.positions().orElseThrow()) {
      assertTrue(r >= 0 && r < 3);
    }
    double[] flat = new double[grid.size()];
    Arrays.fill(flat, 1);
    assertEquals(0, output.distance(flat).deviations(), 4);
    assertEquals(0, output.moments().get(0).velocity().value(), 0.02);
  }

  /** The mean of (v − V) sin r is that of the flux in f₁: √ε (D ρ₀' + κ ρ₀ Φ') against −sin r. */
  @ParameterizedTest
  @CsvSource({"quartic", "tilted"})
  void chapmanEnskogHasTheFluxOfTheLimit(String name) {
    VelocityPotential w = name.equals("quartic") ? QUARTIC : TILTED;
    double epsilon = 0.01;
    int n = 1_000_000;
    ParticleProblem problem =
        Particles.problem(
            w, COSINE, Problems.circle(64), ParticleSystemTest::wave, Problems.CHAPMAN_ENSKOG, 1);
    ParticleSystem system = new ParticleSystem(problem, Particles.options(n, 41, epsilon, 0.01));
    VelocityModes modes = Problems.modes(w, 40);
    double diffusion = 0;
    double drift = 0;
    for (int k = 1; k < modes.size(); k++) {
      double a = modes.transport(0, 0, k);
      diffusion += a * a / modes.rate(k);
      drift += a * a;
    }
    // ρ₀ = 1 + ½ cos r; Φ = −½π cos r, since the mass is 2π and only cos r meets −cos r.
    double exact =
        -Math.sqrt(epsilon) * (-diffusion * 0.5 + drift * 0.5 * Math.PI) * Math.PI / (2 * Math.PI);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double term =
          (system.velocities()[i] - problem.velocity().mean(0)) * Math.sin(system.positions()[i]);
      sum += term;
      squares += term * term;
    }
    double error = Math.sqrt(squares) / n;
    assertEquals(exact, sum / n, 4 * error + 2e-3 * Math.abs(exact));
    assertTrue(Math.abs(exact) > 20 * error);
    assertTrue(system.negative() < 1e-4);
  }

  @Test
  void aPerturbationHasItsMoments() {
    ParticleProblem problem =
        Particles.problem(
            QUARTIC, NONE, Problems.circle(16), ParticleSystemTest::wave, Problems.ODD, 1);
    ParticleSystem system = new ParticleSystem(problem, Particles.options(500_000, 43, 0.1, 0.01));
    ParticleMoments moments =
        ParticleOutput.of(system, Problems.circle(16), 0, 0, false).moments().get(0);
    double variance = problem.velocity().average((x, y) -> x * x);
    assertEquals(
        0.3 * variance, moments.velocity().value(), 4 * moments.velocity().standardError());
  }

  @Test
  void theStartHasTheMassesOfTheCells() {
    Grid grid = Grid.of(new Axis(0, 4, 16, Boundary.NO_FLUX));
    ParticleProblem problem =
        Particles.problem(
            QUARTIC, NONE, grid, (x, y, z) -> x < 1 ? 0 : x * x, Problems.MAXWELLIAN, 1);
    ParticleSystem system = new ParticleSystem(problem, Particles.options(200_000, 47, 0.1, 0.01));
    ParticleOutput output = ParticleOutput.of(system, grid, 0, 0, false);
    double[] density = problem.density().apply(grid);
    assertEquals(0, output.distance(density).deviations(), 4);
    double[] errors = output.standardError();
    for (int c = 0; c < density.length; c++) {
      assertEquals(density[c], output.density()[c], 5 * errors[c]);
    }
    assertEquals(grid.integral(density), grid.integral(output.density()), 1e-12);
    // ∫ r ρ/∫ρ of r² on [1, 4].
    Moment mean = output.moments().get(0).position();
    assertEquals((256 - 1) / 4.0 / 21, mean.value(), 4 * mean.standardError());
  }

  @Test
  void stepsOfOneBlockAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ParticleProblem problem =
        Particles.problem(
            QUARTIC, COSINE, Problems.circle(64), ParticleSystemTest::wave, Problems.MAXWELLIAN, 1);
    ParticleSystem system = new ParticleSystem(problem, Particles.options(1000, 53, 0.1, 0.01));
    system.advance(1, 200, () -> false);
    long before = threads.getCurrentThreadAllocatedBytes();
    system.advance(1, 200, () -> false);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // What a call takes, less than any array of the system.
    assertTrue(bytes < 200 * 400, () -> bytes + " bytes in 200 steps");
  }

  /** 16 bytes of state a particle and axis, and what blocks and fields take. */
  @Test
  void aRunNeedsFewBytesAParticle() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int n = 1_000_000;
    ParticleProblem problem =
        Particles.problem(
            QUARTIC,
            COSINE,
            Problems.circle(64),
            ParticleSystemTest::wave,
            Problems.MAXWELLIAN,
            0.02);
    long before = threads.getCurrentThreadAllocatedBytes();
    ParticleStudy.run(problem, Particles.options(n, 1, 0.1, 0.01), Particles.QUIET);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 30L * n, () -> (double) bytes / n + " bytes a particle");
  }

  @Test
  void outputsCanBeInterrupted() {
    ParticleProblem problem =
        new ParticleProblem(
            Particles.process(QUARTIC, 1),
            COSINE,
            Problems.circle(16),
            g -> g.cellAverages(ParticleSystemTest::wave),
            Problems.MAXWELLIAN,
            new OutputTimes(1, 0.3));
    List<Double> times = new ArrayList<>();
    ParticleObserver observer =
        new ParticleObserver() {
          @Override
          public void output(ParticleOutput output) {
            times.add(output.time());
          }

          @Override
          public void progress(int done, int total) {
            assertEquals(27, total);
            assertTrue(done <= total);
          }

          @Override
          public boolean interrupted() {
            return times.size() == 3;
          }
        };
    ParticleStudy study =
        ParticleStudy.run(problem, Particles.options(100, 1, 0.1, 0.04), observer);
    assertFalse(study.complete());
    assertEquals(List.of(0.0, 0.3, 0.6), times);
    assertEquals(3, study.outputs().size());
    assertEquals(16, study.steps());
    assertEquals(0.0375, study.step(), 1e-12);
    ParticleStudy whole =
        ParticleStudy.run(problem, Particles.options(100, 1, 0.1, 0.04), Particles.QUIET);
    assertTrue(whole.complete());
    assertEquals(5, whole.outputs().size());
    assertEquals(1, whole.outputs().get(4).time());
  }

  @Test
  void theAutomaticStepIsProportionalToEpsilon() {
    ParticleProblem problem =
        Particles.problem(
            QUARTIC, COSINE, Problems.circle(64), ParticleSystemTest::wave, Problems.MAXWELLIAN, 1);
    double step = ParticleStudy.automaticStep(problem, 1e-3);
    assertEquals(0.2e-3 / problem.velocity().rate(), step, 1e-15);
    assertEquals(0.1 * step, ParticleStudy.automaticStep(problem, 1e-4), 1e-15);
    ParticleProblem strong =
        Particles.problem(
            QUARTIC,
            COSINE.scaled(1e4),
            Problems.circle(64),
            ParticleSystemTest::wave,
            Problems.MAXWELLIAN,
            1);
    // U'' = 10⁴ cos r, mass 2π.
    assertEquals(0.2 / Math.sqrt(2 * Math.PI * 1e4), ParticleStudy.automaticStep(strong, 1), 1e-5);
  }

  /** Positions included. */
  @Test
  void aStudyIsMadeAgainFromItsNumbers() {
    Grid grid = Problems.circle(8);
    ParticleProblem problem = problem(QUARTIC, grid, new InitialState.Maxwellian());
    ParticleOptions options =
        new ParticleOptions(
            100, 3, 0.5, OptionalDouble.empty(), ParticleOptions.Forces.AUTOMATIC, true);
    ParticleStudy study = ParticleStudy.run(problem, options, new ParticleObserver() {});
    double[] numbers = study.numbers();
    ParticleStudy again = ParticleStudy.of(numbers, grid);
    assertArrayEquals(numbers, again.numbers());
    int last = study.outputs().size() - 1;
    assertEquals(study.outputs().get(last).moments(), again.outputs().get(last).moments());
    assertArrayEquals(
        study.outputs().get(last).standardError(), again.outputs().get(last).standardError());
    double[] cut = Arrays.copyOf(numbers, numbers.length - 1);
    assertThrows(IllegalArgumentException.class, () -> ParticleStudy.of(cut, grid));
  }

  @Test
  void badInputIsRefused() {
    assertRefused("particles must be 2", () -> ParticleOptions.of(1, 1, 0.1));
    assertRefused("epsilon", () -> ParticleOptions.of(10, 1, 0));
    assertRefused("step must be positive", () -> Particles.options(10, 1, 0.1, 0));
    assertRefused("step must be positive", () -> Particles.options(10, 1, 0.1, Double.NaN));
    assertRefused(
        "as many axes",
        () ->
            new ParticleProblem(
                Particles.process(QUARTIC, 2),
                NONE,
                Problems.circle(8),
                Problems::density,
                Problems.MAXWELLIAN,
                new OutputTimes(1, 1)));
    assertRefused("even W", () -> problem(TILTED, Problems.walls(3, 8), Problems.MAXWELLIAN));
    ParticleOptions options = Particles.options(1000, 1, 1, 0.01);
    assertRefused("density must not be negative", () -> run(density((x, y, z) -> -1), options));
    assertRefused("0 everywhere", () -> run(density((x, y, z) -> 0), options));
    assertRefused(
        "negative for some velocities",
        () -> run(problem(QUARTIC, Problems.circle(8), perturbation((x, y) -> 5 * x)), options));
    assertRefused(
        "perturbation is not finite",
        () ->
            run(problem(QUARTIC, Problems.circle(8), perturbation((x, y) -> Double.NaN)), options));
    ParticleProblem fair = problem(QUARTIC, Problems.circle(8), Problems.MAXWELLIAN);
    assertRefused("step must be at most", () -> run(fair, Particles.options(10, 1, 1e-6, 1)));
    assertRefused("step must be at least", () -> run(fair, Particles.options(10, 1, 1, 1e-12)));
  }

  /** Deep wells have a corrector that no step in space can be small against. */
  @Test
  void hopelessChapmanEnskogDataAreRefused() {
    ParticleProblem deep =
        problem(VelocityPotential.quartic(200), Problems.circle(8), Problems.CHAPMAN_ENSKOG);
    assertRefused("initial distribution f", () -> run(deep, Particles.options(10, 1, 0.1, 0.01)));
    ParticleProblem large = problem(QUARTIC, Problems.circle(8), Problems.CHAPMAN_ENSKOG);
    assertRefused("a smaller epsilon", () -> run(large, Particles.options(1000, 1, 1, 0.01)));
  }

  /** A few particles move alike under both forces; the default is the direct sum. */
  @Test
  void fewParticlesMoveAlikeUnderBothForces() {
    ParticleProblem problem = problem(QUARTIC, Problems.circle(256), Problems.MAXWELLIAN);
    List<double[]> positions = new ArrayList<>();
    for (ParticleOptions.Forces forces : ParticleOptions.Forces.values()) {
      ParticleOptions options =
          new ParticleOptions(100, 3, 0.5, OptionalDouble.of(0.02), forces, true);
      positions.add(Particles.last(problem, options).positions().orElseThrow());
    }
    for (int i = 0; i < 100; i++) {
      double difference = positions.get(1)[i] - positions.get(2)[i];
      assertEquals(0, Math.sin(0.5 * difference), 2e-3);
    }
    assertArrayEquals(positions.get(0), positions.get(2));
  }

  private static ParticleProblem problem(VelocityPotential w, Grid grid, InitialState initial) {
    return Particles.problem(w, COSINE, grid, ParticleSystemTest::wave, initial, 1);
  }

  private static ParticleProblem density(SpatialFunction density) {
    return Particles.problem(QUARTIC, NONE, Problems.circle(8), density, Problems.MAXWELLIAN, 1);
  }

  private static InitialState perturbation(DoubleBinaryOperator profile) {
    return new InitialState.Perturbation(profile, 0.3);
  }

  private static void run(ParticleProblem problem, ParticleOptions options) {
    ParticleStudy.run(problem, options, Particles.QUIET);
  }

  private static void assertRefused(String part, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
