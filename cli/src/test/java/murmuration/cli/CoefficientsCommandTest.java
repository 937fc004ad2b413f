package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import murmuration.io.FileSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CoefficientsCommandTest {
  @TempDir private Path folder;

  @Test
  void theTableRowOfGammaTenComesOut() {
    JsonNode node = json("--potential quartic --gamma 10");

    assertEquals(
        List.of(
            "D",
            "delta",
            "dimension",
            "eigenvalues",
            "errorEstimate",
            "eta",
            "gamma",
            "kappa",
            "log10D",
            "log10SpectralGap",
            "meanVelocity",
            "method",
            "omega",
            "potential",
            "theta"),
        Execution.keys(node));
    assertEquals("quartic", node.get("potential").asString());
    assertEquals(10, node.get("gamma").doubleValue());
    assertTrue(node.get("delta").isNull());
    assertEquals(1, node.get("theta").doubleValue());
    assertEquals(1, node.get("dimension").intValue());
    double diffusion = node.get("D").doubleValue();
    assertEquals(248.8392, diffusion, 1e-4);
    assertEquals(8.713629, node.get("kappa").doubleValue(), 1e-6);
    assertEquals(Math.log10(diffusion), node.get("log10D").doubleValue(), 1e-14);
    assertEquals(0, node.get("meanVelocity").doubleValue());
    assertTrue(node.get("errorEstimate").doubleValue() < 1e-10);
  }

  /** D = Σ η_k²/λ_k and κ = Σ η_k ω_k, up to the modes that are not shown. */
  @ParameterizedTest
  @ValueSource(strings = {"quartic --gamma 3", "cubic --gamma 2", "tilted --gamma 2 --delta 1"})
  void eigenvaluesAndIntegralsGiveTheCoefficients(String potential) {
    JsonNode node = json("--potential " + potential);
    List<Double> eigenvalues = Execution.numbers(node.get("eigenvalues"));
    List<Double> eta = Execution.numbers(node.get("eta"));
    List<Double> omega = Execution.numbers(node.get("omega"));
    assertEquals(eigenvalues.stream().sorted().toList(), eigenvalues);
    assertEquals(Math.log10(eigenvalues.get(0)), node.get("log10SpectralGap").doubleValue(), 1e-12);
    double diffusion = 0;
    double drift = 0;
    for (int k = 0; k < eigenvalues.size(); k++) {
      diffusion += eta.get(k) * eta.get(k) / eigenvalues.get(k);
      drift += eta.get(k) * omega.get(k) / eigenvalues.get(k);
    }
    assertEquals(node.get("D").doubleValue(), diffusion, 1e-9 * diffusion);
    assertEquals(node.get("kappa").doubleValue(), drift, 1e-6 * drift);
  }

  @Test
  void theTiltedPotentialHasAMeanVelocity() {
    JsonNode node = json("--potential tilted --gamma 1 --delta 0.5");
    JsonNode mirrored = json("--potential tilted --gamma 1 --delta=-0.5");
    double mean = node.get("meanVelocity").doubleValue();
    assertTrue(mean > 0.1);
    assertEquals(-mean, mirrored.get("meanVelocity").doubleValue(), 1e-12);
    assertEquals(node.get("D").doubleValue(), mirrored.get("D").doubleValue(), 1e-11);
    assertTrue(text("--potential tilted --gamma 1 --delta 0.5").contains("(moving frame)"));
  }

  @Test
  void theOrnsteinUhlenbeckPotentialIsExact() {
    JsonNode node = json("--potential quadratic --theta 0.3");
    assertEquals(0.3, node.get("D").doubleValue(), 1e-12);
    assertEquals(1, node.get("kappa").doubleValue(), 1e-12);
    assertTrue(node.get("gamma").isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "v^4/4 - v^2/2, --potential quartic --gamma 1",
    "v^4/8 - v^2/2 - 0.5*v, --potential tilted --gamma 2 --delta 0.5",
    "v^6/12 - abs(v), --potential power --a 6 --b 1 --gamma 2"
  })
  void anExpressionMeansTheSameAsItsPotential(String expression, String potential) {
    JsonNode formula = Execution.of("coefficients", "--expression", expression, "--json").json();
    JsonNode named = json(potential);
    assertEquals("expression", formula.get("potential").asString());
    assertEquals(expression, formula.get("expression").asString());
    for (String key : List.of("D", "kappa", "meanVelocity")) {
      double value = named.get(key).doubleValue();
      assertEquals(value, formula.get(key).doubleValue(), 1e-10 * Math.abs(value) + 1e-12);
    }
  }

  @Test
  void beyondTheRangeOfNumbersTheLogarithmRemains() {
    JsonNode node = json("--potential quartic --gamma 3000");
    assertTrue(node.get("D").isNull());
    double logDiffusion = node.get("log10D").doubleValue();
    assertEquals(329.5446, logDiffusion, 1e-4);
    // λ_1, which alone matters to D, is as far below the range as D is above it, or left out.
    double eta = node.get("eta").get(0).doubleValue();
    JsonNode gap = node.get("log10SpectralGap");
    assertTrue(
        gap.isNull()
            || Math.abs(gap.doubleValue() + logDiffusion - 2 * Math.log10(Math.abs(eta))) < 1e-3,
        gap::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "spectral", "quadrature"})
  void theMethodsAgree(String method) {
    JsonNode node = json("--potential quartic --gamma 10 --method " + method);
    assertEquals(248.83921722360887, node.get("D").doubleValue(), 1e-9);
    String used = method.equals("auto") ? "spectral" : method;
    assertEquals(used, node.get("method").asString());
  }

  @Test
  void fewModesGiveATruncatedSum() {
    JsonNode node = json("--potential quartic --gamma 10 --modes 2");
    assertEquals(1, node.get("eigenvalues").size());
    double eta = node.get("eta").get(0).doubleValue();
    double eigenvalue = node.get("eigenvalues").get(0).doubleValue();
    assertEquals(eta * eta / eigenvalue, node.get("D").doubleValue(), 1e-10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gamma=1:3:5         | 1, 1.5, 2, 2.5, 3
          gamma=3:1:3         | 3, 2, 1
          gamma=2:7:1         | 2
          gamma=log:1:100:3   | 1, 10, 100
          gamma=5,1,2.5       | 5, 1, 2.5
          gamma= 5 , 1e0      | 5, 1
          """)
  void aSweepHasOneCaseAValueInOrder(String range, String values) {
    JsonNode cases =
        Execution.of("coefficients", "--potential", "quartic", "--sweep", range, "--json")
            .json()
            .get("cases");
    assertEquals(
        Stream.of(values.split(", ")).map(Double::valueOf).toList(),
        StreamSupport.stream(cases.spliterator(), false)
            .map(node -> Math.round(node.get("gamma").doubleValue() * 1e9) / 1e9)
            .toList());
  }

  @Test
  void aSweepOfTwoParametersIsTheirProductTheLastOneFastest() {
    String potential = "--potential tilted ";
    JsonNode cases = json(potential + "--sweep gamma=1,2 --sweep delta=0:1:3").get("cases");
    List<Double> gamma = List.of(1.0, 1.0, 1.0, 2.0, 2.0, 2.0);
    List<Double> delta = List.of(0.0, 0.5, 1.0, 0.0, 0.5, 1.0);
    assertEquals(6, cases.size());
    for (int i = 0; i < 6; i++) {
      JsonNode alone = json(potential + "--gamma " + gamma.get(i) + " --delta " + delta.get(i));
      assertEquals(alone, cases.get(i));
    }
  }

  @Test
  void aSweepDoesNotDependOnTheNumberOfThreads() {
    String sweep = "--potential cubic --sweep gamma=1:4:7 --sweep theta=0.5,1 --threads ";
    assertEquals(json(sweep + 1), json(sweep + 4));
  }

  @Test
  void aCaseThatFailsIsToldInItsPlace() {
    Execution execution = execute("--potential quartic --sweep gamma=1,1e300,2 --json");
    assertEquals(1, execution.code());
    assertEquals("", execution.err());
    JsonNode cases = new Execution(0, execution.out(), "").json().get("cases");
    assertEquals(3, cases.size());
    assertEquals(1e300, cases.get(1).get("gamma").doubleValue());
    assertTrue(cases.get(1).get("error").asString().contains("velocity potential"));
    assertTrue(cases.get(0).has("D") && cases.get(2).has("D"));
    assertTrue(!cases.get(0).has("error") && !cases.get(1).has("D"));
  }

  @Test
  void aSweepIsATable() {
    List<String> lines =
        text("--potential tilted --sweep gamma=1,2 --sweep delta=0,1").lines().toList();
    assertEquals(5, lines.size());
    assertEquals(
        List.of("gamma", "delta", "D", "kappa", "lambda_1"), List.of(lines.get(0).split("\\s+")));
    assertEquals(List.of("2", "0"), List.of(lines.get(3).split("\\s+")).subList(0, 2));
    lines.forEach(line -> assertTrue(line.split("\\s+").length == 5, line));
  }

  @Test
  void quietPrintsNothing() {
    assertEquals("", text("--potential quartic --gamma 1 --quiet"));
    assertEquals("", text("--potential quartic --sweep gamma=1,2 -q"));
  }

  @Test
  void peopleReadASummary() {
    String text = text("--potential quartic --gamma 10");
    assertTrue(text.startsWith("quartic, gamma = 10, theta = 1\n"), text);
    assertTrue(text.contains("  D            248.839217223"), text);
    assertTrue(text.contains("  kappa        8.71362908042"), text);
    text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void oneCaseIsWritten() {
    Path file = folder.resolve("one.h5");
    JsonNode node = json("--potential quartic --gamma 10 --output " + file);
    FileSummary summary = FileSummary.read(file);
    assertEquals(node.get("D").doubleValue(), summary.attributes().get("coefficients/D"));
    assertEquals(node.get("kappa").doubleValue(), summary.attributes().get("coefficients/kappa"));
    assertEquals(
        Stream.of("eigenvalues", "eta", "mode", "omega").map("coefficients/"::concat).toList(),
        summary.datasets().stream().map(FileSummary.Entry::path).toList());
  }

  @Test
  void aSweepIsWrittenFailuresIncluded() {
    Path file = folder.resolve("sweep.h5");
    Execution execution =
        execute("--potential quartic --sweep gamma=1,1e300,2 --quiet --output " + file);
    assertEquals(new Execution(1, "", ""), execution);
    List<FileSummary.Entry> datasets = FileSummary.read(file).datasets();
    assertEquals(
        Stream.of(
                "D",
                "case",
                "error_estimate",
                "gamma",
                "kappa",
                "lambda_1",
                "log10_D",
                "mean_velocity",
                "theta")
            .toList(),
        datasets.stream().map(FileSummary.Entry::path).toList());
    datasets.forEach(entry -> assertEquals(List.of(3), entry.dimensions()));
    assertEquals(1.2845573959, datasets.get(0).minimum(), 1e-9);
  }

  @Test
  void aLongSweepIsInOrder() {
    JsonNode cases = json("--potential quadratic --sweep theta=0.1:10:100").get("cases");
    List<Double> theta =
        IntStream.range(0, 100).mapToObj(i -> cases.get(i).get("D").doubleValue()).toList();
    assertEquals(theta.stream().sorted().toList(), theta);
    assertEquals(10, Collections.max(theta), 1e-10);
  }

  private static Execution execute(String options) {
    return Execution.of(("coefficients " + options).split(" "));
  }

  private static JsonNode json(String options) {
    return execute(options + " --json").json();
  }

  private static String text(String options) {
    return execute(options).succeeded().out();
  }
}
