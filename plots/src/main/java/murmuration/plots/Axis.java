package murmuration.plots;

import java.util.Optional;

/**
 * An axis of a panel.
 *
 * @param label its name and symbol
 * @param logarithmic whether equal distances are equal ratios; numbers that are not positive are
 *     then left out
 * @param range what it shows; empty: all there is
 */
public record Axis(String label, boolean logarithmic, Optional<Range> range) {
  /**
   * A part of an axis.
   *
   * @param lower its lower end
   * @param upper its upper end, above the lower one
   */
  public record Range(double lower, double upper) {
    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException unless the range is finite and not empty
     */
    public Range {
      if (!(lower < upper) || !Double.isFinite(upper - lower)) {
        throw new IllegalArgumentException(
            "a range from " + lower + " to " + upper + ": must be finite and not empty");
      }
    }
  }

  /** Equal distances are equal differences. */
  public static Axis linear(String label) {
    return new Axis(label, false, Optional.empty());
  }

  /** Equal distances are equal ratios. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, Optional.empty());
  }

  /** The same axis, from one number to another. */
  public Axis within(double lower, double upper) {
    return new Axis(label, logarithmic, Optional.of(new Range(lower, upper)));
  }
}
