package murmuration.io;

import java.util.ArrayList;
import java.util.List;

/** Named columns of numbers, equally long. Instances are immutable. */
public final class Table {
  /** One column. */
  private static final class Column {
    private final String name;
    private final String description;
    private final double[] values;

    private Column(String name, String description, double[] values) {
      this.name = name;
      this.description = description;
      this.values = values;
    }
  }

  private final List<Column> columns;

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** Without columns. */
  public static Table empty() {
    return new Table(List.of());
  }

  /**
   * This table and one column more, at the right.
   *
   * @param name letters, digits and underscores, not yet taken
   * @param description what the numbers are, in words
   * @param values copied; as many as the other columns have; NaN where there is none
   * @throws IllegalArgumentException when the name or the number of values does not fit
   */
  public Table with(String name, String description, double[] values) {
    if (!name.matches("[A-Za-z]\\w*") || names().contains(name)) {
      throw new IllegalArgumentException(
          "column "
              + name
              + ": the name must be letters, digits and underscores, and not be taken");
    }
    if (!columns.isEmpty() && values.length != rows()) {
      throw new IllegalArgumentException(
          "column " + name + ": must have " + rows() + " values, got " + values.length);
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(new Column(name, description, values.clone()));
    return new Table(more);
  }

  /** The number of rows; 0 without columns. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).values.length;
  }

  /** The names of the columns, from the left. */
  public List<String> names() {
    return columns.stream().map(column -> column.name).toList();
  }

  /**
   * What the numbers of a column are.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public String description(String name) {
    return find(name).description;
  }

  /**
   * A copy of the numbers of a column.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public double[] column(String name) {
    return find(name).values.clone();
  }

  private Column find(String name) {
    return columns.stream()
        .filter(column -> column.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no column " + name + "; there are " + names()));
  }
}
