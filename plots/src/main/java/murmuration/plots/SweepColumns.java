package murmuration.plots;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.io.RunReader;

/**
 * The columns of a sweep, with a number or text for each case: parameters, which its keys or
 * options gave, and figures, which were computed. The first eigenvalues are figures lambda_1 and so
 * on, also where the file has them in one dataset.
 */
final class SweepColumns {
  private static final String PARAMETER = "parameter ";
  private static final String MEASURE = "mean of ";
  private static final String EIGENVALUE = "lambda_";
  private static final String EIGENVALUES = "eigenvalues";
  private static final int MODES = 5;

  /** The numbers along dimensions. */
  private static final Set<String> AXES = Set.of("case", "character", "mode", "i", "j");

  /** What is looked at first, after means over the density. */
  private static final List<String> FIRST =
      List.of(
          "log10_D",
          "D",
          "kappa",
          "mean_velocity",
          "lambda_1",
          "minimum",
          "maximum",
          "free_energy",
          "limit_error",
          "distance_to_kinetic",
          "distance_to_limit",
          "end_time",
          "steps");

  /** What says how a figure was computed. */
  private static final Set<String> EFFORT =
      Set.of("error_estimate", "unknowns", "rejections", "fallbacks", "mass_error");

  private final RunReader file;
  private final int cases;

  SweepColumns(RunReader file) {
    this.file = file;
    cases = file.shape("case").get(0);
  }

  /** The number of cases. */
  int cases() {
    return cases;
  }

  /** Whether there is a column or dataset. */
  boolean has(String name) {
    return file.paths().contains(name);
  }

  /** What was given or varied: columns of numbers or texts. */
  List<String> parameters() {
    return file.paths().stream().filter(this::given).toList();
  }

  private boolean given(String name) {
    return words(name).startsWith(PARAMETER);
  }

  /**
   * The figures: means over the density, coefficients, then what else came out and how it was
   * computed.
   */
  List<String> figures() {
    Stream<String> single =
        file.paths().stream()
            .filter(name -> !given(name) && !AXES.contains(name))
            .filter(name -> file.shape(name).size() == 1);
    int modes = has(EIGENVALUES) ? Math.min(MODES, file.shape(EIGENVALUES).get(1)) : 0;
    Stream<String> eigenvalues = IntStream.rangeClosed(1, modes).mapToObj(k -> EIGENVALUE + k);
    List<String> all = Stream.concat(single, eigenvalues).toList();
    Set<String> ordered = new LinkedHashSet<>();
    all.stream().filter(name -> words(name).startsWith(MEASURE)).forEach(ordered::add);
    FIRST.stream().filter(all::contains).forEach(ordered::add);
    all.stream().filter(name -> !EFFORT.contains(name)).forEach(ordered::add);
    ordered.addAll(all);
    return List.copyOf(ordered);
  }

  /** The figures that vary and are not {@link #repeated}, without how they were computed. */
  List<String> varyingFigures() {
    return figures().stream()
        .filter(name -> !EFFORT.contains(name) && !repeated(name))
        .filter(
            name -> Arrays.stream(numbers(name)).filter(Double::isFinite).distinct().count() > 1)
        .toList();
  }

  /** Whether a figure is that of a parameter, as D is when the key coefficients.D varies. */
  boolean repeated(String name) {
    double[] figures = numbers(name);
    return parameters().stream()
        .filter(one -> !hasTexts(one) && symbol(one).equals(symbol(name)))
        .anyMatch(one -> same(numbers(one), figures));
  }

  /** Equal wherever there is a figure. */
  private static boolean same(double[] given, double[] figures) {
    return IntStream.range(0, given.length)
        .allMatch(c -> Double.isNaN(figures[c]) || figures[c] == given[c]);
  }

  /** Whether a column has texts in place of numbers. */
  boolean hasTexts(String name) {
    return has(name) && file.hasTexts(name);
  }

  /** A text for each case. */
  List<String> texts(String name) {
    return file.texts(name);
  }

  /** A number for each case, NaN where there is none. */
  double[] numbers(String name) {
    if (!has(name) && name.startsWith(EIGENVALUE)) {
      return entries(EIGENVALUES, Integer.parseInt(name.substring(EIGENVALUE.length())) - 1);
    }
    return file.values(name);
  }

  /** One entry of each case, such as a component of a vector. */
  double[] entries(String path, int entry) {
    double[] values = file.values(path);
    int each = Math.max(1, values.length / cases);
    return IntStream.range(0, cases).mapToDouble(c -> values[c * each + entry]).toArray();
  }

  /** How many entries a dataset has for each case, by dimension; none for a column. */
  List<Integer> lengths(String path) {
    List<Integer> shape = file.shape(path);
    return shape.subList(1, shape.size());
  }

  /** As formulas have it; of a key its last part, unless another key has the same. */
  String symbol(String name) {
    if (!given(name)) {
      return symbolOf(name);
    }
    String key = key(name);
    long alike =
        parameters().stream().filter(one -> lastPart(key(one)).equals(lastPart(key))).count();
    return alike == 1 ? symbolOf(lastPart(key)) : key;
  }

  /** The key or option of a parameter, such as {@code velocity.gamma}. */
  private String key(String name) {
    return words(name).substring(PARAMETER.length()).replaceFirst(": UTF-8.*", "");
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static String symbolOf(String name) {
    return switch (name) {
      case "gamma" -> "γ";
      case "delta" -> "δ";
      case "theta" -> "θ";
      case "kappa" -> "κ";
      case "epsilon" -> "ε";
      case "log10_D" -> "log₁₀ D";
      case "mean_velocity" -> "V";
      case "error_estimate" -> "relative error";
      default ->
          name.matches(EIGENVALUE + "[1-9]")
              ? "λ" + (char) ('₁' + name.charAt(EIGENVALUE.length()) - '1')
              : name.replace("kappa_", "κ ").replace("mean_velocity_", "V ").replace('_', ' ');
    };
  }

  /** What a figure is, in a few words. */
  String title(String name) {
    String words =
        switch (name) {
          case "log10_D" -> "diffusion";
          case "lambda_1" -> "first eigenvalue";
          default -> words(name);
        };
    return words.isEmpty()
        ? symbol(name)
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String words(String name) {
    return file.longName(name);
  }
}
