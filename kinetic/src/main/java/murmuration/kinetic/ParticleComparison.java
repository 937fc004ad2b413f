package murmuration.kinetic;

import java.util.List;
import java.util.Optional;

/**
 * Particles of one ε beside ρ_ε of the kinetic equation and its limit ρ, all as averages over the
 * same cells, immutable. A distance is ‖ρ_N − ρ_ε‖ or ‖ρ_N − ρ‖ in L²(dr), see {@link
 * DensityDistance}.
 */
public final class ParticleComparison {
  private final ParticleOptions options;
  private final ParticleStudy particles;
  private final List<double[]> kinetic;
  private final List<double[]> limit;

  /**
   * Puts densities side by side.
   *
   * @param options of the particles
   * @param kinetic cell averages of ρ_ε for the first outputs, perhaps all or none; copied
   * @param limit the same of ρ
   */
  public ParticleComparison(
      ParticleOptions options,
      ParticleStudy particles,
      List<double[]> kinetic,
      List<double[]> limit) {
    this.options = options;
    this.particles = particles;
    this.kinetic = kinetic.stream().map(double[]::clone).toList();
    this.limit = limit.stream().map(double[]::clone).toList();
  }

  /** How the particles were run, ε among it. */
  public ParticleOptions options() {
    return options;
  }

  /** The particles. */
  public ParticleStudy particles() {
    return particles;
  }

  /** ρ_ε at output {@code i} as cell averages, a copy; empty where it is not known. */
  public Optional<double[]> kinetic(int i) {
    return i < kinetic.size() ? Optional.of(kinetic.get(i).clone()) : Optional.empty();
  }

  /** How far the particles are from ρ_ε at output {@code i}. */
  public Optional<DensityDistance> toKinetic(int i) {
    return kinetic(i).map(particles.outputs().get(i)::distance);
  }

  /** How far the particles are from ρ at output {@code i}. */
  public Optional<DensityDistance> toLimit(int i) {
    return i < limit.size()
        ? Optional.of(particles.outputs().get(i).distance(limit.get(i)))
        : Optional.empty();
  }
}
