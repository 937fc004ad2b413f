package murmuration.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A mapping in a YAML file that knows its file, its keys' lines and its path, so that whatever is
 * wrong with a value can be said precisely.
 */
public final class YamlNode {
  private static final YAMLMapper WRITER =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private final String file;
  private final Map<String, Integer> lines;
  private final String pointer;
  private final String path;
  private final JsonNode node;

  private YamlNode(
      String file, Map<String, Integer> lines, String pointer, String path, JsonNode node) {
    this.file = file;
    this.lines = lines;
    this.pointer = pointer;
    this.path = path;
    this.node = node;
  }

  /**
   * Parses a YAML text whose root is a mapping.
   *
   * @param file its name, for error messages
   * @throws ScenarioException when it is not one
   */
  public static YamlNode parse(String file, String text) {
    YAMLMapper mapper =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .build();
    Map<String, Integer> lines = YamlLines.of(file, mapper, text);
    try {
      JsonNode root = mapper.readTree(text);
      if (root == null || !root.isObject()) {
        throw new ScenarioException(file + ": not a scenario: expected lines such as \"name: …\"");
      }
      return new YamlNode(file, lines, "", "", root);
    } catch (JacksonException e) {
      throw YamlLines.invalid(file, 0, e);
    }
  }

  /**
   * Fails on keys that are not allowed.
   *
   * @throws ScenarioException naming the first one and the closest allowed key
   */
  public YamlNode allow(String... keys) {
    List<String> allowed = List.of(keys);
    for (String key : node.propertyNames()) {
      if (!allowed.contains(key)) {
        throw error(key, ": unknown key; " + Suggestion.phrase(key, allowed));
      }
    }
    return this;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return node.has(key);
  }

  /** Whether there is a mapping under a key. */
  public boolean isMapping(String key) {
    return node.path(key).isObject();
  }

  /** Whether there is a list under a key. */
  public boolean isList(String key) {
    return node.path(key).isArray();
  }

  /** Whether there is a text under a key. */
  public boolean isText(String key) {
    return node.path(key).isString();
  }

  /** The mapping under a key. */
  public YamlNode child(String key) {
    JsonNode child = require(key);
    if (!child.isObject()) {
      throw error(key, shown(child) + "expected a mapping, such as {key: value}");
    }
    return new YamlNode(file, lines, pointer + "/" + key, path + key + ".", child);
  }

  /**
   * A text; numbers and truth values count as such.
   *
   * @throws ScenarioException when there is none
   */
  public String text(String key) {
    JsonNode value = require(key);
    if (!value.isValueNode() || value.isNull()) {
      throw error(key, shown(value) + "expected a text");
    }
    return value.asString();
  }

  double number(String key) {
    return number(key, require(key));
  }

  double number(String key, double preset) {
    return has(key) ? number(key) : preset;
  }

  double positive(String key) {
    double value = number(key);
    if (!(value > 0)) {
      throw error(key, shown(require(key)) + "must be positive");
    }
    return value;
  }

  double positive(String key, double preset) {
    return has(key) ? positive(key) : preset;
  }

  /**
   * A whole number.
   *
   * @throws ScenarioException when it is none of at least {@code least}
   */
  public int integer(String key, int least) {
    return integer(key, require(key), least);
  }

  /**
   * True or false.
   *
   * @throws ScenarioException when it is neither
   */
  public boolean truth(String key, boolean preset) {
    if (has(key) && !node.get(key).isBoolean()) {
      throw invalid(key, "expected true or false");
    }
    return has(key) ? node.get(key).asBoolean() : preset;
  }

  /** A list of numbers; a single number counts as a list of one. */
  List<Double> numbers(String key) {
    List<Double> values = new ArrayList<>();
    for (JsonNode item : items(key)) {
      values.add(number(key, item));
    }
    return values;
  }

  /** A list of lists of numbers. */
  List<List<Double>> rows(String key) {
    List<List<Double>> rows = new ArrayList<>();
    for (JsonNode row : items(key)) {
      if (!row.isArray()) {
        throw error(
            key, shown(require(key)) + "expected rows of numbers, such as [[1, 0], [0, 2]]");
      }
      List<Double> numbers = new ArrayList<>();
      row.forEach(item -> numbers.add(number(key, item)));
      rows.add(numbers);
    }
    return rows;
  }

  /** A list of integers, each at least {@code least}. */
  List<Integer> integers(String key, int least) {
    List<Integer> values = new ArrayList<>();
    for (JsonNode item : items(key)) {
      values.add(integer(key, item, least));
    }
    return values;
  }

  /** One of the allowed words. */
  String choice(String key, List<String> allowed) {
    String value = text(key);
    if (!allowed.contains(value)) {
      throw error(
          key, " = " + OneLine.quoted(value) + ": unknown; " + Suggestion.phrase(value, allowed));
    }
    return value;
  }

  /** One of the constants of an enum, by its name in {@link Names}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E preset) {
    return has(key) ? Names.find(type, choice(key, Names.all(type))).orElseThrow() : preset;
  }

  /** A list of constants of an enum by name; a single word counts as a list of one. */
  <E extends Enum<E>> List<E> choices(String key, Class<E> type, E preset) {
    if (!has(key)) {
      return List.of(preset);
    }
    List<E> values = new ArrayList<>();
    for (JsonNode item : items(key)) {
      String word = item.isString() ? item.asString() : item.toString();
      Optional<E> constant = Names.find(type, word);
      if (constant.isEmpty()) {
        throw error(
            key,
            " = "
                + OneLine.quoted(word)
                + ": unknown; "
                + Suggestion.phrase(word, Names.all(type)));
      }
      values.add(constant.get());
    }
    return values;
  }

  /** The name of a file. */
  public Path path(String key) {
    try {
      return Path.of(text(key));
    } catch (InvalidPathException e) {
      throw invalid(key, "not a file name: " + e.getReason());
    }
  }

  /** A formula in some variables. */
  public Expression formula(String key, List<String> variables) {
    try {
      return new Expression(key, text(key), variables, Map.of());
    } catch (InvalidValueException e) {
      throw error(e);
    }
  }

  /** The keys, in their order. */
  public List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  /**
   * The values of the list under a key, of any kind.
   *
   * @throws ScenarioException when there is none, or an empty one
   */
  public List<JsonNode> values(String key) {
    if (!require(key).isArray()) {
      throw invalid(key, "expected a list");
    }
    return items(key);
  }

  /**
   * This mapping as a file of its own.
   *
   * @return the same keys and lines, without the path to them in messages
   */
  public YamlNode asRoot() {
    return new YamlNode(file, lines, pointer, "", node);
  }

  /**
   * This mapping as text that lines of a file say nothing about.
   *
   * @param name of the file, for messages
   */
  public YamlNode named(String name) {
    return new YamlNode(name, Map.of(), pointer, path, node);
  }

  /**
   * A copy with another value; messages keep the lines of the file.
   *
   * @param keys the way to the value, such as {@code macro.end-time}; mappings on it that are
   *     missing are made
   * @throws ScenarioException when something on the way is no mapping
   */
  public YamlNode with(String keys, JsonNode value) {
    ObjectNode copy = (ObjectNode) node.deepCopy();
    ObjectNode place = copy;
    List<String> way = List.of(keys.split("\\.", -1));
    for (String key : way.subList(0, way.size() - 1)) {
      JsonNode next = place.path(key);
      if (!next.isMissingNode() && !next.isObject()) {
        throw error(key, shown(next) + "is no mapping, so that there is no " + keys);
      }
      place = next.isObject() ? (ObjectNode) next : place.putObject(key);
    }
    place.set(way.get(way.size() - 1), value);
    return new YamlNode(file, lines, pointer, path, copy);
  }

  /** All of it as YAML, in the order of the keys. */
  public String yaml() {
    return WRITER.writeValueAsString(node);
  }

  /** All of it as data; not to be modified. */
  public JsonNode data() {
    return node;
  }

  /** An error about a key: its file, line, if known, and path come before the message. */
  public ScenarioException error(String key, String message) {
    Integer line = lines.get(pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
    if (line == null) {
      line = lines.get(pointer);
    }
    String place = line == null ? file : file + ":" + line;
    return new ScenarioException(place + ": " + OneLine.quoted(path + key) + message);
  }

  /** The same, about what a value object found out. */
  ScenarioException error(InvalidValueException e) {
    return error(e.key(), e.getMessage());
  }

  /** The same, about a key and a value in full. */
  public ScenarioException invalid(String key, String reason) {
    return error(key, shown(require(key)) + reason);
  }

  private JsonNode require(String key) {
    if (!has(key)) {
      throw error(key, ": is missing");
    }
    return node.get(key);
  }

  private List<JsonNode> items(String key) {
    JsonNode value = require(key);
    if (!value.isArray()) {
      return List.of(value);
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    if (items.isEmpty()) {
      throw error(key, " = []: must not be empty");
    }
    return items;
  }

  private double number(String key, JsonNode value) {
    if (!value.isNumber()) {
      throw error(key, shown(value) + "expected a number");
    }
    // Of an integer too large for a double Jackson would throw.
    double number =
        value.isBigInteger() ? value.bigIntegerValue().doubleValue() : value.doubleValue();
    if (!Double.isFinite(number)) {
      throw error(key, shown(value) + "must be a finite number");
    }
    return number;
  }

  private int integer(String key, JsonNode value, int least) {
    double number = number(key, value);
    if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
      String most = number > Integer.MAX_VALUE ? " and at most " + Integer.MAX_VALUE : "";
      throw error(key, shown(value) + "expected a whole number of at least " + least + most);
    }
    return (int) number;
  }

  private static String shown(JsonNode value) {
    return " = " + OneLine.quoted(value) + ": ";
  }
}
