package murmuration.io;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.macro.Grid;

/** Arrays of arrays, as the HDF5 writer wants them. */
final class NestedArrays {
  private NestedArrays() {}

  /** A field as nested arrays [(nz,) (ny,) nx]. */
  static Object shaped(Grid grid, double[] field) {
    return shaped(grid, field, 0, grid.dimension() - 1);
  }

  private static Object shaped(Grid grid, double[] field, int start, int a) {
    int cells = grid.axis(a).cells();
    return a == 0
        ? Arrays.copyOfRange(field, start, start + cells)
        : stacked(
            IntStream.range(0, cells)
                .mapToObj(i -> shaped(grid, field, start + i * grid.stride(a), a - 1)));
  }

  /** An array of arrays of their own type; of at least one. */
  static Object stacked(Stream<Object> arrays) {
    Object[] parts = arrays.toArray();
    Object[] stack = (Object[]) Array.newInstance(parts[0].getClass(), parts.length);
    System.arraycopy(parts, 0, stack, 0, parts.length);
    return stack;
  }
}
