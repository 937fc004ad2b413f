package murmuration.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.FileSummary;
import murmuration.io.RunRecord;
import murmuration.io.VelocityModel;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Diagnostics;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON objects that {@code --json} prints. What is not a finite number becomes null. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  // Of an eigenvalue with a larger relative uncertainty no digit is worth printing.
  private static final double LOST = 0.1;

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode coefficients(VelocityModel model, TransportCoefficients coefficients) {
    Spectrum spectrum = coefficients.spectrum();
    ObjectNode node = model(model);
    node.put("method", coefficients.method().label());
    put(node, "D", coefficients.diffusion());
    put(node, "kappa", coefficients.drift());
    put(node, "log10D", coefficients.log10Diffusion());
    put(node, "meanVelocity", coefficients.meanVelocity());
    ArrayNode eigenvalues = node.putArray("eigenvalues");
    ArrayNode eta = MAPPER.createArrayNode();
    ArrayNode omega = MAPPER.createArrayNode();
    for (int k = 1; k < spectrum.size(); k++) {
      add(eigenvalues, eigenvalue(spectrum, k));
      add(eta, spectrum.eta(k));
      add(omega, spectrum.omega(k));
    }
    put(
        node,
        "log10SpectralGap",
        lost(spectrum, 1) ? Double.NaN : spectrum.logEigenvalue(1) / Math.log(10));
    node.set("eta", eta);
    node.set("omega", omega);
    put(node, "errorEstimate", coefficients.errorEstimate());
    return node;
  }

  /** A case of a sweep that could not be computed. */
  static ObjectNode failure(VelocityModel model, String reason) {
    return model(model).put("error", reason);
  }

  static ObjectNode run(RunRecord run, String output) {
    Diagnostics end = run.evolution().last().diagnostics();
    ObjectNode node = object();
    node.put("output", output);
    put(node, "D", run.diffusion());
    put(node, "kappa", run.drift());
    node.put("steps", run.evolution().steps());
    put(node, "wallSeconds", run.wallSeconds());
    put(node, "massError", run.evolution().massError());
    put(node, "minimum", end.minimum());
    put(node, "maximum", end.maximum());
    put(node, "freeEnergy", end.freeEnergy());
    run.limit().ifPresent(study -> node.set("limit", limit(study)));
    return node;
  }

  static ObjectNode limit(LimitStudy study) {
    ObjectNode node = object();
    put(node, "D", study.modes().diffusion());
    put(node, "kappa", study.modes().drift());
    node.put("modes", study.modes().size());
    ArrayNode epsilon = node.putArray("epsilon");
    ArrayNode error = node.putArray("error");
    ArrayNode order = node.putArray("order");
    put(node, "leadingExponent", study.exponent());
    put(node, "leadingCoefficient", study.coefficient());
    ArrayNode predicted = node.putArray("predictedError");
    IntStream.range(0, study.rows().size())
        .forEach(
            i -> {
              add(epsilon, study.rows().get(i).epsilon());
              add(error, study.rows().get(i).error());
              add(predicted, study.rows().get(i).predictedError());
              if (i > 0) {
                add(order, study.order(i));
              }
            });
    return node;
  }

  static ObjectNode summary(FileSummary summary) {
    ObjectNode node = object();
    ObjectNode attributes = node.putObject("attributes");
    for (Map.Entry<String, Object> entry : summary.attributes().entrySet()) {
      attributes.set(entry.getKey(), MAPPER.valueToTree(entry.getValue()));
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

  static ObjectNode cases(List<ObjectNode> cases) {
    ObjectNode node = object();
    node.putArray("cases").addAll(cases);
    return node;
  }

  static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  /** λ_k, or NaN when round-off has swallowed it or it does not fit into a double. */
  static double eigenvalue(Spectrum spectrum, int k) {
    boolean fits = spectrum.eigenvalue(k) >= Double.MIN_NORMAL;
    return fits && !lost(spectrum, k) ? spectrum.eigenvalue(k) : Double.NaN;
  }

  static boolean lost(Spectrum spectrum, int k) {
    return !(spectrum.uncertainty(k) < LOST);
  }

  private static void add(ArrayNode node, double value) {
    if (Double.isFinite(value)) {
      node.add(value);
    } else {
      node.addNull();
    }
  }

  private static ObjectNode model(VelocityModel model) {
    ObjectNode node = object();
    node.put("potential", model.potential());
    if (model.expression() != null) {
      node.put("expression", model.expression());
    }
    for (String name : VelocityModel.PARAMETERS) {
      boolean always = name.equals("gamma") || name.equals("delta");
      if (always || model.parameters().containsKey(name)) {
        put(node, name, model.parameter(name));
      }
    }
    put(node, "theta", model.theta());
    node.put("dimension", 1);
    return node;
  }
}
