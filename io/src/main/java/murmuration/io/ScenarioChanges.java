package murmuration.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** In what two scenarios differ. */
final class ScenarioChanges {
  // 1 and 1.0 are the same number.
  private static final Comparator<JsonNode> AS_NUMBERS =
      (before, now) ->
          before.equals(now)
                  || (before.isNumber()
                      && now.isNumber()
                      && before.doubleValue() == now.doubleValue())
              ? 0
              : 1;

  private ScenarioChanges() {}

  /**
   * The keys whose values differ, with both, such as {@code macro.end-time: 2.0, was 1.0}. How a
   * file is laid out does not count, and neither does what the part {@code output} says.
   */
  static List<String> between(String before, String now) {
    YAMLMapper mapper = new YAMLMapper();
    List<String> changes = new ArrayList<>();
    collect("", mapper.readTree(before), mapper.readTree(now), changes);
    return changes;
  }

  private static void collect(String path, JsonNode before, JsonNode now, List<String> changes) {
    if (before.equals(AS_NUMBERS, now)) {
      return;
    }
    if (!before.isObject() || !now.isObject()) {
      changes.add(path + ": " + text(now) + ", was " + text(before));
      return;
    }
    Set<String> keys = new TreeSet<>(before.propertyNames());
    keys.addAll(now.propertyNames());
    for (String key : keys) {
      if (!path.isEmpty() || !key.equals("output")) {
        String inner = path.isEmpty() ? key : path + "." + key;
        collect(inner, before.path(key), now.path(key), changes);
      }
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
