package murmuration.io;

import java.util.Optional;
import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.LimitOptions;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.InteractionPotential;

/**
 * What running a scenario would take.
 *
 * @param equation what the density obeys
 * @param fileBytes size of the output file, about, not compressed
 * @param seconds of computing, a rough guess; NaN when the trial was too short for one
 * @param particles the part of file and time that particles take, with more on them
 */
public record CostEstimate(
    AggregationDiffusion equation,
    long fileBytes,
    double seconds,
    Optional<ParticleCost> particles) {
  private static final long OVERHEAD_BYTES = 20_000;
  private static final double TRIAL_SECONDS = 1;
  private static final int USUAL_MODES = 16;

  /**
   * Computes the coefficients and tries the density for a second; the kinetic check and the
   * particles are guessed from their size.
   *
   * @throws IllegalArgumentException when the scenario cannot be run after all
   */
  public static CostEstimate of(Scenario scenario) {
    Optional<ParticleRunner> runner =
        scenario.particles().map(part -> new ParticleRunner(scenario, RunMonitor.NONE));
    Optional<ParticleCost> particles = runner.map(one -> ParticleCost.of(scenario, one));
    Trial trial = new Trial();
    RunRecord run = new ScenarioRunner(scenario, trial).density();
    double seconds = trial.fraction > 0 ? trial.seconds() / trial.fraction : Double.NaN;
    long values = (long) scenario.grid().size() * scenario.times().count();
    long fields = 1;
    if (scenario.kinetic().isPresent()) {
      Scenario.Kinetic kinetic = scenario.kinetic().get();
      seconds += kineticSeconds(scenario, kinetic);
      // Density, flux, stress and distributions for each ε; the limit and its correction.
      int kept = 1 + 2 * scenario.grid().dimension() + kinetic.options().velocities().size();
      fields += (long) kinetic.epsilon().size() * kept + 2;
    }
    int width = scenario.storage().single() ? Float.BYTES : Double.BYTES;
    long bytes = width * values * fields + OVERHEAD_BYTES;
    if (particles.isPresent()) {
      bytes += particles.get().fileBytes();
      seconds += particles.get().seconds();
      Optional<Scenario.Kinetic> reference = runner.flatMap(ParticleRunner::reference);
      seconds += reference.map(missing -> kineticSeconds(scenario, missing)).orElse(0.0);
    }
    return new CostEstimate(run.equation(), bytes, seconds, particles);
  }

  /** Fitted to runs of some examples; a run in the plane has few wave numbers for its cells. */
  private static double kineticSeconds(Scenario scenario, Scenario.Kinetic kinetic) {
    LimitOptions options = kinetic.options();
    int runs = kinetic.epsilon().size();
    runs += options.verify() ? 2 : 0;
    runs += options.modes().isEmpty() ? 2 : 0;
    // Without interaction the exponential method takes one step between two outputs.
    boolean exact =
        options.method() == KineticSolver.Method.EXPONENTIAL
            && scenario.interaction().equals(InteractionPotential.none());
    return runs
        * (exact ? 2e-6 : 2e-5)
        * Math.pow(scenario.grid().size(), 0.65)
        * Math.pow(options.modes().orElse(USUAL_MODES), 1.5)
        * Math.pow(options.accuracy(), -0.25);
  }

  /** Stops a run after a while and remembers how far it got. */
  private static final class Trial implements RunMonitor {
    private long start;
    private double fraction;

    @Override
    public void progress(String stage, double done) {
      // The clock starts with the density: the coefficients are paid once.
      if (start == 0) {
        start = System.nanoTime();
      } else {
        fraction = done;
      }
    }

    @Override
    public boolean interrupted() {
      return seconds() > TRIAL_SECONDS;
    }

    double seconds() {
      return start == 0 ? 0 : 1e-9 * (System.nanoTime() - start);
    }
  }
}
