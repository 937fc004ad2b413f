package murmuration.io;

import java.util.List;
import murmuration.macro.AggregationDiffusion;

/**
 * What running a scenario would take.
 *
 * @param equation what the density obeys
 * @param fileBytes size of the output file, about
 * @param seconds of computing, a rough guess; NaN when the trial was too short for one
 */
public record CostEstimate(AggregationDiffusion equation, long fileBytes, double seconds) {
  private static final long OVERHEAD_BYTES = 20_000;
  private static final double TRIAL_SECONDS = 1;

  /**
   * Computes the coefficients and tries the density for a second; the kinetic check is guessed from
   * its size.
   *
   * @throws IllegalArgumentException when the scenario cannot be run after all
   */
  public static CostEstimate of(Scenario scenario) {
    Trial trial = new Trial();
    RunRecord run = new ScenarioRunner(scenario, trial).density();
    double seconds = trial.fraction > 0 ? trial.seconds() / trial.fraction : Double.NaN;
    long values = (long) scenario.grid().size() * scenario.times().count();
    List<Double> epsilon = scenario.kinetic().map(Scenario.Kinetic::epsilon).orElse(List.of());
    if (scenario.kinetic().isPresent()) {
      seconds += epsilon.size() * kineticSeconds(scenario);
    }
    long bytes = 8 * values * (1 + epsilon.size()) + OVERHEAD_BYTES;
    return new CostEstimate(run.equation(), bytes, seconds);
  }

  /**
   * One ε: some thousand steps, each one block a wave number and two products of the force matrix.
   */
  private static double kineticSeconds(Scenario scenario) {
    double modes = 24;
    double perStep = 4e-9 * scenario.grid().size() * modes * modes;
    return 4000 * perStep;
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
