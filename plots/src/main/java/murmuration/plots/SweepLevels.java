package murmuration.plots;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The different values of a parameter, in order, and which of them each case has. */
final class SweepLevels {
  /** Where values are not evenly spaced, a map has so many cells. */
  private static final int CELLS = 256;

  private final String symbol;
  private final double[] values;
  private final List<String> texts;
  private final int[] ofCase;

  SweepLevels(SweepColumns columns, String name) {
    symbol = columns.symbol(name);
    if (columns.hasTexts(name)) {
      List<String> all = columns.texts(name);
      texts = all.stream().distinct().toList();
      values = IntStream.range(0, texts.size()).asDoubleStream().toArray();
      ofCase = all.stream().mapToInt(texts::indexOf).toArray();
    } else {
      double[] all = columns.numbers(name);
      texts = List.of();
      values = Arrays.stream(all).distinct().sorted().toArray();
      ofCase = Arrays.stream(all).mapToInt(one -> Arrays.binarySearch(values, one)).toArray();
    }
  }

  /** That of the parameter. */
  String symbol() {
    return symbol;
  }

  /** How many there are. */
  int count() {
    return values.length;
  }

  /** Whether they are numbers. */
  boolean numeric() {
    return texts.isEmpty();
  }

  /** The number of the level that a case has, from 0. */
  int of(int number) {
    return ofCase[number];
  }

  /** The value of a level. */
  double value(int level) {
    return values[level];
  }

  /** A level in words. */
  String label(int level) {
    return numeric() ? symbol + " = " + Densities.number(values[level]) : texts.get(level);
  }

  /** Whether their logarithms are spaced more evenly. */
  private boolean logarithmic() {
    double least = values[0];
    double most = values[values.length - 1];
    double middle = values[values.length / 2];
    return least > 0 && most > 20 * least && middle * middle < 4 * least * most;
  }

  /** The axis of a chart of curves. */
  Axis axis() {
    return logarithmic() ? Axis.logarithmic(symbol) : Axis.linear(symbol);
  }

  /** The label of a side of a map. */
  String side() {
    return logarithmic() ? "log₁₀ " + symbol : symbol;
  }

  /** The ends of that side, half a step beyond the first and the last. */
  Axis.Range ends() {
    int last = values.length - 1;
    return new Axis.Range(
        place(0) - (place(1) - place(0)) / 2, place(last) + (place(last) - place(last - 1)) / 2);
  }

  /** The level of each cell along that side: the nearest one. */
  int[] cells() {
    int last = values.length - 1;
    double step = (place(last) - place(0)) / last;
    boolean even =
        IntStream.rangeClosed(1, last)
            .allMatch(i -> Math.abs(place(i) - place(0) - i * step) < 1e-3 * step);
    if (even) {
      return IntStream.rangeClosed(0, last).toArray();
    }
    Axis.Range ends = ends();
    int[] cells = new int[CELLS];
    int level = 0;
    for (int i = 0; i < CELLS; i++) {
      double place = ends.lower() + (i + 0.5) / CELLS * (ends.upper() - ends.lower());
      while (level < last && place > (place(level) + place(level + 1)) / 2) {
        level++;
      }
      cells[i] = level;
    }
    return cells;
  }

  private double place(int level) {
    return logarithmic() ? Math.log10(values[level]) : values[level];
  }
}
