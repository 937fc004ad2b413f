package murmuration.io;

import java.util.List;
import murmuration.coefficients.EigenBasis;
import murmuration.kinetic.InitialState;

/** Reads the part {@code kinetic} of a scenario: the kinetic check. */
final class KineticReader {
  private static final int DEFAULT_MODES = 24;
  // Speeds at which a perturbation is tried; 0 and 1 are among them.
  private static final double SPEED = 4;
  private static final int SPEEDS = 32;
  private static final List<String> INITIAL_STATES = List.of("maxwellian", "chapman-enskog");

  private KineticReader() {}

  /**
   * Reads the part.
   *
   * @throws ScenarioException when something in it is wrong
   */
  static Scenario.Kinetic read(YamlNode node) {
    node.allow("epsilon", "modes", "initial");
    List<Double> epsilon = node.numbers("epsilon");
    for (double value : epsilon) {
      if (!(value > 0)) {
        throw node.invalid("epsilon", "each must be positive");
      }
    }
    int modes = node.has("modes") ? node.integer("modes", 2) : DEFAULT_MODES;
    if (modes > EigenBasis.MOST_MODES) {
      throw node.invalid("modes", "must be at most " + EigenBasis.MOST_MODES);
    }
    InitialState initial = new InitialState.Maxwellian();
    if (node.isMapping("initial")) {
      YamlNode perturbation = node.child("initial").allow("perturbation", "amplitude");
      Expression profile = perturbation(perturbation);
      initial =
          new InitialState.Perturbation(
              (vx, vy) -> profile.applyAsDouble(vx), perturbation.number("amplitude", 1));
    } else if (node.has("initial")
        && node.choice("initial", INITIAL_STATES).equals("chapman-enskog")) {
      initial = new InitialState.ChapmanEnskog();
    }
    return new Scenario.Kinetic(epsilon, modes, initial);
  }

  private static Expression perturbation(YamlNode node) {
    Expression perturbation = node.formula("perturbation", List.of("v"));
    for (double v = -SPEED; v <= SPEED; v += SPEED / SPEEDS) {
      if (!Double.isFinite(perturbation.applyAsDouble(v))) {
        throw node.invalid("perturbation", "not a finite number at v = " + v);
      }
    }
    return perturbation;
  }
}
