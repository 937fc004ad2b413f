package murmuration.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import murmuration.io.OutputFile;
import murmuration.io.ScenarioReader;
import murmuration.io.SpatialFormula;
import murmuration.io.ValueRange;
import murmuration.io.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads sweep files (YAML); docs/sweeps.md lists the keys. */
final class SweepReader {
  private static final double LARGEST_EXACT = 1L << 53;

  private final Path file;
  private final YamlNode root;

  private SweepReader(Path file) {
    this.file = file;
    root =
        YamlNode.parse(file.toString(), ScenarioReader.text(file))
            .allow("name", "base", "compute", "vary", "combine", "measure", "output");
  }

  static SweepPlan read(Path file) {
    return new SweepReader(file).plan();
  }

  private enum Combine {
    PRODUCT,
    ZIP
  }

  private SweepPlan plan() {
    Path here = file.toAbsolutePath().getParent();
    YamlNode base;
    Path folder = here;
    String source = file.toString();
    if (root.isText("base")) {
      Path path = file.resolveSibling(root.path("base"));
      source = path.toString();
      folder = path.toAbsolutePath().getParent();
      base = YamlNode.parse(source, ScenarioReader.text(path));
    } else {
      base = root.child("base").asRoot();
    }
    Compute compute = root.choice("compute", Compute.class, Compute.RUN);
    List<Variation> variations = variations();
    boolean zip = root.choice("combine", Combine.class, Combine.PRODUCT) == Combine.ZIP;
    if (zip) {
      requireEqualLengths(variations);
    }
    YamlNode output = root.has("output") ? root.child("output") : null;
    String name = name();
    boolean keepFields = compute == Compute.RUN;
    Path results = Path.of(name);
    if (output != null) {
      output.allow("folder", "fields");
      results = output.has("folder") ? output.path("folder") : results;
      keepFields = output.truth("fields", keepFields);
    }
    return new SweepPlan(
        name,
        new SweepPlan.Base(source, folder.toString(), base),
        compute,
        variations,
        zip,
        measures(compute, variations),
        results,
        keepFields);
  }

  private String name() {
    String name = root.has("name") ? root.text("name") : withoutExtension();
    String plain = OutputFile.plainName(name);
    if (plain.replaceAll("[.-]", "").isEmpty()) {
      throw root.invalid("name", "must have letters or digits");
    }
    return plain;
  }

  private String withoutExtension() {
    return file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private List<Variation> variations() {
    YamlNode vary = root.child("vary");
    List<Variation> variations = new ArrayList<>();
    for (String key : vary.keys()) {
      if (!key.matches("[a-z]+([.-]?[A-Za-z]+)*")) {
        throw vary.error(key, ": expected a key of the scenario, such as macro.end-time");
      }
      variations.add(new Variation(key, values(vary, key)));
    }
    if (variations.isEmpty()) {
      throw root.error("vary", ": names no key of the scenario");
    }
    Set<String> sections = Set.copyOf(vary.keys());
    for (String key : vary.keys()) {
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        if (sections.contains(key.substring(0, dot))) {
          throw vary.error(key, ": is within " + key.substring(0, dot) + ", which varies, too");
        }
      }
      if (key.equals("output") || key.equals("output.file")) {
        throw vary.error(key, ": each case has a file of its own already");
      }
    }
    return variations;
  }

  private static List<JsonNode> values(YamlNode vary, String key) {
    if (!vary.isText(key)) {
      return vary.values(key);
    }
    try {
      return ValueRange.parse(vary.text(key)).stream().map(SweepReader::number).toList();
    } catch (IllegalArgumentException e) {
      throw vary.invalid(
          key,
          "expected a list, such as [1, 2, 5], or a range: start:end:count or log:start:end:count");
    }
  }

  /** Whole numbers without a decimal point, as counts and seeds are written. */
  private static JsonNode number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT;
    return whole
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  private void requireEqualLengths(List<Variation> variations) {
    if (variations.stream().map(one -> one.values().size()).distinct().count() > 1) {
      String lengths =
          variations.stream()
              .map(one -> one.key() + " has " + one.values().size())
              .collect(Collectors.joining(", "));
      throw root.invalid("combine", "needs equally many values of each key; " + lengths);
    }
  }

  private Map<String, String> measures(Compute compute, List<Variation> variations) {
    Map<String, String> measures = new TreeMap<>();
    if (!root.has("measure")) {
      return measures;
    }
    if (compute == Compute.COEFFICIENTS) {
      throw root.error("measure", ": is of a density, of which compute: coefficients has none");
    }
    YamlNode node = root.child("measure");
    for (String key : node.keys()) {
      if (!key.matches("[A-Za-z]\\w*")) {
        throw node.error(key, ": expected a name of letters, digits and underscores");
      }
      boolean column = variations.stream().anyMatch(one -> one.column().equals(key));
      if (column || FigureNames.taken(key) || SweepTable.COLUMNS.contains(key)) {
        throw node.error(key, ": is the name of another column of the table");
      }
      // Compiled to see whether it is a formula; how many coordinates there are each case knows.
      node.formula(key, SpatialFormula.COORDINATES);
      measures.put(key, node.text(key));
    }
    return measures;
  }
}
