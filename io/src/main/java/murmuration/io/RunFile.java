package murmuration.io;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.macro.Axis;
import murmuration.macro.Grid;
import murmuration.macro.Scheme;
import murmuration.macro.TabulatedPotential;

/** Lays out a run in HDF5; docs/file-format.md describes the file. */
public final class RunFile {
  private final WritableHdfFile file;
  private final RunRecord run;
  private final NamedDimensions dimensions;

  private RunFile(WritableHdfFile file, RunRecord run) {
    this.file = file;
    this.run = run;
    dimensions = new NamedDimensions(run.scenario().storage());
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
      OutputFile output, VelocityModel model, ModelCoefficients coefficients) {
    output.write(
        file -> {
          putRootAttributes(file, model.describe());
          putModel(file.putGroup("coefficients"), model, coefficients, new NamedDimensions());
        });
  }

  /** The same for a potential of one velocity or of the speed. */
  public static void writeCoefficients(
      OutputFile output, VelocityModel model, TransportCoefficients coefficients) {
    writeCoefficients(output, model, new ModelCoefficients.Scalar(coefficients));
  }

  /** The same for a planar model. */
  public static void writeCoefficients(
      OutputFile output, VelocityModel model, PlanarCoefficients coefficients) {
    writeCoefficients(output, model, new ModelCoefficients.Planar(coefficients));
  }

  /** What every file says of itself, without the date. */
  static void putOrigin(WritableHdfFile file, String title) {
    file.putAttribute("title", title);
    file.putAttribute("format", FileKind.FORMAT);
    file.putAttribute("version", Version.text());
  }

  static void putRootAttributes(WritableHdfFile file, String title) {
    putOrigin(file, title);
    file.putAttribute("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private void put() {
    putRootAttributes(file, run.scenario().name());
    file.putAttribute("scenario", run.scenario().text());
    file.putAttribute("complete", completeness());
    putFrame();
    Dimension time = dimensions.times(file, DiagnosticsLayout.times(run));
    List<Dimension> axes = putAxes();
    List<Dimension> all = new ArrayList<>(List.of(time));
    all.addAll(axes);
    Grid grid = run.scenario().grid();
    WritableDataset dataset =
        dimensions.fields(
            file,
            "density",
            output -> run.snapshots().get((int) output).density(),
            grid.dimension(),
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
              LimitLayout layout = new LimitLayout(run, study, dimensions, time, axes);
              layout.putKinetic(file.putGroup("kinetic"));
              layout.putLimit(file.putGroup("limit"));
            });
    if (!run.particles().isEmpty()) {
      new ParticlesLayout(run, file.putGroup("particles"), dimensions, time, axes).put();
    }
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
      EigenfunctionLayout.put(group, dimensions, model, scalar.figures());
    } else if (coefficients instanceof ModelCoefficients.Planar planar) {
      group.putAttribute("method", "spectral");
      CoefficientLayout.put(group, dimensions, planar.figures(), Quantities.PLANAR);
    }
  }
}
