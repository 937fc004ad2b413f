package murmuration.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Named columns of numbers or texts, equally long. Instances are immutable. */
public final class Table {
  /** One column: numbers, or texts when there are no numbers. */
  private static final class Column {
    private final String name;
    private final String description;
    private final double[] numbers;
    private final List<String> texts;

    private Column(String name, String description, double[] numbers, List<String> texts) {
      this.name = name;
      this.description = description;
      this.numbers = numbers;
      this.texts = texts;
    }

    private int length() {
      return numbers == null ? texts.size() : numbers.length;
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
    return with(new Column(name, description, values.clone(), List.of()));
  }

  /** The same for a column of texts; empty where there is none. */
  public Table withTexts(String name, String description, List<String> texts) {
    return with(new Column(name, description, null, List.copyOf(texts)));
  }

  /**
   * This table and the columns of another at the right.
   *
   * @throws IllegalArgumentException when a name is taken or the rows are not as many
   */
  public Table with(Table other) {
    Table all = this;
    for (Column column : other.columns) {
      all = all.with(column);
    }
    return all;
  }

  private Table with(Column column) {
    if (!column.name.matches("[A-Za-z]\\w*") || names().contains(column.name)) {
      throw new IllegalArgumentException(
          "column "
              + column.name
              + ": the name must be letters, digits and underscores, and not be taken");
    }
    if (!columns.isEmpty() && column.length() != rows()) {
      throw new IllegalArgumentException(
          "column " + column.name + ": must have " + rows() + " values, got " + column.length());
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Table(Collections.unmodifiableList(more));
  }

  /** The number of rows; 0 without columns. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).length();
  }

  /** The names of the columns, from the left. */
  public List<String> names() {
    return columns.stream().map(column -> column.name).toList();
  }

  /**
   * What the numbers or texts of a column are.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public String description(String name) {
    return find(name).description;
  }

  /**
   * Whether a column is one of texts.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public boolean hasTexts(String name) {
    return find(name).numbers == null;
  }

  /**
   * A copy of the numbers of a column.
   *
   * @throws IllegalArgumentException when there is no such column, or it has texts
   */
  public double[] column(String name) {
    if (hasTexts(name)) {
      throw new IllegalArgumentException("column " + name + ": has texts, no numbers");
    }
    return find(name).numbers.clone();
  }

  /**
   * The texts of a column; numbers with the fewest digits that tell them from others.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public List<String> texts(String name) {
    Column column = find(name);
    if (column.numbers == null) {
      return column.texts;
    }
    List<String> texts = new ArrayList<>();
    for (double number : column.numbers) {
      texts.add(String.valueOf(number));
    }
    return texts;
  }

  private Column find(String name) {
    return columns.stream()
        .filter(column -> column.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no column " + name + "; there are " + names()));
  }
}
