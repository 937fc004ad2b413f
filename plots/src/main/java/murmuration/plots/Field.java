package murmuration.plots;

/**
 * Numbers on the cells of a rectangle, row-major: the value of cell (i, j) is at index {@code j *
 * columns + i}, i along x.
 */
public final class Field {
  private final int columns;
  private final int rows;
  private final Axis.Range x;
  private final Axis.Range y;
  private final double[] values;

  /**
   * Copies the values.
   *
   * @param columns number of cells along x
   * @param x the ends of the rectangle along x, edges of cells
   * @param y the same along y
   * @param values one a cell, a multiple of the number of columns
   * @throws IllegalArgumentException when the values do not fill whole rows
   */
  public Field(int columns, Axis.Range x, Axis.Range y, double[] values) {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          values.length + " values do not fill rows of " + columns + " cells");
    }
    this.columns = columns;
    this.rows = values.length / columns;
    this.x = x;
    this.y = y;
    this.values = values.clone();
  }

  /** The number of cells along x. */
  public int columns() {
    return columns;
  }

  /** The number of cells along y. */
  public int rows() {
    return rows;
  }

  /** The ends along x. */
  public Axis.Range x() {
    return x;
  }

  /** The ends along y. */
  public Axis.Range y() {
    return y;
  }

  /** The value of a cell. */
  public double value(int i, int j) {
    return values[j * columns + i];
  }
}
