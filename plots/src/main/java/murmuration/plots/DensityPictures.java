package murmuration.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.io.RunReader;

/**
 * Pictures of a density over time: on a line its profiles and a map over x and t, in the plane
 * maps, in space planes through its peak at the end.
 */
final class DensityPictures {
  private static final int WIDTH = 1200;
  private static final int PROFILES = 6;
  private static final int MAPS = 6;
  private static final int SLICES = 4;
  private static final int ROWS = 240;

  private final RunReader run;
  private final Densities densities;
  private final List<Double> times;
  private final Densities.Shade shade;

  /**
   * Prepares pictures.
   *
   * @param times what is shown; empty: a few, evenly
   */
  DensityPictures(RunReader run, List<Double> times) {
    this.run = run;
    this.times = times;
    densities = new Densities(run);
    shade = densities.shade();
  }

  NamedPicture picture() {
    return switch (densities.dimension()) {
      case 1 -> onALine();
      case 2 -> inThePlane();
      default -> inSpace();
    };
  }

  /** Each output as a picture of its own, all with the same axes and colours. */
  Picture frame(int output) {
    String title = run.title() + ", " + densities.title(output);
    return switch (densities.dimension()) {
      case 1 ->
          Picture.of(
              title,
              800,
              500,
              List.of(
                  List.of(
                      new LineChart(
                          "",
                          Axis.linear("x"),
                          Axis.linear("ρ").within(0, 1.05 * shade.largest()),
                          Curve.line("", densities.axis(0), densities.values(output))))));
      case 2 -> maps(title, List.of(List.of(map(output, shade))), shade, 800);
      default -> maps(title, List.of(slices(output, shade, peak())), shade, WIDTH);
    };
  }

  private List<Integer> outputs(int most) {
    return times.isEmpty() ? densities.outputs(most) : densities.outputsAt(times);
  }

  private NamedPicture onALine() {
    List<Curve> curves = new ArrayList<>();
    List<Integer> outputs = outputs(PROFILES);
    for (int k = 0; k < outputs.size(); k++) {
      int output = outputs.get(k);
      curves.add(
          Curve.inSequence(
              densities.title(output),
              outputs.size() == 1 ? 0 : k / (outputs.size() - 1.0),
              densities.axis(0),
              densities.values(output)));
    }
    LineChart profiles =
        new LineChart("Density at several times", Axis.linear("x"), Axis.linear("ρ(t, x)"), curves);
    List<Panel> panels = new ArrayList<>(List.of(profiles));
    if (densities.outputs() > 1) {
      panels.add(
          new MapChart("Density over time", "x", "t", overTime(shade), shade.scale(), false));
    }
    return new NamedPicture(
        "density",
        "The density: profiles at several times, and over space and time.",
        new Picture(
            run.title(),
            List.of(panels),
            panels.size() > 1 ? Optional.of(shade.scale()) : Optional.empty(),
            WIDTH,
            520));
  }

  /** Rows evenly spaced in time, linear between outputs. */
  private Field overTime(Densities.Shade shade) {
    int last = densities.outputs() - 1;
    double start = densities.time(0);
    double end = densities.time(last);
    int columns = densities.axis(0).length;
    double[] values = new double[ROWS * columns];
    int before = 0;
    double[] from = densities.values(0);
    double[] to = densities.values(1);
    for (int row = 0; row < ROWS; row++) {
      double time = start + (row + 0.5) / ROWS * (end - start);
      while (before < last - 1 && densities.time(before + 1) < time) {
        before++;
        from = to;
        to = densities.values(before + 1);
      }
      double step = densities.time(before + 1) - densities.time(before);
      double weight = (time - densities.time(before)) / step;
      for (int i = 0; i < columns; i++) {
        values[row * columns + i] = from[i] + weight * (to[i] - from[i]);
      }
    }
    return new Field(columns, densities.edges(0), new Axis.Range(start, end), shade.shown(values));
  }

  private NamedPicture inThePlane() {
    List<Panel> panels = new ArrayList<>();
    outputs(MAPS).forEach(output -> panels.add(map(output, shade)));
    int columns = Math.min(3, panels.size());
    List<List<Panel>> rows = new ArrayList<>();
    for (int k = 0; k < panels.size(); k += columns) {
      rows.add(panels.subList(k, Math.min(panels.size(), k + columns)));
    }
    return new NamedPicture(
        "density",
        "The density at several times, with the same colours.",
        maps(run.title(), rows, shade, WIDTH));
  }

  private MapChart map(int output, Densities.Shade shade) {
    Field field =
        new Field(
            densities.axis(0).length,
            densities.edges(0),
            densities.edges(1),
            shade.shown(densities.values(output)));
    return new MapChart(densities.title(output), "x", "y", field, shade.scale(), true);
  }

  private NamedPicture inSpace() {
    int[] peak = peak();
    List<List<Panel>> rows = new ArrayList<>();
    outputs(SLICES).forEach(output -> rows.add(slices(output, shade, peak)));
    return new NamedPicture(
        "density",
        "The density in the three planes through its peak at the end, at several times.",
        maps(run.title(), rows, shade, WIDTH));
  }

  /** The cell with the largest density at the end, by axis. */
  private int[] peak() {
    double[] values = densities.values(densities.outputs() - 1);
    int at = 0;
    for (int i = 1; i < values.length; i++) {
      at = values[i] > values[at] ? i : at;
    }
    int[] peak = new int[densities.dimension()];
    for (int a = 0; a < peak.length; a++) {
      peak[a] = at % densities.axis(a).length;
      at /= densities.axis(a).length;
    }
    return peak;
  }

  /** The planes normal to z, y and x. */
  private List<Panel> slices(int output, Densities.Shade shade, int[] peak) {
    double[] values = shade.shown(densities.values(output));
    List<Panel> panels = new ArrayList<>();
    for (int normal = 2; normal >= 0; normal--) {
      int across = normal == 0 ? 1 : 0;
      int up = normal == 2 ? 1 : 2;
      int columns = densities.axis(across).length;
      int rows = densities.axis(up).length;
      double[] slice = new double[columns * rows];
      int[] cell = peak.clone();
      for (int j = 0; j < rows; j++) {
        for (int i = 0; i < columns; i++) {
          cell[across] = i;
          cell[up] = j;
          slice[j * columns + i] =
              values[
                  (cell[2] * densities.axis(1).length + cell[1]) * densities.axis(0).length
                      + cell[0]];
        }
      }
      String title =
          densities.title(output)
              + ", "
              + Densities.axisName(normal)
              + " = "
              + Densities.number(densities.axis(normal)[peak[normal]]);
      panels.add(
          new MapChart(
              title,
              Densities.axisName(across),
              Densities.axisName(up),
              new Field(columns, densities.edges(across), densities.edges(up), slice),
              shade.scale(),
              true));
    }
    return panels;
  }

  /** A picture as high as its maps need. */
  private static Picture maps(
      String title, List<List<Panel>> rows, Densities.Shade shade, int width) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    double panelWidth = (width - 125.0) / columns;
    double height = 60;
    for (List<Panel> row : rows) {
      double tallest = 0;
      for (Panel panel : row) {
        Field field = ((MapChart) panel).field();
        double aspect =
            (field.y().upper() - field.y().lower()) / (field.x().upper() - field.x().lower());
        tallest = Math.max(tallest, (panelWidth - 75) * aspect + 85);
      }
      height += Math.max(160, Math.min(700, tallest));
    }
    return new Picture(title, rows, Optional.of(shade.scale()), width, (int) Math.ceil(height));
  }
}
