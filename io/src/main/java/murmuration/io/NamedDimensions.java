package murmuration.io;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.util.stream.Stream;

/**
 * Names the dimensions of datasets as netCDF-4 does, so that xarray and ParaView know the axes: a
 * coordinate is a dimension scale with a number, a field lists the numbers of its coordinates.
 */
final class NamedDimensions {
  /** A coordinate and the number of its dimension. */
  record Dimension(int id) {}

  private int next;

  /** Puts a coordinate, which defines a dimension. */
  Dimension coordinate(WritableGroup group, String name, Object values, String longName) {
    return scale(put(group, name, values, longName), name);
  }

  /**
   * Puts times as a coordinate; by its axis ParaView's netCDF reader knows it from those of space.
   */
  Dimension times(WritableGroup group, double[] times) {
    WritableDataset dataset = put(group, "time", times, "time");
    dataset.putAttribute("axis", "T");
    return scale(dataset, "time");
  }

  /** Puts a field over the given dimensions, slowest first. */
  WritableDataset field(
      WritableGroup group, String name, Object values, String longName, Dimension... dimensions) {
    WritableDataset dataset = put(group, name, values, longName);
    dataset.putAttribute(
        "_Netcdf4Coordinates", Stream.of(dimensions).mapToInt(Dimension::id).toArray());
    return dataset;
  }

  private Dimension scale(WritableDataset dataset, String name) {
    dataset.putAttribute("CLASS", "DIMENSION_SCALE");
    dataset.putAttribute("NAME", name);
    dataset.putAttribute("_Netcdf4Dimid", next);
    return new Dimension(next++);
  }

  private static WritableDataset put(
      WritableGroup group, String name, Object values, String longName) {
    WritableDataset dataset = group.putDataset(name, values);
    dataset.putAttribute("long_name", longName);
    return dataset;
  }
}
