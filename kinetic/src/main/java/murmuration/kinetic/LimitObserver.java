package murmuration.kinetic;

/** Watches an ε→0 study; called from several threads. */
public interface LimitObserver {
  /** Told after each part of the study. */
  default void progress(int done, int total) {}

  /** Told each row when it is done, not those known before. */
  default void row(LimitRow row) {}

  /** Asked now and then; the study ends early with the rows it has when this returns true. */
  default boolean interrupted() {
    return false;
  }
}
