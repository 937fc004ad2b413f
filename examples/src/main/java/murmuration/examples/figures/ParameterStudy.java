package murmuration.examples.figures;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.Table;

/**
 * Coefficients and eigenvalues of a case for many γ or δ: by the spectral method, κ by the closed
 * form (4.3), and at some of the parameters by the paper's finite elements.
 *
 * @param of the case
 * @param samples one for each γ and δ, δ fastest
 */
record ParameterStudy(PaperCase of, List<Sample> samples) {
  /** The largest k of the λ_k that are kept. */
  static final int EIGENVALUES = 8;

  private static final int ELEMENT_MODES = 24;

  /**
   * What is known at a γ and a δ.
   *
   * @param spectral the accurate coefficients
   * @param closedForm D and κ by quadrature
   * @param elements those of the paper's method, where they were asked for
   */
  record Sample(
      double gamma,
      double delta,
      TransportCoefficients spectral,
      TransportCoefficients closedForm,
      Optional<TransportCoefficients> elements) {
    /** |K* − κ|/K* of the spectral method. */
    double driftError() {
      return Math.abs(spectral.drift() / closedForm.drift() - 1);
    }

    /** The same of D against the closed form. */
    double diffusionError() {
      double logRatio = spectral.log10Diffusion() - closedForm.log10Diffusion();
      return Math.abs(Math.expm1(Math.log(10) * logRatio));
    }

    /** A number of the paper's method, NaN where it was not asked for. */
    double byElements(ToDoubleFunction<TransportCoefficients> number) {
      return elements.map(number::applyAsDouble).orElse(Double.NaN);
    }

    /** |D − D*|/D* of the paper's method, D* that of the spectral one. */
    double elementDiffusionError() {
      return byElements(
          result -> Math.abs(result.diffusion() * Math.pow(10, -spectral.log10Diffusion()) - 1));
    }

    /** |K* − κ|/K* of the paper's method. */
    double elementDriftError() {
      return byElements(result -> Math.abs(result.drift() / closedForm.drift() - 1));
    }
  }

  /**
   * Computes in parallel.
   *
   * @param every at one of so many parameters the paper's method is asked, too; 0: at none
   */
  static ParameterStudy of(PaperCase of, double[] gammas, double[] deltas, int every) {
    List<Sample> samples =
        IntStream.range(0, gammas.length * deltas.length)
            .parallel()
            .mapToObj(
                i -> {
                  double gamma = gammas[i / deltas.length];
                  double delta = deltas[i % deltas.length];
                  int along = deltas.length == 1 ? i : i % deltas.length;
                  return sample(of, gamma, delta, every > 0 && along % every == 0);
                })
            .toList();
    return new ParameterStudy(of, samples);
  }

  private static Sample sample(PaperCase of, double gamma, double delta, boolean byElements) {
    var maxwellian = of.maxwellian(gamma, delta);
    return new Sample(
        gamma,
        delta,
        new SpectralMethod().compute(maxwellian),
        new QuadratureMethod().compute(maxwellian),
        byElements
            ? Optional.of(PaperCase.elements(gamma, ELEMENT_MODES).compute(maxwellian))
            : Optional.empty());
  }

  /** These samples and then those of another study of the case. */
  ParameterStudy and(ParameterStudy other) {
    return new ParameterStudy(of, Stream.concat(samples.stream(), other.samples.stream()).toList());
  }

  /** A number of each sample. */
  double[] numbers(ToDoubleFunction<Sample> number) {
    return samples.stream().mapToDouble(number).toArray();
  }

  /** The parameters: γ, and in case C δ. */
  Table parameters() {
    Table table = Table.empty().with("gamma", "γ", numbers(Sample::gamma));
    return of == PaperCase.C ? table.with("delta", "δ", numbers(Sample::delta)) : table;
  }
}
