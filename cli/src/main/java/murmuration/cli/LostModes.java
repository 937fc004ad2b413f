package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarSpectrum;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.ModelCoefficients;

/** Warnings of eigenvalues that a method does not give, or gives with few digits. */
final class LostModes {
  private static final double UNSURE = 1e-6;
  private static final int NAMED = 3;

  private LostModes() {}

  /** What there is to say of an outcome; nothing when all is well. */
  static List<String> warnings(Outcome outcome) {
    if (outcome instanceof Outcome.Scalar scalar) {
      return warnings(scalar.coefficients());
    }
    return outcome instanceof Outcome.Planar planar ? warnings(planar.coefficients()) : List.of();
  }

  /** The same for the coefficients of a run. */
  static List<String> warnings(ModelCoefficients coefficients) {
    return coefficients instanceof ModelCoefficients.Planar planar
        ? warnings(planar.figures())
        : warnings(((ModelCoefficients.Scalar) coefficients).figures());
  }

  private static List<String> warnings(PlanarCoefficients coefficients) {
    PlanarSpectrum spectrum = coefficients.spectrum();
    List<String> warnings = new ArrayList<>();
    warn(
        warnings,
        CoefficientText.PLANAR_METHOD,
        spectrum.size(),
        spectrum::lost,
        "below round-off, not to be trusted");
    return warnings;
  }

  /** The same for coefficients of one velocity or of the speed. */
  private static List<String> warnings(TransportCoefficients coefficients) {
    Spectrum spectrum = coefficients.spectrum();
    String method = coefficients.method().label();
    List<String> warnings = new ArrayList<>();
    warn(
        warnings,
        method,
        spectrum.size(),
        k -> spectrum.lost(k) && !spectrum.continuous(k),
        "below round-off, not to be trusted");
    warn(
        warnings,
        method,
        spectrum.size(),
        spectrum::continuous,
        "in the continuous spectrum of a W that grows linearly, no eigenvalue");
    warn(
        warnings,
        method,
        spectrum.size(),
        k -> !spectrum.lost(k) && spectrum.uncertainty(k) > UNSURE,
        "close to round-off, with few right digits");
    return warnings;
  }

  /** What there is to say of a sweep. */
  static List<String> warnings(List<Outcome> outcomes) {
    long lost = outcomes.stream().filter(LostModes::lost).count();
    return lost == 0
        ? List.of()
        : List.of(
            "lambda_1 is below round-off or in a continuous spectrum in "
                + lost
                + " of "
                + outcomes.size()
                + " cases");
  }

  /** Whether λ_1 is lost. */
  static boolean lost(Outcome outcome) {
    if (outcome instanceof Outcome.Scalar scalar) {
      Spectrum spectrum = scalar.coefficients().spectrum();
      return spectrum.size() > 1 && spectrum.lost(1);
    }
    return outcome instanceof Outcome.Planar planar && planar.coefficients().spectrum().lost(1);
  }

  private static void warn(
      List<String> warnings, String method, int size, IntPredicate affected, String what) {
    List<String> names =
        IntStream.range(1, size).filter(affected).mapToObj(k -> "lambda_" + k).toList();
    if (!names.isEmpty()) {
      String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
      String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
      String verb = names.size() > 1 ? " are " : " is ";
      warnings.add(method + ": " + shown + more + verb + what);
    }
  }
}
