package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import murmuration.io.RunReader;
import murmuration.io.StudyRow;

/**
 * The ε→0 study: ‖ρ_ε − ρ‖ against ε with its prediction and the residual, and in one dimension
 * (ρ_ε − ρ)/ε^p beside the predicted ρ_p.
 */
final class LimitPictures {
  private LimitPictures() {}

  static Optional<NamedPicture> picture(RunReader run) {
    List<StudyRow> rows = run.study();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double[] epsilon = rows.stream().mapToDouble(StudyRow::epsilon).toArray();
    List<Curve> curves = new ArrayList<>();
    curves.add(
        new Curve(
            "predicted",
            Curve.Style.DASHED,
            epsilon,
            rows.stream().mapToDouble(StudyRow::predictedError).toArray()));
    curves.add(
        new Curve(
            "‖ρᵋ − ρ‖",
            Curve.Style.POINTS,
            epsilon,
            rows.stream().mapToDouble(StudyRow::error).toArray()));
    double[] residual = rows.stream().mapToDouble(StudyRow::residual).toArray();
    if (Arrays.stream(residual).anyMatch(Double::isFinite)) {
      curves.add(new Curve("residual", Curve.Style.POINTS_AND_LINE, epsilon, residual));
    }
    List<Panel> panels = new ArrayList<>();
    panels.add(
        new LineChart(
            "Distance to the limit",
            Axis.logarithmic("ε"),
            Axis.logarithmic("distance in L²"),
            curves));
    if (run.dimension() == 1 && run.paths().contains("limit/correction")) {
      panels.add(leadingTerm(run, epsilon));
    }
    return Optional.of(
        new NamedPicture(
            "limit",
            run.attribute("limit/verdict").map(Object::toString).orElse("The study of the limit."),
            Picture.of(run.title(), 1200, 520, List.of(panels))));
  }

  private static LineChart leadingTerm(RunReader run, double[] epsilon) {
    double[] x = run.axis(0);
    int last = run.shape("limit/density").get(0) - 1;
    double[] limit = run.values("limit/density", last);
    double power =
        run.attribute("limit/leading_exponent").map(p -> ((Number) p).doubleValue()).orElse(1.0);
    List<Curve> curves = new ArrayList<>();
    for (int e = 0; e < epsilon.length; e++) {
      double[] difference = run.values("kinetic/density", e, last);
      double scale = Math.pow(epsilon[e], power);
      for (int i = 0; i < difference.length; i++) {
        difference[i] = (difference[i] - limit[i]) / scale;
      }
      double place = epsilon.length == 1 ? 0 : e / (epsilon.length - 1.0);
      curves.add(Curve.inSequence("ε = " + Densities.number(epsilon[e]), place, x, difference));
    }
    curves.add(new Curve("predicted", Curve.Style.DASHED, x, run.values("limit/correction", last)));
    String over = power == 1 ? "ε" : "√ε";
    return new LineChart(
        "Difference at the end, relative to " + over,
        Axis.linear("x"),
        Axis.linear("(ρᵋ − ρ) / " + over),
        curves);
  }
}
