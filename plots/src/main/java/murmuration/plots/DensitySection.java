package murmuration.plots;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import murmuration.io.RunReader;

/** The density in a page: how it was computed, how it ended, and its scalars. */
final class DensitySection {
  private static final int DIGITS = 8;
  private static final int FEW = 4;
  private static final Set<String> COUNTS = Set.of("time", "steps", "rejections", "fallbacks");
  private static final Map<String, String> SERIES = new LinkedHashMap<>();

  static {
    SERIES.put("mass", "mass");
    SERIES.put("free_energy", "free energy F");
    SERIES.put("entropy", "its entropic part");
    SERIES.put("interaction", "its part of the interaction");
    SERIES.put("external", "its external part");
    SERIES.put("minimum", "least density");
    SERIES.put("maximum", "largest density");
    SERIES.put("second_moment", "∫|r|²ρ dr");
    SERIES.put("rate", "‖∂ₜρ‖ in L¹");
    SERIES.put("unresolved", "unresolved waves, relative");
  }

  private final RunReader run;

  private DensitySection(RunReader run) {
    this.run = run;
  }

  static DomContent of(RunReader run, Figures figures) {
    DensitySection section = new DensitySection(run);
    return section(
        h2("Density"),
        figures.take("density"),
        div(section.facts().content(), section.series()).withClass("beside"),
        figures.take("energy"));
  }

  private Facts facts() {
    double[] times = run.times();
    Facts facts =
        new Facts(run)
            .add("cells", cells())
            .add(
                "outputs",
                times.length
                    + ", t = "
                    + Numbers.text(times[0], FEW)
                    + " to "
                    + Numbers.text(times[times.length - 1], FEW));
    run.attribute("diagnostics/ended").ifPresent(ended -> facts.add("ended", ending(ended)));
    facts
        .attribute("time steps", "diagnostics/steps", DIGITS)
        .attribute("steps repeated for their error", "diagnostics/rejections", DIGITS)
        .attribute("steps repeated for positivity or free energy", "diagnostics/fallbacks", DIGITS)
        .attribute("relative error of the mass", "diagnostics/mass_error", 2);
    run.attribute("diagnostics/free_energy_decays")
        .ifPresent(
            decays ->
                facts.add(
                    "free energy",
                    decays.equals("yes")
                        ? "never rises"
                        : "need not fall: " + decays.toString().replaceFirst("^no: ", "")));
    return facts;
  }

  /** Such as {@code 64 × 32}, with where they are. */
  private String cells() {
    List<String> counts = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    for (int a = 0; a < run.dimension(); a++) {
      double[] centres = run.axis(a);
      counts.add(String.valueOf(centres.length));
      ranges.add(range(Densities.axisName(a), centres));
    }
    return String.join(" × ", counts) + ", " + String.join(", ", ranges);
  }

  /** The box ends half a cell beyond the outer centres. */
  private static String range(String name, double[] centres) {
    int last = centres.length - 1;
    double half = last == 0 ? 0 : (centres[last] - centres[0]) / last / 2;
    return name + " from " + edge(centres[0], -half) + " to " + edge(centres[last], half);
  }

  /** What rounding leaves of an edge at 0 is 0. */
  private static String edge(double centre, double half) {
    double edge = centre + half;
    return Numbers.text(Math.abs(edge) < 1e-12 * Math.abs(half) ? 0 : edge, 6);
  }

  private static String ending(Object ended) {
    return switch (ended.toString()) {
      case "end-time" -> "at the end time";
      case "steady-state" -> "in a steady state";
      case "blow-up" -> "in a blow-up";
      case "stalled" -> "stalled: no step, however small, could be taken";
      default -> ended.toString();
    };
  }

  private DomContent series() {
    Rows rows =
        new Rows(
            "Scalars of the density over the outputs.",
            List.of("", "at the start", "at the end", "least", "largest"));
    List<String> names = new ArrayList<>(SERIES.keySet());
    names.retainAll(run.diagnostics());
    run.diagnostics().stream()
        .filter(name -> !names.contains(name) && !COUNTS.contains(name))
        .forEach(names::add);
    for (String name : names) {
      double[] values = run.diagnostics(name);
      double[] finite = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
      if (values.length > 0) {
        rows.add(
            SERIES.getOrDefault(name, name.replace('_', ' ')),
            6,
            values[0],
            values[values.length - 1],
            Arrays.stream(finite).min().orElse(Double.NaN),
            Arrays.stream(finite).max().orElse(Double.NaN));
      }
    }
    return rows.content();
  }
}
