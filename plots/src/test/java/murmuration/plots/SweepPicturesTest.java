package murmuration.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.io.OutputFile;
import murmuration.io.RunReader;
import murmuration.io.Table;
import murmuration.io.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which panels the table of a sweep gets, and what is in them. */
class SweepPicturesTest {
  private static final String MEASURE = "mean of cos(x) over the density at the end";

  @TempDir private Path folder;

  private Path write(Table table) {
    Path file = folder.resolve("table.h5");
    TableFile.writeCases(new OutputFile("file", file, true), "swarms", table);
    return file;
  }

  private NamedPicture picture(Table table) {
    try (RunReader reader = RunReader.open(write(table))) {
      return SweepPictures.picture(reader);
    }
  }

  private static List<Panel> panels(NamedPicture picture) {
    return picture.picture().rows().stream().flatMap(List::stream).toList();
  }

  private String refused(Table table) {
    return assertThrows(IllegalArgumentException.class, () -> picture(table)).getMessage();
  }

  private static Table along(double... diffusion) {
    return Table.empty().with("coefficients_D", "parameter coefficients.D", diffusion);
  }

  /** A plane of {@code first.length × second.length} cases, the second running fastest. */
  private static Table plane(String first, double[] x, String second, double[] y) {
    int cases = x.length * y.length;
    return Table.empty()
        .with("first", "parameter " + first, numbers(cases, c -> x[c / y.length]))
        .with("second", "parameter " + second, numbers(cases, c -> y[c % y.length]));
  }

  private interface Entry {
    double of(int number);
  }

  private static double[] numbers(int count, Entry entry) {
    return IntStream.range(0, count).mapToDouble(entry::of).toArray();
  }

  private static double[] ordinates(Curve curve) {
    return numbers(curve.size(), curve::y);
  }

  @Test
  void meansComeFirstAndWhatSaysNothingIsLeftOut() {
    Table table =
        along(0.1, 0.4, 0.2, 0.3)
            .with("D", "diffusion", new double[] {0.1, 0.4, Double.NaN, 0.3})
            .with("kappa", "drift", new double[] {1, 1, Double.NaN, 1})
            .with("steps", "accepted time steps", new double[] {10, 40, Double.NaN, 30})
            .with("mass_error", "error", new double[] {1e-16, 2e-16, Double.NaN, 3e-16})
            .with("order", MEASURE, new double[] {0.9, 0.6, Double.NaN, 0.7})
            .withTexts("state", "done, failed", List.of("done", "done", "failed", "done"))
            .withTexts("error", "why", List.of("", "", "too hot", ""));
    NamedPicture picture = picture(table);
    assertEquals("The figures of the cases against D.", picture.caption());
    List<Panel> panels = panels(picture);
    assertEquals(2, panels.size());
    LineChart first = (LineChart) panels.get(0);
    assertEquals("M" + MEASURE.substring(1), first.title());
    assertEquals(Axis.linear("D"), first.x());
    assertEquals(Axis.linear("order"), first.y());
    Curve curve = first.curves().get(0);
    assertEquals(List.of(0.1, 0.2, 0.3, 0.4), boxed(numbers(4, curve::x)));
    assertEquals(List.of(0.9, Double.NaN, 0.7, 0.6), boxed(ordinates(curve)));
    assertEquals("Accepted time steps", ((LineChart) panels.get(1)).title());
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void atMostSixFiguresAreDrawn() {
    Table table = along(1, 2);
    for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
      table = table.with(name, name, new double[] {0, 1});
    }
    assertEquals(6, panels(picture(table)).size());
  }

  @Test
  void fewValuesOfTheSecondParameterAreLines() {
    double[] gamma = {1, 2, 3};
    Table table =
        plane("velocity.gamma", gamma, "velocity.theta", new double[] {0.5, 1})
            .with("log10_D", "log10 of D", numbers(6, c -> 10.0 * c))
            .with("lambda_1", "nonzero eigenvalue number 1", numbers(6, c -> c + 1));
    NamedPicture picture = picture(table);
    assertEquals("The figures of the cases against γ for each θ.", picture.caption());
    LineChart chart = (LineChart) panels(picture).get(0);
    assertEquals("log₁₀ D", chart.y().label());
    assertEquals(List.of("θ = 0.5", "θ = 1"), chart.curves().stream().map(Curve::name).toList());
    assertEquals(List.of(10.0, 30.0, 50.0), boxed(ordinates(chart.curves().get(1))));
    assertEquals(Axis.logarithmic("λ₁"), ((LineChart) panels(picture).get(1)).y());
  }

  @Test
  void textsNameLines() {
    Table table =
        along(1, 2, 1, 2)
            .withTexts(
                "potential",
                "parameter velocity.potential",
                List.of("quartic", "quartic", "cubic", "cubic"))
            .with("steps", "steps", new double[] {1, 2, 3, 4});
    LineChart chart = (LineChart) panels(picture(table)).get(0);
    assertEquals("quartic", chart.curves().get(0).name());
    assertEquals(List.of(3.0, 4.0), boxed(ordinates(chart.curves().get(1))));
    assertEquals(
        "The figures of the cases against D for each potential.", picture(table).caption());
  }

  /** Evenly in the logarithm along γ; a case that is not there is a cell without a number. */
  @Test
  void manyValuesOfBothAreMaps() {
    double[] gamma = numbers(11, i -> Math.pow(10, i / 5.0 - 1));
    double[] theta = numbers(9, i -> 1 + i);
    double[] diffusion = numbers(99, c -> c);
    diffusion[9 * 2 + 4] = Double.NaN;
    Table table =
        plane("velocity.gamma", gamma, "velocity.theta", theta)
            .with("log10_D", "log10 of D", diffusion)
            .with("kappa", "drift", numbers(99, c -> Math.pow(10, Math.floor(c / 9.0))));
    NamedPicture picture = picture(table);
    assertTrue(picture.picture().colours().isEmpty());
    MapChart map = (MapChart) panels(picture).get(0);
    assertEquals("log₁₀ γ θ", map.x() + " " + map.y());
    assertEquals(new ColourScale("log₁₀ D", 0, 98), map.colours());
    assertEquals(11, map.field().columns());
    assertEquals(9, map.field().rows());
    assertEquals(-1.1, map.field().x().lower(), 1e-12);
    assertEquals(9.5, map.field().y().upper(), 1e-12);
    for (int i = 0; i < 11; i++) {
      for (int j = 0; j < 9; j++) {
        assertEquals(i == 2 && j == 4 ? Double.NaN : 9 * i + j, map.field().value(i, j));
      }
    }
    MapChart drift = (MapChart) panels(picture).get(1);
    assertEquals("log₁₀ κ", drift.colours().label());
    assertEquals(7, drift.field().value(7, 0), 1e-12);
    assertTrue(picture.picture().svg().contains("<image"));
  }

  /** Cells of equal width have the value that is nearest to them. */
  @Test
  void unevenValuesOfAMapKeepTheirPlaces() {
    double[] uneven = {0, 1, 2, 3, 4, 5, 6, 7, 17};
    Table table =
        plane("a.b", uneven, "a.c", numbers(9, i -> i))
            .with("steps", "steps", numbers(81, c -> uneven[c / 9]));
    MapChart map = (MapChart) panels(picture(table)).get(0);
    // Of as many values as the other, so either may be across; the uneven one has finer cells.
    boolean across = map.field().columns() > 9;
    Axis.Range ends = across ? map.field().x() : map.field().y();
    int cells = across ? map.field().columns() : map.field().rows();
    assertEquals(-0.5, ends.lower());
    assertEquals(22, ends.upper());
    double width = (ends.upper() - ends.lower()) / cells;
    for (int i = 0; i < cells; i++) {
      double place = ends.lower() + (i + 0.5) * width;
      double value = across ? map.field().value(i, 0) : map.field().value(0, i);
      for (double other : uneven) {
        assertTrue(Math.abs(value - place) <= Math.abs(other - place) + 1e-12);
      }
    }
  }

  @Test
  void parametersThatVaryTogetherAreOneAxis() {
    Table table =
        along(1, 2, 3)
            .with("q", "parameter interaction.strength", new double[] {5, 5, 7})
            .with("p", "parameter interaction.length", new double[] {1, 4, 4})
            .with("steps", "steps", new double[] {1, 2, 3});
    assertEquals("The figures of the cases against D.", picture(table).caption());
  }

  @Test
  void whatCannotBeDrawnIsNamed() {
    double[] steps = {1, 2, 3, 4, 5, 6, 7, 8};
    assertEquals(
        "the sweep has no figure that varies",
        refused(along(1, 2).with("steps", "steps", new double[] {3, Double.NaN})));
    Table none = along(1, 1).with("steps", "steps", new double[] {3, 4});
    assertTrue(refused(none).startsWith("the sweep varies nothing: "), refused(none));
    Table three =
        Table.empty()
            .with("a", "parameter one.x", numbers(8, c -> c % 2))
            .with("b", "parameter two.x", numbers(8, c -> c / 2 % 2))
            .with("c", "parameter y", numbers(8, c -> c < 4 ? 0 : 1))
            .with("steps", "steps", steps);
    assertTrue(refused(three).contains("one.x") && refused(three).contains("y: "), refused(three));
    Table texts =
        Table.empty()
            .withTexts("a", "parameter a", List.of("x", "y"))
            .with("steps", "steps", new double[] {1, 2});
    assertTrue(refused(texts).endsWith("one of them of numbers"), refused(texts));
  }

  /** Texts are texts of the page, whatever they hold. */
  @Test
  void thePageSaysWhyCasesFailed() {
    Table table =
        along(0.1, -0.2, 0.3)
            .with("steps", "accepted time steps", new double[] {10, Double.NaN, Double.NaN})
            .withTexts("ended", "why the run ended", List.of("steady-state", "", ""))
            .withTexts("state", "done, failed", List.of("done", "failed", "missing"))
            .withTexts("error", "why", List.of("", "D = −0.2: <b>must</b> not be negative", ""));
    String page;
    try (RunReader reader = RunReader.open(write(table))) {
      page = Report.page(reader, "table.h5");
    }
    assertTrue(page.contains("<td>D = −0.2: &lt;b&gt;must&lt;/b&gt; not be negative</td>"), page);
    List<String> heads =
        Stream.of("D", "steps", "ended", "state", "error")
            .map(head -> "<th scope=\"col\">" + head + "</th>")
            .toList();
    assertTrue(page.contains(String.join("", heads)), page);
    for (String state : List.of("failed", "missing")) {
      assertTrue(page.contains(">" + state + "</th><td><data value=\"1\">1</data></td>"), page);
    }
    assertTrue(page.contains("<td>steady-state</td><td>done</td><td></td>"), page);
    // One number does not vary.
    assertFalse(page.contains("<img"));
  }

  @Test
  void longTablesAreCut() {
    Table table =
        along(numbers(501, c -> c))
            .with("steps", "steps", numbers(501, c -> c))
            .withTexts("state", "state", Collections.nCopies(501, "done"));
    try (RunReader reader = RunReader.open(write(table))) {
      String page = Report.page(reader, "table.h5");
      assertTrue(page.contains("The first 500 of 501 cases"));
      assertFalse(page.contains(">failed<"));
    }
  }
}
