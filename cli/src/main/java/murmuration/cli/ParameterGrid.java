package murmuration.cli;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import murmuration.io.InvalidValueException;
import murmuration.io.Suggestion;
import murmuration.io.VelocityModel;

/** The product of the ranges of a sweep, the last one running fastest; no point is stored. */
final class ParameterGrid extends AbstractList<Map<String, Number>> {
  private static final int MOST_POINTS = 10_000_000;
  private static final List<String> PARAMETERS =
      Stream.of(VelocityModel.PARAMETERS, List.of("theta", "dimension"), Methods.options())
          .flatMap(List::stream)
          .toList();

  private final Map<String, Number> fixed;
  private final List<SweepRange> ranges;
  private final int size;

  /**
   * Checks names and the number of points.
   *
   * @param fixed the numbers that all points share
   * @throws InvalidValueException naming what is wrong
   */
  ParameterGrid(Map<String, Number> fixed, List<SweepRange> ranges) {
    this.fixed = fixed;
    this.ranges = ranges;
    double points = 1;
    for (SweepRange range : ranges) {
      String name = range.parameter();
      if (!PARAMETERS.contains(name)) {
        throw wrong(name, "unknown parameter; " + Suggestion.phrase(name, PARAMETERS));
      }
      if (ranges.stream().filter(other -> other.parameter().equals(name)).count() > 1) {
        throw wrong(name, "given more than once");
      }
      if (fixed.containsKey(name)) {
        throw wrong(name, "given as --" + name + ", too");
      }
      points *= range.values().size();
      if (points > MOST_POINTS) {
        throw wrong(name, "more than " + MOST_POINTS + " cases");
      }
    }
    size = (int) points;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Map<String, Number> get(int index) {
    Map<String, Number> point = new LinkedHashMap<>(fixed);
    int stride = size;
    for (SweepRange range : ranges) {
      int count = range.values().size();
      stride /= count;
      point.put(range.parameter(), range.values().get(index / stride % count));
    }
    return point;
  }

  private static InvalidValueException wrong(String name, String reason) {
    return new InvalidValueException("sweep", name, reason);
  }
}
