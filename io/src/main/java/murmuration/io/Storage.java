package murmuration.io;

/**
 * As what the fields of an output file are stored.
 *
 * @param single as floats of 32 bits instead of 64
 * @param level of compression, 0 for none to {@value #MOST}
 */
public record Storage(boolean single, int level) {
  /** The highest level of compression. */
  public static final int MOST = 9;

  /** All digits, not compressed. */
  public static final Storage EXACT = new Storage(false, 0);

  /**
   * Checks the level.
   *
   * @throws IllegalArgumentException when there is no such
   */
  public Storage {
    if (level < 0 || level > MOST) {
      throw new IllegalArgumentException(
          "the level of compression must be from 0 to " + MOST + ", got " + level);
    }
  }
}
