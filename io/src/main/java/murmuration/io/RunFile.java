package murmuration.io;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Axis;
import murmuration.macro.Grid;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.TabulatedPotential;

/** Lays out a run in HDF5; docs/output.md describes the file. */
public final class RunFile {
  private final WritableHdfFile file;
  private final RunRecord run;
  private final NamedDimensions dimensions = new NamedDimensions();

  private RunFile(WritableHdfFile file, RunRecord run) {
    this.file = file;
    this.run = run;
  }

  /**
   * Writes a run.
   *
   * @throws OutputException when that fails
   */
  public static void write(OutputFile output, RunRecord run) {
    output.write(file -> new RunFile(file, run).put());
  }

  /** Writes coefficients alone, laid out as in a run. */
  public static void writeCoefficients(
      OutputFile output, VelocityModel model, TransportCoefficients coefficients) {
    output.write(
        file -> {
          putRootAttributes(file, model.describe());
          putModel(
              file.putGroup("coefficients"),
              model,
              new ModelCoefficients.Scalar(coefficients),
              new NamedDimensions());
        });
  }

  /** The same for a planar model. */
  public static void writeCoefficients(
      OutputFile output, VelocityModel model, PlanarCoefficients coefficients) {
    output.write(
        file -> {
          putRootAttributes(file, model.describe());
          putModel(
              file.putGroup("coefficients"),
              model,
              new ModelCoefficients.Planar(coefficients),
              new NamedDimensions());
        });
  }

  static void putRootAttributes(WritableHdfFile file, String title) {
    file.putAttribute("title", title);
    file.putAttribute("version", Version.text());
    file.putAttribute("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private void put() {
    putRootAttributes(file, run.scenario().name());
    file.putAttribute("scenario", run.scenario().text());
    file.putAttribute("complete", completeness());
    putFrame();
    Dimension time = dimensions.coordinate(file, "time", DiagnosticsLayout.times(run), "time");
    List<Dimension> axes = putAxes();
    List<Dimension> all = new ArrayList<>(List.of(time));
    all.addAll(axes);
    Object density = stacked(run.snapshots().stream().map(Snapshot::density).map(this::shaped));
    WritableDataset dataset =
        dimensions.field(
            file,
            "density",
            density,
            "density of the limit equation",
            all.toArray(Dimension[]::new));
    dataset.putAttribute(
        "values", run.values() == Scheme.Values.CELL_AVERAGES ? "cell averages" : "point values");
    DiagnosticsLayout.put(run, file.putGroup("diagnostics"), dimensions);
    run.scenario()
        .interaction()
        .table()
        .ifPresent(table -> putTable(file.putGroup("interaction"), table));
    WritableGroup coefficients = file.putGroup("coefficients");
    if (run.coefficients().isPresent()) {
      VelocityModel model = run.scenario().velocity().orElseThrow();
      putModel(coefficients, model, run.coefficients().get(), dimensions);
    } else {
      putGiven(coefficients, run.scenario().given().orElseThrow());
    }
    run.limit()
        .filter(study -> !study.rows().isEmpty())
        .ifPresent(
            study -> {
              putKinetic(file.putGroup("kinetic"), study, time, axes.get(0));
              putLimit(file.putGroup("limit"), study);
            });
  }

  /** Only a velocity model has a frame that moves. */
  private void putFrame() {
    Scenario scenario = run.scenario();
    if (scenario.velocity().isPresent()) {
      file.putAttribute("frame", Names.of(scenario.frame()));
    }
    if (scenario.laboratory().isPresent()) {
      int dimension = scenario.grid().dimension();
      file.putAttribute("epsilon", scenario.laboratory().getAsDouble());
      file.putAttribute("velocity", Tensors.components(run.equation().velocity(), dimension));
    }
  }

  /** The table of U: with it the file holds all that the run was made from. */
  private void putTable(WritableGroup group, TabulatedPotential table) {
    Dimension r = dimensions.coordinate(group, "r", table.distances(), "distance");
    dimensions.field(group, "U", table.values(), "interaction potential, before its strength", r);
  }

  private String completeness() {
    return switch (run.evolution().ending()) {
      case BLOW_UP -> "no: blow-up";
      case STALLED -> "no: stalled";
      default -> run.interrupted() ? "no: interrupted" : "yes";
    };
  }

  /** Puts the cell centres along each axis; returns the dimensions, slowest first. */
  private List<Dimension> putAxes() {
    Grid grid = run.scenario().grid();
    List<Dimension> axes = new ArrayList<>();
    for (int a = 0; a < grid.dimension(); a++) {
      Axis axis = grid.axis(a);
      double[] centres = IntStream.range(0, axis.cells()).mapToDouble(axis::centre).toArray();
      String name = SpatialFormula.COORDINATES.get(a);
      axes.add(0, dimensions.coordinate(file, name, centres, "cell centre"));
    }
    return axes;
  }

  /** A field as nested arrays [(nz,) (ny,) nx]. */
  private Object shaped(double[] field) {
    return shaped(field, 0, run.scenario().grid().dimension() - 1);
  }

  private Object shaped(double[] field, int start, int a) {
    Grid grid = run.scenario().grid();
    int cells = grid.axis(a).cells();
    return a == 0
        ? Arrays.copyOfRange(field, start, start + cells)
        : stacked(
            IntStream.range(0, cells)
                .mapToObj(i -> shaped(field, start + i * grid.stride(a), a - 1)));
  }

  /** An array of arrays of their own type, as the writer wants it. */
  private static Object stacked(Stream<Object> arrays) {
    Object[] parts = arrays.toArray();
    Object[] stack = (Object[]) Array.newInstance(parts[0].getClass(), parts.length);
    System.arraycopy(parts, 0, stack, 0, parts.length);
    return stack;
  }

  private void putGiven(WritableGroup group, Scenario.Given given) {
    int dimension = run.scenario().grid().dimension();
    group.putAttribute("method", "given by hand");
    CoefficientLayout.put(group, dimensions, given, Quantities.given(given, dimension));
    if (!Tensors.zero(given.velocity())) {
      group.putAttribute("velocity", Tensors.components(given.velocity(), dimension));
    }
  }

  private static void putModel(
      WritableGroup group,
      VelocityModel model,
      ModelCoefficients coefficients,
      NamedDimensions dimensions) {
    group.putAttribute("theta", model.theta());
    group.putAttribute("dimension", model.dimension());
    if (coefficients instanceof ModelCoefficients.Scalar scalar) {
      group.putAttribute("method", scalar.figures().method().label());
      Quantities<TransportCoefficients> quantities =
          model.dimension() == 1 ? Quantities.LINE : Quantities.RADIAL;
      CoefficientLayout.put(group, dimensions, scalar.figures(), quantities);
    } else if (coefficients instanceof ModelCoefficients.Planar planar) {
      group.putAttribute("method", "spectral");
      CoefficientLayout.put(group, dimensions, planar.figures(), Quantities.PLANAR);
    }
  }

  private void putKinetic(WritableGroup group, LimitStudy study, Dimension time, Dimension x) {
    Dimension epsilon =
        dimensions.coordinate(group, "epsilon", rows(study, LimitRow::epsilon), "epsilon");
    double[][][] density = new double[study.rows().size()][][];
    for (int e = 0; e < density.length; e++) {
      LimitRow row = study.rows().get(e);
      density[e] =
          IntStream.range(0, row.outputs()).mapToObj(row::density).toArray(double[][]::new);
    }
    dimensions
        .field(group, "density", density, "density of the kinetic equation", epsilon, time, x)
        .putAttribute("values", "point values");
    group.putAttribute("modes", study.modes().size());
  }

  private void putLimit(WritableGroup group, LimitStudy study) {
    Dimension epsilon =
        dimensions.coordinate(group, "epsilon", rows(study, LimitRow::epsilon), "epsilon");
    dimensions.field(
        group,
        "error",
        rows(study, LimitRow::error),
        "L2 norm of rho_epsilon - rho at the end",
        epsilon);
    double[] order = new double[study.rows().size()];
    order[0] = Double.NaN;
    for (int i = 1; i < order.length; i++) {
      order[i] = study.order(i);
    }
    dimensions.field(
        group, "order", order, "observed order between this epsilon and the one before", epsilon);
    dimensions.field(
        group,
        "predicted_error",
        rows(study, LimitRow::predictedError),
        "leading term of the error, epsilon^p times the leading coefficient",
        epsilon);
    dimensions.field(
        group,
        "numerical_error",
        rows(study, LimitRow::numericalError),
        "estimated part of the error due to the time step",
        epsilon);
    group.putAttribute("D", study.modes().diffusion());
    group.putAttribute("kappa", study.modes().drift());
    group.putAttribute("modes", study.modes().size());
    group.putAttribute("leading_exponent", study.exponent());
    group.putAttribute("leading_coefficient", study.coefficient());
  }

  private static double[] rows(LimitStudy study, ToDoubleFunction<LimitRow> value) {
    return study.rows().stream().mapToDouble(value).toArray();
  }
}
