package murmuration.io;

import io.jhdf.api.Group;
import io.jhdf.api.WritableGroup;
import java.util.stream.IntStream;
import murmuration.macro.Grid;

/**
 * The densities of a run in VTKHDF 2.0, as {@code ImageData} with time steps: one point a cell
 * centre, x fastest, arrays [nt, (nz,) (ny,) nx]. The extent has three axes of which the box may
 * lack some; the arrays have only those of the box, as VTK's reader demands.
 *
 * <p>Where the kinetic check has output times of its own, its densities are left out: a file of
 * this kind has one series of times.
 *
 * <p>Reference: docs.vtk.org, VTKHDF format specification; J. Ahrens, B. Geveci, C. Law, ParaView:
 * an end-user tool for large-data visualization, in: Visualization Handbook (2005),
 * doi:10.1016/B978-012387582-2/50038-1.
 */
final class VtkHdfFile {
  private static final int AXES = 3;

  private VtkHdfFile() {}

  /**
   * Writes the file.
   *
   * @throws OutputException when writing fails
   */
  static void write(OutputFile output, RunRecord run) {
    Grid grid = run.scenario().grid();
    ShownSeries series = ShownSeries.of(run).get(0);
    output.write(
        file -> {
          WritableGroup root = file.putGroup("VTKHDF");
          putImage(root, grid);
          putFields(root, grid, series, run.scenario().storage());
        });
  }

  private static void putImage(WritableGroup root, Grid grid) {
    root.putAttribute("Version", new long[] {2, 0});
    AsciiAttribute.put(root, "Type", "ImageData");
    long[] extent = new long[2 * AXES];
    double[] origin = new double[AXES];
    double[] spacing = {1, 1, 1};
    for (int a = 0; a < grid.dimension(); a++) {
      extent[2 * a + 1] = grid.axis(a).cells() - 1L;
      origin[a] = grid.axis(a).centre(0);
      spacing[a] = grid.axis(a).spacing();
    }
    root.putAttribute("WholeExtent", extent);
    root.putAttribute("Origin", origin);
    root.putAttribute("Spacing", spacing);
    root.putAttribute("Direction", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  private static void putFields(
      WritableGroup root, Grid grid, ShownSeries series, Storage storage) {
    int outputs = series.times().size();
    WritableGroup steps = root.putGroup("Steps");
    steps.putAttribute("NSteps", (long) outputs);
    steps.putDataset("Values", series.times().stream().mapToDouble(Double::doubleValue).toArray());
    WritableGroup offsets = steps.putGroup("PointDataOffsets");
    WritableGroup points = root.putGroup("PointData");
    long[] numbers = IntStream.range(0, outputs).asLongStream().toArray();
    long[] shape = new long[1 + grid.dimension()];
    shape[0] = outputs;
    for (int a = 0; a < grid.dimension(); a++) {
      shape[grid.dimension() - a] = grid.axis(a).cells();
    }
    for (ShownSeries.Field field : series.fields()) {
      points.putDataset(
          field.name(),
          new StreamedDataset(
              field.name(),
              (Group) points,
              shape,
              grid.dimension(),
              i -> field.values().apply((int) i),
              storage));
      offsets.putDataset(field.name(), numbers);
    }
  }
}
