package murmuration.macro;

/** What to do with a run as it goes on. */
public interface RunObserver {
  /** Receives the density at each output time, the initial one first. */
  void output(Snapshot snapshot);

  /** Told after each output from which the run goes on, the initial one included. */
  default void checkpoint(Checkpoint checkpoint) {}

  /** Told after each accepted step. */
  default void progress(double time, long steps) {}

  /** Asked after each step; the run ends early with what it has when this returns true. */
  default boolean interrupted() {
    return false;
  }
}
