package murmuration.io;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * The lines that keys stand in. What of YAML would be read as something else than it means, or
 * costs more than it is worth, is refused on the way: aliases, which Jackson takes for texts, tags,
 * which it ignores, further documents and numbers without end.
 */
final class YamlLines {
  private static final int LONGEST_NUMBER = 1000;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private int line;

  private YamlLines(String file) {
    this.file = file;
  }

  /**
   * The lines by JSON pointer.
   *
   * @throws ScenarioException when the text is not YAML, or of a kind that is refused
   */
  static Map<String, Integer> of(String file, YAMLMapper mapper, String text) {
    YamlLines lines = new YamlLines(file);
    try (YAMLParser parser = (YAMLParser) mapper.createParser(text)) {
      lines.read(parser);
    } catch (JacksonException e) {
      throw invalid(file, lines.line, e);
    }
    return lines.lines;
  }

  /**
   * What the parser found wrong, in its own words.
   *
   * @param line of the last good token, 0 when unknown
   */
  static ScenarioException invalid(String file, int line, JacksonException e) {
    String where = line == 0 ? "" : ":" + line;
    String what = e.getOriginalMessage();
    if (e.getLocation() != null) {
      where = ":" + e.getLocation().getLineNr();
    }
    if (e.getCause() instanceof MarkedYamlEngineException cause) {
      where = cause.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse(where);
      what = (cause.getContext() == null ? "" : cause.getContext() + ", ") + cause.getProblem();
    }
    return new ScenarioException(file + where + ": not valid YAML: " + what, e);
  }

  private void read(YAMLParser parser) {
    boolean ended = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      line = parser.currentTokenLocation().getLineNr();
      if (ended) {
        throw refused("a second document; a scenario is one");
      }
      ended = token.isStructEnd() && parser.streamReadContext().inRoot();
      if (parser.isCurrentAlias()) {
        throw refused("*" + OneLine.quoted(parser.getString()) + ": aliases are not read");
      }
      if (parser.getTypeId() != null) {
        String tag = String.valueOf(parser.getTypeId()).replace("tag:yaml.org,2002:", "!");
        throw refused("!" + OneLine.quoted(tag) + ": tags are not read");
      }
      if (token.isNumeric() && parser.getStringLength() > LONGEST_NUMBER) {
        throw refused("a number of more than " + LONGEST_NUMBER + " characters");
      }
      lines.putIfAbsent(parser.streamReadContext().pathAsPointer().toString(), line);
    }
  }

  private ScenarioException refused(String reason) {
    return new ScenarioException(file + ":" + line + ": not valid in a scenario: " + reason);
  }
}
