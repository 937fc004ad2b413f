package murmuration.coefficients;

/**
 * How often paths were seen to have changed from one side of a barrier of W to the other. Paths
 * that have hardly ever done so cannot tell what it contributes to D: a well of small weight p,
 * left at a small rate λ, adds of the order of p/λ. Mutable.
 */
final class BarrierCrossings {
  private static final long ENOUGH = 32;

  private final double[] barriers;
  private final long[] crossings;

  /**
   * None yet.
   *
   * @param barriers as {@link Landscape#barriers} gives them
   */
  BarrierCrossings(double[] barriers) {
    this.barriers = barriers.clone();
    crossings = new long[barriers.length / 2];
  }

  /** Adds the particles that were on one side and are on the other. */
  void add(double[] before, double[] after) {
    for (int b = 0; b < crossings.length; b++) {
      double left = barriers[2 * b];
      double right = barriers[2 * b + 1];
      for (int i = 0; i < before.length; i++) {
        double from = Math.min(before[i], after[i]);
        double to = Math.max(before[i], after[i]);
        crossings[b] += from < left && to > right ? 1 : 0;
      }
    }
  }

  /** Adds all crossings of another. */
  void add(BarrierCrossings other) {
    for (int b = 0; b < crossings.length; b++) {
      crossings[b] += other.crossings[b];
    }
  }

  /**
   * Whether each barrier was crossed {@value #ENOUGH} times, for an error of some 30 % of what it
   * contributes.
   */
  boolean enough() {
    for (long count : crossings) {
      if (count < ENOUGH) {
        return false;
      }
    }
    return true;
  }
}
