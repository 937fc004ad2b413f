package murmuration.io;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a range as users write it: {@code 1:100:200} (start:end:count), {@code
 * log:1:1e4:50} (the same, geometric) or {@code 1,5,10}.
 */
public final class ValueRange {
  private static final int MOST_VALUES = 10_000_000;

  private ValueRange() {}

  /**
   * The numbers, in order; the ends are exact.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static List<Double> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length == 1) {
      List<Double> values = new ArrayList<>();
      for (String item : text.split(",", -1)) {
        values.add(number(item));
      }
      return values;
    }
    boolean geometric = parts[0].equals("log");
    int first = geometric ? 1 : 0;
    require(parts.length == first + 3);
    double start = number(parts[first]);
    double end = number(parts[first + 1]);
    int count = Integer.parseInt(parts[first + 2].strip());
    require(count >= 1 && count <= MOST_VALUES && (!geometric || (start > 0 && end > 0)));
    return range(start, end, count, geometric);
  }

  private static List<Double> range(double start, double end, int count, boolean geometric) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double fraction = count == 1 ? 0 : (double) i / (count - 1);
      double value =
          geometric ? start * Math.pow(end / start, fraction) : start + (end - start) * fraction;
      values.add(i > 0 && i == count - 1 ? end : value);
    }
    return values;
  }

  private static double number(String item) {
    double value = Double.parseDouble(item.strip());
    require(Double.isFinite(value));
    return value;
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("not a range");
    }
  }
}
