package murmuration.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import murmuration.coefficients.CoefficientMethod;
import murmuration.coefficients.Displacement;
import murmuration.coefficients.FiniteDifference;
import murmuration.coefficients.GreenKubo;
import murmuration.coefficients.HermiteGalerkin;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.SchrodingerFem;
import murmuration.coefficients.SpectralMethod;
import murmuration.io.InvalidValueException;
import murmuration.io.Suggestion;

/** The methods by name and the numeric options that each of them takes. */
final class Methods {
  private static final Map<String, List<String>> TAKES = new LinkedHashMap<>();

  static {
    TAKES.put("auto", List.of("modes", "half-width"));
    TAKES.put("spectral", List.of("modes", "half-width"));
    TAKES.put("quadrature", List.of());
    TAKES.put(
        "schrodinger-fem", List.of("modes", "half-width", "degree", "elements", "quadrature"));
    TAKES.put("finite-difference", List.of("modes", "half-width", "points"));
    TAKES.put("hermite", List.of("modes", "size", "scale"));
    TAKES.put("green-kubo", List.of("particles", "duration", "step", "seed"));
    TAKES.put("displacement", TAKES.get("green-kubo"));
  }

  /** What the records of the methods say when an option is out of range. */
  private static final Pattern REASON = Pattern.compile("(\\w+) (must be .*), got (.*)");

  private Methods() {}

  /** All names, the default first. */
  static List<String> names() {
    return List.copyOf(TAKES.keySet());
  }

  /** The names of all options that some method takes. */
  static List<String> options() {
    return TAKES.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Whether a method is the default one, which works in all dimensions. */
  static boolean isDefault(String name) {
    return name.equals("auto") || name.equals("spectral");
  }

  /**
   * A method with the options given, all others as by default.
   *
   * @throws InvalidValueException when there is no such method, when it does not take an option, or
   *     when an option is out of range
   */
  static CoefficientMethod of(String name, Map<String, Number> options) {
    List<String> takes = TAKES.get(name);
    if (takes == null) {
      throw new InvalidValueException(
          "method", name, "unknown; " + Suggestion.phrase(name, names()));
    }
    for (Map.Entry<String, Number> option : options.entrySet()) {
      if (!takes.contains(option.getKey())) {
        throw new InvalidValueException(
            option.getKey(),
            option.getValue(),
            "the method "
                + name
                + " does not take it; "
                + (takes.isEmpty()
                    ? "it takes no options"
                    : Suggestion.phrase(option.getKey(), takes)));
      }
    }
    try {
      return create(name, options);
    } catch (InvalidValueException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw named(name, takes, e);
    }
  }

  private static CoefficientMethod create(String name, Map<String, Number> options) {
    return switch (name) {
      case "quadrature" -> new QuadratureMethod();
      case "schrodinger-fem" -> {
        SchrodingerFem preset = new SchrodingerFem();
        int degree = whole(options, "degree", preset.degree());
        int elements = whole(options, "elements", preset.elements());
        yield new SchrodingerFem(
            degree,
            real(options, "half-width", preset.halfWidth()),
            elements,
            whole(options, "quadrature", degree + 1),
            whole(options, "modes", Math.min(preset.modes(), degree * elements - 1)));
      }
      case "finite-difference" -> {
        FiniteDifference preset = new FiniteDifference();
        int points = whole(options, "points", preset.points());
        yield new FiniteDifference(
            real(options, "half-width", preset.halfWidth()),
            points,
            whole(options, "modes", Math.min(preset.modes(), points)));
      }
      case "hermite" -> {
        HermiteGalerkin preset = new HermiteGalerkin();
        yield new HermiteGalerkin(
            whole(options, "size", preset.size()),
            real(options, "scale", preset.scale()),
            whole(options, "modes", preset.modes()));
      }
      case "green-kubo" -> {
        GreenKubo preset = new GreenKubo();
        yield new GreenKubo(
            count(options, "particles", preset.particles()),
            real(options, "duration", preset.duration()),
            real(options, "step", preset.step()),
            count(options, "seed", preset.seed()));
      }
      case "displacement" -> {
        Displacement preset = new Displacement();
        yield new Displacement(
            count(options, "particles", preset.particles()),
            real(options, "duration", preset.duration()),
            real(options, "step", preset.step()),
            count(options, "seed", preset.seed()));
      }
      default -> {
        SpectralMethod preset = new SpectralMethod();
        yield new SpectralMethod(
            whole(options, "modes", preset.modes()),
            real(options, "half-width", preset.halfWidth()));
      }
    };
  }

  private static double real(Map<String, Number> options, String name, double preset) {
    return options.containsKey(name) ? CoefficientCase.real(name, options.get(name)) : preset;
  }

  private static int whole(Map<String, Number> options, String name, int preset) {
    return options.containsKey(name) ? CoefficientCase.integer(name, options.get(name)) : preset;
  }

  private static long count(Map<String, Number> options, String name, long preset) {
    return options.containsKey(name) ? CoefficientCase.whole(name, options.get(name)) : preset;
  }

  /** The option that a record complains of under the name of its component. */
  private static InvalidValueException named(
      String method, List<String> takes, IllegalArgumentException e) {
    Matcher reason = REASON.matcher(e.getMessage());
    if (reason.matches()) {
      for (String option : takes) {
        if (reason.group(1).startsWith(Json.camelCase(option))) {
          return new InvalidValueException(
              option, reason.group(3), reason.group(2) + " for the method " + method);
        }
      }
    }
    return new InvalidValueException("method", method, e.getMessage());
  }
}
