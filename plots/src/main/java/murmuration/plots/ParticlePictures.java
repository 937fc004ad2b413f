package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import murmuration.io.RunReader;

/**
 * Particles of the smallest ε: their histogram at the end beside the kinetic density and the limit,
 * on a line as curves, in the plane as maps; the distance of the two over time beside its
 * statistical noise.
 */
final class ParticlePictures {
  private static final String GROUP = "particles/";

  private ParticlePictures() {}

  static Optional<NamedPicture> picture(RunReader run) {
    if (!run.paths().contains(GROUP + "density")) {
      return Optional.empty();
    }
    double[] epsilon = run.values(GROUP + "epsilon");
    int smallest = epsilon.length - 1;
    double[] time = run.times();
    int last = run.shape(GROUP + "density").get(1) - 1;
    boolean kinetic = run.paths().contains(GROUP + "kinetic_density");
    List<Panel> panels = new ArrayList<>();
    if (run.dimension() == 1) {
      double[] x = run.axis(0);
      List<Curve> curves = new ArrayList<>();
      curves.add(
          new Curve(
              "particles", Curve.Style.POINTS, x, run.values(GROUP + "density", smallest, last)));
      if (kinetic) {
        curves.add(Curve.line("kinetic", x, run.values(GROUP + "kinetic_density", smallest, last)));
      }
      curves.add(new Curve("limit", Curve.Style.DASHED, x, run.density(run.times().length - 1)));
      panels.add(
          new LineChart(
              "Densities at the end, ε = " + Densities.number(epsilon[smallest]),
              Axis.linear("x"),
              Axis.linear("ρ"),
              curves));
    }
    List<List<Panel>> rows = new ArrayList<>();
    Optional<ColourScale> colours = Optional.empty();
    if (run.dimension() == 2) {
      List<MapChart> maps = maps(run, epsilon[smallest], smallest, last, kinetic);
      colours = Optional.of(maps.get(0).colours());
      rows.add(List.copyOf(maps));
    }
    if (last + 1 == time.length && time.length > 1) {
      panels.add(distances(run, time, smallest, kinetic));
    }
    if (!panels.isEmpty()) {
      rows.add(panels);
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamedPicture(
            "particles",
            "Langevin particles beside the densities they tend to.",
            new Picture(run.title(), rows, colours, 1200, 460 * rows.size())));
  }

  /** Densities of the plane, with the same colours. */
  private static List<MapChart> maps(
      RunReader run, double epsilon, int smallest, int last, boolean kinetic) {
    Densities densities = new Densities(run);
    Map<String, double[]> fields = new LinkedHashMap<>();
    fields.put("particles", run.values(GROUP + "density", smallest, last));
    if (kinetic) {
      fields.put("kinetic", run.values(GROUP + "kinetic_density", smallest, last));
    }
    fields.put("limit", run.density(run.times().length - 1));
    double largest = fields.values().stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
    ColourScale colours = new ColourScale("ρ", 0, largest);
    List<MapChart> maps = new ArrayList<>();
    fields.forEach(
        (name, values) ->
            maps.add(
                new MapChart(
                    name + (name.equals("limit") ? "" : ", ε = " + Densities.number(epsilon)),
                    "x",
                    "y",
                    new Field(
                        densities.axis(0).length, densities.edges(0), densities.edges(1), values),
                    colours,
                    true)));
    return maps;
  }

  private static LineChart distances(RunReader run, double[] time, int smallest, boolean kinetic) {
    List<Curve> curves = new ArrayList<>();
    if (kinetic) {
      curves.add(
          Curve.line(
              "to the kinetic density", time, run.values(GROUP + "distance_to_kinetic", smallest)));
    }
    curves.add(Curve.line("to the limit", time, run.values(GROUP + "distance_to_limit", smallest)));
    curves.add(
        new Curve(
            "noise expected", Curve.Style.DASHED, time, run.values(GROUP + "noise", smallest)));
    return new LineChart(
        "Distance of the particles", Axis.linear("t"), Axis.logarithmic("distance in L²"), curves);
  }
}
