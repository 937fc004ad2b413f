package murmuration.sweep;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a case.
 *
 * @param label what varied and its value
 * @param figures by name
 * @param error why there are no figures; empty where there are
 * @param seconds of wall time
 */
public record CaseResult(String label, Map<String, Double> figures, String error, double seconds)
    implements Serializable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Copies the figures. */
  public CaseResult {
    figures = new LinkedHashMap<>(figures);
  }

  /** Whether there are no figures. */
  public boolean failed() {
    return !error.isEmpty();
  }

  /** All of it as JSON. */
  public String json() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("case", label);
    ObjectNode numbers = node.putObject("figures");
    figures.forEach(numbers::put);
    return node.put("error", error).put("seconds", seconds).toString();
  }

  /** Reads what {@link #json} has written. */
  static Optional<CaseResult> parse(String json) {
    JsonNode node = MAPPER.readTree(json);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.get("figures").properties()) {
      figures.put(entry.getKey(), entry.getValue().asDouble());
    }
    return Optional.of(
        new CaseResult(
            node.get("case").asString(),
            figures,
            node.get("error").asString(),
            node.get("seconds").asDouble()));
  }
}
