package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.api.WritableGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.io.OutputFile;
import murmuration.io.RunReader;
import murmuration.io.StudyRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of all kinds of files, and what is in them. */
class ReportCommandTest {
  private static final int LIMIT = 3_000_000;
  private static final String EVIL = "<script>document.title=\"1\"</script>'&amp;\"<img src=x>";

  @TempDir private static Path folder;

  /** One file of each kind, and of those that differ in what the page says. */
  @BeforeAll
  static void write() throws Exception {
    String run =
        Small.scenario(folder.resolve("run.h5"))
            + "particles: {number: 500, epsilon: 0.1, seed: 1234567890}\n";
    write(run.replace("name: small", "name: '" + EVIL.replace("'", "''") + "'"));
    write(
        """
        coefficients: {D: [[0.2, 0.05], [0.05, 0.1]], kappa: 1}
        space: {lower: [0, -1], upper: [1, 1], cells: [6, 8], boundary: no-flux}
        initial: {density: "1 + x"}
        macro: {end-time: 0.04, output-every: 0.01, tolerance: 1e-2}
        output: {file: "%s"}
        """
            .formatted(folder.resolve("plane.h5")));
    coefficients("line.h5", "--potential", "tilted", "--gamma", "2", "--delta", "0.5");
    coefficients("planar.h5", "--expression", "vx^4/4 + vy^2/2 - 0.3*vx*vy", "--dimension", "2");
    coefficients("huge.h5", "--potential", "quartic", "--gamma", "3000");
    coefficients("sweep.h5", "--potential", "quartic", "--sweep", "gamma=1,-1,3");
    coefficients(
        "planar-sweep.h5",
        "--expression",
        "vx^4/gamma + vy^2/2 - 0.3*vx*vy",
        "--dimension",
        "2",
        "--sweep",
        "gamma=1,2");
    for (String name : names().toList()) {
      Execution.of("report", folder.resolve(name + ".h5").toString(), "-o", page(name).toString())
          .succeeded();
    }
  }

  private static Stream<String> names() {
    return Stream.of("run", "plane", "line", "planar", "huge", "sweep", "planar-sweep");
  }

  private static void write(String scenario) throws Exception {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
    assertEquals(0, Execution.of("run", file.toString(), "--quiet").code());
  }

  private static void coefficients(String file, String... options) {
    List<String> args = new ArrayList<>(List.of("coefficients"));
    args.addAll(List.of(options));
    args.addAll(List.of("--quiet", "--output", folder.resolve(file).toString()));
    Execution.of(args.toArray(String[]::new));
    assertTrue(Files.exists(folder.resolve(file)));
  }

  private static Path page(String name) {
    return folder.resolve(name + ".html");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPageIsWholeAndAsksForNothing(String name) throws Exception {
    String html = Files.readString(page(name));
    assertTrue(html.length() < LIMIT);
    assertTrue(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>"));
    assertFalse(Pattern.compile("<script|<iframe|<object|url\\(|@import").matcher(html).find());
    Matcher sources = Pattern.compile("(?:src|href)=\"([^\"]{0,22})").matcher(html);
    while (sources.find()) {
      assertTrue(sources.group(1).startsWith("data:"), sources.group(1));
    }
  }

  @Test
  void theNumbersOfARunAreThoseOfItsFile() throws Exception {
    String html = Files.readString(page("run"));
    try (RunReader run = RunReader.open(folder.resolve("run.h5"))) {
      List<StudyRow> study = run.study();
      assertEquals(2, study.size());
      assertNumbers(
          study.stream()
              .flatMapToDouble(
                  row ->
                      DoubleStream.of(
                          row.epsilon(),
                          row.error(),
                          row.order(),
                          row.predictedError(),
                          row.error() / row.predictedError(),
                          row.residual(),
                          row.residualOrder(),
                          row.numericalError())),
          table(html, "Distances in L² at the end time"));
      assertNumbers(
          IntStream.range(0, 10)
              .mapToObj(
                  k ->
                      List.of("eigenvalues", "eta", "omega").stream()
                          .mapToDouble(name -> run.values("coefficients/" + name)[k]))
              .flatMapToDouble(row -> row),
          table(html, "The first 10 of 23 eigenvalues"));
      double[] energy = run.diagnostics("free_energy");
      assertNumbers(
          DoubleStream.of(
              energy[0],
              energy[energy.length - 1],
              Arrays.stream(energy).min().orElseThrow(),
              Arrays.stream(energy).max().orElseThrow()),
          row(html, "free energy F"));
      double[] toLimit = run.values("particles/distance_to_limit", 0);
      assertEquals(
          toLimit[toLimit.length - 1], table(html, "Distances in L² at the last output")[5]);
      assertNumbers(DoubleStream.of(run.diffusion().xx()), row(html, "D"));
      assertNumbers(DoubleStream.of(run.drift().xx()), row(html, "κ"));
      assertNumbers(DoubleStream.of(number(run, "diagnostics/steps")), row(html, "time steps"));
      assertNumbers(
          DoubleStream.of(number(run, "diagnostics/mass_error")),
          row(html, "relative error of the mass"));
      assertTrue(html.contains(">1234567890<"));
      String verdict = run.attribute("limit/verdict").orElseThrow().toString();
      String box = run.attribute("limit/confirmed").orElseThrow().equals("yes") ? "good" : "bad";
      assertTrue(html.contains("<p class=\"box " + box + "\">" + escaped(verdict) + "</p>"));
      assertTrue(html.contains("<pre><code>" + escaped(run.scenario()) + "</code></pre>"));
      assertTrue(html.contains(run.attribute("created").orElseThrow().toString().substring(0, 10)));
    }
  }

  @Test
  void matricesAndPowersOfTenAreShown() throws Exception {
    String plane = Files.readString(page("plane"));
    assertNumbers(DoubleStream.of(0.2, 0.05, 0.05, 0.1), row(plane, "D"));
    assertNumbers(DoubleStream.of(1), row(plane, "κ"));
    assertTrue(plane.contains("6 × 8, x from 0 to 1, y from −1 to 1"));
    assertFalse(plane.contains("eigenvalues"));
    try (RunReader huge = RunReader.open(folder.resolve("huge.h5"))) {
      assertNumbers(
          DoubleStream.of(number(huge, "coefficients/log10_D")),
          row(Files.readString(page("huge")), "log₁₀ D"));
    }
    try (RunReader planar = RunReader.open(folder.resolve("planar.h5"))) {
      String html = Files.readString(page("planar"));
      assertNumbers(DoubleStream.of(planar.values("coefficients/D")), row(html, "D"));
      assertNumbers(DoubleStream.of(planar.values("coefficients/kappa")), row(html, "κ"));
    }
  }

  @Test
  void aSweepHasARowForEachCase() throws Exception {
    try (RunReader sweep = RunReader.open(folder.resolve("sweep.h5"))) {
      double[] table = table(Files.readString(page("sweep")), "All cases");
      int columns = table.length / 3;
      for (int c = 0; c < 3; c++) {
        assertEquals(sweep.values("gamma")[c], table[c * columns + 1]);
        assertEquals(sweep.values("D")[c], table[c * columns + 3]);
      }
      assertTrue(Double.isNaN(table[columns + 3]));
    }
    String planar = Files.readString(page("planar-sweep"));
    assertTrue(planar.contains(">D xx<") && planar.contains(">κ yy<"));
    assertFalse(planar.contains("<img"));
  }

  @Test
  void whatAFileHoldsIsTextOfThePage() throws Exception {
    String html = Files.readString(page("run"));
    assertFalse(html.contains("<script") || html.contains("<img src=x"));
    assertTrue(html.contains("<h1>" + escaped(EVIL) + "</h1>"));
  }

  @Test
  void theSameFileGivesTheSamePage() throws Exception {
    Path again = folder.resolve("again.html");
    String file = folder.resolve("run.h5").toString();
    assertEquals(
        again.toString(),
        Execution.of("report", file, "--output", again.toString(), "--json")
            .succeeded()
            .json()
            .get("file")
            .asString());
    assertEquals(Files.readString(page("run")), Files.readString(again));
    String message = Execution.of("report", file, "--output", again.toString()).failed(2);
    assertTrue(message.contains("--output = ") && message.contains("--force"), message);
    Execution.of("report", file, "--output", again.toString(), "--force").succeeded();
  }

  /** A file with no more in it than there must be. */
  @Test
  void aRunThatDidNotEndWellSaysSo() throws Exception {
    Path file = folder.resolve("blown-up.h5");
    new OutputFile("file", file, true)
        .write(
            out -> {
              out.putAttribute("version", "0");
              out.putAttribute("title", "blown up");
              out.putAttribute("scenario", "name: blown up");
              out.putAttribute("complete", "no: blow-up");
              out.putDataset("time", new double[] {0, 1});
              out.putDataset("x", new double[] {0.5, 1.5, 2.5});
              out.putDataset("density", new double[][] {{1, 2, 1}, {0, 4, 0}});
              WritableGroup diagnostics = out.putGroup("diagnostics");
              diagnostics.putDataset("mass", new double[] {4, 4});
              diagnostics.putDataset("free_energy", new double[] {1, Double.NaN});
              diagnostics.putDataset("maximum", new double[] {2, 4});
              diagnostics.putAttribute("ended", "blow-up");
              out.putGroup("coefficients").putAttribute("method", "given by hand");
              WritableGroup limit = out.putGroup("limit");
              limit.putAttribute("verdict", "limit not judged");
              limit.putAttribute("confirmed", "no");
            });
    Path page = folder.resolve("blown-up.html");
    Execution.of("report", file.toString(), "-o", page.toString()).succeeded();
    String html = Files.readString(page);
    assertTrue(html.contains("<p class=\"box bad\">not complete: blow-up</p>"), html);
    assertTrue(html.contains("<p class=\"box bad\">limit not judged</p>"), html);
    assertTrue(html.contains("<td>in a blow-up</td>"), html);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.h5", "line.h5", "sweep.h5"})
  void damagedFilesAreRefusedInOneLine(String name) throws Exception {
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    Path damaged = folder.resolve("damaged-" + name);
    Path page = folder.resolve("damaged.html");
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    String message = Execution.of("report", damaged.toString(), "-o", page.toString()).failed(1);
    assertTrue(message.contains(damaged.toString()), message);
    Random random = new Random(3);
    for (int i = 0; i < 5; i++) {
      byte[] bytes = whole.clone();
      for (int k = 0; k < 4; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      Execution execution =
          Execution.of("report", damaged.toString(), "-o", page.toString(), "--force");
      if (execution.code() != 0) {
        execution.failed(1);
      }
    }
  }

  @Test
  void aFileIsNotReplacedByItsPage() throws Exception {
    Path file = folder.resolve("line.h5");
    byte[] before = Files.readAllBytes(file);
    Path link = Files.createSymbolicLink(folder.resolve("page.html"), file);
    for (Path page : List.of(file, link)) {
      String line =
          Execution.of("report", file.toString(), "-o", page.toString(), "--force").failed(2);
      assertEquals(
          "murmuration: --output = "
              + page
              + ": is the input "
              + file
              + " itself; another name is needed",
          line);
    }
    assertArrayEquals(before, Files.readAllBytes(file));
    Files.delete(link);
  }

  @Test
  void datasetsThatDoNotFitAreRefusedInOneLine() {
    Path file = folder.resolve("unfit.h5");
    new OutputFile("file", file, true)
        .write(
            out -> {
              out.putAttribute("version", "0");
              out.putAttribute("title", "unfit");
              WritableGroup group = out.putGroup("coefficients");
              group.putAttribute("method", "none");
              group.putDataset("eigenvalues", new double[] {1, 2, 3});
              group.putDataset("eta", new double[] {1});
              group.putDataset("omega", new double[] {1});
            });
    Path page = folder.resolve("unfit.html");
    Execution.of("report", file.toString(), "-o", page.toString()).failed(1);
    assertFalse(Files.exists(page));
  }

  private static double number(RunReader file, String attribute) {
    return ((Number) file.attribute(attribute).orElseThrow()).doubleValue();
  }

  private static void assertNumbers(DoubleStream expected, double[] found) {
    assertArrayEquals(expected.toArray(), found);
  }

  /** The numbers of the table with a caption that begins so. */
  private static double[] table(String html, String caption) {
    return numbers(html, "<caption>" + caption + "[^<]*</caption>(.*?)</table>");
  }

  /** The numbers of the row with a name. */
  private static double[] row(String html, String name) {
    return numbers(
        html, "<th scope=\"row\">" + name + "</th>(.*?)(?:<th|</tbody></table></div>|$)");
  }

  private static double[] numbers(String html, String pattern) {
    Matcher part = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    assertTrue(part.find(), pattern);
    return Pattern.compile("<data value=\"([^\"]*)\">")
        .matcher(part.group(1))
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .toArray();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }
}
