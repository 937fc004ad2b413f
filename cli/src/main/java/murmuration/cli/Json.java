package murmuration.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import murmuration.io.FileSummary;
import murmuration.io.JournalSummary;
import murmuration.io.Names;
import murmuration.io.ParticleCost;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.io.Tensors;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.LimitVerdict;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleStudy;
import murmuration.macro.Diagnostics;
import murmuration.macro.Tensor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON objects that {@code --json} prints. What is not a finite number becomes null. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static ObjectNode run(RunRecord run, String output) {
    Diagnostics end = run.evolution().last().diagnostics();
    ObjectNode node = object();
    node.put("output", output);
    putTensor(node, "D", run.diffusion(), run.scenario().grid().dimension());
    putTensor(node, "kappa", run.drift(), run.scenario().grid().dimension());
    node.put("steps", run.evolution().steps());
    node.put("rejections", run.evolution().rejections());
    node.put("fallbacks", run.evolution().fallbacks());
    node.put("ended", Names.of(run.evolution().ending()));
    put(node, "wallSeconds", run.wallSeconds());
    put(node, "massError", run.evolution().massError());
    put(node, "minimum", end.minimum());
    put(node, "maximum", end.maximum());
    put(node, "freeEnergy", end.freeEnergy());
    node.put("freeEnergyDecays", run.noFreeEnergy().isEmpty());
    run.limit().ifPresent(study -> node.set("limit", limit(study)));
    if (!run.particles().isEmpty()) {
      ArrayNode particles = node.putArray("particles");
      run.particles().forEach(comparison -> particles.add(particles(comparison)));
    }
    return node;
  }

  /** The particles of one ε, compared at the last output; what cannot be is null. */
  private static ObjectNode particles(ParticleComparison comparison) {
    ParticleStudy study = comparison.particles();
    int last = study.outputs().size() - 1;
    ObjectNode node = object();
    put(node, "epsilon", comparison.options().epsilon());
    node.put("number", comparison.options().particles());
    node.put("seed", comparison.options().seed());
    put(node, "step", study.step());
    node.put("steps", study.steps());
    put(node, "time", study.outputs().get(last).time());
    Optional<DensityDistance> kinetic = comparison.toKinetic(last);
    Optional<DensityDistance> limit = comparison.toLimit(last);
    put(node, "distanceToKinetic", kinetic.map(DensityDistance::distance).orElse(Double.NaN));
    put(
        node,
        "expectedNoise",
        kinetic.or(() -> limit).map(DensityDistance::noise).orElse(Double.NaN));
    put(node, "deviations", kinetic.map(DensityDistance::deviations).orElse(Double.NaN));
    put(node, "distanceToLimit", limit.map(DensityDistance::distance).orElse(Double.NaN));
    put(node, "negative", study.negative());
    return node;
  }

  /** What runs of particles will do. */
  static ObjectNode particles(Scenario.Particles particles, ParticleCost cost) {
    ParticleOptions options = particles.runs().get(0);
    ObjectNode node = object();
    node.put("number", options.particles());
    node.put("seed", options.seed());
    ArrayNode epsilon = node.putArray("epsilon");
    particles.runs().forEach(run -> add(epsilon, run.epsilon()));
    node.put("forces", particles.forces());
    node.put("positions", options.keepPositions());
    ArrayNode step = node.putArray("step");
    cost.step().forEach(value -> add(step, value));
    ArrayNode steps = node.putArray("steps");
    cost.steps().forEach(steps::add);
    node.put("memoryBytes", cost.memoryBytes());
    return node;
  }

  /** What a kinetic check will do; {@code modes} is null where it chooses their number. */
  static ObjectNode kinetic(Scenario.Kinetic kinetic) {
    ObjectNode node = object();
    ArrayNode epsilon = node.putArray("epsilon");
    kinetic.epsilon().forEach(value -> add(epsilon, value));
    kinetic
        .options()
        .modes()
        .ifPresentOrElse(modes -> node.put("modes", modes), () -> node.putNull("modes"));
    node.put("method", Names.of(kinetic.options().method()));
    put(node, "accuracy", kinetic.options().accuracy());
    node.put("verify", kinetic.options().verify());
    node.put("velocities", kinetic.options().velocities().size());
    return node;
  }

  static ObjectNode limit(LimitStudy study) {
    ObjectNode node = object();
    put(node, "D", study.modes().diffusion());
    put(node, "kappa", study.modes().drift());
    node.put("modes", study.modes().size());
    putRows(node, "epsilon", study, LimitRow::epsilon);
    putRows(node, "error", study, LimitRow::error);
    putOrders(node, "order", study, study::order);
    put(node, "leadingExponent", study.exponent());
    put(node, "leadingCoefficient", study.coefficient());
    study.layers().ifPresent(layers -> put(node, "layerCoefficient", layers));
    putRows(node, "predictedError", study, LimitRow::predictedError);
    putRows(node, "residual", study, LimitRow::residual);
    putOrders(node, "residualOrder", study, study::residualOrder);
    putRows(node, "numericalError", study, LimitRow::numericalError);
    LimitVerdict verdict = study.verdict();
    node.put("confirmed", verdict.confirmed());
    node.put("verdict", verdict.line());
    put(node, "modeEffect", study.modeEffect().orElse(Double.NaN));
    put(node, "gridEffect", study.gridEffect().orElse(Double.NaN));
    return node;
  }

  private static void putRows(
      ObjectNode node, String key, LimitStudy study, ToDoubleFunction<LimitRow> value) {
    ArrayNode array = node.putArray(key);
    study.rows().forEach(row -> add(array, value.applyAsDouble(row)));
  }

  /** One number less than there are rows. */
  private static void putOrders(
      ObjectNode node, String key, LimitStudy study, IntToDoubleFunction order) {
    ArrayNode array = node.putArray(key);
    IntStream.range(1, study.rows().size()).forEach(i -> add(array, order.applyAsDouble(i)));
  }

  static ObjectNode journal(JournalSummary journal) {
    ObjectNode node = object();
    node.put("version", journal.version());
    node.put("scenario", journal.scenario());
    node.put("outputs", journal.outputs());
    put(node, "time", journal.time());
    ArrayNode epsilon = node.putArray("epsilon");
    journal.epsilon().forEach(value -> add(epsilon, value));
    ArrayNode particles = node.putArray("particles");
    journal.particles().forEach(value -> add(particles, value));
    return node;
  }

  static ObjectNode summary(FileSummary summary) {
    ObjectNode node = object();
    ObjectNode attributes = node.putObject("attributes");
    for (Map.Entry<String, Object> entry : summary.attributes().entrySet()) {
      attributes.set(entry.getKey(), MAPPER.valueToTree(plain(entry.getValue())));
    }
    ArrayNode datasets = node.putArray("datasets");
    for (FileSummary.Entry entry : summary.datasets()) {
      ObjectNode dataset = datasets.addObject();
      dataset.put("path", entry.path());
      dataset.set("dimensions", MAPPER.valueToTree(entry.dimensions()));
      put(dataset, "minimum", entry.minimum());
      put(dataset, "maximum", entry.maximum());
    }
    return node;
  }

  static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  /** A number where the matrix is a multiple of the identity, else its rows. */
  static void putTensor(ObjectNode node, String key, Tensor tensor, int dimension) {
    OptionalDouble multiple = Tensors.multiple(tensor, dimension);
    if (multiple.isPresent()) {
      put(node, key, multiple.getAsDouble());
      return;
    }
    ArrayNode rows = node.putArray(key);
    for (int a = 0; a < dimension; a++) {
      ArrayNode row = rows.addArray();
      for (int b = 0; b < dimension; b++) {
        add(row, tensor.at(a, b));
      }
    }
  }

  /** {@code half-width} as a key. */
  static String camelCase(String name) {
    return Pattern.compile("-(.)")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  static void add(ArrayNode node, double value) {
    if (Double.isFinite(value)) {
      node.add(value);
    } else {
      node.addNull();
    }
  }

  /** An attribute of a file; numbers that JSON does not have become null. */
  private static Object plain(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }
}
