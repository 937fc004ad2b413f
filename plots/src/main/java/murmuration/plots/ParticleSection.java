package murmuration.plots;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import murmuration.io.RunReader;

/** The particles in a page: how far they are from the densities, at the last output reached. */
final class ParticleSection {
  private static final String GROUP = "particles/";
  private static final int DIGITS = 4;
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("distance_to_kinetic", "to the kinetic density");
    COLUMNS.put("noise", "noise expected");
    COLUMNS.put("distance_to_limit", "to the limit");
    COLUMNS.put("temperature", "temperature");
    COLUMNS.put("temperature_error", "its standard error");
  }

  private ParticleSection() {}

  /** The section; nothing without particles. */
  static DomContent of(RunReader run, Figures figures) {
    if (!run.paths().contains(GROUP + "epsilon")) {
      return each();
    }
    Facts facts =
        new Facts(run)
            .attribute("number", GROUP + "number", 12)
            .attribute("seed of the random numbers", GROUP + "seed", 20)
            .attribute("forces", GROUP + "forces", DIGITS);
    return section(
        h2("Particles"),
        figures.take("particles"),
        div(facts.content(), distances(run).content()).withClass("beside"));
  }

  private static Rows distances(RunReader run) {
    double[] time = run.paths().contains(GROUP + "time") ? run.values(GROUP + "time") : run.times();
    double[] epsilon = run.values(GROUP + "epsilon");
    double[] steps = run.values(GROUP + "steps");
    List<String> names = new ArrayList<>(COLUMNS.keySet());
    names.retainAll(run.paths().stream().map(path -> path.replaceFirst("^" + GROUP, "")).toList());
    List<String> heads = new ArrayList<>(List.of("ε", "time steps", "t"));
    names.forEach(name -> heads.add(COLUMNS.get(name)));
    Rows rows = new Rows("Distances in L² at the last output, and the kinetic temperature.", heads);
    for (int e = 0; e < epsilon.length; e++) {
      int last = lastReached(run.values(GROUP + "temperature", e));
      double[] row = new double[heads.size()];
      row[0] = epsilon[e];
      row[1] = steps[e];
      row[2] = time[last];
      for (int n = 0; n < names.size(); n++) {
        row[3 + n] = run.values(GROUP + names.get(n), e)[last];
      }
      rows.add(DIGITS, row);
    }
    return rows;
  }

  /** What an interrupted run did not reach is NaN. */
  private static int lastReached(double[] values) {
    int last = values.length - 1;
    while (last > 0 && Double.isNaN(values[last])) {
      last--;
    }
    return last;
  }
}
