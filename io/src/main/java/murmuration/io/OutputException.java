package murmuration.io;

/** An output file cannot be written or read; the message, of one line, says which and why. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputException(String message) {
    super(OneLine.of(message));
  }

  /** Made from a message of one line, and what led to it. */
  public OutputException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
