package murmuration.io;

import io.jhdf.api.Group;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Names the dimensions of datasets as netCDF-4 does, so that xarray and ParaView know the axes: a
 * coordinate is a dimension scale with a number, a field lists the numbers of its coordinates.
 */
final class NamedDimensions {
  /** A coordinate: the number of its dimension and how many values it has. */
  record Dimension(int id, int length) {}

  private final Storage storage;
  private int next;

  /** For small datasets. */
  NamedDimensions() {
    this(Storage.EXACT);
  }

  /**
   * For large ones, too.
   *
   * @param storage as what the numbers of streamed fields are stored
   */
  NamedDimensions(Storage storage) {
    this.storage = storage;
  }

  /** Puts a coordinate, which defines a dimension. */
  Dimension coordinate(WritableGroup group, String name, Object values, String longName) {
    return scale(put(group, name, values, longName), name, Array.getLength(values));
  }

  /**
   * Puts times as a coordinate; by its axis ParaView's netCDF reader knows it from those of space.
   */
  Dimension times(WritableGroup group, double[] times) {
    WritableDataset dataset = put(group, "time", times, "time");
    dataset.putAttribute("axis", "T");
    return scale(dataset, "time", times.length);
  }

  /** Puts a field over the given dimensions, slowest first. */
  WritableDataset field(
      WritableGroup group, String name, Object values, String longName, Dimension... dimensions) {
    WritableDataset dataset = put(group, name, values, longName);
    dataset.putAttribute("_Netcdf4Coordinates", ids(dimensions));
    return dataset;
  }

  /**
   * Puts fields over the last of the given dimensions, one for each combination of the others; they
   * are fetched when the file is written.
   *
   * @param fieldAxes how many dimensions a field has
   * @param fields gives the k-th field, its last dimension fastest
   */
  WritableDataset fields(
      WritableGroup group,
      String name,
      LongFunction<double[]> fields,
      int fieldAxes,
      String longName,
      Dimension... dimensions) {
    long[] shape = Arrays.stream(dimensions).mapToLong(Dimension::length).toArray();
    WritableDataset dataset =
        group.putDataset(
            name, new StreamedDataset(name, (Group) group, shape, fieldAxes, fields, storage));
    describe(dataset, longName);
    dataset.putAttribute("_Netcdf4Coordinates", ids(dimensions));
    return dataset;
  }

  private Dimension scale(WritableDataset dataset, String name, int length) {
    dataset.putAttribute("CLASS", "DIMENSION_SCALE");
    dataset.putAttribute("NAME", name);
    dataset.putAttribute("_Netcdf4Dimid", next);
    return new Dimension(next++, length);
  }

  private static int[] ids(Dimension... dimensions) {
    return Stream.of(dimensions).mapToInt(Dimension::id).toArray();
  }

  private static WritableDataset put(
      WritableGroup group, String name, Object values, String longName) {
    WritableDataset dataset = group.putDataset(name, values);
    describe(dataset, longName);
    return dataset;
  }

  /** All quantities of the model are without dimension. */
  private static void describe(WritableDataset dataset, String longName) {
    dataset.putAttribute("long_name", longName);
    dataset.putAttribute("units", "1");
  }
}
