package murmuration.io;

import java.util.LinkedHashMap;
import java.util.Map;
import murmuration.macro.Grid;

/** Reads the part {@code velocity} of a scenario: the velocity potential. */
public final class VelocityReader {
  private VelocityReader() {}

  /**
   * Reads the part.
   *
   * @param dimension the number of axes of the box, which is that of the velocity
   * @throws ScenarioException when something in it is wrong
   */
  public static VelocityModel read(YamlNode node, int dimension) {
    node.allow("potential", "gamma", "delta", "a", "b", "expression", "theta", "dimension");
    String potential = node.choice("potential", VelocityModel.NAMES);
    Map<String, Double> parameters = new LinkedHashMap<>();
    for (String name : VelocityModel.PARAMETERS) {
      if (node.has(name)) {
        parameters.put(name, node.number(name));
      }
    }
    String expression = node.has("expression") ? node.text("expression") : null;
    if (node.has("dimension") && node.integer("dimension", 1) != dimension) {
      throw node.invalid("dimension", "must be the number of axes of the box, " + dimension);
    }
    try {
      return new VelocityModel(
          potential, parameters, expression, node.number("theta", 1), dimension);
    } catch (InvalidValueException e) {
      // The dimension is that of the box: what does not fit it is the potential.
      throw e.key().equals("dimension")
          ? node.invalid(
              expression == null ? "potential" : "expression",
              "does not fit the box: dimension" + e.getMessage())
          : node.error(e);
    }
  }

  /**
   * Fails when the swarm has a mean velocity across a wall, in the frame that moves with it.
   *
   * @throws ScenarioException saying so
   */
  static void requireRestAtWalls(YamlNode node, VelocityModel model, Grid grid) {
    for (int a = 0; a < grid.dimension(); a++) {
      if (!grid.axis(a).periodic() && !model.balanced(a)) {
        throw node.invalid(
            model.planar() ? "expression" : "potential",
            "not even in v, so the swarm has a mean velocity and no walls can be at rest;"
                + " needs space.boundary: periodic or macro.frame: laboratory");
      }
    }
  }
}
