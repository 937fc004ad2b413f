package murmuration.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import murmuration.coefficients.Maxwellian;
import murmuration.kinetic.CrossCheck;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitProblem;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Checkpoint;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.RunObserver;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.SpectralScheme;
import murmuration.macro.Velocity;

/**
 * Computes what a scenario asks for: coefficients, then the density, then the kinetic check, then
 * particles.
 */
public final class ScenarioRunner {
  private final Scenario scenario;
  private final Problems problems;
  private final RunMonitor monitor;
  private final RunStore store;

  /** Prepares a run that keeps all in memory; nothing is computed yet. */
  public ScenarioRunner(Scenario scenario, RunMonitor monitor) {
    this(scenario, monitor, RunStore.MEMORY);
  }

  /**
   * Prepares a run, or what is left of one.
   *
   * @param store keeps what is computed and has what need not be computed again
   */
  public ScenarioRunner(Scenario scenario, RunMonitor monitor, RunStore store) {
    this.scenario = scenario;
    problems = new Problems(scenario);
    this.monitor = monitor;
    this.store = store;
  }

  /**
   * Runs the whole scenario.
   *
   * @throws IllegalArgumentException when the velocity potential does not confine, D overflows, or
   *     the particles cannot be run
   * @throws ArithmeticException when particles are lost
   */
  public RunRecord run() {
    long start = System.nanoTime();
    Optional<ParticleRunner> particles =
        scenario.particles().map(part -> new ParticleRunner(scenario, monitor));
    particles.ifPresent(ParticleRunner::tryOut);
    RunRecord run = density();
    boolean over =
        run.evolution().interrupted() || run.evolution().ending() == Evolution.Ending.STALLED;
    if (scenario.kinetic().isPresent() && !over) {
      run = run.with(limit());
    }
    if (particles.isPresent() && !over && run.limit().map(LimitStudy::complete).orElse(true)) {
      run = run.with(particles.get().run(run, store));
    }
    return run.with(1e-9 * (System.nanoTime() - start));
  }

  /** Runs a scenario without kinetic check and particles; see {@link #run}. */
  public RunRecord density() {
    Optional<ModelCoefficients> coefficients = coefficients();
    AggregationDiffusion equation = equation(coefficients);
    Scheme scheme = scheme(equation);
    List<Snapshot> snapshots = new ArrayList<>(store.snapshots());
    Evolution.Result result =
        Evolution.run(
            scheme,
            problems.scaled(
                scenario.grid(),
                scheme.discretise(scenario.density()),
                scheme.values() == Scheme.Values.CELL_AVERAGES),
            scenario.times(),
            scenario.tolerance(),
            scenario.steadyTolerance(),
            store.checkpoint(),
            densityObserver(snapshots));
    return new RunRecord(
        scenario,
        coefficients,
        equation,
        scheme.values(),
        scheme.noFreeEnergy(),
        snapshots,
        result,
        Optional.empty(),
        List.of(),
        0);
  }

  /** The coefficients of the velocity model; empty when they are given by hand. */
  public Optional<ModelCoefficients> coefficients() {
    return scenario.velocity().map(ModelCoefficients::of);
  }

  /** What the equation takes of a model's coefficients: in the laboratory frame u = V/√ε. */
  private Scenario.Given inFrame(ModelCoefficients model) {
    Velocity u = Velocity.ZERO;
    if (scenario.laboratory().isPresent()) {
      VelocityModel potential = scenario.velocity().orElseThrow();
      double factor = 1 / Math.sqrt(scenario.laboratory().getAsDouble());
      Velocity mean = model.meanVelocity();
      // What rounding leaves of a mean velocity that is 0 is no drift.
      u =
          new Velocity(
              potential.balanced(0) ? 0 : factor * mean.x(),
              potential.balanced(1) ? 0 : factor * mean.y(),
              0);
    }
    return new Scenario.Given(model.diffusion(), model.drift(), u);
  }

  /** What the density obeys. */
  AggregationDiffusion equation() {
    return equation(coefficients());
  }

  private AggregationDiffusion equation(Optional<ModelCoefficients> computed) {
    Scenario.Given coefficients =
        computed.map(this::inFrame).orElseGet(scenario.given()::orElseThrow);
    return new AggregationDiffusion(
        coefficients.diffusion(),
        coefficients.drift(),
        scenario.interaction(),
        scenario.external(),
        coefficients.velocity());
  }

  /**
   * Runs the ε→0 study alone.
   *
   * @throws IllegalStateException when the scenario has no kinetic part
   */
  public LimitStudy limit() {
    monitor.progress("kinetic check", 0);
    return LimitStudy.run(
        problem(),
        kinetic().epsilon(),
        kinetic().options(),
        store.rows(),
        observer(monitor, "kinetic check", store::keep));
  }

  /**
   * Checks the ρ_ε of a study's modes against those of a grid in r and v, for each ε that is large
   * enough; an interruption leaves out the rest.
   *
   * @param study of this scenario
   * @throws IllegalArgumentException when the scenario has more than one dimension
   */
  public List<CrossCheck> crossChecks(LimitStudy study) {
    VelocityModel model = scenario.velocity().orElseThrow();
    Maxwellian equilibrium = new Maxwellian(model.build(), model.theta(), model.dimension());
    LimitProblem problem = problem();
    List<CrossCheck> checks = new ArrayList<>();
    for (double epsilon : kinetic().epsilon()) {
      if (epsilon >= CrossCheck.SMALLEST_EPSILON && !monitor.interrupted()) {
        checks.add(
            CrossCheck.run(
                problem,
                equilibrium,
                study.modes(),
                epsilon,
                CrossCheck.Resolution.coarsest(problem, epsilon),
                CrossCheck.LEVELS,
                observer(monitor, "cross-check at epsilon = " + epsilon)));
      }
    }
    return checks;
  }

  private Scenario.Kinetic kinetic() {
    return scenario
        .kinetic()
        .orElseThrow(() -> new IllegalStateException("the scenario has no kinetic part"));
  }

  private LimitProblem problem() {
    return problems.limit(kinetic().initial());
  }

  /** Tells a monitor of a study. */
  static LimitObserver observer(RunMonitor monitor, String stage) {
    return observer(monitor, stage, row -> {});
  }

  private static LimitObserver observer(RunMonitor monitor, String stage, Consumer<LimitRow> rows) {
    return new LimitObserver() {
      @Override
      public void row(LimitRow row) {
        rows.accept(row);
      }

      @Override
      public void progress(int done, int total) {
        monitor.progress(stage, (double) done / total);
      }

      @Override
      public boolean interrupted() {
        return monitor.interrupted();
      }
    };
  }

  private Scheme scheme(AggregationDiffusion equation) {
    return switch (scenario.scheme()) {
      case FINITE_VOLUME -> new FiniteVolumeScheme(equation, scenario.grid());
      case SPECTRAL -> new SpectralScheme(equation, scenario.grid());
    };
  }

  private RunObserver densityObserver(List<Snapshot> snapshots) {
    return new RunObserver() {
      @Override
      public void output(Snapshot snapshot) {
        snapshots.add(store.keep(snapshots.size(), snapshot));
      }

      @Override
      public void checkpoint(Checkpoint checkpoint) {
        store.keep(checkpoint);
      }

      @Override
      public void progress(double time, long steps) {
        monitor.progress("density", time / scenario.times().end());
      }

      @Override
      public boolean interrupted() {
        return monitor.interrupted();
      }
    };
  }
}
