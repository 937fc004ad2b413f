package murmuration.sweep;

import java.util.Map;
import murmuration.io.Quantities;

/** What the figures of a case are, in words. */
final class FigureNames {
  /** The eigenvalues of a velocity model that are figures. */
  static final int EIGENVALUES = 5;

  private static final Map<String, String> WORDS = Quantities.LINE.descriptions();

  static {
    WORDS.putAll(
        Map.ofEntries(
            Map.entry("end_time", "time at which the run ended"),
            Map.entry("steps", "accepted time steps"),
            Map.entry("rejections", "time steps repeated for their error"),
            Map.entry("fallbacks", "time steps repeated for positivity or free energy"),
            Map.entry("mass_error", "relative change of mass between start and end"),
            Map.entry("minimum", "least value of the density at the end"),
            Map.entry("maximum", "largest value of the density at the end"),
            Map.entry("free_energy", "free energy at the end"),
            Map.entry("leading_exponent", "exponent of epsilon in the predicted error"),
            Map.entry("leading_coefficient", "norm of the leading term of the error"),
            Map.entry("limit_error", "L2 distance of the densities at the least epsilon"),
            Map.entry("predicted_error", "what the expansion predicts of limit_error"),
            Map.entry("confirmed", "whether the limit is confirmed, 1 or 0"),
            Map.entry(
                "distance_to_kinetic",
                "distance of the particles' density to the kinetic one, least epsilon"),
            Map.entry("distance_to_limit", "distance of the particles' density to the limit's"),
            Map.entry("expected_noise", "what noise alone makes of these distances")));
  }

  private FigureNames() {}

  /** The words for a figure; of eigenvalues, components and measures by their form. */
  static String words(String name, Map<String, String> measures) {
    if (measures.containsKey(name)) {
      return "mean of " + measures.get(name) + " over the density at the end";
    }
    if (name.startsWith("lambda_")) {
      return "nonzero eigenvalue number " + name.substring("lambda_".length());
    }
    int component = name.lastIndexOf('_');
    return WORDS.containsKey(name)
        ? WORDS.get(name)
        : WORDS.getOrDefault(name.substring(0, Math.max(0, component)), name)
            + ", component "
            + name.substring(component + 1);
  }

  /** Whether a name is one of a figure, which no measure may have. */
  static boolean taken(String name) {
    return WORDS.containsKey(name) || name.matches("lambda_.*|(D|kappa|mean_velocity)_.*");
  }
}
