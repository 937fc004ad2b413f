package murmuration.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarSpectrum;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.ModelCoefficients;
import murmuration.io.Quantities;

/** The figures of a velocity model: D, κ, V, their error and the first eigenvalues. */
final class CoefficientFigures {
  private CoefficientFigures() {}

  static Map<String, Double> of(ModelCoefficients coefficients) {
    return coefficients instanceof ModelCoefficients.Planar planar
        ? of(planar.figures())
        : of(((ModelCoefficients.Scalar) coefficients).figures());
  }

  private static Map<String, Double> of(TransportCoefficients coefficients) {
    Map<String, Double> figures = Quantities.LINE.numbers(coefficients);
    Spectrum spectrum = coefficients.spectrum();
    putEigenvalues(figures, spectrum.size(), spectrum::lost, spectrum::eigenvalue);
    return figures;
  }

  private static Map<String, Double> of(PlanarCoefficients coefficients) {
    Map<String, Double> figures = new LinkedHashMap<>();
    put(figures, "D", coefficients.diffusion());
    put(figures, "kappa", coefficients.drift());
    figures.put("mean_velocity_x", coefficients.meanX());
    figures.put("mean_velocity_y", coefficients.meanY());
    figures.putAll(Quantities.PLANAR.numbers(coefficients));
    PlanarSpectrum spectrum = coefficients.spectrum();
    putEigenvalues(figures, spectrum.size(), spectrum::lost, spectrum::eigenvalue);
    return figures;
  }

  private static void putEigenvalues(
      Map<String, Double> figures, int size, IntPredicate lost, IntToDoubleFunction eigenvalue) {
    for (int k = 1; k <= FigureNames.EIGENVALUES; k++) {
      boolean known = k < size && !lost.test(k);
      figures.put("lambda_" + k, known ? eigenvalue.applyAsDouble(k) : Double.NaN);
    }
  }

  private static void put(Map<String, Double> figures, String name, SymmetricMatrix matrix) {
    figures.put(name + "_xx", matrix.xx());
    figures.put(name + "_xy", matrix.xy());
    figures.put(name + "_yy", matrix.yy());
  }
}
