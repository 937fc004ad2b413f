package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
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
            "theta",
            "unknowns"),
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
  @CsvSource({
    "auto, 1e-11",
    "spectral, 1e-11",
    "quadrature, 1e-11",
    "schrodinger-fem, 1e-8",
    "finite-difference, 1e-4",
    "hermite, 1e-8",
    "green-kubo --duration 150 --particles 2000 --step 0.05, 0.2",
    "displacement --duration 200 --particles 3000 --step 0.1 --seed 2, 0.2",
    "auto --half-width 9, 1e-8",
    "schrodinger-fem --degree 4 --elements 100 --quadrature 6 --half-width 9 --modes 8, 1e-4",
    "finite-difference --points 2001 --half-width 9 --modes 8, 1e-3",
    "hermite --size 60 --scale 0.9 --modes 30, 1e-2"
  })
  void theMethodsAgreeWithTheirOptions(String method, double error) {
    JsonNode node = json("--potential quartic --gamma 10 --method " + method);
    double diffusion = 248.83921722360887;
    assertEquals(diffusion, node.get("D").doubleValue(), error * diffusion);
    String used = method.startsWith("auto") ? "spectral" : method.replaceFirst(" .*", "");
    assertEquals(used, node.get("method").asString());
    assertTrue(node.get("unknowns").longValue() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"green-kubo", "displacement"})
  void theSeedFixesTheRandomNumbers(String method) {
    String command =
        "--potential quartic --gamma 1 --particles 3000 --duration 3 --method "
            + method
            + " --seed ";
    assertEquals(json(command + "7 --threads 1"), json(command + "7 --threads 3"));
    assertTrue(!json(command + 7).get("D").equals(json(command + 8).get("D")));
  }

  /** V is measured too, so it is not quite that of the spectral method. */
  @Test
  void displacementsGiveTheMeanVelocity() {
    String command = "--potential tilted --gamma 1 --delta 0.5";
    double exact = json(command).get("meanVelocity").doubleValue();
    JsonNode node = json(command + " --method displacement --particles 4000");
    double measured = node.get("meanVelocity").doubleValue();
    assertTrue(measured != exact && Math.abs(measured - exact) < 0.1, node::toString);
    assertEquals(4000, node.get("particles").intValue());
    double error = node.get("errorEstimate").doubleValue();
    assertTrue(error > 0.03 && error < 0.1, node::toString);
  }

  /** D in both frames, kappa and V, each with an error bar, around the exact figures. */
  @Test
  void displacementsHaveErrorBars() {
    String command =
        "--potential tilted --gamma 1 --delta 1 --method displacement --particles 4000";
    JsonNode measured = json(command).get("measured");
    double[] exact = {0.561641093150497, 0.561641093150497, 0.642228792699235, 0.885180};
    String[] keys = {"D", "laboratoryD", "kappa", "meanVelocity"};
    for (int i = 0; i < keys.length; i++) {
      JsonNode estimate = measured.get(keys[i]);
      double error = estimate.get("error").doubleValue();
      assertTrue(error > 0 && error < 0.15 * exact[i], keys[i] + " +- " + error);
      assertEquals(exact[i], estimate.get("value").doubleValue(), 4 * error, keys[i]);
    }
    String text = text(command);
    assertTrue(text.contains(" in the moving frame,"), text);
    assertTrue(text.lines().anyMatch(line -> line.matches(" +V = 0\\.8[0-9]+ \\+- 0\\.0.*")), text);
  }

  @Test
  void displacementsThatCrossNoBarrierSaySo() {
    String command = "--potential quartic --gamma 200 --method displacement --particles 100";
    assertTrue(text(command).contains("method       displacement, error of D and kappa not known"));
    assertTrue(json(command).get("errorEstimate").isNull());
  }

  /** D of the radial quadratic potential is θ in every dimension. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aRadialPotentialHasAngularMomenta(int dimension) {
    JsonNode node = json("--potential quadratic --theta 0.5 --dimension " + dimension);
    assertEquals(0.5, node.get("D").doubleValue(), 1e-11);
    assertEquals(1, node.get("kappa").doubleValue(), 1e-11);
    assertEquals(dimension, node.get("dimension").intValue());
    assertEquals(1, node.get("angularMomentum").get(0).intValue());
    List<Double> eigenvalues = Execution.numbers(node.get("eigenvalues"));
    assertEquals(eigenvalues.stream().sorted().toList(), eigenvalues);
    for (String key : List.of("eta", "omega", "angularMomentum")) {
      assertEquals(eigenvalues.size(), node.get(key).size());
    }
    JsonNode formula =
        Execution.of(
                "coefficients",
                "--expression=v^2/2",
                "--theta=0.5",
                "--dimension=" + dimension,
                "--json")
            .json();
    assertEquals(0.5, formula.get("D").doubleValue(), 1e-11);
    assertTrue(text("--potential quadratic --dimension " + dimension).contains("(l=1)"));
  }

  @Test
  void aFormulaInComponentsHasMatrices() {
    String[] command = {
      "coefficients", "--expression", "a*vx^2/2 + vy^2 - vx", "--a=1", "--dimension=2", "--modes=4"
    };
    List<String> args = new ArrayList<>(List.of(command));
    String text = Execution.of(args.toArray(String[]::new)).succeeded().out();
    text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    Path file = folder.resolve("planar.h5");
    args.addAll(List.of("--json", "--output", file.toString()));
    JsonNode node = Execution.of(args.toArray(String[]::new)).json();
    assertMatrix(1, 0.25, node.get("D"));
    assertMatrix(1, 0.5, node.get("kappa"));
    assertEquals(1, node.get("meanVelocity").get(0).doubleValue(), 1e-9);
    assertTrue(node.get("log10D").isNull());
    List<Double> eigenvalues = Execution.numbers(node.get("eigenvalues"));
    assertEquals(1, eigenvalues.get(0), 1e-8);
    assertEquals(2, eigenvalues.get(1), 1e-8);
    assertEquals(2, node.get("eta").get(0).size());
    assertEquals(3, node.get("omega").size());
    assertEquals(
        List.of("D", "eigenvalues", "eta", "i", "j", "kappa", "mean_velocity", "mode", "omega"),
        FileSummary.read(file).datasets().stream()
            .map(entry -> entry.path().replace("coefficients/", ""))
            .toList());
  }

  private static void assertMatrix(double xx, double yy, JsonNode matrix) {
    assertEquals(xx, matrix.get(0).get(0).doubleValue(), 1e-8);
    assertEquals(0, matrix.get(0).get(1).doubleValue(), 1e-8);
    assertEquals(0, matrix.get(1).get(0).doubleValue(), 1e-8);
    assertEquals(yy, matrix.get(1).get(1).doubleValue(), 1e-8);
  }

  @Test
  void aPlanarFormulaIsSweptFailuresIncluded() {
    Path file = folder.resolve("planar.h5");
    Execution execution =
        Execution.of(
            "coefficients",
            "--expression=a*vx^2/2+vy^2/2",
            "--dimension=2",
            "--modes=3",
            "--sweep=a=1,-1,4",
            "--output=" + file,
            "--json");
    assertEquals(1, execution.code());
    JsonNode cases = new Execution(0, execution.out(), "").json().get("cases");
    assertMatrix(0.0625, 1, cases.get(2).get("D"));
    assertTrue(cases.get(1).has("error"));
    FileSummary.Entry diffusion = FileSummary.read(file).datasets().get(0);
    assertEquals(List.of(3, 2, 2), diffusion.dimensions());
    assertEquals(1, diffusion.maximum(), 1e-8);
  }

  @Test
  void parametersOfAFormulaAreSwept() {
    JsonNode cases =
        Execution.of(
                "coefficients",
                "--expression=v^4/(4*gamma)-v^2/2",
                "--sweep=gamma=1,10",
                "--sweep=theta=1,2",
                "--json")
            .json()
            .get("cases");
    assertEquals(
        json("--potential quartic --gamma 10 --theta 2").get("D").doubleValue(),
        cases.get(3).get("D").doubleValue(),
        1e-9);
    assertEquals(10, cases.get(3).get("gamma").doubleValue());
  }

  @Test
  void dimensionsAndOptionsOfAMethodAreSwept() {
    JsonNode dimensions = json("--potential quartic --gamma 2 --sweep dimension=1:3:3");
    for (int d = 1; d <= 3; d++) {
      JsonNode alone = json("--potential quartic --gamma 2 --dimension " + d);
      assertEquals(alone, dimensions.get("cases").get(d - 1));
    }
    JsonNode points =
        json("--potential quartic --gamma 2 --method finite-difference --sweep points=101,201,401")
            .get("cases");
    double exact = json("--potential quartic --gamma 2").get("D").doubleValue();
    double coarse = points.get(0).get("D").doubleValue() - exact;
    double fine = points.get(1).get("D").doubleValue() - exact;
    assertEquals(4, coarse / fine, 0.2);
    assertEquals(201, points.get(1).get("points").intValue());
  }

  @Test
  void whatAMethodLosesIsNamed() {
    Execution lost = execute("--potential quartic --gamma 200 --method finite-difference --json");
    assertTrue(
        lost.err()
            .startsWith(
                "murmuration: warning: finite-difference: lambda_1 is below round-off,"
                    + " not to be trusted"),
        lost.err());
    assertTrue(lost.json().get("eigenvalues").get(0).isNull());
    assertTrue(lost.json().get("omega").get(0).isNull());
    assertTrue(lost.json().get("log10SpectralGap").isNull());
    assertTrue(!lost.out().contains("NaN") && !lost.out().contains("Infinity"), lost.out());
    assertEquals(
        "", execute("--potential quartic --gamma 200 --method finite-difference --json -q").err());

    Execution swept = execute("--potential quartic --sweep gamma=1,200 --method finite-difference");
    assertEquals(0, swept.code());
    assertTrue(swept.err().contains("in 1 of 2 cases"), swept.err());
  }

  @Test
  void aContinuousSpectrumIsToldFromEigenvalues() {
    Execution execution = Execution.of("coefficients", "--expression=abs(v)+v^2/(1+v^2)", "--json");
    assertTrue(execution.err().contains(" 20 more are in the continuous spectrum"));
    assertTrue(execution.json().get("eigenvalues").get(0).isNull());
    assertTrue(execution.json().get("D").doubleValue() > 0);
  }

  @Test
  void oneBadCaseDoesNotStopTheOthers() {
    Execution execution = execute("--potential quartic --sweep gamma=1,-1,2");
    assertEquals(1, execution.code());
    List<String> lines = execution.out().lines().toList();
    assertTrue(lines.get(2).contains("failed: gamma = -1.0: must be a positive number"));
    assertTrue(lines.get(3).startsWith("2 "), lines.get(3));
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
    assertEquals(1, cases.get(1).get("dimension").intValue());
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
        Stream.of(
                "eigenfunction",
                "eigenfunctions",
                "eigenvalues",
                "equilibrium",
                "eta",
                "mode",
                "omega",
                "velocity")
            .map("coefficients/"::concat)
            .toList(),
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
                "character",
                "dimension",
                "eigenvalues",
                "error",
                "error_estimate",
                "eta",
                "gamma",
                "kappa",
                "log10_D",
                "mean_velocity",
                "mode",
                "omega",
                "theta",
                "unknowns")
            .toList(),
        datasets.stream().map(FileSummary.Entry::path).toList());
    assertEquals(List.of(3), datasets.get(0).dimensions());
    assertEquals(List.of(3, 23), datasets.get(4).dimensions());
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
