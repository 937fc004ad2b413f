package murmuration.plots;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import murmuration.io.RunReader;

/** The cases of a sweep in a page. */
final class SweepSection {
  private static final int DIGITS = 8;
  private static final Set<String> ERRORS = Set.of("error_estimate", "mass_error");
  private static final String STATE = "state";

  /** The longest table; what is longer is for other programs to read from the file. */
  private static final int MOST = 500;

  private final SweepColumns sweep;
  private final List<String> heads = new ArrayList<>();
  private final List<IntFunction<DomContent>> columns = new ArrayList<>();

  private SweepSection(RunReader file) {
    sweep = new SweepColumns(file);
  }

  static DomContent of(RunReader file, Figures figures) {
    SweepSection section = new SweepSection(file);
    Facts facts =
        new Facts(file)
            .attribute("W", "expression", DIGITS)
            .attribute("method", "method", DIGITS)
            .add("cases", Numbers.of(section.sweep.cases()));
    section.addStates(facts);
    return section(h2("Cases"), figures.take("sweep"), facts.content(), section.table().content());
  }

  /** How many cases have no figures, if there are any. */
  private void addStates(Facts facts) {
    if (!sweep.has(STATE)) {
      return;
    }
    List<String> states = sweep.texts(STATE);
    for (String state : List.of("failed", "missing")) {
      long count = states.stream().filter(state::equals).count();
      if (count > 0) {
        facts.add(state, Numbers.of(count));
      }
    }
  }

  private Rows table() {
    sweep.parameters().forEach(this::column);
    for (String name : List.of("D", "kappa", "mean_velocity")) {
      components(name);
    }
    sweep.figures().stream()
        .filter(name -> !sweep.repeated(name))
        .filter(name -> !name.matches("log10_D|lambda_[2-9]|unknowns|rejections|fallbacks"))
        .forEach(this::column);
    List.of("ended", STATE, "error").stream().filter(sweep::has).forEach(this::column);
    int shown = Math.min(MOST, sweep.cases());
    String caption =
        (shown == sweep.cases()
                ? "All cases"
                : "The first " + shown + " of " + sweep.cases() + " cases")
            + "; a dash where there is no number.";
    Rows rows = new Rows(caption, heads);
    for (int c = 0; c < shown; c++) {
      int row = c;
      rows.add(columns.stream().map(column -> column.apply(row)).toList());
    }
    return rows;
  }

  private void column(String name) {
    if (sweep.hasTexts(name)) {
      List<String> texts = sweep.texts(name);
      heads.add(sweep.symbol(name));
      columns.add(c -> text(texts.get(c)));
      return;
    }
    column(sweep.symbol(name), sweep.numbers(name), ERRORS.contains(name) ? 1 : DIGITS);
  }

  private void column(String head, double[] values, int digits) {
    heads.add(head);
    columns.add(c -> Numbers.of(values[c], digits));
  }

  /** The components of a vector, or of a symmetric matrix. */
  private void components(String name) {
    if (!sweep.has(name) || sweep.lengths(name).isEmpty()) {
      return;
    }
    List<Integer> lengths = sweep.lengths(name);
    int count = lengths.get(0);
    for (int i = 0; i < count; i++) {
      if (lengths.size() == 1) {
        column(sweep.symbol(name) + " " + Densities.axisName(i), sweep.entries(name, i), DIGITS);
        continue;
      }
      for (int j = i; j < count; j++) {
        column(
            sweep.symbol(name) + " " + Densities.axisName(i) + Densities.axisName(j),
            sweep.entries(name, i * count + j),
            DIGITS);
      }
    }
  }
}
