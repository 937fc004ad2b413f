package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import murmuration.io.RunReader;

/**
 * D, κ and the first eigenvalues over the parameter of a sweep; over two, D and κ along one for
 * each value of the other.
 */
final class SweepPictures {
  private static final int MODES = 5;

  /** What is in the file of a sweep besides its parameters. */
  private static final Set<String> RESULTS =
      Set.of(
          "case",
          "mode",
          "D",
          "log10_D",
          "kappa",
          "mean_velocity",
          "error_estimate",
          "unknowns",
          "eigenvalues",
          "eta",
          "omega",
          "angular_momentum",
          "error",
          "character",
          "i",
          "j");

  private SweepPictures() {}

  /**
   * The picture.
   *
   * @throws IllegalArgumentException when nothing or more than two parameters vary, or D and κ are
   *     matrices
   */
  static NamedPicture picture(RunReader file) {
    if (!file.paths().contains("log10_D")) {
      throw new IllegalArgumentException(
          "the sweep is of matrices D and kappa: pictures are made of numbers");
    }
    List<String> varied = parameters(file).stream().filter(path -> levels(file, path) > 1).toList();
    if (varied.size() == 1) {
      return along(file, varied.get(0));
    }
    if (varied.size() == 2) {
      // Along the axis the one with more values, each value of the other a line.
      boolean swapped = levels(file, varied.get(1)) > levels(file, varied.get(0));
      return over(file, varied.get(swapped ? 1 : 0), varied.get(swapped ? 0 : 1));
    }
    throw new IllegalArgumentException(
        "the sweep varies "
            + (varied.isEmpty() ? "nothing" : String.join(", ", varied))
            + ": pictures are made over one or two parameters");
  }

  private static long levels(RunReader file, String name) {
    return Arrays.stream(file.values(name)).distinct().count();
  }

  private static NamedPicture along(RunReader file, String name) {
    double[] parameter = file.values(name);
    Axis x = axis(name, parameter);
    List<Panel> panels = new ArrayList<>();
    panels.add(
        new LineChart(
            "Diffusion", x, Axis.linear("log₁₀ D"), dots(parameter, file.values("log10_D"))));
    panels.add(new LineChart("Drift", x, Axis.linear("κ"), dots(parameter, file.values("kappa"))));
    List<List<Panel>> rows = new ArrayList<>(List.of(panels));
    if (file.paths().contains("eigenvalues")) {
      int modes = Math.min(MODES, file.shape("eigenvalues").get(1));
      List<Curve> curves = new ArrayList<>();
      for (int k = 1; k < modes; k++) {
        curves.add(Curve.line("λ" + (char) ('₁' + k), parameter, entries(file, "eigenvalues", k)));
      }
      // The first may be smaller than the others by many powers of ten.
      rows.add(
          List.of(
              new LineChart(
                  "First eigenvalue",
                  x,
                  Axis.logarithmic("λ₁"),
                  dots(parameter, entries(file, "eigenvalues", 0))),
              new LineChart("The next ones", x, Axis.linear("λₖ"), curves)));
    }
    return new NamedPicture(
        "sweep",
        "D, κ and the first eigenvalues against " + symbol(name) + ".",
        Picture.of(file.title(), 1200, 420 * rows.size(), rows));
  }

  /** One entry of each case, such as λ₁, the first eigenvalue. */
  static double[] entries(RunReader file, String path, int entry) {
    double[] values = file.values(path);
    int cases = file.shape("case").get(0);
    int each = Math.max(1, values.length / cases);
    return IntStream.range(0, cases).mapToDouble(c -> values[c * each + entry]).toArray();
  }

  /** The parameters that were given or swept. */
  static List<String> parameters(RunReader file) {
    return file.paths().stream()
        .filter(path -> !RESULTS.contains(path) && file.shape(path).size() == 1)
        .toList();
  }

  private static Curve dots(double[] x, double[] y) {
    return new Curve("", Curve.Style.POINTS_AND_LINE, x, y);
  }

  /** Values that are evenly spaced in their logarithm get such an axis. */
  private static Axis axis(String name, double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(0);
    double middle = Arrays.stream(values).sorted().toArray()[values.length / 2];
    boolean logarithmic = least > 0 && most > 20 * least && middle * middle < 4 * least * most;
    return logarithmic ? Axis.logarithmic(symbol(name)) : Axis.linear(symbol(name));
  }

  /** One panel a quantity, one line for each value of the second parameter. */
  private static NamedPicture over(RunReader file, String first, String second) {
    double[] x = file.values(first);
    double[] series = file.values(second);
    double[] levels = Arrays.stream(series).distinct().sorted().toArray();
    Axis axis = axis(first, x);
    List<Panel> panels = new ArrayList<>();
    panels.add(
        new LineChart(
            "Diffusion",
            axis,
            Axis.linear("log₁₀ D"),
            family(x, series, levels, second, file.values("log10_D"))));
    panels.add(
        new LineChart(
            "Drift",
            axis,
            Axis.linear("κ"),
            family(x, series, levels, second, file.values("kappa"))));
    if (file.paths().contains("eigenvalues")) {
      panels.add(
          new LineChart(
              "First eigenvalue",
              axis,
              Axis.logarithmic("λ₁"),
              family(x, series, levels, second, entries(file, "eigenvalues", 0))));
    }
    return new NamedPicture(
        "sweep",
        "D, κ and the first eigenvalue against "
            + symbol(first)
            + " for each "
            + symbol(second)
            + ".",
        Picture.of(file.title(), 1200, 500, List.of(panels)));
  }

  private static List<Curve> family(
      double[] x, double[] series, double[] levels, String name, double[] values) {
    List<Curve> curves = new ArrayList<>();
    for (int l = 0; l < levels.length; l++) {
      double level = levels[l];
      int[] cases = IntStream.range(0, x.length).filter(c -> series[c] == level).toArray();
      double place = levels.length == 1 ? 0 : l / (levels.length - 1.0);
      boolean named = levels.length <= 8 || l == 0 || l == levels.length - 1;
      curves.add(
          Curve.inSequence(
              named ? symbol(name) + " = " + Densities.number(level) : "",
              place,
              Arrays.stream(cases).mapToDouble(c -> x[c]).toArray(),
              Arrays.stream(cases).mapToDouble(c -> values[c]).toArray()));
    }
    return curves;
  }

  private static String symbol(String name) {
    return switch (name) {
      case "gamma" -> "γ";
      case "delta" -> "δ";
      case "theta" -> "θ";
      default -> name;
    };
  }
}
