package murmuration.io;

import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfTypeException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads the real numbers of a dataset in blocks, so that it may be larger than the memory. */
final class NumberBlocks {
  // 2 MiB of numbers: large beside the cost of a block, small beside any heap.
  private static final int BLOCK = 1 << 18;

  private final Path path;
  private final Dataset dataset;
  private final int[] lengths;

  /** Prepares to read a dataset of a file that {@link InputFile} has checked. */
  NumberBlocks(Path path, Dataset dataset) {
    this.path = path;
    this.dataset = dataset;
    lengths = dataset.getDimensions();
  }

  /** Whether it holds numbers of a kind that is read here. */
  static boolean areIn(Dataset dataset) {
    try {
      Class<?> type = dataset.getDataType().getJavaType();
      return type == double.class || type == float.class || type == long.class || type == int.class;
    } catch (HdfTypeException e) {
      // Of a size that Java has no type for.
      return false;
    }
  }

  /** How many numbers there are. */
  long count() {
    return dataset.getSize();
  }

  /** All numbers in order, the last dimension fastest, some at a time. */
  void forEach(Consumer<double[]> visitor) {
    if (count() == 0 || HostileInput.data(path, 0, dataset::isEmpty)) {
      return;
    }
    int rank = lengths.length;
    if (rank == 0) {
      visitor.accept(block(new long[0], new int[0]));
      return;
    }
    // The axes beyond this one are read in full.
    int cut = rank - 1;
    int inner = 1;
    while (cut > 0 && (long) inner * lengths[cut] <= BLOCK) {
      inner *= lengths[cut--];
    }
    int most = Math.max(1, Math.min(lengths[cut], BLOCK / inner));
    long[] offset = new long[rank];
    int[] shape = lengths.clone();
    Arrays.fill(shape, 0, cut, 1);
    int axis = 0;
    while (axis >= 0) {
      shape[cut] = (int) Math.min(most, lengths[cut] - offset[cut]);
      visitor.accept(block(offset, shape));
      offset[cut] += most;
      axis = cut;
      while (axis >= 0 && offset[axis] >= lengths[axis]) {
        offset[axis--] = 0;
        if (axis >= 0) {
          offset[axis]++;
        }
      }
    }
  }

  /**
   * The numbers at an index of the first axes, flat, the last dimension fastest.
   *
   * @throws IllegalArgumentException when the index is out of range
   */
  double[] at(int... index) {
    int rank = lengths.length;
    if (index.length > rank) {
      throw new IllegalArgumentException(
          "index " + Arrays.toString(index) + ": must have at most " + rank + " components");
    }
    long[] offset = new long[rank];
    int[] shape = lengths.clone();
    for (int a = 0; a < index.length; a++) {
      if (index[a] < 0 || index[a] >= lengths[a]) {
        throw new IllegalArgumentException(
            "index "
                + Arrays.toString(index)
                + ": must be from 0 to below "
                + Arrays.toString(lengths));
      }
      offset[a] = index[a];
      shape[a] = 1;
    }
    boolean none = count() == 0 || HostileInput.data(path, 0, dataset::isEmpty);
    return none ? new double[0] : block(offset, shape);
  }

  private double[] block(long[] offset, int[] shape) {
    long count = IntStream.of(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (count > Integer.MAX_VALUE) {
      throw new OutputException(path + ": " + count + " numbers are too many to read at once");
    }
    return HostileInput.data(
        path,
        count,
        () -> {
          double[] numbers = new double[(int) count];
          Object data = shape.length == 0 ? dataset.getDataFlat() : dataset.getData(offset, shape);
          copy(data, numbers, 0);
          return numbers;
        });
  }

  /** Copies nested arrays to a flat one from an index on; returns the index after them. */
  private static int copy(Object data, double[] numbers, int start) {
    int next = start;
    if (data instanceof Object[] parts) {
      for (Object part : parts) {
        next = copy(part, numbers, next);
      }
    } else if (data instanceof double[] values) {
      System.arraycopy(values, 0, numbers, start, values.length);
      next += values.length;
    } else {
      for (int i = 0; i < Array.getLength(data); i++) {
        numbers[next++] = Array.getDouble(data, i);
      }
    }
    return next;
  }
}
