package murmuration.sweep;

/** Slurm is not there, refuses, or still works on what is to be done. */
public final class SlurmException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SlurmException(String message) {
    super(message);
  }
}
