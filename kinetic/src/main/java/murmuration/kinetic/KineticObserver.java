package murmuration.kinetic;

/** Told what a kinetic run has reached. */
@FunctionalInterface
public interface KineticObserver {
  /** The state at output {@code i}; valid during the call only. */
  void output(int i, KineticState state);
}
