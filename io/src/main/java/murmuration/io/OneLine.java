package murmuration.io;

/** Messages may quote what a file holds, which a terminal should not obey. */
final class OneLine {
  private OneLine() {}

  /** The text without line breaks and control characters. */
  static String of(String text) {
    return text.replaceAll("\\R", " ").replaceAll("\\p{Cc}", "?");
  }
}
