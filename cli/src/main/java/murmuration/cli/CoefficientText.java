package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;

/** Coefficients for people to read. */
final class CoefficientText {
  /** What planar coefficients are computed by. */
  static final String PLANAR_METHOD = "spectral";

  private static final int SHOWN_EIGENVALUES = 6;
  private static final int SHOWN_WITH_MOMENTUM = 4;
  private static final int WIDE = 18;
  private static final int NARROW = 12;

  private CoefficientText() {}

  /** One case in several lines. */
  static List<String> one(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    if (outcome instanceof Outcome.Scalar scalar) {
      Spectrum spectrum = scalar.coefficients().spectrum();
      lines.add(scalar.model().describe());
      lines.addAll(figures(scalar.coefficients()));
      lines.addAll(
          scalar.model().dimension() == 1
              ? eigenvalues(spectrum.size(), SHOWN_EIGENVALUES, k -> eigenvalue(spectrum, k))
              : eigenvalues(
                  spectrum.size(),
                  SHOWN_WITH_MOMENTUM,
                  k -> eigenvalue(spectrum, k) + " (l=" + spectrum.angularMomentum(k) + ")"));
    } else if (outcome instanceof Outcome.Planar planar) {
      PlanarCoefficients coefficients = planar.coefficients();
      lines.add(planar.model().describe());
      lines.addAll(figures(coefficients));
      lines.addAll(
          eigenvalues(
              coefficients.spectrum().size(),
              SHOWN_EIGENVALUES,
              k -> planarEigenvalue(coefficients, k)));
    }
    return lines;
  }

  /** D, κ, V and the method. */
  static List<String> figures(TransportCoefficients coefficients) {
    List<String> lines = new ArrayList<>();
    lines.add("  D            " + diffusion(coefficients, 13));
    lines.add("  kappa        " + Text.number(coefficients.drift(), 13));
    if (coefficients.meanVelocity() != 0) {
      lines.add(
          "  V            " + Text.number(coefficients.meanVelocity(), 13) + "   (moving frame)");
    }
    lines.add(method(coefficients.method().label(), coefficients.errorEstimate()));
    return lines;
  }

  private static List<String> figures(PlanarCoefficients coefficients) {
    return List.of(
        "  D            " + matrix(coefficients.diffusion()),
        "  kappa        " + matrix(coefficients.drift()),
        "  V            "
            + Text.number(coefficients.meanX(), 13)
            + "  "
            + Text.number(coefficients.meanY(), 13)
            + "   (moving frame)",
        method(PLANAR_METHOD, coefficients.errorEstimate()));
  }

  private static String matrix(SymmetricMatrix matrix) {
    return String.format(
        Locale.ROOT,
        "xx %s  xy %s  yy %s",
        Text.number(matrix.xx(), 12),
        Text.number(matrix.xy(), 12),
        Text.number(matrix.yy(), 12));
  }

  private static String method(String label, double error) {
    return Double.isFinite(error)
        ? String.format(
            Locale.ROOT,
            "  method       %s, relative error of D and kappa about %.0e",
            label,
            error)
        : "  method       " + label + ", error of D and kappa not known";
  }

  private static List<String> eigenvalues(int size, int most, IntFunction<String> eigenvalue) {
    if (size < 2) {
      return List.of();
    }
    return List.of(
        IntStream.rangeClosed(1, Math.min(most, size - 1))
            .mapToObj(eigenvalue)
            .collect(Collectors.joining("  ", "  lambda_1..   ", "")));
  }

  /** The head of the table of a sweep. */
  static String head(List<String> names, boolean planar) {
    List<String> columns =
        planar ? List.of("D_xx", "D_xy", "D_yy", "lambda_1") : List.of("D", "kappa", "lambda_1");
    return row(names, columns, planar);
  }

  /** The row of a case: swept parameters, D, κ, λ_1, or why it failed. */
  static String row(Outcome outcome, List<String> names, boolean planar) {
    List<String> parameters =
        names.stream()
            .map(name -> Text.number(outcome.of().numbers().get(name).doubleValue(), 6))
            .toList();
    List<String> cells = new ArrayList<>();
    if (outcome instanceof Outcome.Scalar scalar) {
      TransportCoefficients coefficients = scalar.coefficients();
      Spectrum spectrum = coefficients.spectrum();
      cells.add(diffusion(coefficients, 12));
      cells.add(Text.number(coefficients.drift(), 12));
      cells.add(spectrum.size() > 1 ? eigenvalue(spectrum, 1) : "-");
    } else if (outcome instanceof Outcome.Planar result) {
      SymmetricMatrix diffusion = result.coefficients().diffusion();
      cells.add(Text.number(diffusion.xx(), 8));
      cells.add(Text.number(diffusion.xy(), 8));
      cells.add(Text.number(diffusion.yy(), 8));
      cells.add(planarEigenvalue(result.coefficients(), 1));
    } else if (outcome instanceof Outcome.Failed failed) {
      cells.add("failed: " + failed.error());
    }
    return row(parameters, cells, planar);
  }

  private static String row(List<String> parameters, List<String> cells, boolean planar) {
    Stream<String> first = parameters.stream().map(cell -> padded(cell, NARROW));
    Stream<String> second = cells.stream().map(cell -> padded(cell, planar ? NARROW : WIDE));
    return Stream.concat(first, second).collect(Collectors.joining(" ")).stripTrailing();
  }

  private static String padded(String cell, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", cell);
  }

  private static String diffusion(TransportCoefficients coefficients, int digits) {
    boolean overflows =
        coefficients.diffusion() == Double.POSITIVE_INFINITY
            && Double.isFinite(coefficients.log10Diffusion());
    return overflows
        ? "10^" + Text.number(coefficients.log10Diffusion(), digits)
        : Text.number(coefficients.diffusion(), digits);
  }

  /** λ_k in few digits, as a power of ten where it underflows. */
  static String eigenvalue(Spectrum spectrum, int k) {
    boolean tooSmall = Double.isNaN(known(spectrum, k)) && !spectrum.lost(k);
    return tooSmall
        ? "10^" + Text.number(spectrum.logEigenvalue(k) / Math.log(10), 6)
        : Text.number(known(spectrum, k), 6);
  }

  /** λ_k, or NaN when round-off has swallowed it or it does not fit into a double. */
  static double known(Spectrum spectrum, int k) {
    boolean fits = spectrum.eigenvalue(k) >= Double.MIN_NORMAL;
    return fits && !spectrum.lost(k) ? spectrum.eigenvalue(k) : Double.NaN;
  }

  private static String planarEigenvalue(PlanarCoefficients coefficients, int k) {
    return coefficients.spectrum().lost(k)
        ? "-"
        : Text.number(coefficients.spectrum().eigenvalue(k), 6);
  }
}
