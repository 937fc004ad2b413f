package murmuration.plots;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.RunReader;

/** The cases of a sweep in a page. */
final class SweepSection {
  private static final int DIGITS = 8;
  private static final String ERROR = "relative error";

  /** The longest table; what is longer is for other programs to read from the file. */
  private static final int MOST = 500;

  private final RunReader sweep;
  private final int cases;
  private final List<String> heads = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  private SweepSection(RunReader sweep) {
    this.sweep = sweep;
    cases = sweep.shape("case").get(0);
  }

  static DomContent of(RunReader sweep, Figures figures) {
    SweepSection section = new SweepSection(sweep);
    Facts facts =
        new Facts(sweep)
            .attribute("W", "expression", DIGITS)
            .attribute("method", "method", DIGITS)
            .add("cases", String.valueOf(section.cases));
    return section(
        h2("Coefficients"), figures.take("sweep"), facts.content(), section.table().content());
  }

  private Rows table() {
    SweepPictures.parameters(sweep).forEach(path -> column(path, path));
    result("D", "D");
    result("κ", "kappa");
    result("V", "mean_velocity");
    result(ERROR, "error_estimate");
    if (sweep.paths().contains("eigenvalues")) {
      heads.add("λ₁");
      columns.add(SweepPictures.entries(sweep, "eigenvalues", 0));
    }
    int shown = Math.min(MOST, cases);
    String caption =
        shown == cases
            ? "All cases; a dash where there is no number."
            : "The first " + shown + " of " + cases + " cases; a dash where there is no number.";
    Rows rows = new Rows(caption, heads);
    for (int c = 0; c < shown; c++) {
      int row = c;
      rows.add(
          IntStream.range(0, columns.size())
              .mapToObj(
                  i -> Numbers.of(columns.get(i)[row], heads.get(i).equals(ERROR) ? 1 : DIGITS))
              .toList());
    }
    return rows;
  }

  private void column(String head, String path) {
    heads.add(head);
    columns.add(sweep.values(path));
  }

  /** A number, or the components of a vector, or of a symmetric matrix. */
  private void result(String symbol, String path) {
    if (!sweep.paths().contains(path)) {
      return;
    }
    List<Integer> shape = sweep.shape(path);
    if (shape.size() == 1) {
      column(symbol, path);
      return;
    }
    int components = shape.get(1);
    for (int i = 0; i < components; i++) {
      if (shape.size() == 2) {
        heads.add(symbol + " " + Densities.axisName(i));
        columns.add(SweepPictures.entries(sweep, path, i));
        continue;
      }
      for (int j = i; j < components; j++) {
        heads.add(symbol + " " + Densities.axisName(i) + Densities.axisName(j));
        columns.add(SweepPictures.entries(sweep, path, i * components + j));
      }
    }
  }
}
