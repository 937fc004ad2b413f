package murmuration.io;

import io.jhdf.api.WritableGroup;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.macro.Diagnostics;
import murmuration.macro.Evolution;
import murmuration.macro.Position;
import murmuration.macro.Snapshot;

/** Puts the scalars of a density into a group, as series over the output times. */
final class DiagnosticsLayout {
  private final RunRecord run;
  private final WritableGroup group;
  private final NamedDimensions dimensions;
  private final Dimension time;

  private DiagnosticsLayout(RunRecord run, WritableGroup group, NamedDimensions dimensions) {
    this.run = run;
    this.group = group;
    this.dimensions = dimensions;
    time = dimensions.times(group, times(run));
  }

  /** Puts all series and the attributes that sum up how the run went. */
  static void put(RunRecord run, WritableGroup group, NamedDimensions dimensions) {
    DiagnosticsLayout layout = new DiagnosticsLayout(run, group, dimensions);
    layout.putState();
    layout.putCentre();
    layout.putWork();
    Evolution.Result evolution = run.evolution();
    group.putAttribute("ended", Names.of(evolution.ending()));
    group.putAttribute("steps", evolution.steps());
    group.putAttribute("rejections", evolution.rejections());
    group.putAttribute("fallbacks", evolution.fallbacks());
    group.putAttribute("mass_error", evolution.massError());
    group.putAttribute(
        "free_energy_decays", run.noFreeEnergy().map(reason -> "no: " + reason).orElse("yes"));
  }

  /** The output times. */
  static double[] times(RunRecord run) {
    return diagnostics(run).mapToDouble(Diagnostics::time).toArray();
  }

  private void putState() {
    series("mass", "mass", Diagnostics::mass);
    series("free_energy", "free energy", Diagnostics::freeEnergy);
    series("minimum", "least density", Diagnostics::minimum);
    series("maximum", "largest density", Diagnostics::maximum);
    series("second_moment", "integral of r^2 times density", Diagnostics::secondMoment);
    series("entropy", "entropic part of the free energy", d -> d.energy().entropy());
    series("interaction", "part of the free energy", d -> d.energy().interaction());
    series("external", "part of the free energy", d -> d.energy().external());
    series("rate", "L1 norm of the time derivative", Diagnostics::rate);
    if (run.scenario().scheme() == Scenario.SchemeName.SPECTRAL) {
      series(
          "unresolved",
          "largest Fourier coefficient in the upper third of the wave numbers, relative",
          Diagnostics::unresolved);
    }
  }

  private void putCentre() {
    List<ToDoubleFunction<Position>> coordinates = List.of(Position::x, Position::y, Position::z);
    for (int a = 0; a < run.scenario().grid().dimension(); a++) {
      ToDoubleFunction<Position> coordinate = coordinates.get(a);
      series(
          "centre_" + SpatialFormula.COORDINATES.get(a),
          "centre of mass",
          d -> coordinate.applyAsDouble(d.centre()));
    }
  }

  private void putWork() {
    count("steps", "steps so far", Diagnostics.Work::steps);
    count("rejections", "steps repeated for their error so far", Diagnostics.Work::rejections);
    count(
        "fallbacks",
        "steps repeated for positivity or free energy so far",
        Diagnostics.Work::fallbacks);
  }

  private void series(String name, String longName, ToDoubleFunction<Diagnostics> scalar) {
    dimensions.field(group, name, diagnostics(run).mapToDouble(scalar).toArray(), longName, time);
  }

  private void count(String name, String longName, ToLongFunction<Diagnostics.Work> number) {
    long[] numbers = diagnostics(run).map(Diagnostics::work).mapToLong(number).toArray();
    dimensions.field(group, name, numbers, longName, time);
  }

  private static Stream<Diagnostics> diagnostics(RunRecord run) {
    return run.snapshots().stream().map(Snapshot::diagnostics);
  }
}
