package murmuration.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarSpectrum;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.ModelCoefficients;

/** The figures of a velocity model: D, κ, V, their error and the first eigenvalues. */
final class CoefficientFigures {
  private CoefficientFigures() {}

  static Map<String, Double> of(ModelCoefficients coefficients) {
    return coefficients instanceof ModelCoefficients.Planar planar
        ? of(planar.figures())
        : of(((ModelCoefficients.Scalar) coefficients).figures());
  }

  private static Map<String, Double> of(TransportCoefficients coefficients) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("D", coefficients.diffusion());
    figures.put("log10_D", coefficients.log10Diffusion());
    figures.put("kappa", coefficients.drift());
    figures.put("mean_velocity", coefficients.meanVelocity());
    figures.put("error_estimate", coefficients.errorEstimate());
    figures.put("unknowns", (double) coefficients.unknowns());
    Spectrum spectrum = coefficients.spectrum();
    for (int k = 1; k <= FigureNames.EIGENVALUES; k++) {
      boolean known = k < spectrum.size() && !spectrum.lost(k);
      figures.put("lambda_" + k, known ? spectrum.eigenvalue(k) : Double.NaN);
    }
    return figures;
  }

  private static Map<String, Double> of(PlanarCoefficients coefficients) {
    Map<String, Double> figures = new LinkedHashMap<>();
    put(figures, "D", coefficients.diffusion());
    put(figures, "kappa", coefficients.drift());
    figures.put("mean_velocity_x", coefficients.meanX());
    figures.put("mean_velocity_y", coefficients.meanY());
    figures.put("error_estimate", coefficients.errorEstimate());
    figures.put("unknowns", (double) coefficients.unknowns());
    PlanarSpectrum spectrum = coefficients.spectrum();
    for (int k = 1; k <= FigureNames.EIGENVALUES; k++) {
      boolean known = k < spectrum.size() && !spectrum.lost(k);
      figures.put("lambda_" + k, known ? spectrum.eigenvalue(k) : Double.NaN);
    }
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, SymmetricMatrix matrix) {
    figures.put(name + "_xx", matrix.xx());
    figures.put(name + "_xy", matrix.xy());
    figures.put(name + "_yy", matrix.yy());
  }
}
