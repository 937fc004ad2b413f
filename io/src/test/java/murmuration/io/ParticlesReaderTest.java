package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleOptions.Forces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part {@code particles} of a scenario; bad-scenarios.csv has what is wrong on a line. */
class ParticlesReaderTest {
  private static final String ALONE = Texts.GOOD.replaceAll("kinetic: .*\n", "");
  private static final String PLANE =
      """
      velocity: {potential: expression, expression: "vx^4 + vy^4"}
      space: {lower: [0, 0], upper: [1, 1], cells: [8, 8], boundary: periodic}
      initial: {density: 1}
      macro: {end-time: 2}
      particles: {number: 100, epsilon: 0.1, initial: maxwellian, forces: auto}
      """;

  private static Scenario.Particles read(String text) {
    return ScenarioReader.parse("test.yaml", text).particles().orElseThrow();
  }

  @Test
  void everyKeyIsRead() {
    Scenario.Particles particles =
        read(
            ALONE
                + "particles: {number: 2e5, seed: 7, epsilon: [0.1, 0.05], initial: chapman-enskog,"
                + " step: 1e-3, forces: direct, positions: true}\n");
    assertEquals(new InitialState.ChapmanEnskog(), particles.initial());
    OptionalDouble step = OptionalDouble.of(1e-3);
    assertEquals(
        List.of(
            new ParticleOptions(200_000, 7, 0.1, step, Forces.DIRECT, true),
            new ParticleOptions(200_000, 7, 0.05, step, Forces.DIRECT, true)),
        particles.runs());
    assertEquals("direct", particles.forces());
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Scenario.Particles particles = read(ALONE + "particles: {number: 100, epsilon: 0.1}\n");
    assertEquals(new InitialState.Maxwellian(), particles.initial());
    assertEquals(List.of(ParticleOptions.of(100, 1, 0.1)), particles.runs());
    assertEquals("auto", particles.forces());
    assertEquals(
        particles, read(ALONE + "particles: {number: 100, epsilon: 0.1, step: auto, seed: 1}\n"));
  }

  @Test
  void epsilonAndStartAreThoseOfTheKineticPart() {
    String text = Texts.with("maxwellian", "{perturbation: v, amplitude: 0.1}");
    Scenario scenario = ScenarioReader.parse("test.yaml", text + "particles: {number: 100}\n");
    Scenario.Particles particles = scenario.particles().orElseThrow();
    assertEquals(
        List.of(0.1, 0.01), particles.runs().stream().map(ParticleOptions::epsilon).toList());
    assertEquals(scenario.kinetic().orElseThrow().initial(), particles.initial());
    particles = read(text + "particles: {number: 100, epsilon: 0.2, initial: maxwellian}\n");
    assertEquals(0.2, particles.runs().get(0).epsilon());
    assertEquals(new InitialState.Maxwellian(), particles.initial());
  }

  @Test
  void inThePlaneAPerturbationIsInTwoVelocities() {
    String text = PLANE.replace("maxwellian", "{perturbation: vx - vy^2, amplitude: 0.1}");
    InitialState.Perturbation perturbation =
        assertInstanceOf(InitialState.Perturbation.class, read(text).initial());
    assertEquals(-2, perturbation.profile().applyAsDouble(2, -2));
  }

  @Test
  void planarPotentialsAndMixedWallsMayBeUsed() {
    assertEquals(1, read(PLANE).runs().size());
    String walls = PLANE.replace("vx^4 + vy^4", "v^4").replace("periodic", "[no-flux, periodic]");
    assertEquals(1, read(walls).runs().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          periodic | no-flux | 1: velocity.expression = "vx^4 + vy^4": between walls the particles part needs a function of the speed v
          maxwellian | chapman-enskog | 5: particles.initial = "chapman-enskog": not known for particles and a formula in vx and vy
          maxwellian | {perturbation: v} | 5: particles.initial.perturbation = "v": not a formula in vx, vy
          100 | 1e10 | 5: particles.number = 1.0E10: must be at most 1000000000
          100 | 2e7, positions: true | 5: particles.positions = true: gives more than 100000000 numbers
          """)
  void whatParticlesDoNotTakeInThePlane(String piece, String replacement, String message) {
    assertMessage(PLANE.replace(piece, replacement), message);
  }

  @Test
  void forcesOfAFourierSeriesHaveNoPairs() {
    String text =
        PLANE
            .replace("forces: auto", "forces: direct")
            .replace("initial: {d", "interaction: {potential: newtonian}\ninitial: {d");
    assertMessage(text, "6: particles.forces = \"direct\": this interaction is a Fourier series");
    assertEquals("mesh", read(text.replace("direct", "mesh")).forces());
  }

  @Test
  void particlesHaveNoThirdDimension() {
    String text =
        PLANE
            .replace("vx^4 + vy^4", "v^4")
            .replace("[0, 0]", "[0, 0, 0]")
            .replace("[1, 1]", "[1, 1, 1]")
            .replace("[8, 8]", "[8, 8, 8]");
    assertMessage(text, "5: particles: move in one or two space dimensions, the box has 3");
  }

  @Test
  void particlesNeedAVelocityPart() {
    String text = ALONE.replaceAll("velocity: .*\n", "coefficients: {D: 1, kappa: 1}\n");
    assertMessage(text + "particles: {number: 9, epsilon: 1}\n", "12: particles: needs a velocity");
  }

  private static void assertMessage(String text, String message) {
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> ScenarioReader.parse("bad.yaml", text));
    assertTrue(error.getMessage().startsWith("bad.yaml:" + message), error.getMessage());
  }
}
