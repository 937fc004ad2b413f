package murmuration.io;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import murmuration.macro.AggregationDiffusion;

/**
 * What running a scenario would take.
 *
 * @param equation what the density obeys
 * @param steps of the density, about; empty without a trial
 * @param memoryBytes of the run at its peak, about
 * @param fileBytes size of the output file, about, not compressed
 * @param seconds of computing, about; NaN without a trial
 * @param particles the part of file and time that particles take, with more on them
 */
public record CostEstimate(
    AggregationDiffusion equation,
    OptionalLong steps,
    long memoryBytes,
    long fileBytes,
    double seconds,
    Optional<ParticleCost> particles) {
  private static final long OVERHEAD_BYTES = 9_000;
  // Eigenvalues and eigenfunctions.
  private static final long MODEL_BYTES = 28_000;
  private static final int DIAGNOSTICS = 16;
  private static final double TRIAL_SECONDS = 1;

  /**
   * Computes the coefficients and tries each part for about a second, but nothing that would not
   * fit into the memory of the virtual machine.
   *
   * @throws IllegalArgumentException when the scenario cannot be run after all
   * @throws ArithmeticException when the limit equation cannot be solved
   */
  public static CostEstimate of(Scenario scenario) {
    int threads =
        ForkJoinTask.inForkJoinPool()
            ? ForkJoinTask.getPool().getParallelism()
            : ForkJoinPool.getCommonPoolParallelism() + 1;
    long memory = MemoryEstimate.bytes(scenario, threads);
    if (memory > Runtime.getRuntime().maxMemory()) {
      AggregationDiffusion equation = new ScenarioRunner(scenario, RunMonitor.NONE).equation();
      int outputs = scenario.times().count();
      return new CostEstimate(
          equation,
          OptionalLong.empty(),
          memory,
          fileBytes(scenario, outputs),
          Double.NaN,
          Optional.empty());
    }
    Optional<ParticleRunner> runner =
        scenario.particles().map(part -> new ParticleRunner(scenario, RunMonitor.NONE));
    Optional<ParticleCost> particles = runner.map(one -> ParticleCost.of(scenario, one));
    DensityPilot pilot = DensityPilot.of(scenario, TRIAL_SECONDS);
    double seconds = pilot.seconds();
    if (scenario.kinetic().isPresent()) {
      seconds += KineticPilot.seconds(scenario, scenario.kinetic().get());
    }
    long bytes = fileBytes(scenario, pilot.outputs());
    if (particles.isPresent()) {
      bytes += particles.get().fileBytes();
      seconds += particles.get().seconds();
      Optional<Scenario.Kinetic> reference = runner.flatMap(ParticleRunner::reference);
      seconds += reference.map(missing -> KineticPilot.seconds(scenario, missing)).orElse(0.0);
    }
    return new CostEstimate(
        pilot.record().equation(),
        OptionalLong.of(pilot.steps()),
        memory,
        bytes,
        seconds,
        particles);
  }

  private static long fileBytes(Scenario scenario, int outputs) {
    int width = scenario.storage().single() ? Float.BYTES : Double.BYTES;
    long fields = outputs;
    if (scenario.kinetic().isPresent()) {
      Scenario.Kinetic kinetic = scenario.kinetic().get();
      // Besides those of each ε, the limit and its correction.
      long perOutput = (long) kinetic.epsilon().size() * fields(scenario, kinetic) + 2;
      fields += scenario.times().count() * perOutput;
    }
    long diagnostics = (long) Double.BYTES * DIAGNOSTICS * outputs;
    long overhead = OVERHEAD_BYTES + (scenario.velocity().isPresent() ? MODEL_BYTES : 0);
    return (long) width * scenario.grid().size() * fields + diagnostics + overhead;
  }

  /** How many fields of each ε there are at an output: density, flux, stress, distributions. */
  static int fields(Scenario scenario, Scenario.Kinetic kinetic) {
    return 1 + 2 * scenario.grid().dimension() + kinetic.options().velocities().size();
  }
}
