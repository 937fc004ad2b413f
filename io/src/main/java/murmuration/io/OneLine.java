package murmuration.io;

/** Messages may quote what a file holds, which may be long and which a terminal should not obey. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  /** The text without line breaks, control characters and marks of the direction of writing. */
  static String of(String text) {
    return text.replaceAll("\\R", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  /** A value as messages quote it: the beginning of a long one. */
  static String quoted(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
