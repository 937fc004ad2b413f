package murmuration.io;

/** A scenario file cannot be used; the message names file, line, key, value and remedy. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** States the problem. */
  public ScenarioException(String message) {
    super(OneLine.of(message));
  }

  /** States the problem and what showed it. */
  public ScenarioException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
