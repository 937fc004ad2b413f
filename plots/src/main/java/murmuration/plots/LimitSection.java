package murmuration.plots;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.List;
import murmuration.io.RunReader;
import murmuration.io.StudyRow;

/** The study of the limit ε → 0 in a page: its verdict and its table. */
final class LimitSection {
  private static final int DIGITS = 8;
  private static final int FEW = 4;

  private LimitSection() {}

  /** The verdict in a box; nothing without a study. */
  static DomContent verdict(RunReader run) {
    boolean confirmed = run.attribute("limit/confirmed").filter("yes"::equals).isPresent();
    return each(
        run.attribute("limit/verdict").stream()
            .map(verdict -> p(verdict.toString()).withClasses("box", confirmed ? "good" : "bad")));
  }

  /** The rest; nothing without a study. */
  static DomContent of(RunReader run, Figures figures) {
    List<StudyRow> study = run.study();
    if (study.isEmpty()) {
      return each();
    }
    Rows rows =
        new Rows(
            "Distances in L² at the end time.",
            List.of(
                "ε",
                "‖ρᵋ − ρ‖",
                "order",
                "predicted",
                "ratio",
                "residual",
                "order",
                "error of time steps"));
    for (StudyRow row : study) {
      rows.add(
          FEW,
          row.epsilon(),
          row.error(),
          row.order(),
          row.predictedError(),
          row.error() / row.predictedError(),
          row.residual(),
          row.residualOrder(),
          row.numericalError());
    }
    Facts facts =
        new Facts(run)
            .attribute("velocity modes", "limit/modes", DIGITS)
            .attribute("D of these modes", "limit/D", DIGITS)
            .attribute("κ of these modes", "limit/kappa", DIGITS)
            .attribute("method", "kinetic/method", DIGITS)
            .attribute("leading exponent p", "limit/leading_exponent", FEW)
            .attribute("leading coefficient ‖ρₚ‖", "limit/leading_coefficient", DIGITS)
            .attribute("layers at walls, over ε^(3/4)", "limit/layer_coefficient", FEW)
            .attribute("effect of more modes, relative", "limit/mode_effect", 2)
            .attribute("effect of another grid, relative", "limit/grid_effect", 2);
    return section(
        h2("Limit ε → 0"),
        figures.take("limit"),
        div(rows.content(), facts.content()).withClass("beside"));
  }
}
