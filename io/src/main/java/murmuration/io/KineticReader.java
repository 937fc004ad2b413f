package murmuration.io;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.RadialBasis;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.LimitOptions;
import murmuration.macro.Grid;
import murmuration.macro.OutputTimes;

/** Reads the part {@code kinetic} of a scenario: the kinetic check. */
final class KineticReader {
  private static final double PLANAR_ACCURACY = 1e-4;
  private static final int MOST_VELOCITIES = 10_000;
  private static final long MOST_VALUES = 100_000_000;

  private final YamlNode node;
  private final int dimension;

  private KineticReader(YamlNode node, int dimension) {
    this.node = node;
    this.dimension = dimension;
  }

  /**
   * Reads the part.
   *
   * @param root the whole scenario
   * @param model its velocity model, or empty when the coefficients are given by hand
   * @param grid its box
   * @param times its outputs
   * @throws ScenarioException when something in it is wrong, or it does not fit the rest
   */
  static Scenario.Kinetic read(
      YamlNode root, Optional<VelocityModel> model, Grid grid, OutputTimes times) {
    requireFit(root, model, grid);
    YamlNode node =
        root.child("kinetic")
            .allow("epsilon", "modes", "method", "accuracy", "verify", "velocities", "initial");
    return new KineticReader(node, grid.dimension()).read(grid, times);
  }

  private static void requireFit(YamlNode root, Optional<VelocityModel> model, Grid grid) {
    if (model.isEmpty()) {
      throw root.error("kinetic", ": needs a velocity part, not coefficients given by hand");
    }
    if (grid.dimension() > 2) {
      throw root.error(
          "kinetic", ": works in one or two space dimensions, the box has " + grid.dimension());
    }
    if (root.has("external")) {
      throw root.error("kinetic", ": does not know external potentials; leave out external");
    }
    if (grid.dimension() > 1 && !grid.periodic()) {
      throw root.child("space")
          .invalid("boundary", "in the plane the kinetic part needs space.boundary: periodic");
    }
    if (model.get().planar()) {
      throw root.child("velocity")
          .invalid(
              "expression",
              "in the plane the kinetic part needs a function of the speed v, not of vx and vy");
    }
  }

  private Scenario.Kinetic read(Grid grid, OutputTimes times) {
    List<Double> epsilon = KineticKeys.epsilon(node);
    double accuracy =
        node.positive("accuracy", dimension == 1 ? LimitOptions.ACCURACY : PLANAR_ACCURACY);
    if (!(accuracy < 1)) {
      throw node.invalid("accuracy", "must be below 1");
    }
    List<LimitOptions.Velocity> velocities = node.has("velocities") ? velocities() : List.of();
    if ((double) velocities.size() * epsilon.size() * times.count() * grid.size() > MOST_VALUES) {
      throw node.invalid(
          "velocities",
          "gives more than "
              + MOST_VALUES
              + " values of f; use fewer velocities, cells or outputs");
    }
    return new Scenario.Kinetic(
        epsilon,
        KineticKeys.initial(node, dimension, new InitialState.Maxwellian()),
        new LimitOptions(
            modes(),
            node.choice("method", KineticSolver.Method.class, KineticSolver.Method.EXPONENTIAL),
            accuracy,
            node.truth("verify", true),
            velocities));
  }

  private OptionalInt modes() {
    if (!node.has("modes")) {
      return OptionalInt.empty();
    }
    if (node.isText("modes")) {
      if (!node.text("modes").equals("auto")) {
        throw node.invalid("modes", "expected a whole number or auto");
      }
      return OptionalInt.empty();
    }
    // In the plane the modes that carry the flux come in pairs.
    int modes = node.integer("modes", dimension + 1);
    int most = dimension == 1 ? EigenBasis.MOST_MODES : RadialBasis.MOST_MODES;
    if (modes > most) {
      throw node.invalid("modes", "must be at most " + most + ", or auto");
    }
    return OptionalInt.of(modes);
  }

  private List<LimitOptions.Velocity> velocities() {
    List<LimitOptions.Velocity> velocities;
    if (dimension == 2) {
      velocities = pairs();
    } else if (node.isMapping("velocities")) {
      velocities = range(node.child("velocities").allow("from", "to", "count"));
    } else {
      velocities =
          node.numbers("velocities").stream().map(v -> new LimitOptions.Velocity(v, 0)).toList();
    }
    if (velocities.size() > MOST_VELOCITIES) {
      throw node.invalid("velocities", "must be at most " + MOST_VELOCITIES);
    }
    return velocities;
  }

  private List<LimitOptions.Velocity> pairs() {
    String expected = "in the plane expected pairs such as [[0, 0], [1, -0.5]]";
    if (!node.isList("velocities")) {
      throw node.invalid("velocities", expected);
    }
    List<List<Double>> rows = node.rows("velocities");
    if (rows.stream().anyMatch(row -> row.size() != 2)) {
      throw node.invalid("velocities", expected);
    }
    return rows.stream().map(row -> new LimitOptions.Velocity(row.get(0), row.get(1))).toList();
  }

  private static List<LimitOptions.Velocity> range(YamlNode range) {
    double from = range.number("from");
    double to = range.number("to");
    int count = range.integer("count", 2);
    if (count > MOST_VELOCITIES) {
      throw range.invalid("count", "must be at most " + MOST_VELOCITIES);
    }
    if (!(to > from)) {
      throw range.invalid("to", "must be above from = " + from);
    }
    return IntStream.range(0, count)
        .mapToObj(i -> new LimitOptions.Velocity(from + i * (to - from) / (count - 1), 0))
        .toList();
  }
}
