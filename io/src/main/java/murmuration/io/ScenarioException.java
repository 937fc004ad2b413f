package murmuration.io;

/** A scenario file cannot be used; the message names file, line, key, value and remedy. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** States the problem. */
  public ScenarioException(String message) {
    super(oneLine(message));
  }

  /** States the problem and what showed it. */
  public ScenarioException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What is quoted from the file may have several. */
  private static String oneLine(String message) {
    return message.replaceAll("\\R", " ");
  }
}
