package murmuration.kinetic;

/** Watches a run of particles. */
public interface ParticleObserver {
  /** Told each output when it is reached, the start included. */
  default void output(ParticleOutput output) {}

  /** Told before each step how many are done, and at the end. */
  default void progress(int done, int total) {}

  /** Asked before each step; the run ends with the outputs it has when this returns true. */
  default boolean interrupted() {
    return false;
  }
}
