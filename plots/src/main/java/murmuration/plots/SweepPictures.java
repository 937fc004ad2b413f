package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.io.RunReader;

/**
 * The figures of a sweep that vary, over its parameter; over two, along one for each value of the
 * other, or as maps where both have many. Cases without figures leave gaps.
 */
final class SweepPictures {
  private static final String NEXT = "lambda_[2-9]";
  private static final int PANELS = 6;
  private static final int MAPS = 4;

  /** More lines than these are hard to tell apart. */
  private static final int LINES = 8;

  /** More points than these are drawn as a line alone. */
  private static final int MARKS = 100;

  private final RunReader file;
  private final SweepColumns columns;
  private final List<String> figures;

  private SweepPictures(RunReader file) {
    this.file = file;
    columns = new SweepColumns(file);
    figures = new ArrayList<>(columns.varyingFigures());
    if (figures.contains("log10_D")) {
      figures.remove("D");
    }
    figures.removeIf(name -> name.matches(NEXT));
  }

  /**
   * The picture.
   *
   * @throws IllegalArgumentException when nothing or more than two parameters vary, or no figure
   *     does, or D and κ are matrices
   */
  static NamedPicture picture(RunReader file) {
    return new SweepPictures(file).picture();
  }

  private NamedPicture picture() {
    if (columns.has("D") && !columns.lengths("D").isEmpty()) {
      throw new IllegalArgumentException(
          "the sweep is of matrices D and kappa: pictures are made of numbers");
    }
    List<SweepLevels> varied =
        columns.parameters().stream()
            .map(name -> new SweepLevels(columns, name))
            .filter(levels -> levels.count() > 1)
            // Along the axis the one with most values; texts have no place on an axis.
            .sorted(
                Comparator.comparing(SweepLevels::numeric)
                    .thenComparing(SweepLevels::count)
                    .reversed())
            .toList();
    boolean together = !varied.isEmpty() && varied.get(0).count() == columns.cases();
    if (varied.isEmpty() || (varied.size() > 2 && !together) || !varied.get(0).numeric()) {
      throw new IllegalArgumentException(
          "the sweep varies "
              + (varied.isEmpty()
                  ? "nothing"
                  : varied.stream().map(SweepLevels::symbol).collect(Collectors.joining(", ")))
              + ": pictures are made over one or two parameters, one of them of numbers");
    }
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("the sweep has no figure that varies");
    }
    if (varied.size() == 1 || together) {
      return along(varied.get(0));
    }
    SweepLevels second = varied.get(1);
    return second.count() > LINES && second.numeric()
        ? maps(varied.get(0), second)
        : families(varied.get(0), second);
  }

  private NamedPicture along(SweepLevels parameter) {
    List<Panel> panels = new ArrayList<>();
    int[] cases = inOrder(parameter, IntStream.range(0, columns.cases()));
    double[] x = Arrays.stream(cases).mapToDouble(c -> parameter.value(parameter.of(c))).toArray();
    Curve.Style style = cases.length > MARKS ? Curve.Style.LINE : Curve.Style.POINTS_AND_LINE;
    for (String name : figures) {
      double[] y = columns.numbers(name);
      panels.add(panel(name, parameter, List.of(new Curve("", style, x, at(cases, y)))));
      if (name.equals("lambda_1")) {
        // Which may be smaller than the others by many powers of ten.
        List<Curve> next =
            columns.figures().stream()
                .filter(one -> one.matches(NEXT))
                .map(one -> Curve.line(columns.symbol(one), x, at(cases, columns.numbers(one))))
                .toList();
        panels.add(new LineChart("The next ones", parameter.axis(), Axis.linear("λₖ"), next));
      }
    }
    return picture("against " + parameter.symbol() + ".", panels);
  }

  /** One panel a figure, one line for each value of the second parameter. */
  private NamedPicture families(SweepLevels first, SweepLevels second) {
    List<Panel> panels = new ArrayList<>();
    for (String name : figures) {
      double[] y = columns.numbers(name);
      List<Curve> curves = new ArrayList<>();
      for (int l = 0; l < second.count(); l++) {
        int level = l;
        int[] cases =
            inOrder(first, IntStream.range(0, columns.cases()).filter(c -> second.of(c) == level));
        boolean named = second.count() <= LINES || l == 0 || l == second.count() - 1;
        curves.add(
            Curve.inSequence(
                named ? second.label(level) : "",
                level / (second.count() - 1.0),
                Arrays.stream(cases).mapToDouble(c -> first.value(first.of(c))).toArray(),
                at(cases, y)));
      }
      panels.add(panel(name, first, curves));
    }
    return picture("against " + first.symbol() + " for each " + second.symbol() + ".", panels);
  }

  /** Cases from the least value of a parameter to the largest. */
  private static int[] inOrder(SweepLevels parameter, IntStream cases) {
    return cases.boxed().sorted(Comparator.comparing(parameter::of)).mapToInt(c -> c).toArray();
  }

  private static double[] at(int[] cases, double[] values) {
    return Arrays.stream(cases).mapToDouble(c -> values[c]).toArray();
  }

  private LineChart panel(String name, SweepLevels parameter, List<Curve> curves) {
    String symbol = columns.symbol(name);
    Axis y = manyPowers(name) ? Axis.logarithmic(symbol) : Axis.linear(symbol);
    return new LineChart(columns.title(name), parameter.axis(), y, curves);
  }

  /** Positive figures that may differ by powers of ten. */
  private static boolean manyPowers(String name) {
    return name.equals("lambda_1") || name.endsWith("_error");
  }

  private NamedPicture maps(SweepLevels first, SweepLevels second) {
    List<Panel> panels = new ArrayList<>();
    // Two, or two rows of two.
    int count = Math.min(figures.size(), figures.size() < MAPS ? 2 : MAPS);
    for (String name : figures.subList(0, count)) {
      panels.add(map(name, first, second));
    }
    return picture("over " + first.symbol() + " and " + second.symbol() + ".", panels);
  }

  private MapChart map(String name, SweepLevels first, SweepLevels second) {
    double[] figure = columns.numbers(name);
    DoubleSummaryStatistics range =
        Arrays.stream(figure).filter(Double::isFinite).summaryStatistics();
    boolean powers =
        (manyPowers(name) || name.equals("kappa"))
            && range.getMin() > 0
            && range.getMax() > 100 * range.getMin();
    double[] grid = new double[first.count() * second.count()];
    Arrays.fill(grid, Double.NaN);
    for (int c = 0; c < figure.length; c++) {
      grid[second.of(c) * first.count() + first.of(c)] = powers ? Math.log10(figure[c]) : figure[c];
    }
    int[] across = first.cells();
    int[] up = second.cells();
    double[] cells = new double[across.length * up.length];
    for (int j = 0; j < up.length; j++) {
      for (int i = 0; i < across.length; i++) {
        cells[j * across.length + i] = grid[up[j] * first.count() + across[i]];
      }
    }
    String symbol = columns.symbol(name);
    ColourScale colours =
        powers
            ? new ColourScale(
                "log₁₀ " + symbol, Math.log10(range.getMin()), Math.log10(range.getMax()))
            : new ColourScale(symbol, range.getMin(), range.getMax());
    return new MapChart(
        columns.title(name),
        first.side(),
        second.side(),
        new Field(across.length, first.ends(), second.ends(), cells),
        colours,
        false);
  }

  private NamedPicture picture(String over, List<Panel> panels) {
    int shown = Math.min(PANELS, panels.size());
    int inARow = shown == 4 ? 2 : 3;
    List<List<Panel>> rows = new ArrayList<>();
    for (int k = 0; k < shown; k += inARow) {
      rows.add(panels.subList(k, Math.min(shown, k + inARow)));
    }
    return new NamedPicture(
        "sweep",
        "The figures of the cases " + over,
        Picture.of(file.title(), 1200, 60 + 420 * rows.size(), rows));
  }
}
