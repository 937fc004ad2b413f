package murmuration.io;

/**
 * A value that a user gave is not allowed: which key, what it was, and what is allowed. The message
 * goes on where the key ends, so that callers can say where the key stands.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String key;

  /**
   * Describes the problem.
   *
   * @param key the name of the parameter, without what surrounds it
   * @param value what was given; null when nothing was
   * @param reason what is wrong and what is allowed
   */
  public InvalidValueException(String key, Object value, String reason) {
    super((value == null ? ": " : " = " + OneLine.quoted(value) + ": ") + reason);
    this.key = key;
  }

  /** The name of the parameter. */
  public String key() {
    return key;
  }
}
