package murmuration.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Axis;
import murmuration.macro.Diagnostics;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;

/**
 * A dataset of an output file, as it should be or as a reader found it.
 *
 * @param dimensions names, slowest first; empty when the reader does not know names
 * @param shape lengths in the same order
 * @param values flat, the last dimension fastest; equal when their bits are, or both are NaN
 */
record Field(List<String> dimensions, List<Integer> shape, List<Double> values) {

  Field withoutNames() {
    return new Field(List.of(), shape, values);
  }

  /** All datasets that the file of a run has to have, by path. */
  static Map<String, Field> of(RunRecord run) {
    Map<String, Field> fields = new TreeMap<>();
    Grid grid = run.scenario().grid();
    List<Snapshot> snapshots = run.snapshots();
    List<String> names = new ArrayList<>(List.of("time"));
    List<Integer> shape = new ArrayList<>(List.of(snapshots.size()));
    for (int a = grid.dimension() - 1; a >= 0; a--) {
      Axis axis = grid.axis(a);
      String name = "xyz".substring(a, a + 1);
      fields.put(name, line(name, axis.cells(), axis::centre));
      names.add(name);
      shape.add(axis.cells());
    }
    fields.put("density", new Field(names, shape, flat(snapshots, Snapshot::density)));
    fields.put("time", series(snapshots, Diagnostics::time));
    fields.put("diagnostics/time", series(snapshots, Diagnostics::time));
    fields.put("diagnostics/mass", series(snapshots, Diagnostics::mass));
    fields.put("diagnostics/free_energy", series(snapshots, Diagnostics::freeEnergy));
    fields.put("diagnostics/minimum", series(snapshots, Diagnostics::minimum));
    fields.put("diagnostics/maximum", series(snapshots, Diagnostics::maximum));
    fields.put("diagnostics/second_moment", series(snapshots, Diagnostics::secondMoment));
    fields.put("diagnostics/entropy", series(snapshots, d -> d.energy().entropy()));
    fields.put("diagnostics/interaction", series(snapshots, d -> d.energy().interaction()));
    fields.put("diagnostics/external", series(snapshots, d -> d.energy().external()));
    fields.put("diagnostics/rate", series(snapshots, Diagnostics::rate));
    fields.put("diagnostics/centre_x", series(snapshots, d -> d.centre().x()));
    if (grid.dimension() > 1) {
      fields.put("diagnostics/centre_y", series(snapshots, d -> d.centre().y()));
    }
    if (grid.dimension() > 2) {
      fields.put("diagnostics/centre_z", series(snapshots, d -> d.centre().z()));
    }
    run.coefficients()
        .map(TransportCoefficients::spectrum)
        .ifPresent(spectrum -> put(fields, spectrum));
    run.limit().ifPresent(study -> put(fields, study, snapshots.size(), grid.size()));
    return fields;
  }

  private static void put(Map<String, Field> fields, Spectrum spectrum) {
    int count = spectrum.size() - 1;
    fields.put("coefficients/mode", line("mode", count, i -> i + 1));
    fields.put("coefficients/eigenvalues", line("mode", count, i -> spectrum.eigenvalue(i + 1)));
    fields.put("coefficients/eta", line("mode", count, i -> spectrum.eta(i + 1)));
    fields.put("coefficients/omega", line("mode", count, i -> spectrum.omega(i + 1)));
  }

  private static void put(Map<String, Field> fields, LimitStudy study, int times, int cells) {
    List<LimitRow> rows = study.rows();
    fields.put(
        "kinetic/density",
        new Field(
            List.of("epsilon", "time", "x"),
            List.of(rows.size(), times, cells),
            rows.stream()
                .flatMap(row -> IntStream.range(0, times).mapToObj(row::density))
                .flatMap(density -> Arrays.stream(density).boxed())
                .toList()));
    fields.put("kinetic/epsilon", column(rows, LimitRow::epsilon));
    fields.put("limit/epsilon", column(rows, LimitRow::epsilon));
    fields.put("limit/error", column(rows, LimitRow::error));
    fields.put("limit/predicted_error", column(rows, LimitRow::predictedError));
    fields.put("limit/numerical_error", column(rows, LimitRow::numericalError));
    fields.put(
        "limit/order", line("epsilon", rows.size(), i -> i == 0 ? Double.NaN : study.order(i)));
  }

  private static Field line(String name, int count, IntToDoubleFunction value) {
    List<Double> values = IntStream.range(0, count).mapToDouble(value).boxed().toList();
    return new Field(List.of(name), List.of(count), values);
  }

  private static Field series(List<Snapshot> snapshots, ToDoubleFunction<Diagnostics> value) {
    return line("time", snapshots.size(), i -> value.applyAsDouble(snapshots.get(i).diagnostics()));
  }

  private static Field column(List<LimitRow> rows, ToDoubleFunction<LimitRow> value) {
    return line("epsilon", rows.size(), i -> value.applyAsDouble(rows.get(i)));
  }

  private static List<Double> flat(List<Snapshot> snapshots, Function<Snapshot, double[]> values) {
    Stream<double[]> rows = snapshots.stream().map(values);
    return rows.flatMapToDouble(DoubleStream::of).boxed().toList();
  }
}
