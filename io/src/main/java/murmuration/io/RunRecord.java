package murmuration.io;

import java.util.List;
import java.util.Optional;
import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Evolution;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;

/**
 * All that a run computed.
 *
 * @param scenario what was asked for
 * @param coefficients the computed coefficients; empty when they were given by hand
 * @param diffusion D of the density
 * @param drift κ of the density
 * @param values what the numbers of the density mean
 * @param snapshots the densities at the output times
 * @param evolution how the density's run went
 * @param limit the kinetic check; empty without one, or when interrupted before it
 * @param wallSeconds time taken
 */
public record RunRecord(
    Scenario scenario,
    Optional<TransportCoefficients> coefficients,
    double diffusion,
    double drift,
    Scheme.Values values,
    List<Snapshot> snapshots,
    Evolution.Result evolution,
    Optional<LimitStudy> limit,
    double wallSeconds) {
  /** Copies the list. */
  public RunRecord {
    snapshots = List.copyOf(snapshots);
  }

  /** The same with a kinetic check. */
  RunRecord with(LimitStudy study) {
    return new RunRecord(
        scenario,
        coefficients,
        diffusion,
        drift,
        values,
        snapshots,
        evolution,
        Optional.of(study),
        wallSeconds);
  }

  /** The same with the time it took. */
  RunRecord with(double seconds) {
    return new RunRecord(
        scenario, coefficients, diffusion, drift, values, snapshots, evolution, limit, seconds);
  }

  /** Whether the run ended before all that was asked for. */
  public boolean interrupted() {
    return evolution.interrupted()
        || limit.map(study -> !study.complete()).orElse(scenario.kinetic().isPresent());
  }
}
