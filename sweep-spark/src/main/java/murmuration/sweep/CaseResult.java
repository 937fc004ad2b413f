package murmuration.sweep;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case came to.
 *
 * @param number that of the case
 * @param digest that of the case
 * @param diffusion D, or NaN
 * @param minimum of the density at the end, or NaN
 * @param error why the case failed
 * @param seconds time taken
 */
public record CaseResult(
    int number,
    String digest,
    double diffusion,
    double minimum,
    Optional<String> error,
    double seconds) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** As one line. */
  public String toJson() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("number", number).put("digest", digest);
    node.put("diffusion", Double.toString(diffusion)).put("minimum", Double.toString(minimum));
    error.ifPresent(reason -> node.put("error", reason));
    return node.put("seconds", seconds).toString();
  }

  /** The reverse of {@link #toJson}. */
  public static CaseResult fromJson(String text) {
    JsonNode node = MAPPER.readTree(text);
    return new CaseResult(
        node.get("number").asInt(),
        node.get("digest").asString(),
        Double.parseDouble(node.get("diffusion").asString()),
        Double.parseDouble(node.get("minimum").asString()),
        Optional.ofNullable(node.get("error")).map(JsonNode::asString),
        node.get("seconds").asDouble());
  }
}
