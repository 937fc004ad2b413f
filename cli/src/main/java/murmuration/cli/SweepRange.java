package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import murmuration.io.InvalidValueException;

/**
 * The values of one swept parameter: {@code gamma=1:100:200} (start:end:count), {@code
 * gamma=log:1:1e4:50} (the same, geometric) or {@code gamma=1,5,10}.
 *
 * @param parameter the name before the equals sign
 * @param values in order
 */
record SweepRange(String parameter, List<Double> values) {
  private static final int MOST_VALUES = 10_000_000;

  SweepRange {
    values = List.copyOf(values);
  }

  /**
   * Parses one range.
   *
   * @throws InvalidValueException when it has another form
   */
  static SweepRange parse(String text) {
    String[] sides = text.split("=", 2);
    if (sides.length != 2) {
      throw wrong(text);
    }
    String[] parts = sides[1].split(":", -1);
    try {
      if (parts.length == 1) {
        List<Double> values = new ArrayList<>();
        for (String item : sides[1].split(",", -1)) {
          values.add(number(item, text));
        }
        return new SweepRange(sides[0], values);
      }
      boolean geometric = parts[0].equals("log");
      int first = geometric ? 1 : 0;
      if (parts.length != first + 3) {
        throw wrong(text);
      }
      double start = number(parts[first], text);
      double end = number(parts[first + 1], text);
      int count = Integer.parseInt(parts[first + 2].strip());
      if (count < 1 || count > MOST_VALUES || (geometric && !(start > 0 && end > 0))) {
        throw wrong(text);
      }
      return new SweepRange(sides[0], range(start, end, count, geometric));
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
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

  private static double number(String item, String text) {
    double value = Double.parseDouble(item.strip());
    if (!Double.isFinite(value)) {
      throw wrong(text);
    }
    return value;
  }

  private static InvalidValueException wrong(String text) {
    return new InvalidValueException(
        "sweep",
        text,
        "expected name=start:end:count, name=log:start:end:count (both ends positive) or"
            + " name=value,value,…");
  }
}
