package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.Displacement;
import murmuration.coefficients.Estimate;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.ModelCoefficients;
import murmuration.io.Names;
import murmuration.io.Scenario;
import murmuration.io.SpatialFormula;
import murmuration.io.Tensors;
import murmuration.io.VelocityModel;
import murmuration.macro.Tensor;

/** Coefficients for people to read. */
final class CoefficientText {
  /** What planar coefficients are computed by. */
  static final String PLANAR_METHOD = "spectral";

  private static final int SHOWN_EIGENVALUES = 6;
  private static final int SHOWN_WITH_MOMENTUM = 4;
  private static final int DIGITS = 12;
  private static final int FEW_DIGITS = 6;
  private static final int WIDE = 18;
  private static final int NARROW = 12;

  private CoefficientText() {}

  /** One case in several lines. */
  static List<String> one(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    if (outcome instanceof Outcome.Scalar scalar) {
      Spectrum spectrum = scalar.coefficients().spectrum();
      lines.addAll(Text.wrapped(scalar.model().describe(), Text.WIDTH));
      lines.addAll(figures(scalar.coefficients(), Scenario.Frame.MOVING));
      scalar.measured().ifPresent(measured -> lines.addAll(measured(measured)));
      lines.addAll(
          scalar.model().dimension() == 1
              ? eigenvalues(spectrum.size(), SHOWN_EIGENVALUES, k -> eigenvalue(spectrum, k))
              : eigenvalues(
                  spectrum.size(),
                  SHOWN_WITH_MOMENTUM,
                  k -> eigenvalue(spectrum, k) + " (l=" + spectrum.angularMomentum(k) + ")"));
    } else if (outcome instanceof Outcome.Planar planar) {
      PlanarCoefficients coefficients = planar.coefficients();
      lines.addAll(Text.wrapped(planar.model().describe(), Text.WIDTH));
      lines.addAll(figures(planar.model(), coefficients, Scenario.Frame.MOVING));
      lines.addAll(
          eigenvalues(
              coefficients.spectrum().size(),
              SHOWN_EIGENVALUES,
              k -> planarEigenvalue(coefficients, k)));
    }
    return lines;
  }

  /** What displacements give, with error bars. */
  private static List<String> measured(Displacement.Measurement measured) {
    return List.of(
        "  measured     over T = " + Text.number(measured.duration(), 4),
        "               D = " + estimate(measured.diffusion()) + " in the moving frame,",
        "               D = " + estimate(measured.laboratoryDiffusion()) + " in the laboratory,",
        "               kappa = " + estimate(measured.drift()),
        "               V = " + estimate(measured.meanVelocity()));
  }

  private static String estimate(Estimate estimate) {
    String error =
        Double.isFinite(estimate.error())
            ? " +- " + Text.number(estimate.error(), 2)
            : ", error not known";
    return Text.number(estimate.value(), 6) + error;
  }

  /** D, κ, V and the method of a run in the moving frame or the other. */
  static List<String> figures(
      VelocityModel model, ModelCoefficients coefficients, Scenario.Frame frame) {
    return coefficients instanceof ModelCoefficients.Planar planar
        ? figures(model, planar.figures(), frame)
        : figures(((ModelCoefficients.Scalar) coefficients).figures(), frame);
  }

  private static List<String> figures(TransportCoefficients coefficients, Scenario.Frame frame) {
    List<String> lines = new ArrayList<>();
    lines.add("  D            " + diffusion(coefficients, 13));
    lines.add("  kappa        " + Text.number(coefficients.drift(), 13));
    if (coefficients.meanVelocity() != 0) {
      lines.add("  V            " + Text.number(coefficients.meanVelocity(), 13) + remark(frame));
    }
    lines.add(method(coefficients.method().label(), coefficients.errorEstimate()));
    return lines;
  }

  private static List<String> figures(
      VelocityModel model, PlanarCoefficients coefficients, Scenario.Frame frame) {
    // What rounding leaves of a mean velocity that is 0 is not shown.
    double x = model.balanced(0) ? 0 : coefficients.meanX();
    double y = model.balanced(1) ? 0 : coefficients.meanY();
    double noise = coefficients.errorEstimate();
    ModelCoefficients tensors = new ModelCoefficients.Planar(coefficients);
    return List.of(
        "  D            " + matrix(tensors.diffusion(), 2, DIGITS, noise),
        "  kappa        " + matrix(tensors.drift(), 2, DIGITS, noise),
        "  V            " + Text.number(x, 13) + "  " + Text.number(y, 13) + remark(frame),
        method(PLANAR_METHOD, coefficients.errorEstimate()));
  }

  private static String remark(Scenario.Frame frame) {
    return "   (" + Names.of(frame) + " frame)";
  }

  /** A number where the matrix is a multiple of the identity, else its entries. */
  static String tensor(Tensor tensor, int dimension, int digits) {
    OptionalDouble multiple = Tensors.multiple(tensor, dimension);
    return multiple.isPresent()
        ? Text.number(multiple.getAsDouble(), digits)
        : matrix(tensor, dimension, Math.min(digits, dimension == 2 ? DIGITS : FEW_DIGITS), 0);
  }

  /**
   * Such as {@code xx 1 xy 0 yy 2}.
   *
   * @param noise the part of the diagonal below which an entry is 0
   */
  private static String matrix(Tensor tensor, int dimension, int digits, double noise) {
    List<String> entries = new ArrayList<>();
    for (int a = 0; a < dimension; a++) {
      for (int b = a; b < dimension; b++) {
        String name = SpatialFormula.COORDINATES.get(a) + SpatialFormula.COORDINATES.get(b);
        double size = Math.sqrt(tensor.at(a, a) * tensor.at(b, b));
        double entry = Math.abs(tensor.at(a, b)) < noise * size ? 0 : tensor.at(a, b);
        entries.add(name + " " + Text.number(entry, digits));
      }
    }
    return String.join("  ", entries);
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
  static String eigenvalue(ModelCoefficients coefficients, int k) {
    return coefficients instanceof ModelCoefficients.Planar planar
        ? planarEigenvalue(planar.figures(), k)
        : eigenvalue(((ModelCoefficients.Scalar) coefficients).figures().spectrum(), k);
  }

  private static String eigenvalue(Spectrum spectrum, int k) {
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
