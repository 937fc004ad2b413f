package murmuration.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.VelocityModes;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.RunObserver;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.SpectralScheme;

/** Computes what a scenario asks for: coefficients, then the density, then the kinetic check. */
public final class ScenarioRunner {
  private final Scenario scenario;
  private final RunMonitor monitor;

  /** Prepares a run; nothing is computed yet. */
  public ScenarioRunner(Scenario scenario, RunMonitor monitor) {
    this.scenario = scenario;
    this.monitor = monitor;
  }

  /**
   * Runs the whole scenario.
   *
   * @throws IllegalArgumentException when the velocity potential does not confine, or D overflows
   * @throws ArithmeticException when the time step becomes too small
   */
  public RunRecord run() {
    long start = System.nanoTime();
    RunRecord run = density();
    if (scenario.kinetic().isPresent() && !run.evolution().interrupted()) {
      run = run.with(limit());
    }
    return run.with(1e-9 * (System.nanoTime() - start));
  }

  /** Runs a scenario without its kinetic part; see {@link #run}. */
  public RunRecord density() {
    Optional<TransportCoefficients> coefficients = coefficients();
    double diffusion =
        coefficients
            .map(TransportCoefficients::diffusion)
            .orElseGet(scenario.diffusion()::getAsDouble);
    double drift =
        coefficients.map(TransportCoefficients::drift).orElseGet(scenario.drift()::getAsDouble);
    AggregationDiffusion equation =
        new AggregationDiffusion(diffusion, drift, scenario.interaction(), scenario.external());
    Scheme scheme = scheme(equation);
    List<Snapshot> snapshots = new ArrayList<>();
    Evolution.Result result =
        Evolution.run(
            scheme,
            scaled(
                scheme.discretise(scenario.density()),
                scheme.values() == Scheme.Values.CELL_AVERAGES),
            scenario.times(),
            scenario.tolerance(),
            scenario.steadyTolerance(),
            densityObserver(snapshots));
    return new RunRecord(
        scenario,
        coefficients,
        diffusion,
        drift,
        scheme.values(),
        snapshots,
        result,
        Optional.empty(),
        0);
  }

  /** The coefficients of the velocity model; empty when they are given by hand. */
  public Optional<TransportCoefficients> coefficients() {
    return scenario
        .velocity()
        .map(model -> new SpectralMethod().compute(Maxwellian.of(model.build(), model.theta())));
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
    EigenBasis basis = EigenBasis.of(model.build(), model.theta(), kinetic.modes());
    return LimitStudy.run(
        new VelocityModes(basis),
        scenario.interaction(),
        scenario.grid(),
        scaled(scenario.grid().pointValues(scenario.density()), false),
        kinetic.initial(),
        scenario.times(),
        kinetic.epsilon(),
        new LimitObserver() {
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

  private Scheme scheme(AggregationDiffusion equation) {
    return switch (scenario.scheme()) {
      case FINITE_VOLUME -> new FiniteVolumeScheme(equation, scenario.grid());
      case SPECTRAL -> new SpectralScheme(equation, scenario.grid());
    };
  }

  /** Cell averages and point values are rescaled alike. */
  private double[] scaled(double[] values, boolean averages) {
    if (scenario.mass().isPresent()) {
      Grid grid = scenario.grid();
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
        snapshots.add(snapshot);
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
