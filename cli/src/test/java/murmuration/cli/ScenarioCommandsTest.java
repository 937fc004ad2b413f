package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import murmuration.kinetic.LimitOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** run, limit, validate and info on a small scenario, and the worked example. */
class ScenarioCommandsTest {
  private static final Path WORKED = Path.of("../examples/scenarios/worked-limit.yaml");
  private static final List<String> LIMIT_KEYS =
      List.of(
          "D",
          "confirmed",
          "epsilon",
          "error",
          "gridEffect",
          "kappa",
          "leadingCoefficient",
          "leadingExponent",
          "modeEffect",
          "modes",
          "numericalError",
          "order",
          "predictedError",
          "residual",
          "residualOrder",
          "verdict");

  private static final String PLANE =
      """
      coefficients: {D: [[0.2, 0.05], [0.05, 0.1]], kappa: 1, velocity: [0.5, -0.25]}
      space: {lower: [0, 0], upper: [6, 6], cells: [8, 8]}
      initial: {density: "1 + 0.5*cos(pi*x/3)*cos(pi*y/3)"}
      macro: {end-time: 0.1}
      output: {file: "%s"}
      """;

  @TempDir private Path folder;
  private String scenario;
  private Path output;

  @BeforeEach
  void writeScenario() throws IOException {
    output = folder.resolve("small.h5");
    scenario = Files.writeString(folder.resolve("small.yaml"), Small.scenario(output)).toString();
  }

  @Test
  void runGivesTheKeysOfTheContract() {
    JsonNode node = Execution.of("run", scenario, "--json").json();
    assertEquals(
        List.of(
            "D",
            "ended",
            "fallbacks",
            "freeEnergy",
            "freeEnergyDecays",
            "kappa",
            "limit",
            "massError",
            "maximum",
            "minimum",
            "output",
            "rejections",
            "steps",
            "wallSeconds"),
        Execution.keys(node));
    assertEquals(output.toString(), node.get("output").asString());
    assertTrue(node.get("D").doubleValue() > 0 && node.get("kappa").doubleValue() > 0);
    assertTrue(node.get("steps").intValue() > 0);
    assertTrue(node.get("massError").doubleValue() < 1e-12);
    assertTrue(node.get("minimum").doubleValue() < node.get("maximum").doubleValue());
    assertEquals(LIMIT_KEYS, Execution.keys(node.get("limit")));
    assertTrue(Files.exists(output));
  }

  @Test
  void runAndLimitAgree() {
    JsonNode run = Execution.of("run", scenario, "--json").json();
    assertEquals(run.get("limit"), Execution.of("limit", scenario, "--json").json());
  }

  @Test
  void limitGivesTheKeysOfTheContract() {
    JsonNode node = Execution.of("limit", scenario, "--json").json();
    assertEquals(LIMIT_KEYS, Execution.keys(node));
    assertEquals(List.of(1e-1, 1e-2), Execution.numbers(node.get("epsilon")));
    assertEquals(2, node.get("error").size());
    assertEquals(1, node.get("order").size());
    assertEquals(2, node.get("residual").size());
    assertEquals(1, node.get("residualOrder").size());
    assertEquals(2, node.get("numericalError").size());
    assertEquals(8, node.get("modes").intValue());
    assertTrue(node.get("modeEffect").doubleValue() < 1e-3);
    assertTrue(node.get("gridEffect").doubleValue() < 1e-10);
    assertFalse(Files.exists(output));
  }

  @Test
  void theWorkedExampleConverges() {
    JsonNode node = Execution.of("limit", WORKED.toString(), "--json").json();
    List<Double> error = Execution.numbers(node.get("error"));
    List<Double> expected = List.of(5.124482e-1, 7.521699e-2, 7.850344e-3);
    for (int i = 0; i < 3; i++) {
      assertEquals(expected.get(i), error.get(i), 1e-6 * expected.get(i));
    }
    List<Double> order = Execution.numbers(node.get("order"));
    assertEquals(Math.log10(error.get(0) / error.get(1)), order.get(0), 1e-12);
    assertEquals(1, order.get(4), 1e-4);
    assertEquals(2, Execution.numbers(node.get("residualOrder")).get(3), 0.01);
    assertEquals(1, node.get("leadingExponent").doubleValue());
    assertEquals(7.88771809, node.get("leadingCoefficient").doubleValue(), 1e-8);
    assertEquals(7.88771809e-3, node.get("predictedError").get(2).doubleValue(), 1e-11);
    assertTrue(node.get("confirmed").booleanValue());
    String verdict = node.get("verdict").asString();
    assertTrue(verdict.startsWith("limit confirmed: error/eps -> 7.8877"), verdict);
  }

  @Test
  void theStudyIsATableWithTheVerdictLast() {
    JsonNode node = Execution.of("limit", scenario, "--json").json();
    List<String> lines = Execution.of("limit", scenario).succeeded().out().lines().toList();
    assertEquals("small", lines.get(0));
    assertTrue(lines.get(1).startsWith("  kinetic      8 modes, D_N = 1.28455"), lines.get(1));
    assertEquals(
        "epsilon error order predicted residual order time error",
        lines.get(2).strip().replaceAll(" +", " "));
    String first =
        String.format("0.1 %.6e %.6e ", number(node, "error"), number(node, "predictedError"));
    assertTrue(lines.get(3).strip().replaceAll(" +", " ").startsWith(first), lines.get(3));
    assertEquals(7, lines.get(4).strip().split(" +").length);
    assertTrue(lines.get(5).matches("  leading term 0\\.[0-9]+ epsilon"), lines.get(5));
    assertTrue(
        lines.get(6).matches("  effect of more modes .*, of another grid .* \\(relative\\)"),
        lines.get(6));
    String verdict = lines.stream().skip(7).map(String::strip).collect(Collectors.joining(" "));
    assertEquals(node.get("verdict").asString(), verdict);
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
  }

  private static double number(JsonNode node, String key) {
    return node.get(key).get(0).doubleValue();
  }

  /** The study ran: what it found is not a failure. */
  @Test
  void aLimitThatIsNotConfirmedIsNoFailure() throws IOException {
    String file =
        write(
            Small.scenario(output)
                .replace("[1e-1, 1e-2], modes: 8", "10, modes: 8, verify: false"));
    Execution limit = Execution.of("limit", file, "--json");
    assertEquals(0, limit.code(), limit.err());
    JsonNode node = limit.json();
    assertFalse(node.get("confirmed").booleanValue());
    assertTrue(node.get("verdict").asString().startsWith("limit not confirmed: "));
    assertTrue(node.get("modeEffect").isNull() && node.get("gridEffect").isNull());
    assertFalse(Execution.of("limit", file).out().contains("effect"));
    assertEquals(0, Execution.of("run", file, "--quiet").code());
  }

  @Test
  void layersAtWallsAreNamed() throws IOException {
    String file =
        write(
            Small.scenario(output)
                .replace("cells: [32]", "cells: [32], boundary: no-flux")
                .replace("cosine, wavenumber: 1.0", "gaussian, length: 1")
                .replace("modes: 8", "modes: 8, verify: false"));
    JsonNode node = Execution.of("limit", file, "--json").json();
    double layers = node.get("layerCoefficient").doubleValue();
    assertTrue(layers > 0);
    String text = Execution.of("limit", file).out();
    assertTrue(text.contains(", and layers at the walls: "), text);
    assertTrue(text.contains(" epsilon^0.75\n"), text);
  }

  @Test
  void theStudyDoesNotDependOnTheNumberOfThreads() {
    JsonNode one = Execution.of("limit", scenario, "--json", "--threads", "1").json();
    assertEquals(one, Execution.of("limit", scenario, "--json", "--threads", "2").json());
  }

  @Test
  void aRunSaysHowItEnded() {
    JsonNode node = Execution.of("run", scenario, "--json").json();
    assertEquals("end-time", node.get("ended").asString());
    assertEquals(0, node.get("fallbacks").intValue());
    assertTrue(node.get("freeEnergyDecays").booleanValue());
  }

  @Test
  void matricesAreShownByTheirEntries() throws IOException {
    String file = write(PLANE.formatted(output));
    for (String command : List.of("run", "validate")) {
      JsonNode node = Execution.of(command, file, "--json", "--force").json();
      assertEquals(2, node.get("D").size());
      assertEquals(List.of(0.2, 0.05), Execution.numbers(node.get("D").get(0)));
      assertEquals(List.of(0.05, 0.1), Execution.numbers(node.get("D").get(1)));
      assertEquals(1, node.get("kappa").doubleValue());
      String text = Execution.of(command, file, "--force").succeeded().out();
      assertTrue(text.contains("  D            xx 0.2  xy 0.05  yy 0.1   (given)\n"), text);
      assertTrue(text.contains("  u            0.5  -0.25   (given)\n"), text);
    }
  }

  @Test
  void aRunSaysWhenTheFreeEnergyNeedNotFall() throws IOException {
    String file = write(PLANE.formatted(output));
    JsonNode node = Execution.of("run", file, "--json").json();
    assertFalse(node.get("freeEnergyDecays").booleanValue());
    String text = Execution.of("run", file, "--force").succeeded().out();
    assertTrue(text.contains("which need not fall: there is a drift velocity"), text);
    String info = Execution.of("info", output.toString()).succeeded().out();
    assertTrue(info.lines().anyMatch(line -> line.matches(" +coefficients/velocity +0.5 +-0.25")));
  }

  @Test
  void theLaboratoryFrameIsNamed() throws IOException {
    String file =
        write(
            Small.scenario(output)
                .replace("quartic, gamma: 1.0", "tilted, gamma: 1, delta: 0.5")
                .replace("macro: {", "macro: {frame: laboratory, epsilon: 0.25, ")
                .replaceAll("kinetic: .*\n", ""));
    for (String command : List.of("run", "validate")) {
      String text = Execution.of(command, file, "--force").succeeded().out();
      String frame = "  frame        laboratory, u = 0.99467812, epsilon = 0.25\n";
      assertTrue(text.contains(frame), text);
    }
    JsonNode node = Execution.of("validate", file, "--json").json();
    assertEquals("laboratory", node.get("frame").asString());
    assertEquals(0.99467812, node.get("velocity").get(0).doubleValue(), 1e-8);
  }

  @Test
  void aSpectralDensityThatUndershootsIsUnderResolved() throws IOException {
    String file =
        write(
            Small.scenario(output)
                .replaceAll("velocity: .*\n", "coefficients: {D: 0.01, kappa: 1}\n")
                .replaceAll("kinetic: .*\n", "")
                .replace("end-time: 0.1", "end-time: 6")
                .replace("finite-volume", "spectral"));
    Execution run = Execution.of("run", file);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("warning: minimum -0.1"), run.err());
    assertTrue(run.err().matches("(?s).* at x = 3\\.[0-9]+, t = 6: .*"), run.err());
    assertTrue(run.err().contains("use more cells or scheme: finite-volume"), run.err());
    assertTrue(run.err().contains("the shortest waves hold"), run.err());
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("other.yaml"), text).toString();
  }

  @Test
  void validateSaysWhatARunWouldDoWithoutDoingIt() throws IOException {
    JsonNode node = Execution.of("validate", scenario, "--json").json();
    assertTrue(node.get("valid").booleanValue());
    assertEquals("small", node.get("name").asString());
    assertEquals(output.toString(), node.get("output").asString());
    assertEquals(32, node.get("cells").intValue());
    assertEquals(3, node.get("outputs").intValue());
    assertTrue(node.get("fileBytes").longValue() > 0);
    assertTrue(node.get("memoryBytes").longValue() > 1_000_000);
    long steps = Execution.of("run", scenario, "--json").json().get("steps").longValue();
    assertEquals(steps, node.get("steps").longValue());
    Files.delete(output);
    Files.delete(Path.of(output.toString().replace(".h5", ".xdmf")));
    assertEquals(
        "{\"epsilon\":[0.1,0.01],\"modes\":8,\"method\":\"exponential\",\"accuracy\":"
            + LimitOptions.ACCURACY
            + ","
            + "\"verify\":true,\"velocities\":0}",
        node.get("kinetic").toString());
    assertTrue(node.get("estimatedSeconds").doubleValue() > 0);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void validateWarnsOfWhatDoesNotFit() throws IOException {
    String large =
        Small.scenario(output)
            .replace("modes: 8", "modes: 64")
            .replace("cells: [32]", "cells: [1000000]");
    Execution validate = Execution.of("validate", write(large));
    assertEquals(0, validate.code(), validate.err());
    assertTrue(
        validate.err().matches(".*may take [0-9]+ MB of memory, .*JAVA_OPTS=-Xmx[0-9]+g\\R"),
        validate.err());
    assertTrue(validate.out().contains("time unknown"), validate.out());
  }

  @Test
  void validateSaysWhatTheKineticCheckWillDo() throws IOException {
    String text = Execution.of("validate", scenario).succeeded().out();
    String kinetic =
        """
          kinetic      8 modes, exponential method, accuracy %s, verified
                       epsilon = 0.1, 0.01
        """
            .formatted(Text.number(LimitOptions.ACCURACY, 4));
    assertTrue(text.contains(kinetic), text);
    String keys = "modes: auto, method: imex, accuracy: 0.01, verify: false, velocities: [0, 1]";
    String file = write(Small.scenario(output).replace("modes: 8", keys));
    text = Execution.of("validate", file).succeeded().out();
    kinetic =
        """
          kinetic      as many modes as needed, imex method, accuracy 0.01, not verified
                       epsilon = 0.1, 0.01
                       f at 2 velocities
        """;
    assertTrue(text.contains(kinetic), text);
    assertTrue(
        Execution.of("validate", file, "--json").json().get("kinetic").get("modes").isNull());
    file = write(Small.scenario(output).replaceAll("kinetic: .*\n", ""));
    assertFalse(Execution.of("validate", file, "--json").json().has("kinetic"));
  }

  @Test
  void particlesAreASummaryAndAnArray() throws IOException {
    String file =
        write(
            Small.scenario(output) + "particles: {number: 2000, epsilon: [0.1, 0.05], seed: 3}\n");
    JsonNode node = Execution.of("run", file, "--json").json();
    assertEquals(2, node.get("particles").size());
    JsonNode first = node.get("particles").get(0);
    assertEquals(
        List.of(
            "deviations",
            "distanceToKinetic",
            "distanceToLimit",
            "epsilon",
            "expectedNoise",
            "negative",
            "number",
            "seed",
            "step",
            "steps",
            "time"),
        Execution.keys(first));
    assertEquals(0.1, first.get("epsilon").doubleValue());
    assertEquals(2000, first.get("number").intValue());
    assertEquals(3, first.get("seed").intValue());
    assertEquals(0.1, first.get("time").doubleValue());
    double noise = first.get("expectedNoise").doubleValue();
    assertEquals(1, first.get("distanceToKinetic").doubleValue() / noise, 0.5);
    List<String> lines = Execution.of("run", file, "--force").succeeded().out().lines().toList();
    int at = lines.indexOf(lines.stream().filter(l -> l.contains("particles")).findFirst().get());
    assertTrue(
        lines.get(at).matches("  particles    2000, epsilon = 0\\.1, step 0\\.0\\d+, \\d+ steps"),
        lines.get(at));
    for (String line : lines.subList(at, at + 4)) {
      assertTrue(line.length() <= 80, line);
    }
    String number = "\\d\\.\\de-\\d";
    assertTrue(
        lines
            .get(at + 1)
            .matches(" +L2 distance to kinetic N \\(noise N\\), to limit N".replace("N", number)),
        lines.get(at + 1));
    String info = Execution.of("info", output.toString()).succeeded().out();
    assertTrue(
        info.lines().anyMatch(line -> line.matches(" +particles/density +\\[2 x 3 x 32] .*")),
        info);
  }

  @Test
  void validateSaysWhatParticlesWillDo() throws IOException {
    String keys = "particles: {number: 1e6, epsilon: [0.1, 0.05], step: 1e-3, forces: mesh}\n";
    String file = write(Small.scenario(output) + keys);
    String text = Execution.of("validate", file).succeeded().out();
    String particles =
        """
          particles    1000000, seed 1, forces mesh, memory about 16 MB
                       epsilon = 0.1, step 0.001, 100 steps
                       epsilon = 0.05, step 0.001, 100 steps
        """;
    assertTrue(text.contains(particles), text);
    assertEquals(
        "{\"number\":1000000,\"seed\":1,\"epsilon\":[0.1,0.05],\"forces\":\"mesh\",\"positions\":false,"
            + "\"step\":[0.001,0.001],\"steps\":[100,100],\"memoryBytes\":16000000}",
        Execution.of("validate", file, "--json").json().get("particles").toString());
    String message =
        Execution.of(
                "validate", write(Small.scenario(output) + "particles: {number: 9, step: 9}\n"))
            .failed(2);
    assertTrue(message.contains(": particles.step must be at most"), message);
  }

  @Test
  void infoListsWhatIsInAFile() {
    Execution.of("run", scenario, "--quiet").succeeded();

    JsonNode node = Execution.of("info", output.toString(), "--json").json();
    assertEquals("small", node.get("attributes").get("title").asString());
    assertEquals(Small.scenario(output), node.get("attributes").get("scenario").asString());
    List<String> paths =
        node.get("datasets").valueStream().map(entry -> entry.get("path").asString()).toList();
    assertTrue(
        paths.containsAll(List.of("density", "kinetic/flux", "limit/error", "limit/correction")),
        paths::toString);

    String text = Execution.of("info", output.toString()).succeeded().out();
    assertTrue(text.lines().anyMatch(line -> line.matches(" +density +\\[3 x 32] .*")), text);
  }

  @Test
  void infoSaysInWordsWhatAFileIs() throws IOException {
    Execution.of("run", scenario, "--quiet").succeeded();
    List<String> lines = Execution.of("info", output.toString()).succeeded().out().lines().toList();
    assertEquals(output.toString(), lines.get(0));
    assertEquals("  a run of small, complete", lines.get(1));
    assertEquals("  32 cells, x from 0 to 6.28319", lines.get(2));
    assertEquals("  3 outputs, t = 0 to 0.1", lines.get(3));
    assertEquals("  kinetic check at 2 values of epsilon:", lines.get(4));
    assertTrue(lines.get(5).startsWith("  limit confirmed: "), lines.get(5));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));

    Path file = folder.resolve("coefficients.h5");
    Execution.of("coefficients", "--potential=quadratic", "-q", "--output", file.toString())
        .succeeded();
    String text = Execution.of("info", file.toString()).succeeded().out();
    assertTrue(text.contains("\n  coefficients of the model: quadratic"), text);
    Path sweep = folder.resolve("sweep.h5");
    Execution.of(
            "coefficients",
            "--potential=quartic",
            "--sweep=gamma=1,2",
            "-q",
            "--output",
            sweep.toString())
        .succeeded();
    text = Execution.of("info", sweep.toString()).succeeded().out();
    assertTrue(text.contains("\n  sweep of the quartic potential, 2 cases\n"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "limit", "validate"})
  void quietPrintsNothing(String command) {
    assertEquals(new Execution(0, "", ""), Execution.of(command, scenario, "--quiet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "limit", "validate"})
  void peopleReadASummary(String command) {
    String text = Execution.of(command, scenario).succeeded().out();
    assertTrue(text.lines().count() > 3, text);
    text.replace(folder.toString(), "")
        .lines()
        .forEach(line -> assertTrue(line.length() <= 90, line));
  }

  @Test
  void forceOverwrites() throws IOException {
    Files.writeString(output, "old");
    Execution.of("run", scenario, "--quiet", "--force").succeeded();
    assertTrue(Files.size(output) > 1000);
  }

  @Test
  void aRunWithoutKineticPartHasNoLimit() throws IOException {
    Path file = folder.resolve("macro.yaml");
    Files.writeString(file, Small.scenario(output).replaceAll("kinetic: .*\n", ""));
    assertFalse(Execution.of("run", file.toString(), "--json").json().has("limit"));
    String message = Execution.of("limit", file.toString()).failed(2);
    assertEquals("murmuration: " + file + ": kinetic: is missing: it lists epsilon", message);
  }
}
