package murmuration.cli;

import java.util.List;
import murmuration.io.InvalidValueException;
import murmuration.io.ValueRange;

/**
 * The values of one swept parameter: {@code gamma=1:100:200} (start:end:count), {@code
 * gamma=log:1:1e4:50} (the same, geometric) or {@code gamma=1,5,10}.
 *
 * @param parameter the name before the equals sign
 * @param values in order
 */
record SweepRange(String parameter, List<Double> values) {
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
    try {
      return new SweepRange(sides[0], ValueRange.parse(sides[1]));
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
  }

  private static InvalidValueException wrong(String text) {
    return new InvalidValueException(
        "sweep",
        text,
        "expected name=start:end:count, name=log:start:end:count (both ends positive) or"
            + " name=value,value,…");
  }
}
