package murmuration.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.OutputFile;
import murmuration.io.Scenario;
import murmuration.io.ScenarioException;
import murmuration.io.ScenarioReader;
import murmuration.io.Table;
import murmuration.io.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanTest {
  @TempDir private Path folder;

  @Test
  void productsHaveAllCombinationsTheLastKeyRunningFastest() throws IOException {
    SweepPlan plan =
        Sweeps.circle(folder, "vary: {coefficients.D: [0.1, 0.2], macro.end-time: \"1:3:3\"}");
    assertEquals(6, plan.size());
    assertEquals(
        List.of(
            "coefficients.D = 0.1, macro.end-time = 1",
            "coefficients.D = 0.1, macro.end-time = 2",
            "coefficients.D = 0.1, macro.end-time = 3",
            "coefficients.D = 0.2, macro.end-time = 1",
            "coefficients.D = 0.2, macro.end-time = 2",
            "coefficients.D = 0.2, macro.end-time = 3"),
        IntStream.range(0, 6).mapToObj(i -> plan.at(i).label()).toList());
    Scenario scenario = ScenarioReader.parse("case", plan.at(4).text());
    assertEquals(0.2, scenario.given().orElseThrow().diffusion().xx());
    assertEquals(2, scenario.times().end());
  }

  @Test
  void zipsPairTheValues() throws IOException {
    SweepPlan plan =
        Sweeps.circle(
            folder,
            """
            combine: zip
            vary:
              initial.density: ["1", "1 + 0.9*cos(x)"]
              external.potential: [sin(x), cos(x)]
            """);
    assertEquals(2, plan.size());
    assertEquals(
        "initial.density = 1 + 0.9*cos(x), external.potential = cos(x)", plan.at(1).label());
    Scenario scenario = ScenarioReader.parse("case", plan.at(1).text());
    assertEquals(1, scenario.external().value(0, 0, 0), "a part that the base does not have");
  }

  @Test
  void rangesAreAsPeopleWouldWorkThemOut() throws IOException {
    SweepPlan plan = Sweeps.circle(folder, "vary: {coefficients.D: 0.02:0.98:49}");
    for (int i = 0; i < 49; i++) {
      assertEquals((i + 1) / 50.0, plan.values(i).get(0).asDouble());
    }
  }

  @Test
  void digestsAreThoseOfTheMeaningAlone() throws IOException {
    SweepPlan plan = Sweeps.circle(folder, "vary: {coefficients.D: [0.1, 0.2]}");
    List<String> digests = IntStream.range(0, 2).mapToObj(i -> plan.at(i).digest()).toList();
    assertNotEquals(digests.get(0), digests.get(1));

    // The same cases in another order, among others, by another way, in a file laid out otherwise.
    Files.writeString(
        folder.resolve("other.yaml"),
        "# a comment\noutput: {file: other.h5}\n"
            + Sweeps.CIRCLE.replace("end-time: 0.5", "end-time: 5.0e-1"));
    SweepPlan other =
        Sweeps.plan(folder, "base: other.yaml\nvary: {coefficients.D: [0.3, 2.0e-1, 0.1]}");
    assertEquals(digests, List.of(other.at(2).digest(), other.at(1).digest()));

    SweepPlan measured =
        Sweeps.circle(folder, "vary: {coefficients.D: [0.1, 0.2]}\nmeasure: {r: cos(x)}");
    assertNotEquals(digests.get(0), measured.at(0).digest());
  }

  @Test
  void tablesOfInteractionsCount() throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        Sweeps.CIRCLE.replace(
            "{potential: cosine, wavenumber: 1}",
            "{potential: file, file: u.h5, periodization: nearest-image}"));
    String sweep = "base: base.yaml\nvary: {coefficients.D: [0.1]}";
    writeTable(0, 1, 3, 5, 6);
    String before = Sweeps.plan(folder, sweep).at(0).digest();
    writeTable(0, 1, 3, 5, 7);
    assertNotEquals(before, Sweeps.plan(folder, sweep).at(0).digest());
  }

  private void writeTable(double... values) {
    Table table =
        Table.empty()
            .with("r", "distance", new double[] {0, 1, 2, 3, 4})
            .with("U", "potential", values);
    TableFile.write(new OutputFile("file", folder.resolve("u.h5"), true), "U", table);
  }

  @Test
  void aWrongValueIsForItsCaseToTell() throws IOException {
    assertEquals(2, Sweeps.circle(folder, "vary: {coefficients.D: [-1, 1]}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vary: {coefficients.E: [1, 2]}                 | coefficients.E: unknown key
          vary: {coefficients.D: [-1, -2]}               | coefficients.D = -1: must not be negative
          vary: {coefficients.D: []}                     | vary.coefficients.D = []: must not be empty
          vary: {coefficients.D: 1:2}                    | vary.coefficients.D = "1:2": expected a list, such as [1, 2, 5], or a range
          vary: {}                                       | vary: names no key of the scenario
          vary: {coefficients: [{D: 1, kappa: 1}], coefficients.D: [1]} | coefficients.D: is within coefficients, which varies, too
          vary: {coefficients.D.x: [1]}                  | D = 0.3: is no mapping
          vary: {output.file: [a.h5, b.h5]}              | output.file: each case has a file of its own
          vary: {'': [1]}                                | expected a key of the scenario
          compute: all                                   | compute = all: unknown; allowed: run, coefficients
          combine: sum                                   | combine = sum: unknown; allowed: product, zip
          combyne: zip                                   | combyne: unknown key; did you mean "combine"
          measure: {maximum: x}                          | measure.maximum: is the name of another column
          measure: {m: cos(t)}                           | measure.m
          measure: {2m: x}                               | measure.2m: expected a name of letters
          output: {file: x}                              | output.file: unknown key
          output: {fields: 3}                            | output.fields = 3: expected true or false
          """)
  void badInputIsNamed(String line, String message) throws IOException {
    String rest = line.startsWith("vary") ? "" : "vary: {coefficients.D: [1, 2]}\n";
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> Sweeps.circle(folder, rest + line + "\n"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().matches("(?s).*\\.yaml:[0-9]+: .*"), e.getMessage());
  }

  @Test
  void zipNeedsEqualNumbers() {
    ScenarioException e =
        assertThrows(
            ScenarioException.class,
            () ->
                Sweeps.circle(
                    folder,
                    "combine: zip\nvary: {coefficients.D: [1, 2], coefficients.kappa: [1]}\n"));
    assertTrue(
        e.getMessage()
            .endsWith(
                "combine = \"zip\": needs equally many values of each key;"
                    + " coefficients.D has 2, coefficients.kappa has 1"),
        e.getMessage());
  }

  @Test
  void coefficientsNeedNothingButTheVelocityAndMeasureNothing() throws IOException {
    assertEquals(3, Sweeps.coefficients(folder, "results", "[1, 2, 3]").size());
    ScenarioException e =
        assertThrows(
            ScenarioException.class,
            () -> Sweeps.circle(folder, "compute: coefficients\nvary: {coefficients.D: [1]}"));
    assertTrue(e.getMessage().endsWith("velocity: is missing"), e.getMessage());
  }

  @Test
  void moreCasesThanCanBeAreRefused() {
    ScenarioException e =
        assertThrows(
            ScenarioException.class,
            () ->
                Sweeps.circle(
                    folder, "vary: {coefficients.D: 1:2:10000, coefficients.kappa: 1:2:10000}"));
    assertTrue(e.getMessage().contains("more than 10000000 cases"), e.getMessage());
  }

  @Test
  void missingFilesAreNamed() {
    ScenarioException e =
        assertThrows(
            ScenarioException.class,
            () -> Sweeps.plan(folder, "base: none.yaml\nvary: {coefficients.D: [1]}"));
    assertTrue(e.getMessage().contains("none.yaml: no such file"), e.getMessage());
  }
}
