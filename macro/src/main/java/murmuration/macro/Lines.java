package murmuration.macro;

/**
 * The lines of a grid along one axis, laid out so that lines run side by side: the cells of a line
 * are {@code stride} apart, and the same cells of {@code stride} neighbouring lines are contiguous.
 * Loops over lines are then loops over contiguous numbers.
 *
 * <p>Along y and z the layout of a field is of this kind. Along x, where neighbours are contiguous,
 * a field is transposed; except in one dimension, where there is one line.
 */
final class Lines {
  // Cells transposed at a time: a square of cache lines.
  private static final int TILE = 16;

  private final Axis axis;
  private final int size;
  private final int stride;
  private final boolean transposed;

  Lines(Grid grid, int a) {
    axis = grid.axis(a);
    size = grid.size();
    transposed = a == 0 && grid.dimension() > 1;
    stride = transposed ? size / axis.cells() : grid.stride(a);
  }

  Axis axis() {
    return axis;
  }

  /** The number of cells of a line. */
  int cells() {
    return axis.cells();
  }

  /** The number of cells of all lines. */
  int size() {
    return size;
  }

  /** How far apart neighbours on a line are; and the number of lines side by side. */
  int stride() {
    return stride;
  }

  /** The number of cells of lines that are side by side; each such block is contiguous. */
  int block() {
    return stride * axis.cells();
  }

  /** A field in this layout: either the field itself, or {@code buffer} with what belongs there. */
  double[] gather(double[] field, double[] buffer) {
    if (!transposed) {
      return field;
    }
    transpose(field, buffer, stride, axis.cells());
    return buffer;
  }

  /** Where to write what {@link #scatter} shall bring into a field. */
  double[] target(double[] field, double[] buffer) {
    return transposed ? buffer : field;
  }

  /** Brings into a field what was written into its {@link #target}. */
  void scatter(double[] buffer, double[] field) {
    if (transposed) {
      transpose(buffer, field, axis.cells(), stride);
    }
  }

  /** From rows × columns to columns × rows. */
  private static void transpose(double[] from, double[] to, int rows, int columns) {
    for (int row = 0; row < rows; row += TILE) {
      int lastRow = Math.min(row + TILE, rows);
      for (int column = 0; column < columns; column += TILE) {
        int lastColumn = Math.min(column + TILE, columns);
        for (int i = row; i < lastRow; i++) {
          for (int j = column; j < lastColumn; j++) {
            to[j * rows + i] = from[i * columns + j];
          }
        }
      }
    }
  }
}
