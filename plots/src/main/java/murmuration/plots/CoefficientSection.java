package murmuration.plots;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.RunReader;

/** D, κ and V with their error, and the first eigenvalues, in a page. */
final class CoefficientSection {
  private static final String GROUP = "coefficients/";
  private static final int DIGITS = 13;
  private static final int MODES = 10;
  private static final String[] COMPONENTS = {"x", "y"};

  private final RunReader file;

  private CoefficientSection(RunReader file) {
    this.file = file;
  }

  static DomContent of(RunReader file, Figures figures) {
    CoefficientSection section = new CoefficientSection(file);
    return section(
        h2("Coefficients"),
        div(section.facts().content(), section.eigenvalues()).withClass("beside"),
        figures.take("coefficients", "eigenfunctions"));
  }

  private Facts facts() {
    Facts facts = new Facts(file);
    diffusion(facts);
    tensor(facts, "κ", "kappa");
    tensor(facts, "V, mean velocity", "mean_velocity");
    error(facts);
    return facts
        .attribute("method", GROUP + "method", DIGITS)
        .attribute("unknowns of the discrete problem", GROUP + "unknowns", DIGITS)
        .attribute("θ", GROUP + "theta", DIGITS)
        .attribute("dimension of the velocity", GROUP + "dimension", DIGITS)
        .attribute("drift velocity, given", GROUP + "velocity", DIGITS)
        .attribute("frame", "frame", DIGITS)
        .attribute("ε", "epsilon", DIGITS)
        .attribute("drift velocity u", "velocity", DIGITS);
  }

  /** As a power of ten where it overflows. */
  private void diffusion(Facts facts) {
    boolean overflows =
        file.attribute(GROUP + "D").filter(d -> d.equals(Double.POSITIVE_INFINITY)).isPresent();
    if (overflows && file.attribute(GROUP + "log10_D").isPresent()) {
      facts.attribute("log₁₀ D", GROUP + "log10_D", DIGITS);
    } else {
      tensor(facts, "D", "D");
    }
  }

  /** A number, a vector or a matrix. */
  private void tensor(Facts facts, String label, String name) {
    String path = GROUP + name;
    if (!file.paths().contains(path)) {
      facts.attribute(label, path, DIGITS);
      return;
    }
    double[] values = file.values(path);
    if (file.shape(path).size() == 1) {
      facts.add(label, Numbers.of(values, DIGITS));
      return;
    }
    int columns = file.shape(path).get(1);
    List<DomContent> rows = new ArrayList<>();
    for (int start = 0; start < values.length; start += columns) {
      double[] row = Arrays.copyOfRange(values, start, start + columns);
      rows.add(tr(each(Arrays.stream(row).mapToObj(value -> td(Numbers.of(value, DIGITS))))));
    }
    facts.add(label, table(tbody(each(rows.stream()))).withClass("matrix"));
  }

  private void error(Facts facts) {
    file.attribute(GROUP + "error_estimate")
        .ifPresent(
            error ->
                facts.add(
                    "relative error of D and κ, estimated",
                    error instanceof Double number && Double.isFinite(number)
                        ? Numbers.of(number, 1)
                        : text("not known")));
  }

  private DomContent eigenvalues() {
    double[] eigenvalues = file.eigenvalues();
    if (eigenvalues.length == 0) {
      return each();
    }
    List<String> heads = new ArrayList<>(List.of("k", "λₖ"));
    List<double[]> columns = new ArrayList<>(List.of(eigenvalues));
    column(heads, columns, "ηₖ", "eta");
    column(heads, columns, "ωₖ", "omega");
    column(heads, columns, "angular momentum", "angular_momentum");
    int shown = Math.min(MODES, eigenvalues.length);
    String caption =
        shown == eigenvalues.length
            ? "The eigenvalues."
            : "The first " + shown + " of " + eigenvalues.length + " eigenvalues.";
    Rows rows = new Rows(caption, heads);
    for (int k = 0; k < shown; k++) {
      int mode = k;
      rows.add(
          String.valueOf(k + 1), 6, columns.stream().mapToDouble(values -> values[mode]).toArray());
    }
    return rows.content();
  }

  /** One for each component of a vector. */
  private void column(List<String> heads, List<double[]> columns, String head, String name) {
    String path = GROUP + name;
    if (!file.paths().contains(path)) {
      return;
    }
    double[] values = file.values(path);
    int modes = columns.get(0).length;
    int components = Math.max(1, values.length / modes);
    for (int c = 0; c < components; c++) {
      int component = c;
      heads.add(components == 1 ? head : head + ", " + COMPONENTS[c]);
      columns.add(
          IntStream.range(0, modes).mapToDouble(k -> values[k * components + component]).toArray());
    }
  }
}
