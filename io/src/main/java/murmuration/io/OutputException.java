package murmuration.io;

/** An output file cannot be written; the message says which and why. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputException(String message) {
    super(message);
  }

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
