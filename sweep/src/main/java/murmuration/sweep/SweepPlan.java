package murmuration.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.io.ScenarioException;
import murmuration.io.ScenarioReader;
import murmuration.io.VelocityModel;
import murmuration.io.VelocityReader;
import murmuration.io.Version;
import murmuration.io.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a sweep file asks for: a base scenario and the values that some of its keys take, all
 * combinations of them (the last key running fastest) or the first with the first, the second with
 * the second, and so on. Immutable; cases are made when they are asked for.
 */
public final class SweepPlan {
  /** The most cases of a sweep. */
  static final int MOST_CASES = 10_000_000;

  private static final int DIGEST_BYTES = 10;

  private final String name;
  private final Base base;
  private final Compute compute;
  private final List<Variation> variations;
  private final boolean zip;
  private final Map<String, String> measures;
  private final ResultFolder results;
  private final boolean keepFields;
  private final int size;

  /** The scenario that cases are made of, what its name is and where its files are. */
  record Base(String source, String folder, YamlNode scenario) {}

  SweepPlan(
      String name,
      Base base,
      Compute compute,
      List<Variation> variations,
      boolean zip,
      Map<String, String> measures,
      Path results,
      boolean keepFields) {
    this.name = name;
    this.base = base;
    this.compute = compute;
    this.variations = List.copyOf(variations);
    this.zip = zip;
    this.measures = Map.copyOf(measures);
    this.results = new ResultFolder(results);
    this.keepFields = keepFields;
    size = zip ? variations.get(0).values().size() : product();
  }

  /**
   * Reads a sweep file and checks that its cases make sense, or one of them.
   *
   * @throws ScenarioException when the file cannot be read or something in it is wrong
   */
  public static SweepPlan read(Path file) {
    SweepPlan plan = SweepReader.read(file);
    plan.requireOneValid();
    return plan;
  }

  private int product() {
    double product = 1;
    for (Variation variation : variations) {
      product *= variation.values().size();
      if (product > MOST_CASES) {
        throw new ScenarioException(
            base.source() + ": vary gives more than " + MOST_CASES + " cases");
      }
    }
    return (int) product;
  }

  /** A wrong key makes every case wrong, a wrong value only some. */
  private void requireOneValid() {
    RuntimeException problem = null;
    for (int i = 0; i < size; i++) {
      try {
        check(scenario(i));
        return;
      } catch (ScenarioException e) {
        problem = problem == null ? e : problem;
      }
    }
    throw problem;
  }

  private void check(YamlNode scenario) {
    if (compute == Compute.COEFFICIENTS) {
      velocity(scenario);
    } else {
      ScenarioReader.of(scenario, scenario.yaml(), Path.of(base.folder()));
    }
  }

  /** The velocity model of a scenario, of which nothing else is looked at. */
  static VelocityModel velocity(YamlNode scenario) {
    YamlNode node = scenario.child("velocity");
    return VelocityReader.read(node, node.has("dimension") ? node.integer("dimension", 1) : 1);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What is computed of each case. */
  public Compute compute() {
    return compute;
  }

  /** The number of cases. */
  public int size() {
    return size;
  }

  /** Where its results are. */
  public ResultFolder results() {
    return results;
  }

  /** The keys that vary. */
  List<Variation> variations() {
    return variations;
  }

  Map<String, String> measures() {
    return measures;
  }

  boolean keepFields() {
    return keepFields;
  }

  /** The values of a case, one for each key that varies. */
  List<JsonNode> values(int number) {
    List<JsonNode> values = new ArrayList<>();
    int stride = size;
    for (Variation variation : variations) {
      int count = variation.values().size();
      stride /= count;
      values.add(variation.values().get(zip ? number : number / stride % count));
    }
    return values;
  }

  /** A case by its number, from 0. */
  public PlannedCase at(int number) {
    YamlNode scenario = scenario(number);
    return new PlannedCase(
        number,
        digest(scenario),
        compute,
        label(number),
        Path.of(base.source()).getFileName().toString(),
        base.folder(),
        scenario.yaml(),
        measures,
        keepFields);
  }

  /** The numbers of the cases that are not done. */
  public List<Integer> missing() {
    return IntStream.range(0, size).filter(i -> !results.has(at(i))).boxed().toList();
  }

  private String label(int number) {
    List<JsonNode> values = values(number);
    return IntStream.range(0, values.size())
        .mapToObj(i -> variations.get(i).key() + " = " + Variation.text(values.get(i)))
        .collect(Collectors.joining(", "));
  }

  private YamlNode scenario(int number) {
    YamlNode scenario = base.scenario();
    List<JsonNode> values = values(number);
    for (int i = 0; i < values.size(); i++) {
      scenario = scenario.with(variations.get(i).key(), values.get(i));
    }
    // Sidecars for ParaView only where they are asked for.
    boolean decided = scenario.has("output") && scenario.child("output").has("xdmf");
    return compute == Compute.COEFFICIENTS || decided
        ? scenario
        : scenario.with("output.xdmf", JsonNodeFactory.instance.booleanNode(false));
  }

  /** The first digits of a check sum of all that the result depends on. */
  private String digest(YamlNode scenario) {
    MessageDigest sum;
    try {
      sum = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    StringBuilder text = new StringBuilder(Version.text() + "\n" + compute + "\n" + keepFields);
    text.append("\n").append(new TreeMap<>(measures)).append("\n");
    canonical("", scenario.data(), text);
    sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    sum.update(table(scenario));
    return HexFormat.of().formatHex(sum.digest(), 0, DIGEST_BYTES);
  }

  /** The table of an interaction, when there is one. */
  private byte[] table(YamlNode scenario) {
    String file = scenario.data().path("interaction").path("file").asString("");
    try {
      return file.isEmpty()
          ? new byte[0]
          : Files.readAllBytes(Path.of(base.folder()).resolve(file));
    } catch (IOException e) {
      // The case says so when it is done.
      return new byte[0];
    }
  }

  /** Neither the order of keys nor the form of numbers counts, and not where output would go. */
  private static void canonical(String path, JsonNode node, StringBuilder text) {
    if (path.equals("output.file")) {
      return;
    }
    if (node.isObject()) {
      for (String key : new TreeSet<>(node.propertyNames())) {
        canonical(path.isEmpty() ? key : path + "." + key, node.get(key), text);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        canonical(path + "." + i, node.get(i), text);
      }
    } else {
      String value = node.isNumber() ? String.valueOf(node.asDouble()) : node.toString();
      text.append(path).append(": ").append(value).append("\n");
    }
  }
}
