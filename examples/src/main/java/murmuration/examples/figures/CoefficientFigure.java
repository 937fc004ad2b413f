package murmuration.examples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import murmuration.examples.figures.ParameterStudy.Sample;
import murmuration.io.Table;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Panel;
import murmuration.plots.Picture;

/**
 * Figures 3, 7 and 11: D and κ against γ or δ, and the relative error |K* − κ|/K* against the
 * closed form (4.3), K* = Var_M(v)/θ by quadrature. Of the original velocity: the paper's D and κ,
 * of v/√γ, are D/γ and κ/γ.
 */
final class CoefficientFigure {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 840;
  private static final String DRIFT_ERROR = "|K* − κ|/K*";
  private static final String DIFFUSION_ERROR = "|D* − D|/D*";

  /** Where errors below round-off are drawn, zero among them. */
  private static final double LEAST = 0x1p-53;

  private CoefficientFigure() {}

  /** Against γ on linear axes above and logarithmic ones below. */
  static Figure even(int number, ParameterStudy study) {
    Table table = table(study);
    Columns columns = Columns.of(table);
    List<List<Panel>> rows = new ArrayList<>();
    for (Axis gamma : List.of(Axis.linear("γ"), Axis.logarithmic("γ"))) {
      Axis drift = gamma.logarithmic() ? Axis.logarithmic("κ") : Axis.linear("κ");
      boolean above = rows.isEmpty();
      String error = above ? "error_kappa" : "error_D";
      rows.add(
          List.of(
              new LineChart(
                  "", gamma, Axis.logarithmic("D"), both(columns, "D", "D", value -> value)),
              new LineChart("", gamma, drift, both(columns, "κ", "kappa", value -> value)),
              new LineChart(
                  "",
                  gamma,
                  Axis.logarithmic(above ? DRIFT_ERROR : DIFFUSION_ERROR),
                  both(columns, "spectral", error, CoefficientFigure::atLeast))));
    }
    String title =
        "Figure " + number + ". Diffusion and drift coefficients against γ, case " + study.of();
    return new Figure(number, title, table, Picture.of(title, WIDTH, HEIGHT, rows));
  }

  private static List<Curve> both(
      Columns columns, String name, String column, DoubleUnaryOperator of) {
    return List.of(
        columns.curve("finite elements", Curve.Style.GUIDE, "gamma", "elements_" + column, of),
        columns.curve(name, Curve.Style.LINE, "gamma", column, of));
  }

  /** Against δ, a curve for each γ. */
  static Figure tilted(int number, ParameterStudy study) {
    Table table = table(study);
    List<List<Panel>> rows = new ArrayList<>();
    for (Axis delta : List.of(Axis.linear("δ"), Axis.logarithmic("δ").within(0.01, 10))) {
      boolean above = rows.isEmpty();
      String error = above ? "error_kappa" : "error_D";
      rows.add(
          List.of(
              new LineChart("", delta, Axis.logarithmic("D"), byGamma(table, "D")),
              new LineChart("", delta, Axis.logarithmic("κ"), byGamma(table, "kappa")),
              new LineChart(
                  "",
                  delta,
                  Axis.logarithmic(above ? DRIFT_ERROR : DIFFUSION_ERROR),
                  errors(table, error))));
    }
    String title = "Figure " + number + ". Diffusion and drift coefficients against δ, case C";
    return new Figure(number, title, table, Picture.of(title, WIDTH, HEIGHT, rows));
  }

  private static double atLeast(double error) {
    return Math.max(error, LEAST);
  }

  /** The largest error of the spectral method, and as grey lines those of finite elements. */
  private static List<Curve> errors(Table table, String column) {
    List<Curve> curves = new ArrayList<>();
    for (double gamma : gammas(table)) {
      curves.add(
          Columns.of(table)
              .where("gamma", gamma)
              .curve(
                  curves.isEmpty() ? "finite elements" : "",
                  Curve.Style.GUIDE,
                  "delta",
                  "elements_" + column,
                  CoefficientFigure::atLeast));
    }
    double[] errors = table.column(column);
    double[] deltas = DoubleStream.of(table.column("delta")).distinct().toArray();
    double[] largest = new double[deltas.length];
    for (int i = 0; i < errors.length; i++) {
      largest[i % deltas.length] = Math.max(largest[i % deltas.length], atLeast(errors[i]));
    }
    curves.add(Curve.line("spectral, largest", deltas, largest));
    return curves;
  }

  /** A column against δ, a curve for each γ. */
  static List<Curve> byGamma(Table table, String column) {
    List<Curve> curves = new ArrayList<>();
    for (double gamma : gammas(table)) {
      curves.add(
          Columns.of(table)
              .where("gamma", gamma)
              .curve("γ = " + Columns.shown(gamma), Curve.Style.LINE, "delta", column));
    }
    return curves;
  }

  private static double[] gammas(Table table) {
    return DoubleStream.of(table.column("gamma")).distinct().toArray();
  }

  private static Table table(ParameterStudy study) {
    return study
        .parameters()
        .with("D", "diffusion coefficient", study.numbers(s -> s.spectral().diffusion()))
        .with("kappa", "drift coefficient", study.numbers(s -> s.spectral().drift()))
        .with(
            "kappa_closed_form",
            "drift coefficient K* by the closed form (4.3)",
            study.numbers(s -> s.closedForm().drift()))
        .with("mean_velocity", "mean velocity, V", study.numbers(s -> s.spectral().meanVelocity()))
        .with("error_kappa", "|K* − κ|/K*", study.numbers(Sample::driftError))
        .with("error_D", "|D* − D|/D*, D* by quadrature", study.numbers(Sample::diffusionError))
        .with(
            "elements_D",
            "D by the paper's finite elements",
            study.numbers(s -> s.byElements(result -> result.diffusion())))
        .with(
            "elements_kappa",
            "κ by these",
            study.numbers(s -> s.byElements(result -> result.drift())))
        .with(
            "elements_error_kappa",
            "|K* − κ|/K* of these",
            study.numbers(Sample::elementDriftError))
        .with(
            "elements_error_D",
            "|D* − D|/D* of these, D* by the spectral method",
            study.numbers(Sample::elementDiffusionError));
  }
}
