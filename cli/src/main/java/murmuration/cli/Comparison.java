package murmuration.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.InvalidValueException;

/**
 * One potential by several methods. D and κ are measured against the closed form, in one dimension,
 * or else the spectral method, and λ_1 against the latter; each of these two against the other.
 *
 * @param input the case, whatever its method
 * @param rows one a method
 */
record Comparison(CoefficientCase input, List<Row> rows) {
  private static final String SPECTRAL = "spectral";
  private static final String QUADRATURE = "quadrature";
  private static final double UNTRUSTED = 0.1;

  /**
   * What came of one method.
   *
   * @param method its name
   * @param coefficients what it gave, if anything
   * @param diffusionError relative error of D; NaN when not known, as the next two
   * @param driftError relative error of κ
   * @param eigenvalueError relative error of λ_1
   * @param milliseconds of a second call
   * @param remark what else there is to know, such as why it failed
   */
  record Row(
      String method,
      Optional<TransportCoefficients> coefficients,
      double diffusionError,
      double driftError,
      double eigenvalueError,
      double milliseconds,
      String remark) {}

  /** The results that others are measured by. */
  private record References(Outcome spectral, Outcome quadrature) {
    /** What D and κ of a method are compared with, if there is anything else. */
    Optional<TransportCoefficients> of(String method) {
      boolean first = method.equals(QUADRATURE) || scalar(quadrature).isEmpty();
      return first && !Methods.isDefault(method) ? scalar(spectral) : scalar(quadrature);
    }

    /** What λ_1 of a method is compared with, if there is anything else. */
    Optional<TransportCoefficients> ofEigenvalues(String method) {
      return Methods.isDefault(method) ? Optional.empty() : scalar(spectral);
    }

    private static Optional<TransportCoefficients> scalar(Outcome outcome) {
      return outcome instanceof Outcome.Scalar scalar
          ? Optional.of(scalar.coefficients())
          : Optional.empty();
    }
  }

  Comparison {
    rows = List.copyOf(rows);
  }

  /** Compares; a method that fails says so in its row. */
  static Comparison of(CoefficientCase input, List<String> methods) {
    References references =
        new References(with(input, SPECTRAL).outcome(), with(input, QUADRATURE).outcome());
    return new Comparison(
        input, methods.stream().map(method -> row(with(input, method), references)).toList());
  }

  /**
   * Checks the case.
   *
   * @throws InvalidValueException when no method could do it
   */
  static CoefficientCase checked(CoefficientCase input) {
    with(input, SPECTRAL).prepared();
    return input;
  }

  private static CoefficientCase with(CoefficientCase input, String method) {
    return new CoefficientCase(input.potential(), input.expression(), method, input.numbers());
  }

  private static Row row(CoefficientCase input, References references) {
    Outcome first = input.outcome();
    if (first instanceof Outcome.Failed failed) {
      return new Row(
          input.method(),
          Optional.empty(),
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          failed.error());
    }
    long start = System.nanoTime();
    Outcome outcome = input.outcome();
    double milliseconds = (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    TransportCoefficients found = References.scalar(outcome).orElseThrow();
    Optional<TransportCoefficients> reference = references.of(input.method());
    return new Row(
        input.method(),
        Optional.of(found),
        reference.map(other -> diffusionError(found, other)).orElse(Double.NaN),
        reference.map(other -> Math.abs(found.drift() / other.drift() - 1)).orElse(Double.NaN),
        references
            .ofEigenvalues(input.method())
            .map(other -> eigenvalueError(found.spectrum(), other.spectrum()))
            .orElse(Double.NaN),
        milliseconds,
        remark(outcome, found));
  }

  private static String remark(Outcome outcome, TransportCoefficients found) {
    if (LostModes.lost(outcome)) {
      return "lambda_1 lost";
    }
    return found.errorEstimate() < UNTRUSTED ? "" : "D uncertain";
  }

  /** By logarithms where D overflows. */
  private static double diffusionError(
      TransportCoefficients found, TransportCoefficients reference) {
    double ratio =
        Double.isFinite(reference.diffusion())
            ? found.diffusion() / reference.diffusion()
            : Math.pow(10, found.log10Diffusion() - reference.log10Diffusion());
    return Math.abs(ratio - 1);
  }

  private static double eigenvalueError(Spectrum found, Spectrum reference) {
    boolean both = found.size() > 1 && !found.lost(1) && reference.size() > 1 && !reference.lost(1);
    return both
        ? Math.abs(Math.expm1(found.logEigenvalue(1) - reference.logEigenvalue(1)))
        : Double.NaN;
  }
}
