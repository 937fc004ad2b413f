package murmuration.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.Quantity.Axis;
import murmuration.io.Quantity.Entry;
import murmuration.macro.Tensor;

/**
 * All that files hold of a kind of coefficients.
 *
 * @param <T> the kind of coefficients
 * @param list the quantities
 * @param modes how many eigenvalues there are, λ_0 left out
 * @param components of a vector
 */
public record Quantities<T>(List<Quantity<T>> list, ToIntFunction<T> modes, int components) {
  /** Of potentials of one velocity. */
  public static final Quantities<TransportCoefficients> LINE =
      new Quantities<>(line(), coefficients -> coefficients.spectrum().size() - 1, 1);

  /** Of potentials of the speed. */
  public static final Quantities<TransportCoefficients> RADIAL =
      new Quantities<>(
          Stream.concat(
                  line().stream(),
                  Stream.of(
                      modes("angular_momentum", "angular momentum", Spectrum::angularMomentum)))
              .toList(),
          LINE.modes(),
          1);

  /** Of potentials on the plane. */
  public static final Quantities<PlanarCoefficients> PLANAR =
      new Quantities<>(planar(), coefficients -> coefficients.spectrum().size() - 1, 2);

  /** Those of the quantities that are single numbers, by name, in their order; a new map. */
  public Map<String, Double> numbers(T coefficients) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    singles().forEach(one -> numbers.put(one.name(), one.entry().of(coefficients)));
    return numbers;
  }

  /** What these are, in words, by name; a new map. */
  public Map<String, String> descriptions() {
    Map<String, String> words = new LinkedHashMap<>();
    singles().forEach(one -> words.put(one.name(), one.description()));
    return words;
  }

  private Stream<Quantity<T>> singles() {
    return list.stream().filter(quantity -> quantity.axes().isEmpty());
  }

  /** Of coefficients given by hand; a multiple of the identity is a single number. */
  static Quantities<Scenario.Given> given(Scenario.Given given, int dimension) {
    return new Quantities<>(
        List.of(
            given("D", "diffusion", Scenario.Given::diffusion, given, dimension),
            given("kappa", "drift", Scenario.Given::drift, given, dimension)),
        coefficients -> 0,
        dimension);
  }

  private static Quantity<Scenario.Given> given(
      String name,
      String description,
      Function<Scenario.Given, Tensor> tensor,
      Scenario.Given given,
      int dimension) {
    return Tensors.multiple(tensor.apply(given), dimension).isPresent()
        ? Quantity.number(name, description, one -> tensor.apply(one).xx())
        : new Quantity<>(
            name,
            description,
            List.of(Axis.I, Axis.J),
            (one, index) -> tensor.apply(one).at(index[0], index[1]));
  }

  private interface Mode {
    double of(Spectrum spectrum, int k);
  }

  private static List<Quantity<TransportCoefficients>> line() {
    return List.of(
        Quantity.number("D", "diffusion", TransportCoefficients::diffusion),
        Quantity.number("log10_D", "log10 of D", TransportCoefficients::log10Diffusion),
        Quantity.number("kappa", "drift", TransportCoefficients::drift),
        Quantity.number("mean_velocity", "mean velocity", TransportCoefficients::meanVelocity),
        Quantity.number(
            "error_estimate",
            "relative error of D and kappa",
            TransportCoefficients::errorEstimate),
        Quantity.number(
            "unknowns", "size of the discrete problem", TransportCoefficients::unknowns),
        modes(
            "eigenvalues",
            "nonzero eigenvalues lambda_k",
            (s, k) -> s.lost(k) ? Double.NaN : s.eigenvalue(k)),
        modes("eta", "eta_k", Spectrum::eta),
        modes("omega", "omega_k", (s, k) -> s.lost(k) ? Double.NaN : s.omega(k)));
  }

  private static Quantity<TransportCoefficients> modes(String name, String description, Mode mode) {
    return new Quantity<>(
        name, description, List.of(Axis.MODE), (c, index) -> mode.of(c.spectrum(), index[0] + 1));
  }

  private static List<Quantity<PlanarCoefficients>> planar() {
    return List.of(
        matrix("D", "diffusion", PlanarCoefficients::diffusion),
        matrix("kappa", "drift", PlanarCoefficients::drift),
        new Quantity<>(
            "mean_velocity",
            "mean velocity",
            List.of(Axis.I),
            (c, index) -> index[0] == 0 ? c.meanX() : c.meanY()),
        Quantity.number(
            "error_estimate", "relative error of D and kappa", PlanarCoefficients::errorEstimate),
        Quantity.number("unknowns", "size of the discrete problem", PlanarCoefficients::unknowns),
        new Quantity<>(
            "eigenvalues",
            "nonzero eigenvalues lambda_k",
            List.of(Axis.MODE),
            (c, index) -> eigenvalue(c, index[0] + 1)),
        vectors(
            "eta",
            "eta_k",
            (c, index) ->
                index[1] == 0 ? c.spectrum().etaX(index[0] + 1) : c.spectrum().etaY(index[0] + 1)),
        vectors(
            "omega",
            "omega_k",
            (c, index) ->
                index[1] == 0
                    ? c.spectrum().omegaX(index[0] + 1)
                    : c.spectrum().omegaY(index[0] + 1)));
  }

  private static double eigenvalue(PlanarCoefficients coefficients, int k) {
    return coefficients.spectrum().lost(k) ? Double.NaN : coefficients.spectrum().eigenvalue(k);
  }

  private interface Matrix {
    SymmetricMatrix of(PlanarCoefficients coefficients);
  }

  private static Quantity<PlanarCoefficients> matrix(
      String name, String description, Matrix matrix) {
    return new Quantity<>(
        name,
        description,
        List.of(Axis.I, Axis.J),
        (c, index) -> {
          SymmetricMatrix m = matrix.of(c);
          return index[0] != index[1] ? m.xy() : index[0] == 0 ? m.xx() : m.yy();
        });
  }

  private static Quantity<PlanarCoefficients> vectors(
      String name, String description, Entry<PlanarCoefficients> entry) {
    return new Quantity<>(name, description, List.of(Axis.MODE, Axis.I), entry);
  }
}
