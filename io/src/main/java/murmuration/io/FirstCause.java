package murmuration.io;

/** Errors of work on several threads. */
public final class FirstCause {
  private FirstCause() {}

  /**
   * The error that came first: work on several threads wraps it in one of its kind, with its name
   * in the message, once or more.
   */
  public static Throwable of(Throwable error) {
    Throwable first = error;
    while (first.getCause() != null && first.getCause().toString().equals(first.getMessage())) {
      first = first.getCause();
    }
    return first;
  }
}
