package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.LimitOptions;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private static final double LENGTH = 6.283185307179586;
  private static final Grid RING = Grid.of(new Axis(0, LENGTH, 8, Boundary.PERIODIC));
  private static final String COSINE = "potential: cosine, strength: 1.0, wavenumber: 1.0";

  private static final String TILTED_WITH_WALLS =
      Texts.with("boundary: periodic", "boundary: no-flux")
          .replace("quartic, gamma: 5.0", "tilted, gamma: 5.0, delta: 0.1");
  private static final String PLANE =
      """
      velocity: {potential: expression, expression: "vx^4 + vy^4"}
      space: {lower: [0, 0], upper: [1, 1], cells: [4, 8], boundary: [periodic, no-flux]}
      initial: {density: 1}
      macro: {end-time: 2}
      """;

  private static final String KINETIC_PLANE =
      PLANE.replace("vx^4 + vy^4", "v^4").replace(", boundary: [periodic, no-flux]", "")
          + "kinetic: {epsilon: 0.1}\n";
  private static final String GAUSSIAN = "potential: gaussian, length: 0.5";

  /** A swarm with a mean velocity would run into a wall. */
  @Test
  void wallsNeedAnEvenVelocityPotential() {
    String tilted = TILTED_WITH_WALLS;
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", tilted));
    assertTrue(e.getMessage().startsWith("bad.yaml:2: velocity.potential = \"tilted\": not even"));
  }

  /** In the laboratory frame its mass piles up there. */
  @Test
  void inTheLaboratoryFrameWallsMayBeRunInto() {
    String text =
        TILTED_WITH_WALLS
            .replaceAll("kinetic:.*\n", "")
            .replace("macro: {", "macro: {frame: laboratory, epsilon: 0.1, ");
    Scenario scenario = ScenarioReader.parse("test.yaml", text);
    assertEquals(Scenario.Frame.LABORATORY, scenario.frame());
    assertEquals(OptionalDouble.of(0.1), scenario.laboratory());
  }

  /** Only the velocity across a wall has to have the mean 0. */
  @ParameterizedTest
  @CsvSource({
    "vx^4 + vy^4, true",
    "vx^4 + vy^4 - vx, true",
    "vx^4 + vy^4 - vx*vy, true",
    "v^4 + vx^2, true",
    "vx^4 + vy^4 - vy, false",
    "vx^4 + vy^4 - vx - vx*vy, false"
  })
  void wallsNeedABalancedVelocityAcrossThem(String formula, boolean balanced) {
    String text = PLANE.replace("vx^4 + vy^4", formula);
    if (balanced) {
      ScenarioReader.parse("test.yaml", text);
    } else {
      assertThrows(ScenarioException.class, () -> ScenarioReader.parse("test.yaml", text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frame: laboratory                 | macro.epsilon: is missing
          frame: laboratory, epsilon: 0     | macro.epsilon = 0: must be positive
          """)
  void theLaboratoryFrameNeedsEpsilon(String keys, String message) {
    String text = PLANE.replace("end-time: 2", "end-time: 2, " + keys);
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertTrue(e.getMessage().startsWith("bad.yaml:4: " + message), e.getMessage());
  }

  @Test
  void theLaboratoryFrameNeedsAVelocityModel() {
    String text =
        PLANE
            .replaceAll("velocity: .*\n", "coefficients: {D: 1, kappa: 1}\n")
            .replace("end-time: 2", "end-time: 2, frame: laboratory, epsilon: 1");
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    String message = "bad.yaml:4: macro.frame = \"laboratory\": needs a velocity part";
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void matricesAndAVelocityMayBeGivenByHand() {
    String text =
        PLANE.replaceAll(
            "velocity: .*\n",
            "coefficients: {D: [[2, -1], [-1, 3]], kappa: 4, velocity: [0.5, -0.25]}\n");
    assertEquals(
        Optional.of(
            new Scenario.Given(
                Tensor.planar(2, -1, 3), Tensor.isotropic(4), new Velocity(0.5, -0.25, 0))),
        ScenarioReader.parse("test.yaml", text).given());
  }

  @Test
  void aMatrixInSpaceIsReadByRows() {
    Scenario scenario =
        ScenarioReader.parse(
            "test.yaml",
            """
            coefficients: {D: [[5, 1, 2], [1, 6, 3], [2, 3, 7]], kappa: 0, velocity: [1, 2, 3]}
            space: {lower: [0, 0, 0], upper: [1, 1, 1], cells: [4, 4, 4]}
            initial: {density: 1}
            macro: {end-time: 2}
            """);
    assertEquals(
        Optional.of(
            new Scenario.Given(
                new Tensor(5, 1, 2, 6, 3, 7), Tensor.isotropic(0), new Velocity(1, 2, 3))),
        scenario.given());
  }

  @Test
  void theVelocityHasAsManyDimensionsAsTheBox() {
    String plane = PLANE.replace("vx^4 + vy^4", "v^4");
    assertEquals(2, ScenarioReader.parse("test.yaml", plane).velocity().orElseThrow().dimension());
    String given = plane.replace("\"v^4\"", "\"v^4\", dimension: 2");
    assertEquals(2, ScenarioReader.parse("test.yaml", given).velocity().orElseThrow().dimension());
  }

  @Test
  void everyKeyIsRead() {
    Scenario scenario = ScenarioReader.parse("good.yaml", Texts.GOOD);

    assertEquals("good", scenario.name());
    assertEquals(Texts.GOOD, scenario.text());
    assertEquals(
        Optional.of(new VelocityModel("quartic", Map.of("gamma", 5.0), null, 1)),
        scenario.velocity());
    assertEquals(Optional.empty(), scenario.given());
    assertEquals(OptionalDouble.empty(), scenario.laboratory());
    assertEquals(Grid.of(new Axis(0, LENGTH, 32, Boundary.PERIODIC)), scenario.grid());
    assertEquals(InteractionPotential.cosine(1).scaled(1), scenario.interaction());
    assertEquals(1.5, scenario.density().value(0, 0, 0));
    assertEquals(OptionalDouble.of(1), scenario.mass());
    assertEquals(Scenario.SchemeName.FINITE_VOLUME, scenario.scheme());
    assertEquals(new OutputTimes(0.1, 0.05), scenario.times());
    assertEquals(1e-3, scenario.tolerance());
    assertEquals(
        Optional.of(
            new Scenario.Kinetic(
                List.of(1e-1, 1e-2), new InitialState.Maxwellian(), LimitOptions.of(8))),
        scenario.kinetic());
    assertEquals(Path.of("good.h5"), scenario.output());
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Scenario scenario =
        ScenarioReader.parse(
            "short.yaml",
            """
            velocity: {potential: quadratic}
            space: {lower: 0, upper: 1, cells: 4}
            initial: {density: 1}
            macro: {end-time: 2}
            kinetic: {epsilon: 0.1}
            """);

    assertEquals("murmuration", scenario.name());
    assertEquals(1, scenario.velocity().orElseThrow().theta());
    assertEquals(Grid.of(new Axis(0, 1, 4, Boundary.PERIODIC)), scenario.grid());
    assertEquals(InteractionPotential.none(), scenario.interaction());
    assertEquals(OptionalDouble.empty(), scenario.mass());
    assertEquals(Scenario.SchemeName.FINITE_VOLUME, scenario.scheme());
    assertEquals(new OutputTimes(2, 0.02), scenario.times());
    assertEquals(1e-4, scenario.tolerance());
    assertEquals(
        Optional.of(
            new Scenario.Kinetic(
                List.of(0.1),
                new InitialState.Maxwellian(),
                new LimitOptions(
                    OptionalInt.empty(),
                    KineticSolver.Method.EXPONENTIAL,
                    LimitOptions.ACCURACY,
                    true,
                    List.of()))),
        scenario.kinetic());
    assertEquals(Path.of("murmuration.h5"), scenario.output());
  }

  @ParameterizedTest
  @CsvSource({"my swarm, my-swarm.h5", "a/b, a-b.h5", "../x, ..-x.h5", "ρ, -.h5"})
  void withoutAnOutputTheFileIsNamedAfterTheScenario(String name, Path file) {
    String text = Texts.with("name: good", "name: " + name).replace("output: {file: good.h5}", "");
    assertEquals(file, ScenarioReader.parse("test.yaml", text).output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{file: good.h5} | false | 0",
        "{} | false | 0",
        "{precision: double} | false | 0",
        "{precision: single, compression: 9} | true | 9",
        "{compression: 1} | false | 1"
      })
  void theOutputIsStoredAsAskedFor(String output, boolean single, int level) {
    Scenario scenario = Texts.parse("{file: good.h5}", output);
    assertEquals(new Storage(single, level), scenario.storage());
    assertEquals(Path.of("good.h5"), scenario.output());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10})
  void thereIsNoOtherLevelOfCompression(int level) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Storage(false, level)).getMessage();
    assertEquals("the level of compression must be from 0 to 9, got " + level, message);
  }

  @Test
  void coefficientsByHandReplaceTheVelocityPart() {
    Scenario scenario =
        ScenarioReader.parse(
            "by-hand.yaml",
            """
            coefficients: {D: 2, kappa: 0}
            space: {lower: [-1], upper: [1], cells: [8], boundary: no-flux}
            initial: {density: "1 + x"}
            macro: {end-time: 1}
            """);

    assertEquals(Optional.empty(), scenario.velocity());
    assertEquals(
        Optional.of(new Scenario.Given(Tensor.isotropic(2), Tensor.isotropic(0), Velocity.ZERO)),
        scenario.given());
    assertEquals(Boundary.NO_FLUX, scenario.grid().x().boundary());
    assertEquals(Optional.empty(), scenario.kinetic());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          potential: quadratic                           | v^2/2
          potential: quartic, gamma: 3                   | v^4/12 - v^2/2
          potential: cubic, gamma: 3                     | v^4/12 - abs(v)^3/3
          potential: tilted, gamma: 3, delta: -0.5       | v^4/12 - v^2/2 + 0.5*v
          potential: power, gamma: 3, a: 6, b: 1         | v^6/18 - abs(v)
          potential: expression, expression: "cosh(v)-v" | cosh(v) - v
          potential: expression, expression: "v^4/(4*gamma) - a*theta*v^2", gamma: 3, a: 0.5 | v^4/12 - v^2/2
          """)
  void velocityPotentialsAreThoseOfTheContract(String given, String formula) {
    VelocityModel model =
        Texts.parse("potential: quartic, gamma: 5.0", given).velocity().orElseThrow();
    DoubleUnaryOperator expected = new Expression("formula", formula, "v");
    for (double v = -3; v <= 3; v += 0.25) {
      assertEquals(expected.applyAsDouble(v), model.build().value(v), 1e-13);
    }
    boolean even = !formula.endsWith("*v") && !formula.endsWith("- v");
    assertEquals(even, model.build().even());
  }

  static Stream<Arguments> interactions() {
    DoubleUnaryOperator morse = r -> 2 * Math.exp(-r / 0.5) - 3 * Math.exp(-r / 4);
    return Stream.of(
        interaction("potential: none", r -> 0),
        interaction("potential: quadratic, strength: 3", r -> 1.5 * r * r),
        interaction("potential: cosine, strength: 3, wavenumber: 2", r -> -3 * Math.cos(2 * r)),
        interaction("potential: gaussian, length: 0.5", r -> -Math.exp(-2 * r * r)),
        interaction(
            "potential: morse, repulsion: 2, repulsion-length: 0.5,"
                + " attraction: 3, attraction-length: 4",
            morse),
        interaction("potential: power, p: 3, q: 0.5", r -> r * r * r / 3 - 2 * Math.sqrt(r)),
        interaction("potential: newtonian, strength: -1", r -> -r / 2),
        interaction("potential: expression, expression: \"exp(-r^2)\"", r -> Math.exp(-r * r)));
  }

  private static Arguments interaction(String text, DoubleUnaryOperator potential) {
    return Arguments.of(text, potential);
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void interactionPotentialsAreThoseOfTheContract(String text, DoubleUnaryOperator expected) {
    String walls =
        Texts.with("boundary: periodic", "boundary: no-flux")
            .replaceAll("kinetic:.*\n", "")
            .replace(COSINE, text);
    InteractionPotential potential = ScenarioReader.parse("test.yaml", walls).interaction();
    for (double r = 0; r <= 6; r += 0.25) {
      assertEquals(expected.applyAsDouble(r), potential.value(r), 1e-13);
    }
  }

  @Test
  void aPowerMayBeAsSingularAsTheDimensionAllows() {
    String kernel =
        "\ninteraction: {potential: power, p: 2, q: -1.5, periodization: nearest-image}";
    String text = PLANE.replace("[periodic, no-flux]}", "no-flux}" + kernel);
    InteractionPotential potential = ScenarioReader.parse("test.yaml", text).interaction();
    assertEquals(2 + Math.pow(2, -1.5) / 1.5, potential.value(2), 1e-14);
  }

  @Test
  void aPotentialWithoutPeriodicFormTakesThatOfTheNearestImage() {
    InteractionPotential potential =
        Texts.parse(COSINE, "potential: quadratic, periodization: nearest-image").interaction();
    assertEquals(0.5, potential.inBox(RING, 1, 0, 0));
  }

  @Test
  void aPotentialThatDecaysIsSummedOverImages() {
    String kernel = "potential: expression, expression: \"exp(-r)\", periodization: images";
    InteractionPotential potential = Texts.parse(COSINE, kernel).interaction();
    double sum = (Math.exp(-1) + Math.exp(1 - LENGTH)) / -Math.expm1(-LENGTH);
    assertEquals(sum, potential.inBox(RING, 1, 0, 0), 1e-14);
  }

  @ParameterizedTest
  @CsvSource({"r^2, true", "exp(-r^2), true", "r, false", "exp(-r), false", "sqrt(r), false"})
  void aFormulaIsSmoothAtTheOriginWhenItStartsLikeASquare(String formula, boolean smooth) {
    InteractionPotential potential =
        Texts.parse(
                COSINE,
                "potential: expression, periodization: nearest-image, expression: " + formula)
            .interaction();
    assertEquals(smooth, potential.smoothAtOrigin());
  }

  @Test
  void kineticDataMayBeAPerturbation() {
    Scenario scenario =
        Texts.parse("initial: maxwellian", "initial: {perturbation: \"sin(v)\", amplitude: 0.5}");
    InitialState.Perturbation initial =
        assertInstanceOf(
            InitialState.Perturbation.class, scenario.kinetic().orElseThrow().initial());
    assertEquals(0.5, initial.amplitude());
    assertEquals(Math.sin(2), initial.profile().applyAsDouble(2, 0));
  }

  @Test
  void inThePlaneAPerturbationIsInTwoVelocities() {
    Scenario scenario =
        ScenarioReader.parse(
            "test.yaml", KINETIC_PLANE.replace("0.1}", "0.1, initial: {perturbation: vx*vy^2}}"));
    InitialState.Perturbation initial =
        assertInstanceOf(
            InitialState.Perturbation.class, scenario.kinetic().orElseThrow().initial());
    assertEquals(1, initial.amplitude());
    assertEquals(18, initial.profile().applyAsDouble(2, 3));
  }

  @Test
  void theOptionsOfTheKineticCheckAreRead() {
    assertEquals(
        new LimitOptions(OptionalInt.empty(), KineticSolver.Method.IMEX, 0.25, false, List.of()),
        options(
            Texts.with("modes: 8", "modes: auto, method: imex, accuracy: 0.25, verify: false")));
    assertEquals(
        new LimitOptions(
            OptionalInt.empty(), KineticSolver.Method.EXPONENTIAL, 1e-4, true, List.of()),
        options(KINETIC_PLANE));
    assertEquals(
        OptionalInt.of(100), options(KINETIC_PLANE.replace("0.1}", "0.1, modes: 100}")).modes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [-1.5, 0, 2]                | -1.5 0 2
          3                           | 3
          {from: -1, to: 2, count: 4} | -1 0 1 2
          """)
  void velocitiesAreAListOrARange(String given, String expected) {
    List<LimitOptions.Velocity> velocities =
        Stream.of(expected.split(" "))
            .map(v -> new LimitOptions.Velocity(Double.parseDouble(v), 0))
            .toList();
    String text = Texts.with("modes: 8", "modes: 8, velocities: " + given);
    assertEquals(velocities, options(text).velocities());
  }

  @Test
  void inThePlaneVelocitiesArePairs() {
    String text = KINETIC_PLANE.replace("0.1}", "0.1, velocities: [[0, 1], [-0.5, 2]]}");
    assertEquals(
        List.of(new LimitOptions.Velocity(0, 1), new LimitOptions.Velocity(-0.5, 2)),
        options(text).velocities());
  }

  /** W is even there. */
  @Test
  void theKineticCheckMayBeBetweenWalls() {
    String text = Texts.with("boundary: periodic", "boundary: no-flux").replace(COSINE, GAUSSIAN);
    assertTrue(ScenarioReader.parse("test.yaml", text).kinetic().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v^4 | vx^4 + vy^4 | 1: velocity.expression = "vx^4 + vy^4": in the plane the kinetic part needs a function of the speed v
          cells: [4, 8] | cells: [4, 8], boundary: [periodic, no-flux] | 2: space.boundary = ["periodic","no-flux"]: in the plane the kinetic part needs space.boundary: periodic
          0.1} | 0.1, modes: 2} | 5: kinetic.modes = 2: expected a whole number of at least 3
          0.1} | 0.1, modes: 101} | 5: kinetic.modes = 101: must be at most 100, or auto
          0.1} | 0.1, velocities: [1, 2]} | 5: kinetic.velocities = [1,2]: expected
          0.1} | 0.1, velocities: 1} | 5: kinetic.velocities = 1: in the plane expected pairs such as [[0, 0], [1, -0.5]]
          0.1} | 0.1, velocities: {from: 0, to: 1, count: 2}} | 5: kinetic.velocities = {"from":0,"to":1,"count":2}: in the plane expected pairs
          0.1} | 0.1, velocities: [[1, 2, 3]]} | 5: kinetic.velocities = [[1,2,3]]: in the plane expected pairs
          0.1} | 0.1, velocities: [[1, x]]} | 5: kinetic.velocities = "x": expected a number
          0.1} | 0.1, initial: {perturbation: v}} | 5: kinetic.initial.perturbation = "v": not a formula in vx, vy
          0.1} | 0.1, initial: {perturbation: 1/(vx+vy)}} | 5: kinetic.initial.perturbation = "1/(vx+vy)": not a finite number at vx = -4.0, vy = 4.0
          """)
  void whatTheKineticCheckDoesNotTakeInThePlane(String piece, String replacement, String message) {
    String text = KINETIC_PLANE.replace(piece, replacement);
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertTrue(e.getMessage().startsWith("bad.yaml:" + message), e.getMessage());
  }

  @Test
  void theKineticCheckHasNoThirdDimension() {
    String text =
        KINETIC_PLANE
            .replace("[0, 0]", "[0, 0, 0]")
            .replace("[1, 1]", "[1, 1, 1]")
            .replace("[4, 8]", "[4, 8, 4]");
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertEquals(
        "bad.yaml:5: kinetic: works in one or two space dimensions, the box has 3", e.getMessage());
  }

  private static LimitOptions options(String text) {
    return ScenarioReader.parse("test.yaml", text).kinetic().orElseThrow().options();
  }

  @Test
  void kineticDataMayBeChapmanEnskog() {
    Scenario scenario = Texts.parse("initial: maxwellian", "initial: chapman-enskog");
    assertEquals(new InitialState.ChapmanEnskog(), scenario.kinetic().orElseThrow().initial());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5e0", "50e-1", "0.5E1", "5."})
  void numbersMayBeWrittenInManyWays(String five) {
    VelocityModel model = Texts.parse("gamma: 5.0", "gamma: " + five).velocity().orElseThrow();
    assertEquals(5, model.parameter("gamma"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n\n", "   # remark: [ }\n"})
  void lineEndsBlankLinesAndRemarksDoNotMatter(String lineEnd) {
    Scenario scenario = ScenarioReader.parse("test.yaml", Texts.GOOD.replace("\n", lineEnd));
    assertEquals(Path.of("good.h5"), scenario.output());
  }

  @Test
  void aByteOrderMarkDoesNotMatter() {
    assertEquals("good", ScenarioReader.parse("test.yaml", "\ufeff" + Texts.GOOD).name());
  }

  @Test
  void aFileIsReadAsUtf8(@TempDir Path folder) throws IOException {
    String text = "# ρ → κ 🐦\n" + Texts.GOOD;
    Path file = Files.writeString(folder.resolve("swarm.yaml"), text);
    assertEquals(text, ScenarioReader.read(file).text());
  }

  @Test
  void theSpectralSchemeCanBeChosen() {
    Scenario scenario = Texts.parse("scheme: finite-volume", "scheme: spectral");
    assertEquals(Scenario.SchemeName.SPECTRAL, scenario.scheme());
  }

  @Test
  void aModelDescribesItself() {
    Scenario scenario = ScenarioReader.parse("good.yaml", Texts.GOOD);
    String words = scenario.velocity().orElseThrow().describe();
    assertTrue(words.equals("quartic, gamma = 5, theta = 1"), words);
  }
}
