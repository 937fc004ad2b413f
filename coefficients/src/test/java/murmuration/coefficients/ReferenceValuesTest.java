package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure against numbers of 20 certified digits, which src/test/python/reference.py computes
 * in multiprecision by other means: Taylor series and shooting.
 */
class ReferenceValuesTest {
  private static final double LOG_10 = Math.log(10);

  /** Conditioning: what the rounding of W/θ, up to some 3000 here, may cost. */
  private static final double TOLERANCE = 4e-13;

  private static final Map<String, VelocityPotential> EXPRESSIONS =
      Map.of(
          "v^2/2", VelocityPotential.quadratic(),
          "v^4", new UserPotential(v -> v * v * v * v, true),
          "cosh(v)", new UserPotential(Math::cosh, true),
          "v^6/6 - v^2/2 + 0.3*v",
              new UserPotential(v -> Math.pow(v, 6) / 6 - v * v / 2 + 0.3 * v, false),
          "v^2*(v^2-4)^2 + 0.3*v", tripleWell(1),
          "3*v^2*(v^2-4)^2 + 0.3*v", tripleWell(3),
          "(v^2-1)^2*(v^2-9)^2/20 - 0.05*v",
              new UserPotential(
                  v -> Math.pow((v * v - 1) * (v * v - 9), 2) / 20 - 0.05 * v, false));

  /** One number of the table. */
  record Row(String quantity, String index, String sector, double value) {}

  /** All numbers of one potential. */
  record Case(String name, Maxwellian maxwellian, List<Row> rows) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> onTheLine() {
    return cases().filter(entry -> entry.maxwellian().dimension() == 1);
  }

  static Stream<Case> radial() {
    return cases().filter(entry -> entry.maxwellian().dimension() > 1);
  }

  @ParameterizedTest
  @MethodSource("onTheLine")
  void coefficientsAndEigenvaluesOnTheLine(Case reference) {
    TransportCoefficients result = new SpectralMethod().compute(reference.maxwellian());
    for (Row row : reference.rows()) {
      double value = row.value();
      switch (row.quantity()) {
        case "V" -> assertEquals(value, result.meanVelocity(), TOLERANCE * (1 + Math.abs(value)));
        case "kappa" -> assertWithin(result.drift() / value - 1, result);
        case "log10D" -> assertWithin((result.log10Diffusion() - value) * LOG_10, result);
        case "lambda" ->
            assertEquals(value, eigenvalue(result, row), TOLERANCE * value, row::toString);
        case "log10lambda" ->
            assertEquals(
                value * LOG_10,
                result.spectrum().logEigenvalue(Integer.parseInt(row.index())),
                TOLERANCE,
                row::toString);
        default -> throw new IllegalStateException(row.quantity());
      }
    }
  }

  private static double eigenvalue(TransportCoefficients result, Row row) {
    return result.spectrum().eigenvalue(Integer.parseInt(row.index()));
  }

  private static void assertWithin(double error, TransportCoefficients result) {
    assertTrue(Math.abs(error) <= TOLERANCE, () -> "error " + error);
    assertTrue(Math.abs(error) <= result.errorEstimate(), () -> "error " + error + ", " + result);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theErrorEstimateIsNotFarAboveTheTrueError(Case reference) {
    TransportCoefficients result = new SpectralMethod().compute(reference.maxwellian());
    // Nobody can tell less than an ulp of D, or of log D where that is all there is.
    double error = 0x1p-52 * (1 + Math.abs(result.log10Diffusion()));
    for (Row row : reference.rows()) {
      if (row.quantity().equals("kappa")) {
        error = Math.max(error, Math.abs(result.drift() / row.value() - 1));
      } else if (row.quantity().equals("log10D")) {
        error = Math.max(error, Math.abs((result.log10Diffusion() - row.value()) * LOG_10));
      }
    }
    assertTrue(result.errorEstimate() <= 1000 * error, error + " " + result);
  }

  @ParameterizedTest
  @MethodSource("radial")
  void coefficientsAndEigenvaluesBySector(Case reference) {
    TransportCoefficients result = new SpectralMethod().compute(reference.maxwellian());
    RadialBasis basis = RadialBasis.of(reference.maxwellian(), 3, 5);
    for (Row row : reference.rows()) {
      switch (row.quantity()) {
        case "kappa" -> assertWithin(result.drift() / row.value() - 1, result);
        case "log10D" -> assertWithin((result.log10Diffusion() - row.value()) * LOG_10, result);
        default -> {
          int sector = Integer.parseInt(row.sector());
          int n = Integer.parseInt(row.index()) - (sector == 0 ? 0 : 1);
          double lambda = basis.eigenvalue(sector, n);
          assertEquals(row.value(), lambda, TOLERANCE * row.value(), row::toString);
        }
      }
    }
  }

  static Stream<Case> cases() {
    Map<String, List<String[]>> groups;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ReferenceValuesTest.class.getResourceAsStream("references.csv"),
                StandardCharsets.UTF_8))) {
      groups =
          reader
              .lines()
              .skip(1)
              .map(line -> line.split(",", -1))
              .collect(
                  Collectors.groupingBy(
                      cells -> String.join(" ", List.of(cells).subList(0, 8)).strip(),
                      LinkedHashMap::new,
                      Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return groups.entrySet().stream()
        .map(group -> new Case(group.getKey(), maxwellian(group.getValue().get(0)), rows(group)));
  }

  private static List<Row> rows(Map.Entry<String, List<String[]>> group) {
    return group.getValue().stream()
        .map(cells -> new Row(cells[8], cells[9], cells[10], Double.parseDouble(cells[11])))
        .toList();
  }

  private static Maxwellian maxwellian(String[] cells) {
    VelocityPotential w =
        switch (cells[0]) {
          case "A" -> VelocityPotential.quartic(number(cells[3]));
          case "B" -> VelocityPotential.cubic(number(cells[3]));
          case "C" -> VelocityPotential.tilted(number(cells[3]), number(cells[4]));
          case "power" ->
              VelocityPotential.power(number(cells[1]), number(cells[2]), number(cells[3]));
          default -> EXPRESSIONS.get(cells[7]);
        };
    return new Maxwellian(w, number(cells[5]), Integer.parseInt(cells[6]));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  private static VelocityPotential tripleWell(double height) {
    return new UserPotential(v -> height * v * v * Math.pow(v * v - 4, 2) + 0.3 * v, false);
  }
}
