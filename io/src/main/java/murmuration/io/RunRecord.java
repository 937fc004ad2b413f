package murmuration.io;

import java.util.List;
import java.util.Optional;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.ParticleComparison;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Evolution;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.Tensor;

/**
 * All that a run computed.
 *
 * @param scenario what was asked for
 * @param coefficients the computed coefficients; empty when they were given by hand
 * @param equation what the density obeys
 * @param values what the numbers of the density mean
 * @param noFreeEnergy why the free energy may rise; empty where it never does
 * @param snapshots the densities at the output times
 * @param evolution how the density's run went
 * @param limit the kinetic check; empty without one, or when interrupted before it
 * @param particles the runs of particles, as far as they got, one for each ε
 * @param wallSeconds time taken
 */
public record RunRecord(
    Scenario scenario,
    Optional<ModelCoefficients> coefficients,
    AggregationDiffusion equation,
    Scheme.Values values,
    Optional<String> noFreeEnergy,
    List<Snapshot> snapshots,
    Evolution.Result evolution,
    Optional<LimitStudy> limit,
    List<ParticleComparison> particles,
    double wallSeconds) {
  /** Copies the lists. */
  public RunRecord {
    snapshots = List.copyOf(snapshots);
    particles = List.copyOf(particles);
  }

  /** The same with a kinetic check. */
  RunRecord with(LimitStudy study) {
    return with(Optional.of(study), particles, wallSeconds);
  }

  /** The same with particles. */
  RunRecord with(List<ParticleComparison> comparisons) {
    return with(limit, comparisons, wallSeconds);
  }

  /** The same with the time it took. */
  RunRecord with(double seconds) {
    return with(limit, particles, seconds);
  }

  private RunRecord with(
      Optional<LimitStudy> study, List<ParticleComparison> comparisons, double seconds) {
    return new RunRecord(
        scenario,
        coefficients,
        equation,
        values,
        noFreeEnergy,
        snapshots,
        evolution,
        study,
        comparisons,
        seconds);
  }

  /** 𝒟 of the density. */
  public Tensor diffusion() {
    return equation.diffusion();
  }

  /** 𝒦 of the density. */
  public Tensor drift() {
    return equation.drift();
  }

  /** Whether the run ended before all that was asked for. */
  public boolean interrupted() {
    int runs = scenario.particles().map(part -> part.runs().size()).orElse(0);
    boolean stalled = evolution.ending() == Evolution.Ending.STALLED;
    return evolution.interrupted()
        || limit.map(study -> !study.complete()).orElse(scenario.kinetic().isPresent() && !stalled)
        || (particles.size() < runs && !stalled)
        || particles.stream().anyMatch(one -> !one.particles().complete());
  }
}
