package murmuration.kinetic;

/**
 * Equations c' = Lc + E(c) in waves, whose linear part acts on each wave by itself: what the
 * integrators solve. Not thread-safe.
 */
interface WaveSystem {
  /** How a state lies in memory. */
  WaveLayout layout();

  /** Whether E = 0. */
  boolean linear();

  /** Writes E(c). */
  void force(double[] state, double[] result);

  /** L of a sector's waves with the wave number q. */
  WaveGenerator generator(Sector sector, double waveNumber);

  /** (1 − τL)⁻¹ of a sector's waves with the wave number q, column by column. */
  double[] implicit(Sector sector, double waveNumber, double tau);
}
