package murmuration.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.TabulatedPotential;

/** Reads the part {@code interaction} of a scenario: the interaction potential. */
final class InteractionReader {
  private static final List<String> INTERACTIONS =
      List.of(
          "none",
          "quadratic",
          "cosine",
          "gaussian",
          "morse",
          "power",
          "newtonian",
          "expression",
          "file");
  private static final Map<String, List<String>> INTERACTION_PARAMETERS =
      Map.of(
          "cosine", List.of("wavenumber"),
          "gaussian", List.of("length"),
          "morse", List.of("repulsion", "repulsion-length", "attraction", "attraction-length"),
          "power", List.of("p", "q"),
          "expression", List.of("expression"),
          "file", List.of("file", "distance", "values"));
  private static final List<String> PERIODIZATIONS = List.of("nearest-image", "images");

  private InteractionReader() {}

  /**
   * Reads the potential.
   *
   * @param folder that relative names of files start from
   * @throws ScenarioException when something in it is wrong, or it does not fit the box
   */
  static InteractionPotential read(YamlNode node, Grid grid, Path folder) {
    node.allow(
        "potential",
        "strength",
        "wavenumber",
        "length",
        "repulsion",
        "repulsion-length",
        "attraction",
        "attraction-length",
        "p",
        "q",
        "expression",
        "file",
        "distance",
        "values",
        "periodization");
    String name = node.choice("potential", INTERACTIONS);
    List<String> takes = INTERACTION_PARAMETERS.getOrDefault(name, List.of());
    for (List<String> keys : INTERACTION_PARAMETERS.values()) {
      for (String key : keys) {
        if (node.has(key) && !takes.contains(key)) {
          throw node.invalid(key, "not a parameter of the " + name + " potential");
        }
      }
    }
    InteractionPotential potential;
    switch (name) {
      case "none" -> potential = InteractionPotential.none();
      case "quadratic" -> potential = InteractionPotential.quadratic();
      case "cosine" -> potential = InteractionPotential.cosine(node.positive("wavenumber"));
      case "gaussian" -> potential = InteractionPotential.gaussian(node.positive("length"));
      case "morse" ->
          potential =
              InteractionPotential.morse(
                  node.number("repulsion"),
                  node.positive("repulsion-length"),
                  node.number("attraction"),
                  node.positive("attraction-length"));
      case "power" ->
          potential =
              InteractionPotential.power(
                  exponent(node, "p", grid.dimension()), exponent(node, "q", grid.dimension()));
      case "newtonian" -> potential = InteractionPotential.newtonian(grid.dimension());
      case "file" -> potential = table(node, grid, folder);
      default -> potential = new Formula(node.formula("expression", List.of("r")));
    }
    potential = potential.scaled(node.number("strength", 1));
    if (node.has("periodization")) {
      String periodization = node.choice("periodization", PERIODIZATIONS);
      potential = periodization.equals("images") ? potential.images() : potential.nearestImage();
    }
    try {
      new Convolution(grid, potential);
    } catch (IllegalArgumentException e) {
      throw node.invalid("potential", e.getMessage());
    }
    return potential;
  }

  /** A table that reaches as far as the box needs. */
  private static TabulatedPotential table(YamlNode node, Grid grid, Path folder) {
    TabulatedPotential table = KernelFile.read(node, folder);
    if (node.has("periodization") && node.text("periodization").equals("images")) {
      throw node.invalid("periodization", "a table has an end: needs nearest-image");
    }
    double square = 0;
    for (Axis axis : grid.axes()) {
      int cells = axis.periodic() ? axis.cells() / 2 : axis.cells() - 1;
      square += Math.pow(cells * axis.spacing(), 2);
    }
    double farthest = Math.sqrt(square);
    if (!table.reaches(farthest)) {
      throw node.invalid(
          "file", "the table ends at " + table.end() + ", the box needs distances to " + farthest);
    }
    return table;
  }

  private static double exponent(YamlNode node, String key, int dimension) {
    double value = node.number(key);
    if (!(value > -dimension && value != 0)) {
      throw node.invalid(key, "must be above " + -dimension + " and not 0");
    }
    return value;
  }

  /** A kernel by formula. It is smooth at 0 if it starts like r² there, not like r. */
  private record Formula(Expression formula) implements InteractionPotential {
    private static final double NEAR = 1e-4;

    @Override
    public double value(double r) {
      return formula.applyAsDouble(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      double near = value(NEAR) - value(0);
      double twice = value(2 * NEAR) - value(0);
      return Math.abs(twice) > 3 * Math.abs(near) || near == 0;
    }
  }
}
