package murmuration.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.OutputTimes;

/**
 * Densities of a run over the same output times, as ParaView is shown them.
 *
 * @param name of the series
 * @param times increasing
 * @param fields at least one
 */
record ShownSeries(String name, List<Double> times, List<Field> fields) {

  /**
   * A density.
   *
   * @param name how ParaView lists it: without the {@code .} and {@code /} that VTKHDF does not
   *     allow
   * @param dataset its path in the HDF5 file of the run
   * @param row which of the first index of the dataset, where that is not the time
   * @param rows how many of these there are; 0 where the dataset starts with the time
   * @param values of an output, in the layout of the grid
   */
  record Field(String name, String dataset, int row, int rows, IntFunction<double[]> values) {}

  /** One series; two where the kinetic check has times of its own. */
  static List<ShownSeries> of(RunRecord run) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("density", "/density", 0, 0, i -> run.snapshots().get(i).density()));
    List<Double> times = DoubleStream.of(DiagnosticsLayout.times(run)).boxed().toList();
    List<Field> kinetic =
        run.limit()
            .filter(study -> !study.rows().isEmpty())
            .map(ShownSeries::fields)
            .orElse(List.of());
    if (kinetic.isEmpty() || !LimitLayout.ownTimes(run)) {
      fields.addAll(kinetic);
      return List.of(new ShownSeries("density", times, fields));
    }
    OutputTimes all = run.scenario().times();
    List<Double> own = IntStream.range(0, all.count()).mapToObj(all::time).toList();
    return List.of(
        new ShownSeries("density", times, fields), new ShownSeries("kinetic check", own, kinetic));
  }

  private static List<Field> fields(LimitStudy study) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("limit_density", "/limit/density", 0, 0, study::density));
    List<LimitRow> rows = study.rows();
    for (int e = 0; e < rows.size(); e++) {
      LimitRow row = rows.get(e);
      String name = "kinetic_density_" + withoutPoint(row.epsilon());
      fields.add(new Field(name, "/kinetic/density", e, rows.size(), row::density));
    }
    return fields;
  }

  /** Such as {@code 1e-1}, and {@code 25e-3} for 0.025. */
  private static String withoutPoint(double epsilon) {
    BigDecimal decimal = BigDecimal.valueOf(epsilon).stripTrailingZeros();
    return decimal.unscaledValue() + "e" + -decimal.scale();
  }
}
