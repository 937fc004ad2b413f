package murmuration.io;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.LimitVerdict;
import murmuration.macro.Grid;
import murmuration.macro.OutputTimes;

/** Puts a kinetic check into the groups {@code kinetic} and {@code limit}. */
final class LimitLayout {
  private final Scenario scenario;
  private final LimitStudy study;
  private final NamedDimensions dimensions;
  private final Dimension time;
  private final boolean ownTimes;
  private final List<Dimension> axes;

  /**
   * Prepares the layout.
   *
   * @param time the dimension of the output times of the density
   * @param axes the dimensions of space, slowest first
   */
  LimitLayout(
      RunRecord run,
      LimitStudy study,
      NamedDimensions dimensions,
      Dimension time,
      List<Dimension> axes) {
    scenario = run.scenario();
    this.study = study;
    this.dimensions = dimensions;
    this.time = time;
    this.axes = List.copyOf(axes);
    ownTimes = ownTimes(run);
  }

  /** Whether the density ended early, in a steady state, and so has fewer output times. */
  static boolean ownTimes(RunRecord run) {
    return run.snapshots().size() != run.scenario().times().count();
  }

  /** Puts all output times. */
  static Dimension putTimes(WritableGroup group, NamedDimensions dimensions, OutputTimes times) {
    return dimensions.times(
        group, IntStream.range(0, times.count()).mapToDouble(times::time).toArray());
  }

  /** Puts what the kinetic equation gives for each ε. */
  void putKinetic(WritableGroup group) {
    Dimension epsilon = putEpsilon(group);
    List<Dimension> all = new ArrayList<>(List.of(epsilon, times(group)));
    all.addAll(axes);
    putMoments(group, all);
    if (!velocities().isEmpty()) {
      all.add(2, putVelocities(group));
      int count = velocities().size();
      points(
          group,
          "distribution",
          k -> row(k / count).distribution(output(k / count), (int) (k % count)),
          "distribution f, at velocities of the laboratory",
          all);
    }
    group.putAttribute("modes", study.modes().size());
    group.putAttribute("method", Names.of(options().method()));
  }

  private void putMoments(WritableGroup group, List<Dimension> all) {
    points(
        group, "density", k -> row(k).density(output(k)), "density of the kinetic equation", all);
    boolean walls = !grid().periodic();
    for (int a = 0; a < grid().dimension(); a++) {
      int axis = a;
      String component = grid().dimension() == 1 ? "" : "_" + SpatialFormula.COORDINATES.get(a);
      String suffix = grid().dimension() == 1 ? "" : component + component.substring(1);
      String where = walls ? ", at the left face of each cell" : "";
      points(
              group,
              "flux" + component,
              k -> row(k).flux(output(k), axis),
              "flux in the moving frame" + where,
              all)
          .putAttribute("location", walls ? "left faces" : "cell centres");
      String name = "integral of (v - V)^2 f" + (component.isEmpty() ? "" : ", v" + component);
      points(group, "stress" + suffix, k -> row(k).stress(output(k), axis), name, all);
    }
  }

  /** The velocities as a coordinate; in the plane that is their number, and they are fields. */
  private Dimension putVelocities(WritableGroup group) {
    List<LimitOptions.Velocity> velocities = velocities();
    double[] x = velocities.stream().mapToDouble(LimitOptions.Velocity::x).toArray();
    if (grid().dimension() == 1) {
      return dimensions.coordinate(group, "velocity", x, "velocity in the laboratory");
    }
    double[] y = velocities.stream().mapToDouble(LimitOptions.Velocity::y).toArray();
    int[] numbers = IntStream.range(0, velocities.size()).toArray();
    Dimension number = dimensions.coordinate(group, "velocity", numbers, "number of the velocity");
    dimensions.field(group, "velocity_x", x, "velocity in the laboratory along x", number);
    dimensions.field(group, "velocity_y", y, "velocity in the laboratory along y", number);
    return number;
  }

  /** Puts the comparison with the limit. */
  void putLimit(WritableGroup group) {
    Dimension epsilon = putEpsilon(group);
    row(group, "error", LimitRow::error, "L2 norm of rho_epsilon - rho at the end", epsilon);
    order(
        group,
        "order",
        study::order,
        "observed order between this epsilon and the one before",
        epsilon);
    row(
        group,
        "predicted_error",
        LimitRow::predictedError,
        "predicted L2 norm of rho_epsilon - rho at the end",
        epsilon);
    row(
        group,
        "residual",
        LimitRow::residual,
        "L2 norm of rho_epsilon - rho less its prediction at the end",
        epsilon);
    order(group, "residual_order", study::residualOrder, "observed order of the residual", epsilon);
    row(
        group,
        "numerical_error",
        LimitRow::numericalError,
        "estimated part of error and residual due to the time step",
        epsilon);
    List<Dimension> all = new ArrayList<>(List.of(times(group)));
    all.addAll(axes);
    points(
        group,
        "density",
        i -> study.density((int) i),
        "limit rho, with the coefficients of the same modes",
        all);
    points(
        group,
        "correction",
        i -> study.correction((int) i),
        "rho_p, leading coefficient of rho_epsilon - rho",
        all);
    putAttributes(group);
  }

  private void putAttributes(WritableGroup group) {
    group.putAttribute("D", study.modes().diffusion());
    group.putAttribute("kappa", study.modes().drift());
    group.putAttribute("modes", study.modes().size());
    group.putAttribute("leading_exponent", study.exponent());
    group.putAttribute("leading_coefficient", study.coefficient());
    study.layers().ifPresent(layers -> group.putAttribute("layer_coefficient", layers));
    LimitVerdict verdict = study.verdict();
    group.putAttribute("confirmed", verdict.confirmed() ? "yes" : "no");
    group.putAttribute("verdict", verdict.line());
    study.modeEffect().ifPresent(effect -> group.putAttribute("mode_effect", effect));
    study.gridEffect().ifPresent(effect -> group.putAttribute("grid_effect", effect));
  }

  private Dimension putEpsilon(WritableGroup group) {
    double[] epsilon = study.rows().stream().mapToDouble(LimitRow::epsilon).toArray();
    return dimensions.coordinate(group, "epsilon", epsilon, "epsilon");
  }

  private Dimension times(WritableGroup group) {
    return ownTimes ? putTimes(group, dimensions, scenario.times()) : time;
  }

  private void row(
      WritableGroup group,
      String name,
      ToDoubleFunction<LimitRow> value,
      String longName,
      Dimension epsilon) {
    double[] values = study.rows().stream().mapToDouble(value).toArray();
    dimensions.field(group, name, values, longName, epsilon);
  }

  private void order(
      WritableGroup group,
      String name,
      IntToDoubleFunction order,
      String longName,
      Dimension epsilon) {
    double[] values =
        IntStream.range(0, study.rows().size())
            .mapToDouble(i -> i == 0 ? Double.NaN : order.applyAsDouble(i))
            .toArray();
    dimensions.field(group, name, values, longName, epsilon);
  }

  private WritableDataset points(
      WritableGroup group,
      String name,
      LongFunction<double[]> fields,
      String longName,
      List<Dimension> all) {
    WritableDataset dataset =
        dimensions.fields(
            group, name, fields, axes.size(), longName, all.toArray(Dimension[]::new));
    dataset.putAttribute("values", "point values");
    return dataset;
  }

  /** The ε that field k belongs to, the outputs of an ε following each other. */
  private LimitRow row(long k) {
    return study.rows().get((int) (k / scenario.times().count()));
  }

  private int output(long k) {
    return (int) (k % scenario.times().count());
  }

  private Grid grid() {
    return scenario.grid();
  }

  private LimitOptions options() {
    return scenario.kinetic().orElseThrow().options();
  }

  private List<LimitOptions.Velocity> velocities() {
    return options().velocities();
  }
}
