package murmuration.io;

import java.util.List;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.InteractionPotential;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;

/** Reads the part {@code coefficients} of a scenario: D, κ and a drift velocity by hand. */
final class CoefficientsReader {
  private final YamlNode node;
  private final int dimension;

  private CoefficientsReader(YamlNode node, int dimension) {
    this.node = node.allow("D", "kappa", "velocity");
    this.dimension = dimension;
  }

  /**
   * Reads the part.
   *
   * @param dimension the number of axes of the box
   * @throws ScenarioException when something in it is wrong
   */
  static Scenario.Given read(YamlNode node, int dimension) {
    CoefficientsReader reader = new CoefficientsReader(node, dimension);
    return new Scenario.Given(reader.tensor("D"), reader.tensor("kappa"), reader.velocity());
  }

  /** A number, or a matrix of as many rows as there are axes. */
  private Tensor tensor(String key) {
    if (!node.isList(key)) {
      double value = node.number(key);
      if (value < 0) {
        throw node.invalid(key, "must not be negative");
      }
      return Tensor.isotropic(value);
    }
    List<List<Double>> rows = node.rows(key);
    for (List<Double> row : rows) {
      if (row.size() != rows.size()) {
        throw node.invalid(key, "not square: each row needs as many numbers as there are rows");
      }
    }
    if (rows.size() != dimension) {
      throw node.invalid(
          key, "needs one row and column for each axis of the box, which has " + dimension);
    }
    double[] entries = new double[3 * 3];
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        entries[3 * a + b] = rows.get(a).get(b);
        if (!rows.get(a).get(b).equals(rows.get(b).get(a))) {
          throw node.invalid(key, "not symmetric");
        }
      }
    }
    Tensor tensor =
        dimension == 1
            ? Tensor.isotropic(entries[0])
            : new Tensor(entries[0], entries[1], entries[2], entries[4], entries[5], entries[8]);
    try {
      new AggregationDiffusion(
          tensor, tensor, InteractionPotential.none(), (x, y, z) -> 0, Velocity.ZERO);
    } catch (IllegalArgumentException e) {
      throw node.invalid(key, "must not have a negative eigenvalue");
    }
    return tensor;
  }

  private Velocity velocity() {
    if (!node.has("velocity")) {
      return Velocity.ZERO;
    }
    List<Double> components = node.numbers("velocity");
    if (components.size() != dimension) {
      throw node.invalid(
          "velocity", "needs one number for each axis of the box, which has " + dimension);
    }
    return new Velocity(
        components.get(0),
        dimension > 1 ? components.get(1) : 0,
        dimension > 2 ? components.get(2) : 0);
  }
}
