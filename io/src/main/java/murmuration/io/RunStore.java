package murmuration.io;

import java.util.List;
import java.util.Optional;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.ParticleStudy;
import murmuration.macro.Checkpoint;
import murmuration.macro.Snapshot;

/** Where a run keeps what it has computed, and finds what an earlier try of it has. */
public interface RunStore {
  /** Keeps snapshots in memory and knows of no earlier try. */
  RunStore MEMORY =
      new RunStore() {
        @Override
        public Snapshot keep(int number, Snapshot snapshot) {
          return snapshot;
        }
      };

  /**
   * Keeps the density at one output.
   *
   * @param number that of the output; later ones of an earlier try no longer count
   * @return the same, perhaps kept elsewhere than in memory
   */
  Snapshot keep(int number, Snapshot snapshot);

  /** Keeps the way to go on from the last density. */
  default void keep(Checkpoint checkpoint) {}

  /** Keeps one ε of the kinetic check; called from several threads. */
  default void keep(LimitRow row) {}

  /** Keeps a complete run of particles. */
  default void keep(double epsilon, ParticleStudy study) {}

  /** The last checkpoint. */
  default Optional<Checkpoint> checkpoint() {
    return Optional.empty();
  }

  /** The densities up to the checkpoint. */
  default List<Snapshot> snapshots() {
    return List.of();
  }

  /** The rows of the kinetic check that are done. */
  default List<LimitRow> rows() {
    return List.of();
  }

  /** The run of particles at an ε, if it is done. */
  default Optional<ParticleStudy> particles(double epsilon) {
    return Optional.empty();
  }
}
