package murmuration.io;

import java.util.ArrayList;
import java.util.List;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;

/** Reads the part {@code space} of a scenario: the box. */
final class SpaceReader {
  private static final int MOST_CELLS = 20_000_000;

  private SpaceReader() {}

  /**
   * Reads the box.
   *
   * @throws ScenarioException when something in it is wrong
   */
  static Grid read(YamlNode node) {
    node.allow("lower", "upper", "cells", "boundary");
    List<Double> lower = node.numbers("lower");
    List<Double> upper = node.numbers("upper");
    List<Integer> cells = node.integers("cells", Axis.FEWEST_CELLS);
    List<Boundary> boundary = node.choices("boundary", Boundary.class, Boundary.PERIODIC);
    int dimension = lower.size();
    if (dimension > Grid.MOST_AXES) {
      throw node.invalid("lower", "a box has one to three axes: give as many numbers");
    }
    if (upper.size() != dimension) {
      throw node.invalid("upper", "needs as many numbers as lower");
    }
    if (cells.size() != dimension) {
      throw node.invalid("cells", "needs as many numbers as lower");
    }
    if (boundary.size() != 1 && boundary.size() != dimension) {
      throw node.invalid("boundary", "needs one word, or as many as lower has numbers");
    }
    List<Axis> axes = new ArrayList<>();
    double total = 1;
    for (int a = 0; a < dimension; a++) {
      double length = upper.get(a) - lower.get(a);
      if (!(length > 0)) {
        throw node.invalid("upper", "must be above lower = " + lower.get(a));
      }
      if (length == Double.POSITIVE_INFINITY) {
        throw node.invalid("upper", "too far from lower = " + lower.get(a));
      }
      total *= cells.get(a);
      axes.add(
          new Axis(lower.get(a), upper.get(a), cells.get(a), boundary.get(a % boundary.size())));
    }
    if (total > MOST_CELLS) {
      throw node.invalid("cells", "must be at most " + MOST_CELLS + " in all");
    }
    return new Grid(axes);
  }
}
