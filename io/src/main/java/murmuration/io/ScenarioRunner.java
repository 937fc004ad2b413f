package murmuration.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.RadialBasis;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitProblem;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.VelocityModes;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Checkpoint;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.RunObserver;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.SpectralScheme;
import murmuration.macro.Velocity;

/** Computes what a scenario asks for: coefficients, then the density, then the kinetic check. */
public final class ScenarioRunner {
  private final Scenario scenario;
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
    this.monitor = monitor;
    this.store = store;
  }

  /**
   * Runs the whole scenario.
   *
   * @throws IllegalArgumentException when the velocity potential does not confine, or D overflows
   */
  public RunRecord run() {
    long start = System.nanoTime();
    RunRecord run = density();
    boolean over =
        run.evolution().interrupted() || run.evolution().ending() == Evolution.Ending.STALLED;
    if (scenario.kinetic().isPresent() && !over) {
      run = run.with(limit());
    }
    return run.with(1e-9 * (System.nanoTime() - start));
  }

  /** Runs a scenario without its kinetic part; see {@link #run}. */
  public RunRecord density() {
    Optional<ModelCoefficients> coefficients = coefficients();
    AggregationDiffusion equation = equation(coefficients.map(this::inFrame));
    Scheme scheme = scheme(equation);
    List<Snapshot> snapshots = new ArrayList<>(store.snapshots());
    Evolution.Result result =
        Evolution.run(
            scheme,
            scaled(
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

  private AggregationDiffusion equation(Optional<Scenario.Given> computed) {
    Scenario.Given coefficients = computed.orElseGet(scenario.given()::orElseThrow);
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
    Scenario.Kinetic kinetic =
        scenario
            .kinetic()
            .orElseThrow(() -> new IllegalStateException("the scenario has no kinetic part"));
    VelocityModel model = scenario.velocity().orElseThrow();
    monitor.progress("kinetic check", 0);
    LimitProblem problem =
        new LimitProblem(
            modes -> modes(model, modes),
            scenario.interaction(),
            scenario.grid(),
            grid -> scaled(grid, grid.pointValues(scenario.density()), false),
            kinetic.initial(),
            scenario.times());
    return LimitStudy.run(
        problem,
        kinetic.epsilon(),
        kinetic.options(),
        store.rows(),
        new LimitObserver() {
          @Override
          public void row(LimitRow row) {
            store.keep(row);
          }

          @Override
          public void progress(int done, int total) {
            monitor.progress("kinetic check", (double) done / total);
          }

          @Override
          public boolean interrupted() {
            return monitor.interrupted();
          }
        });
  }

  /** As many modes as asked for, or as there are. */
  private static VelocityModes modes(VelocityModel model, int count) {
    if (model.dimension() == 1) {
      int most = Math.min(count, EigenBasis.MOST_MODES);
      return VelocityModes.of(EigenBasis.of(model.build(), model.theta(), most));
    }
    int most = Math.min(count, RadialBasis.MOST_MODES);
    Maxwellian maxwellian = new Maxwellian(model.build(), model.theta(), model.dimension());
    return VelocityModes.of(RadialBasis.lowest(maxwellian, most), most);
  }

  private Scheme scheme(AggregationDiffusion equation) {
    return switch (scenario.scheme()) {
      case FINITE_VOLUME -> new FiniteVolumeScheme(equation, scenario.grid());
      case SPECTRAL -> new SpectralScheme(equation, scenario.grid());
    };
  }

  /** Cell averages and point values are rescaled alike. */
  private double[] scaled(Grid grid, double[] values, boolean averages) {
    if (scenario.mass().isPresent()) {
      double mass = grid.integral(averages ? values : grid.cellAverages(scenario.density()));
      double factor = scenario.mass().getAsDouble() / mass;
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
    return values;
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
