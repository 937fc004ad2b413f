package murmuration.io;

/** Watches a run from outside: shows progress, asks it to stop. */
public interface RunMonitor {
  /** Does neither. */
  RunMonitor NONE = new RunMonitor() {};

  /**
   * Told as a run goes on.
   *
   * @param stage what is being computed
   * @param fraction of the stage done, 0 to 1
   */
  default void progress(String stage, double fraction) {}

  /** Asked often; the run ends early and keeps what it has when this returns true. */
  default boolean interrupted() {
    return false;
  }
}
