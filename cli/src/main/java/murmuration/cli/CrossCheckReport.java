package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.kinetic.CrossCheck;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said of the modes' densities beside those of grids in r and v. */
final class CrossCheckReport {
  private CrossCheckReport() {}

  /**
   * A table, and what it leaves out.
   *
   * @param epsilons all of the scenario
   */
  static List<String> text(List<CrossCheck> checks, List<Double> epsilons) {
    List<String> lines = new ArrayList<>();
    lines.add("cross-check on grids in r and v: distance to rho_epsilon, relative, L2");
    if (!checks.isEmpty()) {
      lines.add(line("epsilon", "cells r x v", "steps", "distance", "order"));
    }
    for (CrossCheck check : checks) {
      for (int i = 0; i < check.levels().size(); i++) {
        CrossCheck.Level level = check.levels().get(i);
        lines.add(
            line(
                i == 0 ? Text.number(check.epsilon(), 4) : "",
                level.resolution().cells() + " x " + level.resolution().velocities(),
                Integer.toString(level.resolution().steps()),
                String.format(Locale.ROOT, "%.2e", level.distance()),
                i == 0 ? "" : String.format(Locale.ROOT, "%.2f", check.order(i))));
      }
      if (Double.isFinite(check.extrapolated())) {
        String distance = String.format(Locale.ROOT, "%.2e", check.extrapolated());
        lines.add(line("", "extrapolated", "", distance, ""));
      }
    }
    String omitted =
        epsilons.stream()
            .filter(epsilon -> epsilon < CrossCheck.SMALLEST_EPSILON)
            .map(epsilon -> Text.number(epsilon, 4))
            .collect(Collectors.joining(", "));
    if (!omitted.isEmpty()) {
      lines.add(
          "  left out: epsilon below "
              + CrossCheck.SMALLEST_EPSILON
              + ", where it takes too many steps: "
              + omitted);
    }
    return lines;
  }

  private static String line(
      String epsilon, String cells, String steps, String distance, String order) {
    return String.format(
            Locale.ROOT, "  %-8s  %-12s  %-7s  %-9s  %s", epsilon, cells, steps, distance, order)
        .stripTrailing();
  }

  /** An object for each ε. */
  static ArrayNode json(List<CrossCheck> checks) {
    ArrayNode array = Json.array();
    for (CrossCheck check : checks) {
      ObjectNode node = array.addObject();
      Json.put(node, "epsilon", check.epsilon());
      putCounts(node, "cells", check, CrossCheck.Resolution::cells);
      putCounts(node, "velocities", check, CrossCheck.Resolution::velocities);
      putCounts(node, "steps", check, CrossCheck.Resolution::steps);
      ArrayNode distance = node.putArray("distance");
      check.levels().forEach(level -> Json.add(distance, level.distance()));
      ArrayNode order = node.putArray("order");
      IntStream.range(1, check.levels().size()).forEach(i -> Json.add(order, check.order(i)));
      Json.put(node, "extrapolatedDistance", check.extrapolated());
    }
    return array;
  }

  private static void putCounts(
      ObjectNode node, String key, CrossCheck check, ToIntFunction<CrossCheck.Resolution> count) {
    ArrayNode array = node.putArray(key);
    check.levels().forEach(level -> array.add(count.applyAsInt(level.resolution())));
  }
}
