package murmuration.io;

import java.math.BigDecimal;
import java.math.MathContext;
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
      boolean last = i > 0 && i == count - 1;
      values.add(
          last
              ? end
              : geometric
                  ? start * Math.pow(end / start, i / Math.max(1.0, count - 1))
                  : between(start, end, i, count));
    }
    return values;
  }

  /** In decimals, as people would work it out: 0.04 and not 0.039999999999999994. */
  private static double between(double start, double end, int i, int count) {
    BigDecimal first = BigDecimal.valueOf(start);
    return BigDecimal.valueOf(end)
        .subtract(first)
        .multiply(BigDecimal.valueOf(i))
        .divide(BigDecimal.valueOf(Math.max(1, count - 1)), MathContext.DECIMAL128)
        .add(first)
        .doubleValue();
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
