package murmuration.cli;

import java.util.List;
import java.util.Map;
import murmuration.coefficients.Displacement;
import murmuration.coefficients.Estimate;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarSpectrum;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.VelocityModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Coefficients as JSON objects; null for what is no finite number or has no digit right. */
final class CoefficientJson {
  private CoefficientJson() {}

  /** One case. */
  static ObjectNode of(Outcome outcome) {
    ObjectNode node = input(outcome.of());
    if (outcome instanceof Outcome.Scalar scalar) {
      put(node, scalar.coefficients(), scalar.model().dimension());
      scalar.measured().ifPresent(measured -> put(node.putObject("measured"), measured));
    } else if (outcome instanceof Outcome.Planar planar) {
      put(node, planar.coefficients());
    } else if (outcome instanceof Outcome.Failed failed) {
      node.put("error", failed.error());
    }
    return node;
  }

  private static void put(ObjectNode node, Displacement.Measurement measured) {
    put(node.putObject("D"), measured.diffusion());
    put(node.putObject("laboratoryD"), measured.laboratoryDiffusion());
    put(node.putObject("kappa"), measured.drift());
    put(node.putObject("meanVelocity"), measured.meanVelocity());
    Json.put(node, "duration", measured.duration());
    Json.put(node, "step", measured.step());
  }

  private static void put(ObjectNode node, Estimate estimate) {
    Json.put(node, "value", estimate.value());
    Json.put(node, "error", estimate.error());
  }

  /** What a case is given by. */
  static ObjectNode input(CoefficientCase input) {
    ObjectNode node = Json.object();
    node.put("potential", input.potential());
    if (input.expression() != null) {
      node.put("expression", input.expression());
    }
    for (String name : VelocityModel.PARAMETERS) {
      boolean always = name.equals("gamma") || name.equals("delta");
      if (always || input.numbers().containsKey(name)) {
        Json.put(node, name, input.numbers().getOrDefault(name, Double.NaN).doubleValue());
      }
    }
    put(node, "theta", input.numbers().get("theta"));
    put(node, "dimension", input.numbers().get("dimension"));
    for (Map.Entry<String, Number> option : input.options().entrySet()) {
      put(node, Json.camelCase(option.getKey()), option.getValue());
    }
    return node;
  }

  /** Counts without a decimal point. */
  private static void put(ObjectNode node, String key, Number value) {
    boolean count = !key.equals("theta") && value.doubleValue() == value.longValue();
    if (count) {
      node.put(key, value.longValue());
    } else {
      Json.put(node, key, value.doubleValue());
    }
  }

  private static void put(ObjectNode node, TransportCoefficients coefficients, int dimension) {
    Spectrum spectrum = coefficients.spectrum();
    node.put("method", coefficients.method().label());
    Json.put(node, "D", coefficients.diffusion());
    Json.put(node, "kappa", coefficients.drift());
    Json.put(node, "log10D", coefficients.log10Diffusion());
    Json.put(node, "meanVelocity", coefficients.meanVelocity());
    ArrayNode eigenvalues = node.putArray("eigenvalues");
    boolean gap = spectrum.size() > 1 && !spectrum.lost(1);
    Json.put(node, "log10SpectralGap", gap ? spectrum.logEigenvalue(1) / Math.log(10) : Double.NaN);
    ArrayNode eta = node.putArray("eta");
    ArrayNode omega = node.putArray("omega");
    for (int k = 1; k < spectrum.size(); k++) {
      double eigenvalue = CoefficientText.known(spectrum, k);
      Json.add(eigenvalues, eigenvalue);
      Json.add(eta, spectrum.eta(k));
      Json.add(omega, spectrum.lost(k) ? Double.NaN : spectrum.omega(k));
    }
    if (dimension > 1) {
      ArrayNode angularMomentum = node.putArray("angularMomentum");
      for (int k = 1; k < spectrum.size(); k++) {
        angularMomentum.add(spectrum.angularMomentum(k));
      }
    }
    Json.put(node, "errorEstimate", coefficients.errorEstimate());
    node.put("unknowns", coefficients.unknowns());
  }

  private static void put(ObjectNode node, PlanarCoefficients coefficients) {
    PlanarSpectrum spectrum = coefficients.spectrum();
    node.put("method", CoefficientText.PLANAR_METHOD);
    node.set("D", matrix(coefficients.diffusion()));
    node.set("kappa", matrix(coefficients.drift()));
    node.putNull("log10D");
    node.set("meanVelocity", pair(coefficients.meanX(), coefficients.meanY()));
    ArrayNode eigenvalues = node.putArray("eigenvalues");
    Json.put(
        node,
        "log10SpectralGap",
        spectrum.lost(1) ? Double.NaN : Math.log10(spectrum.eigenvalue(1)));
    ArrayNode eta = node.putArray("eta");
    ArrayNode omega = node.putArray("omega");
    for (int k = 1; k < spectrum.size(); k++) {
      Json.add(eigenvalues, spectrum.lost(k) ? Double.NaN : spectrum.eigenvalue(k));
      eta.add(pair(spectrum.etaX(k), spectrum.etaY(k)));
      omega.add(pair(spectrum.omegaX(k), spectrum.omegaY(k)));
    }
    Json.put(node, "errorEstimate", coefficients.errorEstimate());
    node.put("unknowns", coefficients.unknowns());
  }

  private static ArrayNode matrix(SymmetricMatrix matrix) {
    return Json.array()
        .addAll(List.of(pair(matrix.xx(), matrix.xy()), pair(matrix.xy(), matrix.yy())));
  }

  private static ArrayNode pair(double x, double y) {
    ArrayNode pair = Json.array();
    Json.add(pair, x);
    Json.add(pair, y);
    return pair;
  }
}
