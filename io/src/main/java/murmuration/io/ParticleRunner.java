package murmuration.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleObserver;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleProblem;
import murmuration.kinetic.ParticleStudy;
import murmuration.macro.Evolution;
import murmuration.macro.OutputTimes;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;

/** Runs the particles of a scenario and puts the densities beside them. */
final class ParticleRunner {
  // Far below the noise of particles.
  private static final double REFERENCE_ACCURACY = 1e-4;
  private static final int FEW = 10_000;
  private static final String STEP = "step must";
  private static final int FEW_PAIRS = 1_000;
  private static final ParticleObserver AT_ONCE =
      new ParticleObserver() {
        @Override
        public boolean interrupted() {
          return true;
        }
      };

  private final Scenario scenario;
  private final Scenario.Particles particles;
  private final Problems problems;
  private final ParticleProblem problem;
  private final RunMonitor monitor;

  /**
   * Prepares the runs of a scenario that has particles.
   *
   * @throws IllegalArgumentException when the velocity potential does not confine
   */
  ParticleRunner(Scenario scenario, RunMonitor monitor) {
    this.scenario = scenario;
    particles = scenario.particles().orElseThrow();
    problems = new Problems(scenario);
    problem = problems.particles(particles.initial());
    this.monitor = monitor;
  }

  /**
   * Starts each run with a few particles, so that what is wrong shows before anything long.
   *
   * @return the longest time step of each
   * @throws IllegalArgumentException when the particles cannot be run
   */
  List<Double> tryOut() {
    List<Double> steps = new ArrayList<>();
    for (ParticleOptions options : particles.runs()) {
      int few = Math.min(options.particles(), FEW);
      ParticleOptions trial =
          new ParticleOptions(
              few, options.seed(), options.epsilon(), options.step(), options.forces(), false);
      try {
        ParticleStudy.run(problem, trial, AT_ONCE);
      } catch (IllegalArgumentException e) {
        throw options.step().isPresent() && e.getMessage().startsWith(STEP)
            ? new IllegalArgumentException("particles." + e.getMessage(), e)
            : e;
      }
      steps.add(
          options.step().orElseGet(() -> ParticleStudy.automaticStep(problem, options.epsilon())));
    }
    return steps;
  }

  /**
   * How long a step with all particles takes, by a short trial at the first ε with some of them.
   *
   * @return seconds; of the order of the trial when there was no step
   */
  double secondsPerStep() {
    ParticleOptions options = particles.runs().get(0);
    boolean pairs = options.forces() == ParticleOptions.Forces.DIRECT;
    int some = Math.min(options.particles(), pairs ? FEW_PAIRS : FEW);
    ParticleOptions trial =
        new ParticleOptions(
            some, options.seed(), options.epsilon(), options.step(), options.forces(), false);
    StepClock clock = new StepClock();
    ParticleStudy.run(problem, trial, clock);
    double share = options.particles() / (double) some;
    return clock.perStep() * (pairs ? share * share : share);
  }

  /** Measures steps, those of the first half of the trial left out, which are slow. */
  private static final class StepClock implements ParticleObserver {
    private static final double SECONDS = 0.3;

    private long start;
    private long half;
    private long last;
    private int stepsAtHalf;
    private int steps;

    @Override
    public void progress(int done, int total) {
      last = System.nanoTime();
      steps = done;
      start = done == 0 ? last : start;
      if (1e-9 * (last - start) < 0.5 * SECONDS) {
        half = last;
        stepsAtHalf = done;
      }
    }

    @Override
    public boolean interrupted() {
      return 1e-9 * (last - start) > SECONDS;
    }

    double perStep() {
      return steps > stepsAtHalf
          ? 1e-9 * (last - half) / (steps - stepsAtHalf)
          : 1e-9 * (last - start) / Math.max(1, steps);
    }
  }

  /**
   * Runs the particles for one ε after the other.
   *
   * @param run the density and the kinetic check
   * @param store keeps each that is complete, and has those that need not be run again
   * @return one for each ε; when interrupted fewer, the last perhaps not complete
   * @throws IllegalArgumentException when the particles cannot be run
   * @throws ArithmeticException when particles are lost
   */
  List<ParticleComparison> run(RunRecord run, RunStore store) {
    Map<Double, LimitRow> kinetic = kinetic(run);
    List<double[]> limit = limit(run);
    List<ParticleComparison> comparisons = new ArrayList<>();
    for (ParticleOptions options : particles.runs()) {
      if (!monitor.interrupted()) {
        ParticleStudy study = study(options, store, comparisons.size());
        List<double[]> densities =
            Optional.ofNullable(kinetic.get(options.epsilon()))
                .map(this::averages)
                .orElse(List.of());
        comparisons.add(new ParticleComparison(options, study, densities, limit));
      }
    }
    return comparisons;
  }

  private ParticleStudy study(ParticleOptions options, RunStore store, int number) {
    Optional<ParticleStudy> done = store.particles(options.epsilon());
    if (done.isPresent()) {
      return done.get();
    }
    ParticleStudy study = ParticleStudy.run(problem, options, observer(number));
    if (study.complete()) {
      store.keep(options.epsilon(), study);
    }
    return study;
  }

  /**
   * What has to be solved besides the kinetic check, which may have other ε or start otherwise, for
   * each ε to have its ρ_ε; empty when nothing, or when the kinetic equation is not solved for such
   * velocities or walls.
   */
  Optional<Scenario.Kinetic> reference() {
    boolean sameStart =
        scenario.kinetic().filter(k -> k.initial().equals(particles.initial())).isPresent();
    List<Double> missing =
        particles.runs().stream()
            .map(ParticleOptions::epsilon)
            .filter(e -> !sameStart || !scenario.kinetic().get().epsilon().contains(e))
            .toList();
    boolean line = scenario.grid().dimension() == 1;
    boolean solved =
        line || (scenario.grid().periodic() && !scenario.velocity().orElseThrow().planar());
    if (missing.isEmpty() || !solved) {
      return Optional.empty();
    }
    OptionalInt modes =
        scenario.kinetic().map(kinetic -> kinetic.options().modes()).orElse(OptionalInt.empty());
    KineticSolver.Method method = KineticSolver.Method.EXPONENTIAL;
    return Optional.of(
        new Scenario.Kinetic(
            missing,
            particles.initial(),
            new LimitOptions(modes, method, REFERENCE_ACCURACY, false, List.of())));
  }

  /** ρ_ε by ε, where it is known. */
  private Map<Double, LimitRow> kinetic(RunRecord run) {
    List<LimitRow> rows = new ArrayList<>();
    scenario
        .kinetic()
        .filter(kinetic -> kinetic.initial().equals(particles.initial()))
        .flatMap(kinetic -> run.limit())
        .ifPresent(study -> rows.addAll(study.rows()));
    reference().ifPresent(missing -> rows.addAll(solve(missing)));
    Map<Double, LimitRow> kinetic = new HashMap<>();
    rows.forEach(row -> kinetic.put(row.epsilon(), row));
    return kinetic;
  }

  private List<LimitRow> solve(Scenario.Kinetic missing) {
    LimitObserver observer = ScenarioRunner.observer(monitor, "kinetic density");
    try {
      return LimitStudy.run(
              problems.limit(missing.initial()), missing.epsilon(), missing.options(), observer)
          .rows();
    } catch (ArithmeticException e) {
      // Particles go on where densities blow up.
      return List.of();
    }
  }

  private List<double[]> averages(LimitRow row) {
    return IntStream.range(0, row.outputs())
        .mapToObj(i -> scenario.grid().averagesOf(row.density(i)))
        .toList();
  }

  /** ρ at the output times; a steady state lasts, after a blow-up there is none. */
  private List<double[]> limit(RunRecord run) {
    OutputTimes times = scenario.times();
    List<Snapshot> snapshots = run.snapshots();
    boolean steady = run.evolution().ending() == Evolution.Ending.STEADY_STATE;
    List<double[]> densities = new ArrayList<>();
    for (int i = 0; i < times.count(); i++) {
      Snapshot snapshot = snapshots.get(Math.min(i, snapshots.size() - 1));
      if (steady || snapshot.diagnostics().time() == times.time(i)) {
        double[] density = snapshot.density();
        boolean averages = run.values() == Scheme.Values.CELL_AVERAGES;
        densities.add(averages ? density : scenario.grid().averagesOf(density));
      }
    }
    return densities;
  }

  private ParticleObserver observer(int run) {
    int runs = particles.runs().size();
    monitor.progress("particles", (double) run / runs);
    return new ParticleObserver() {
      @Override
      public void progress(int done, int total) {
        monitor.progress("particles", (run + (double) done / total) / runs);
      }

      @Override
      public boolean interrupted() {
        return monitor.interrupted();
      }
    };
  }
}
