package murmuration.examples.figures;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import murmuration.io.Table;
import murmuration.plots.Curve;

/** Curves out of the columns of a table. */
final class Columns {
  private static final String[] LOWERED = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

  private final Table table;
  private final int[] rows;

  private Columns(Table table, int[] rows) {
    this.table = table;
    this.rows = rows;
  }

  /** All rows. */
  static Columns of(Table table) {
    return new Columns(table, IntStream.range(0, table.rows()).toArray());
  }

  /** The rows in which a column has a value. */
  Columns where(String column, double value) {
    double[] values = table.column(column);
    return new Columns(table, IntStream.of(rows).filter(row -> values[row] == value).toArray());
  }

  /** A column against another, without the rows in which there is no number. */
  Curve curve(String name, Curve.Style style, String x, String y) {
    return curve(name, style, x, y, value -> value);
  }

  /** The same with a function of the column. */
  Curve curve(String name, Curve.Style style, String x, String y, DoubleUnaryOperator of) {
    double[] abscissae = table.column(x);
    double[] ordinates = table.column(y);
    int[] there = IntStream.of(rows).filter(row -> !Double.isNaN(ordinates[row])).toArray();
    return new Curve(
        name,
        style,
        IntStream.of(there).mapToDouble(row -> abscissae[row]).toArray(),
        IntStream.of(there).mapToDouble(row -> of.applyAsDouble(ordinates[row])).toArray());
  }

  /** A symbol with a number below, such as λ₁. */
  static String indexed(String symbol, int index) {
    return symbol + LOWERED[index];
  }

  /** A parameter as people write it: 1, 0.5. */
  static String shown(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
