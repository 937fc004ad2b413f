package murmuration.kinetic;

import java.util.ArrayList;
import java.util.List;
import murmuration.macro.OutputTimes;

/**
 * The steps of a kinetic run. From data that are not slaved to their density the modes relax in a
 * layer of the thickness ε/λ_1, the fastest in ε/λ_{N−1}. There the steps grow with the time, h ≈
 * t/m, in powers of two; beyond, they are equal. The number of steps in the layer depends on
 * λ_{N−1}/λ_1 and not on ε.
 *
 * @param times outputs, which steps end at
 * @param steps equal steps between two outputs, beyond the layer
 * @param layer m, the steps in which the time doubles; 0 for equal steps from the start
 */
record TimeMesh(OutputTimes times, int steps, int layer) {
  // What is left of the layer at its end: e^{-22}.
  private static final double END = 22;
  // The first step times m λ_{N−1}/ε; the fastest modes hardly take part.
  private static final double FIRST = 16;

  private static final double SAME = 1e-14;

  /**
   * Equal steps in a row.
   *
   * @param h their size
   * @param count their number
   * @param output the output they end at, or −1
   */
  record Stretch(double h, int count, int output) {}

  /** Checks the numbers. */
  TimeMesh {
    if (steps < 1 || layer < 0) {
      throw new IllegalArgumentException("steps must be positive, got " + steps + ", " + layer);
    }
  }

  /**
   * The steps from time 0 to the end.
   *
   * @param slow λ_1/ε
   * @param fast λ_{N−1}/ε
   */
  List<Stretch> stretches(double slow, double fast) {
    List<Stretch> result = new ArrayList<>();
    double end = layer == 0 ? 0 : END / slow;
    for (int i = 1; i < times.count(); i++) {
      double from = times.time(i - 1);
      double length = length(i);
      if (from >= end) {
        result.add(new Stretch(length / steps, steps, i));
      } else if (i == 1) {
        first(length, end, FIRST / (layer * fast), result);
      } else {
        // Sizes that differ by powers of two reuse functions of each other.
        int count = steps;
        while (count < length * layer / from) {
          count *= 2;
        }
        result.add(new Stretch(length / count, count, i));
      }
    }
    return result;
  }

  /**
   * The length of the interval before an output, the same number wherever it is the same length.
   */
  private double length(int i) {
    double length = times.time(i) - times.time(i - 1);
    return Math.abs(length - times.every()) <= SAME * times.end() ? times.every() : length;
  }

  /** The first interval: steps of growing size until the layer or the interval is over. */
  private void first(double length, double end, double smallest, List<Stretch> result) {
    double largest = length / steps;
    int level = Math.max(0, (int) Math.ceil(Math.log(largest / smallest) / Math.log(2)));
    double unit = Math.scalb(largest, -level);
    double total = Math.scalb((double) steps, level);
    // Times are multiples of the first step.
    double time = 0;
    for (int j = 0; j <= level && time * unit < end && time < total; j++) {
      double size = Math.scalb(1.0, j);
      boolean last = j == level;
      double until = last ? total : Math.min(2 * layer * size, total);
      int count = (int) Math.min((until - time) / size, Math.ceil((end / unit - time) / size));
      if (count > 0) {
        time += count * size;
        result.add(new Stretch(size * unit, count, time == total ? 1 : -1));
      }
    }
    if (time < total) {
      double rest = (total - time) * unit;
      int count = (int) Math.ceil(rest / largest * (1 - 1e-12));
      result.add(new Stretch(rest / count, count, 1));
    }
  }
}
