package murmuration.macro;

/**
 * When to output: at the start, every {@code every}, and at the end.
 *
 * @param end the end time, positive
 * @param every the interval, positive
 */
public record OutputTimes(double end, double every) {
  private static final double SAME = 1e-9;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public OutputTimes {
    if (!(end > 0 && every > 0 && end + every < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "end and interval must be positive and finite, got " + end + " and " + every);
    }
  }

  /** How many outputs there are, the start included. */
  public int count() {
    return (int) Math.ceil(end / every * (1 - SAME)) + 1;
  }

  /** The time of output i, 0 ≤ i &lt; count(). */
  public double time(int i) {
    return i == count() - 1 ? end : i * every;
  }
}
