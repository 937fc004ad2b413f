package murmuration.sweep;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a case.
 *
 * @param label what varied and its values
 * @param figures by name, in the order of the table's columns; see {@link FigureNames}
 * @param ended why the run ended, as {@link murmuration.io.Names} writes it; empty without a run
 * @param error why there are no figures; empty where there are
 * @param seconds of wall time
 * @param host the machine
 */
public record CaseResult(
    String label,
    Map<String, Double> figures,
    String ended,
    String error,
    double seconds,
    String host)
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

  /** All of it as JSON; numbers that JSON does not have become texts. */
  public String json() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("case", label);
    ObjectNode numbers = node.putObject("figures");
    figures.forEach(numbers::put);
    node.put("ended", ended);
    node.put("error", error);
    node.put("seconds", seconds);
    node.put("host", host);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  /** Reads what {@link #json} has written; empty when it is something else. */
  static Optional<CaseResult> parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      Map<String, Double> figures = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.required("figures").properties()) {
        JsonNode value = entry.getValue();
        figures.put(
            entry.getKey(),
            value.isString() ? Double.valueOf(value.asString()) : Double.valueOf(value.asDouble()));
      }
      return Optional.of(
          new CaseResult(
              node.required("case").asString(),
              figures,
              node.required("ended").asString(),
              node.required("error").asString(),
              node.required("seconds").asDouble(),
              node.required("host").asString()));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
