package murmuration.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.io.RunReader;

/**
 * Particles of the smallest ε: on a line their histogram at the end beside the kinetic density; the
 * distance of the two over time beside its statistical noise.
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
    if (last + 1 == time.length && time.length > 1) {
      panels.add(distances(run, time, smallest, kinetic));
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamedPicture(
            "particles",
            "Langevin particles beside the densities they tend to.",
            Picture.of(run.title(), 1200, 480, List.of(panels))));
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
