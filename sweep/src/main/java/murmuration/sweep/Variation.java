package murmuration.sweep;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A key of the base scenario and the values that it takes.
 *
 * @param key the way to it, such as {@code macro.end-time}
 * @param values in order, at least one; numbers, texts or whatever the key may have
 */
record Variation(String key, List<JsonNode> values) {
  Variation {
    values = List.copyOf(values);
  }

  /** Whether all values are numbers. */
  boolean numeric() {
    return values.stream().allMatch(JsonNode::isNumber);
  }

  /** The name of its column in the table. */
  String column() {
    return key.replaceAll("[.-]", "_");
  }

  /** A value as people read it. */
  static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
