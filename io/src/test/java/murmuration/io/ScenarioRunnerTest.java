package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of small scenarios, written and read again by the library that wrote them. */
class ScenarioRunnerTest {
  private static final String BY_HAND =
      Texts.GOOD
          .replaceAll("velocity: .*\n", "coefficients: {D: 0.5, kappa: 2}\n")
          .replaceAll("kinetic: .*\n", "");

  /** The kinds of runs that differ in what they compute or write. */
  enum Kind {
    WITH_KINETIC_CHECK(Texts.GOOD, "cell averages"),
    WITH_WALLS(
        Texts.GOOD.replace("periodic", "no-flux").replaceAll("kinetic: .*\n", ""), "cell averages"),
    SPECTRAL(Texts.GOOD.replace("finite-volume", "spectral"), "point values"),
    BY_HAND(ScenarioRunnerTest.BY_HAND, "cell averages"),
    PLANE(
        space("[0, -1]", "[6.283185307179586, 1]", "[16, 9]", "[periodic, no-flux]", "x", "y"),
        "cell averages"),
    SPACE(
        space("[0, -1, 0]", "[6.283185307179586, 1, 2]", "[8, 5, 6]", "no-flux", "x", "z"),
        "cell averages"),
    BY_MATRICES(
        ScenarioRunnerTest.plane(
            "coefficients: {D: [[2, 0.5], [0.5, 1]], kappa: 1, velocity: [0.25, 0]}"),
        "cell averages"),
    OF_THE_SPEED(
        ScenarioRunnerTest.plane("velocity: {potential: quartic, gamma: 2, dimension: 2}"),
        "cell averages"),
    IN_COMPONENTS(
        ScenarioRunnerTest.plane(
            "velocity: {potential: expression, expression: \"vx^4/4 + vy^2 - vx*vy/2 - vx/3\"}"),
        "cell averages"),
    AT_REST(
        Texts.GOOD
            .replace("quartic, gamma: 5.0", "tilted, gamma: 1, delta: 0.5")
            .replace("macro: {", "macro: {frame: laboratory, epsilon: 0.25, ")
            .replaceAll("kinetic: .*\n", ""),
        "cell averages"),
    NOT_EVEN(
        Texts.GOOD
            .replace("quartic, gamma: 5.0", "tilted, gamma: 1, delta: 0.5")
            .replace("maxwellian", "{perturbation: sin(v), amplitude: 0.5}"),
        "cell averages"),
    WITH_DISTRIBUTIONS(
        Texts.GOOD.replace("modes: 8", "modes: 8, velocities: [-1, 0, 2.5]"), "cell averages"),
    BETWEEN_WALLS(
        Texts.GOOD
            .replace("periodic", "no-flux")
            .replace("cosine, strength: 1.0, wavenumber: 1.0", "gaussian, length: 0.7"),
        "cell averages"),
    KINETIC_IN_THE_PLANE(
        ScenarioRunnerTest.plane("velocity: {potential: quartic, gamma: 2}")
            + "kinetic: {epsilon: [1e-1, 1e-2], modes: 12, velocities: [[0, 1], [-0.5, 2], [1, 1]]}\n",
        "cell averages"),
    WITH_PARTICLES(
        Texts.GOOD + "particles: {number: 500, epsilon: [0.1, 0.05], positions: true}\n",
        "cell averages"),
    PARTICLES_IN_THE_PLANE(
        ScenarioRunnerTest.plane("velocity: {potential: quartic, gamma: 2}")
                .replace("finite-volume", "spectral")
            + "kinetic: {epsilon: [0.1, 0.05], modes: 12, verify: false}\n"
            + "particles: {number: 300, forces: mesh, positions: true}\n",
        "point values"),
    PARTICLES_IN_A_CHANNEL(
        ScenarioRunnerTest.plane("velocity: {potential: quartic, gamma: 2}")
                .replace("periodic", "[no-flux, periodic]")
                .replace("cosine, strength: 1.0, wavenumber: 1.0", "gaussian, length: 0.7")
            + "particles: {number: 300, epsilon: 0.1}\n",
        "cell averages");

    private final String text;
    private final String values;

    String text() {
      return text;
    }

    Kind(String text, String values) {
      this.text = text;
      this.values = values;
    }
  }

  /** A periodic box of two axes with the coefficients of a line. */
  private static String plane(String coefficients) {
    return BY_HAND
        .replaceAll("coefficients: .*\n", coefficients + "\n")
        .replace("[0.0]", "[0, 0]")
        .replace("[6.283185307179586]", "[6.283185307179586, 6.283185307179586]")
        .replace("[32]", "[12, 16]")
        .replace("cos(x)", "cos(x)*sin(y)");
  }

  private static String space(
      String lower, String upper, String cells, String boundary, String first, String second) {
    return BY_HAND
            .replace("[0.0]", lower)
            .replace("[6.283185307179586]", upper)
            .replace("[32]", cells)
            .replace("periodic", boundary)
            .replace("cosine, strength: 1.0, wavenumber: 1.0", "gaussian, length: 0.7")
            .replace("cos(x)", "cos(" + first + ")*sin(" + second + ")")
        + "external: {potential: "
        + second
        + "^2/2}\n";
  }

  /**
   * In the plane with V = y²/2 and no interaction ρ tends to e^{−κy²/(2D)}/Z, uniform in x: to its
   * averages over cells, to second order.
   */
  @Test
  void anExternalPotentialConfinesUntilTheSteadyState() {
    String text =
        Kind.PLANE
            .text
            .replaceAll("interaction: .*\n", "")
            .replace("end-time: 0.1, output-every: 0.05", "end-time: 200, steady-tolerance: 1e-9");
    RunRecord run = run(text, RunMonitor.NONE);
    assertEquals(Evolution.Ending.STEADY_STATE, run.evolution().ending());
    double[] density = run.evolution().last().density();
    Grid grid = run.scenario().grid();
    double[] gibbs = grid.cellAverages((x, y, z) -> Math.exp(-2 * y * y));
    double norm = grid.integral(gibbs);
    double[] errors = new double[density.length];
    for (int i = 0; i < density.length; i++) {
      errors[i] = Math.abs(density[i] - gibbs[i] / norm);
      assertEquals(density[i / 16 * 16], density[i], 1e-7);
    }
    double h = grid.axis(1).spacing();
    assertEquals(0, grid.integral(errors), 0.1 * h * h);
  }

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.h5");
  }

  @ParameterizedTest
  @EnumSource
  void theFileHoldsWhatWasComputedToTheLastBit(Kind kind) {
    RunRecord run = write(kind.text, RunMonitor.NONE);

    Map<String, Field> expected = new TreeMap<>(Field.of(run));
    expected.replaceAll((path, field) -> field.withoutNames());
    assertEquals(expected, read());
  }

  @ParameterizedTest
  @EnumSource
  void theSummaryListsEveryDataset(Kind kind) {
    Map<String, Field> expected = Field.of(write(kind.text, RunMonitor.NONE));

    FileSummary summary = FileSummary.read(file);
    assertEquals(
        List.copyOf(expected.keySet()),
        summary.datasets().stream().map(FileSummary.Entry::path).toList());
    for (FileSummary.Entry entry : summary.datasets()) {
      Field field = expected.get(entry.path());
      assertEquals(field.shape(), entry.dimensions());
      assertFalse(entry.longName().isBlank());
      assertEquals(numbers(field).min().orElse(Double.NaN), entry.minimum());
      assertEquals(numbers(field).max().orElse(Double.NaN), entry.maximum());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAttributesSayHowToRunAgain(Kind kind) {
    RunRecord run = write(kind.text, RunMonitor.NONE);

    Map<String, Object> attributes = new HashMap<>(FileSummary.read(file).attributes());
    assertEquals(kind.text, attributes.get("scenario"));
    assertEquals("good", attributes.get("title"));
    assertEquals("yes", attributes.get("complete"));
    assertEquals(Version.text(), attributes.get("version"));
    assertTrue(Instant.now().isAfter(Instant.parse((String) attributes.get("created"))));
    int dimension = run.scenario().grid().dimension();
    assertEquals(number(run.diffusion(), dimension), attributes.get("coefficients/D"));
    assertEquals(number(run.drift(), dimension), attributes.get("coefficients/kappa"));
    assertEquals(
        run.coefficients()
            .filter(ModelCoefficients.Scalar.class::isInstance)
            .map(found -> found.meanVelocity().x())
            .orElse(null),
        attributes.get("coefficients/mean_velocity"));
    assertEquals(
        run.scenario().velocity().map(model -> Names.of(run.scenario().frame())).orElse(null),
        attributes.get("frame"));
    assertEquals(
        run.noFreeEnergy().map(reason -> "no: " + reason).orElse("yes"),
        attributes.get("diagnostics/free_energy_decays"));
    assertEquals(
        run.scenario().velocity().map(VelocityModel::theta).orElse(null),
        attributes.get("coefficients/theta"));
    assertEquals(
        run.limit().map(LimitStudy::coefficient).orElse(null),
        attributes.get("limit/leading_coefficient"));
    try (HdfFile hdf = new HdfFile(file)) {
      assertEquals(kind.values, hdf.getDatasetByPath("density").getAttribute("values").getData());
    }
  }

  @Test
  void theAttributesOfTheLimitGiveTheVerdict() {
    RunRecord run = write(Texts.GOOD, RunMonitor.NONE);
    LimitStudy study = run.limit().orElseThrow();
    Map<String, Object> attributes = FileSummary.read(file).attributes();
    assertEquals(study.verdict().line(), attributes.get("limit/verdict"));
    assertEquals(study.verdict().confirmed() ? "yes" : "no", attributes.get("limit/confirmed"));
    assertEquals(study.modes().diffusion(), attributes.get("limit/D"));
    assertEquals(8, attributes.get("limit/modes"));
    assertEquals(1.0, attributes.get("limit/leading_exponent"));
    assertEquals(study.modeEffect().getAsDouble(), attributes.get("limit/mode_effect"));
    assertEquals(study.gridEffect().getAsDouble(), attributes.get("limit/grid_effect"));
    assertEquals(8, attributes.get("kinetic/modes"));
    assertEquals("exponential", attributes.get("kinetic/method"));
  }

  @Test
  void withoutVerificationThereAreNoEffects() {
    write(Texts.with("modes: 8", "modes: 8, method: imex, verify: false"), RunMonitor.NONE);
    Map<String, Object> attributes = FileSummary.read(file).attributes();
    assertFalse(attributes.containsKey("limit/mode_effect"));
    assertFalse(attributes.containsKey("limit/grid_effect"));
    assertEquals("imex", attributes.get("kinetic/method"));
  }

  /** Flux and force are those of a balance of mass between faces. */
  @Test
  void betweenWallsTheFluxIsAtTheLeftFaces() {
    write(Kind.BETWEEN_WALLS.text, RunMonitor.NONE);
    try (HdfFile hdf = new HdfFile(file)) {
      Dataset flux = hdf.getDatasetByPath("kinetic/flux");
      assertEquals("left faces", flux.getAttribute("location").getData());
      String longName = (String) flux.getAttribute("long_name").getData();
      assertEquals("1", flux.getAttribute("units").getData());
      assertTrue(longName.endsWith("at the left face of each cell"), longName);
    }
    List<Double> flux = read().get("kinetic/flux").values();
    for (int i = 0; i < flux.size(); i += 32) {
      assertEquals(0.0, flux.get(i));
    }
  }

  /** ∫ f dv is the density, as far as the modes reach. */
  @Test
  void theDistributionsSumUpToTheDensity() {
    String text = Texts.with("modes: 8", "modes: 8, velocities: {from: -10, to: 10, count: 201}");
    RunRecord run = run(text, RunMonitor.NONE);
    LimitRow row = run.limit().orElseThrow().rows().get(0);
    double[] sum = new double[32];
    for (int v = 0; v < 201; v++) {
      double[] f = row.distribution(2, v);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += 0.1 * f[i];
      }
    }
    assertArrayEquals(row.density(2), sum, 1e-10);
  }

  /** The density stops in its steady state, the kinetic check goes on. */
  @Test
  void aDensityThatEndsEarlyHasItsOwnTimes() {
    String text =
        Texts.with("tolerance: 1e-3", "tolerance: 1e-3, steady-tolerance: 10")
            .replace("output-every: 0.05", "output-every: 0.02");
    RunRecord run = write(text, RunMonitor.NONE);
    assertEquals(Evolution.Ending.STEADY_STATE, run.evolution().ending());
    Map<String, Field> fields = read();
    assertTrue(fields.get("time").shape().get(0) < 6);
    assertEquals(List.of(2, 6, 32), fields.get("kinetic/density").shape());
    assertEquals(List.of(0.0, 0.02, 0.04, 0.06, 0.08, 0.1), fields.get("kinetic/time").values());
    assertEquals(List.of(6, 32), fields.get("limit/correction").shape());
    assertEquals(6, fields.get("limit/time").values().size());
  }

  @Test
  void theKineticCheckInThePlaneHasTheCoefficientsOfItsModes() {
    RunRecord run = run(Kind.KINETIC_IN_THE_PLANE.text, RunMonitor.NONE);
    LimitStudy study = run.limit().orElseThrow();
    assertEquals(2, study.modes().dimension());
    assertEquals(run.diffusion().xx(), study.modes().diffusion(), 1e-3);
    assertEquals(1, study.exponent());
  }

  /** A matrix that is no multiple of the identity is a dataset. */
  private static Double number(Tensor tensor, int dimension) {
    OptionalDouble multiple = Tensors.multiple(tensor, dimension);
    return multiple.isPresent() ? multiple.getAsDouble() : null;
  }

  @ParameterizedTest
  @EnumSource
  void aRunConservesTheMassThatWasAskedFor(Kind kind) {
    RunRecord run = run(kind.text, RunMonitor.NONE);
    for (Snapshot snapshot : run.snapshots()) {
      assertEquals(1, snapshot.diagnostics().mass(), 1e-12);
    }
    assertTrue(run.evolution().massError() < 1e-12);
    assertFalse(run.interrupted());
    assertEquals(0.1, run.evolution().last().diagnostics().time());
  }

  @Test
  void coefficientsByHandAreUsedAsTheyAre() {
    RunRecord run = run(BY_HAND, RunMonitor.NONE);
    assertEquals(Tensor.isotropic(0.5), run.diffusion());
    assertEquals(Tensor.isotropic(2), run.drift());
    assertTrue(run.coefficients().isEmpty() && run.limit().isEmpty());
  }

  /** D and κ of a potential depend on the dimension of the velocity. */
  @Test
  void theCoefficientsAreThoseOfTheDimensionOfTheBox() {
    VelocityModel model = new VelocityModel("quartic", Map.of("gamma", 2.0), null, 1, 2);
    TransportCoefficients expected =
        new SpectralMethod().compute(new Maxwellian(model.build(), 1, 2));
    RunRecord run = run(Kind.OF_THE_SPEED.text, RunMonitor.NONE);
    assertEquals(Tensor.isotropic(expected.diffusion()), run.diffusion());
    assertEquals(Tensor.isotropic(expected.drift()), run.drift());
  }

  @Test
  void aFormulaInComponentsGivesMatrices() {
    VelocityModel model =
        ScenarioReader.parse("test.yaml", Kind.IN_COMPONENTS.text).velocity().get();
    PlanarCoefficients expected = new PlanarMethod(24).compute(model.buildPlanar(), 1);
    RunRecord run = run(Kind.IN_COMPONENTS.text, RunMonitor.NONE);
    assertEquals(expected.diffusion().xy(), run.diffusion().at(0, 1));
    assertEquals(expected.drift().yy(), run.drift().at(1, 1));
    assertTrue(Math.abs(run.diffusion().xy()) > 0.1 && Math.abs(expected.meanX()) > 0.1);
    assertEquals(Velocity.ZERO, run.equation().velocity());
  }

  @Test
  void inTheLaboratoryFrameTheDensityDriftsWithTheMeanVelocity() {
    RunRecord run = run(Kind.AT_REST.text, RunMonitor.NONE);
    double mean = run.coefficients().orElseThrow().meanVelocity().x();
    assertTrue(mean > 0.1);
    assertEquals(2 * mean, run.equation().velocity().x(), 1e-15);
    write(Kind.AT_REST.text, RunMonitor.NONE);
    Map<String, Object> attributes = FileSummary.read(file).attributes();
    assertEquals(0.25, attributes.get("epsilon"));
    assertArrayEquals(new double[] {2 * mean}, (double[]) attributes.get("velocity"), 1e-15);
  }

  /** What rounding leaves of V in the plane would otherwise count as a drift. */
  @Test
  void withoutAMeanVelocityTheLaboratoryFrameIsTheMovingOne() {
    String text =
        Kind.IN_COMPONENTS
            .text
            .replace(" - vx/3", "")
            .replace("macro: {", "macro: {frame: laboratory, epsilon: 1e-4, ");
    assertEquals(Velocity.ZERO, run(text, RunMonitor.NONE).equation().velocity());
  }

  @Test
  void aVelocityGivenByHandIsAnAttribute() {
    write(Kind.BY_MATRICES.text, RunMonitor.NONE);
    Object velocity = FileSummary.read(file).attributes().get("coefficients/velocity");
    assertArrayEquals(new double[] {0.25, 0}, (double[]) velocity);
  }

  /** ρ = 1 + cos(x)/2 decays as e^{−Dt} without interaction. */
  @ParameterizedTest
  @ValueSource(strings = {"finite-volume", "spectral"})
  void withoutInteractionTheHeatEquationIsSolved(String scheme) {
    String text =
        BY_HAND
            .replaceAll("interaction: .*\n", "")
            .replace(", mass: 1.0", "")
            .replace("1e-3", "1e-8")
            .replace("finite-volume", scheme);
    RunRecord run = run(text, RunMonitor.NONE);
    double[] density = run.evolution().last().density();
    for (int i = 0; i < density.length; i++) {
      double x = run.scenario().grid().x().centre(i);
      assertEquals(1 + 0.5 * Math.exp(-0.05) * Math.cos(x), density[i], 1e-3);
    }
  }

  @Test
  void aKineticCheckNeedsAKineticPart() {
    ScenarioRunner runner =
        new ScenarioRunner(ScenarioReader.parse("test.yaml", BY_HAND), RunMonitor.NONE);
    assertThrows(IllegalStateException.class, runner::limit);
  }

  @Test
  void aRunInterruptedAfterSomeOutputsKeepsThem() {
    String text = Texts.with("output-every: 0.05", "output-every: 0.01");
    List<Double> progress = new ArrayList<>();
    RunMonitor monitor =
        new RunMonitor() {
          @Override
          public void progress(String stage, double fraction) {
            progress.add(fraction);
          }

          @Override
          public boolean interrupted() {
            return !progress.isEmpty() && progress.get(progress.size() - 1) > 0.5;
          }
        };

    RunRecord run = write(text, monitor);

    assertTrue(run.interrupted());
    assertTrue(run.limit().isEmpty());
    FileSummary summary = FileSummary.read(file);
    assertEquals("no: interrupted", summary.attributes().get("complete"));
    List<Double> times = read().get("time").values();
    assertEquals(7, times.size(), () -> "times " + times);
    assertEquals(List.of(7, 32), read().get("density").shape());
  }

  @Test
  void aRunInterruptedInTheKineticCheckKeepsTheDensity() {
    RunRecord run = write(Texts.GOOD, stopping("kinetic check", () -> true));

    assertTrue(run.interrupted());
    assertFalse(run.evolution().interrupted());
    assertEquals("no: interrupted", FileSummary.read(file).attributes().get("complete"));
    assertEquals(List.of(3, 32), read().get("density").shape());
    assertFalse(read().containsKey("limit/error"));
  }

  @Test
  void whereverARunIsInterruptedItsOutputTimesIncrease() {
    String text =
        BY_HAND
            .replace("strength: 1.0", "strength: 1e5")
            .replace("output-every: 0.05", "output-every: 0.02");
    long rejections = run(text, RunMonitor.NONE).evolution().rejections();
    assertTrue(rejections > 0, "a scenario whose steps are sometimes repeated is needed");
    for (int calls = 0; calls < 60; calls++) {
      int allowed = calls;
      int[] count = {0};
      RunRecord run = run(text, stopping("density", () -> count[0]++ >= allowed));
      double[] times = run.snapshots().stream().mapToDouble(s -> s.diagnostics().time()).toArray();
      for (int i = 1; i < times.length; i++) {
        assertTrue(times[i - 1] < times[i], () -> allowed + " calls: " + Arrays.toString(times));
      }
    }
  }

  @Test
  void progressGoesFromZeroToOneInEveryStage() {
    Map<String, List<Double>> progress = new HashMap<>();
    RunMonitor monitor =
        new RunMonitor() {
          @Override
          public synchronized void progress(String stage, double fraction) {
            progress.computeIfAbsent(stage, key -> new ArrayList<>()).add(fraction);
          }
        };
    run(Texts.GOOD, monitor);
    assertEquals(List.of("density", "kinetic check"), progress.keySet().stream().sorted().toList());
    for (List<Double> fractions : progress.values()) {
      assertTrue(fractions.stream().allMatch(value -> value >= 0 && value <= 1));
      assertEquals(1, fractions.stream().max(Double::compare).orElseThrow());
    }
  }

  @Test
  void aFormulaGivesTheSameKineticCheckAsItsPotential() {
    UnaryOperator<String> formula =
        text ->
            text.replace(
                "potential: cosine, strength: 1.0, wavenumber: 1.0",
                "potential: expression, expression: \"-cos(r)\", periodization: nearest-image");
    String text = Texts.with("[1e-1, 1e-2]", "[0.1, 0.09, 0.08, 0.07]");
    LimitStudy expected = run(text, RunMonitor.NONE).limit().orElseThrow();
    LimitStudy actual = run(formula.apply(text), RunMonitor.NONE).limit().orElseThrow();
    for (int i = 0; i < expected.rows().size(); i++) {
      double error = expected.rows().get(i).error();
      assertEquals(error, actual.rows().get(i).error(), 1e-9 * error);
    }
  }

  private static RunMonitor stopping(String where, BooleanSupplier stop) {
    return new RunMonitor() {
      private String stage = "density";

      @Override
      public synchronized void progress(String name, double fraction) {
        stage = name;
      }

      @Override
      public synchronized boolean interrupted() {
        return stage.equals(where) && stop.getAsBoolean();
      }
    };
  }

  private static RunRecord run(String text, RunMonitor monitor) {
    return new ScenarioRunner(ScenarioReader.parse("test.yaml", text), monitor).run();
  }

  private RunRecord write(String text, RunMonitor monitor) {
    RunRecord run = run(text, monitor);
    RunFile.write(new OutputFile("output.file", file, false), run);
    return run;
  }

  private Map<String, Field> read() {
    Map<String, Field> fields = new TreeMap<>();
    try (HdfFile hdf = new HdfFile(file)) {
      collect(hdf, "", fields);
    }
    return fields;
  }

  private static void collect(Group group, String prefix, Map<String, Field> fields) {
    for (Node node : group) {
      if (node instanceof Group child) {
        collect(child, prefix + child.getName() + "/", fields);
      } else if (node instanceof Dataset dataset) {
        fields.put(prefix + dataset.getName(), field(dataset));
      }
    }
  }

  private static Field field(Dataset dataset) {
    Object data = dataset.getDataFlat();
    DoubleStream values =
        data instanceof int[] integers
            ? IntStream.of(integers).asDoubleStream()
            : data instanceof long[] counts
                ? LongStream.of(counts).asDoubleStream()
                : DoubleStream.of((double[]) data);
    List<Integer> shape = IntStream.of(dataset.getDimensions()).boxed().toList();
    return new Field(List.of(), shape, values.boxed().collect(Collectors.toList()));
  }

  private static DoubleStream numbers(Field field) {
    return field.values().stream().mapToDouble(Double::doubleValue).filter(v -> !Double.isNaN(v));
  }
}
