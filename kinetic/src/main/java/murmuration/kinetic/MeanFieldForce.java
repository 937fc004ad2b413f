package murmuration.kinetic;

/**
 * The force −∇Φ, Φ = U⋆ρ_N, that particles exert on each other, ρ_N = (mass/N) Σ δ_{r_i}.
 *
 * <p>The coordinate a of particle i is at [a · N + i]. In each step, blocks of particles are first
 * collected, each with its own number and perhaps at the same time; then {@link #update} is called
 * once; then blocks read their forces, perhaps at the same time.
 */
sealed interface MeanFieldForce permits MeshForce, DirectForce {
  /** Whether there is any force. */
  boolean interacting();

  /** Takes note of the particles from ≤ i &lt; to of a block. */
  void collect(int block, double[] position, int from, int to);

  /** Finds the field of all that was collected since the last call. */
  void update(double[] position);

  /**
   * Writes −∂_aΦ at the particles from ≤ i &lt; to, at [a · (to − from) + i − from].
   *
   * @param force modified
   */
  void read(double[] position, int from, int to, double[] force);
}
