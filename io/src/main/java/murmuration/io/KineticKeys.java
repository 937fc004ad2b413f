package murmuration.io;

import java.util.List;
import murmuration.kinetic.InitialState;

/** Reads what the parts {@code kinetic} and {@code particles} have in common. */
final class KineticKeys {
  // Velocities at which a perturbation is tried, along an axis; 0 and 1 are among them.
  private static final double SPEED = 4;
  private static final int SPEEDS = 32;
  private static final List<String> INITIAL_STATES = List.of("maxwellian", "chapman-enskog");

  private KineticKeys() {}

  /** {@code epsilon}: one value or a list. */
  static List<Double> epsilon(YamlNode node) {
    List<Double> epsilon = node.numbers("epsilon");
    for (double value : epsilon) {
      if (!(value > 0)) {
        throw node.invalid("epsilon", "each must be positive");
      }
    }
    if (epsilon.stream().distinct().count() < epsilon.size()) {
      throw node.invalid("epsilon", "must not have a value twice");
    }
    return epsilon;
  }

  /**
   * {@code initial}: the velocities at the start.
   *
   * @param dimension of the velocity
   */
  static InitialState initial(YamlNode node, int dimension, InitialState preset) {
    if (node.isMapping("initial")) {
      YamlNode perturbation = node.child("initial").allow("perturbation", "amplitude");
      Expression profile = perturbation(perturbation, dimension);
      double amplitude = perturbation.number("amplitude", 1);
      return dimension == 1
          ? new InitialState.Perturbation((vx, vy) -> profile.applyAsDouble(vx), amplitude)
          : new InitialState.Perturbation((vx, vy) -> profile.value(vx, vy), amplitude);
    }
    if (!node.has("initial")) {
      return preset;
    }
    return node.choice("initial", INITIAL_STATES).equals("chapman-enskog")
        ? new InitialState.ChapmanEnskog()
        : new InitialState.Maxwellian();
  }

  private static Expression perturbation(YamlNode of, int dimension) {
    List<String> variables = dimension == 1 ? List.of("v") : List.of("vx", "vy");
    Expression perturbation = of.formula("perturbation", variables);
    double step = SPEED / SPEEDS;
    for (int i = -SPEEDS; i <= SPEEDS; i++) {
      if (dimension == 1) {
        requireFinite(of, perturbation.applyAsDouble(i * step), "v = " + i * step);
      }
      for (int j = -SPEEDS; dimension == 2 && j <= SPEEDS; j++) {
        double value = perturbation.value(i * step, j * step);
        requireFinite(of, value, "vx = " + i * step + ", vy = " + j * step);
      }
    }
    return perturbation;
  }

  private static void requireFinite(YamlNode of, double value, String place) {
    if (!Double.isFinite(value)) {
      throw of.invalid("perturbation", "not a finite number at " + place);
    }
  }
}
