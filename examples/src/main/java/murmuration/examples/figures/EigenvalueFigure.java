package murmuration.examples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.VelocityPotential;
import murmuration.examples.figures.ParameterStudy.Sample;
import murmuration.io.Table;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Panel;
import murmuration.plots.Picture;

/**
 * Figures 2, 6 and 10: the lowest positive eigenvalues against γ or δ, on linear and on logarithmic
 * axes.
 *
 * <p>Below those of case B is what becomes of them as γ → ∞. The wells, at v = ±γ with W'' = γ,
 * have levels near 0, γ, 2γ, …; around v = 0 the operator tends to S = −∂² + |v| + v⁴/4, whose
 * eigenvalues are μ_0 &lt; μ_1 &lt; …, so that with 0 and λ_1 taken by the wells
 *
 * <pre>  λ_k(γ) = μ_{k−2} − c_{k−2}/γ + O(γ^{−2}),    k ≥ 2,  γ &gt; μ_{k−2}.</pre>
 *
 * <p>S is the partner AA* of the operator A*A that belongs to W = |v|³/3: it has the same
 * eigenvalues without 0, and {@link EigenBasis} gives them.
 */
final class EigenvalueFigure {
  private static final int WIDTH = 1200;
  private static final int ROW = 480;
  private static final int SHOWN = 5;
  private static final double PAPER_RANGE = 10;
  private static final Axis GAMMA = Axis.linear("γ");
  private static final Axis LOG_GAMMA = Axis.logarithmic("γ");

  private EigenvalueFigure() {}

  /** λ_1 to λ_5, which tend to 0, 1, 2, 2, 2. */
  static Figure quartic(int number, ParameterStudy study) {
    Table table = table(study);
    String title = title(number, "Convergence of the lowest eigenvalues, case A");
    double[] ends = {1, study.samples().get(study.samples().size() - 1).gamma()};
    List<Curve> curves = new ArrayList<>();
    curves.add(level("limits 1, 2", ends, 1));
    curves.add(level("", ends, 2));
    curves.addAll(lowest(table, 1, SHOWN));
    return new Figure(
        number,
        title,
        table,
        Picture.of(
            title,
            WIDTH,
            40 + ROW,
            List.of(
                List.of(
                    new LineChart("", GAMMA, Axis.linear("λ"), curves),
                    new LineChart(
                        "", LOG_GAMMA, Axis.logarithmic("λ"), withElements(table, curves))))));
  }

  /** The same of case B, and the limits. */
  static Figure cubic(int number, ParameterStudy study) {
    Table table = table(study);
    double[] limits = saddleLevels();
    double[] gammas = table.column("gamma");
    for (int k = 2; k <= ParameterStudy.EIGENVALUES; k++) {
      double[] lambda = table.column("lambda_" + k);
      double limit = limits[k - 2];
      table =
          table.with(
              "distance_" + k,
              "limit μ_" + (k - 2) + " of λ_" + k + " as γ → ∞ minus λ_" + k,
              IntStream.range(0, lambda.length).mapToDouble(i -> limit - lambda[i]).toArray());
    }
    String title = title(number, "Convergence of the eigenvalues, case B");
    double[] ends = {1, gammas[gammas.length - 1]};
    List<Curve> tending = new ArrayList<>();
    for (int k = 2; k <= ParameterStudy.EIGENVALUES; k++) {
      tending.add(level(k == 2 ? "μ₀, μ₁, …" : "", ends, limits[k - 2]));
    }
    tending.add(new Curve("λ = γ", Curve.Style.BROKEN_GUIDE, gammas, gammas));
    tending.addAll(lowest(table, 2, ParameterStudy.EIGENVALUES));
    List<Curve> distances = new ArrayList<>();
    double[] rate = {8, ends[1]};
    distances.add(
        new Curve("1/γ", Curve.Style.GUIDE, rate, new double[] {1 / rate[0], 1 / rate[1]}));
    Columns columns = Columns.of(table);
    for (int k = 2; k <= SHOWN; k++) {
      distances.add(
          columns
              .curve(
                  "|" + Columns.indexed("μ", k - 2) + " − " + Columns.indexed("λ", k) + "|",
                  Curve.Style.LINE,
                  "gamma",
                  "distance_" + k,
                  Math::abs)
              .withColour(k - 1));
    }
    List<Panel> paper =
        List.of(
            new LineChart(
                "",
                GAMMA.within(1, PAPER_RANGE),
                Axis.linear("λ").within(0, PAPER_RANGE),
                lowest(table, 1, SHOWN)),
            new LineChart(
                "",
                LOG_GAMMA.within(1, PAPER_RANGE),
                Axis.logarithmic("λ").within(1e-20, 30),
                withElements(table, lowest(table, 1, SHOWN))));
    List<Panel> limit =
        List.of(
            new LineChart(
                "Large γ: the levels of the saddle",
                LOG_GAMMA,
                Axis.linear("λ").within(0, 20),
                tending),
            new LineChart(
                "Distance to the limits", LOG_GAMMA, Axis.logarithmic("|μ − λ|"), distances));
    return new Figure(
        number, title, table, Picture.of(title, WIDTH, 40 + 2 * ROW, List.of(paper, limit)));
  }

  /** λ_1 against δ. */
  static Figure tilted(int number, ParameterStudy study) {
    Table table =
        study
            .parameters()
            .with("lambda_1", "first positive eigenvalue", study.numbers(s -> lambda(s, 1)));
    String title = title(number, "First positive eigenvalue λ₁ against δ, case C");
    List<Curve> curves = CoefficientFigure.byGamma(table, "lambda_1");
    return new Figure(
        number,
        title,
        table,
        Picture.of(
            title,
            WIDTH,
            40 + ROW,
            List.of(
                List.of(
                    new LineChart("", Axis.linear("δ"), Axis.linear("λ₁"), curves),
                    new LineChart(
                        "",
                        Axis.logarithmic("δ").within(0.01, 10),
                        Axis.logarithmic("λ₁"),
                        curves)))));
  }

  /** μ_0, μ_1, …: λ_1, λ_2, … of W = |v|³/3. */
  static double[] saddleLevels() {
    VelocityPotential partner =
        new VelocityPotential() {
          @Override
          public double value(double v) {
            return Math.abs(v) * v * v / 3;
          }

          @Override
          public boolean even() {
            return true;
          }
        };
    Spectrum spectrum = EigenBasis.of(partner, 1, ParameterStudy.EIGENVALUES).spectrum();
    return IntStream.range(1, spectrum.size()).mapToDouble(spectrum::eigenvalue).toArray();
  }

  private static Table table(ParameterStudy study) {
    Table table =
        study
            .parameters()
            .with(
                "log10_lambda_1",
                "log10 of the first positive eigenvalue",
                study.numbers(s -> s.spectral().spectrum().logEigenvalue(1) / Math.log(10)));
    for (int k = 1; k <= ParameterStudy.EIGENVALUES; k++) {
      int which = k;
      table =
          table.with(
              "lambda_" + k, "positive eigenvalue " + k, study.numbers(s -> lambda(s, which)));
    }
    return table.with(
        "elements_lambda_1",
        "the first by the paper's finite elements",
        study.numbers(s -> s.byElements(result -> result.spectrum().eigenvalue(1))));
  }

  private static double lambda(Sample sample, int k) {
    return sample.spectral().spectrum().eigenvalue(k);
  }

  /** Each λ_k in the same colour wherever it is drawn. */
  private static List<Curve> lowest(Table table, int first, int last) {
    Columns columns = Columns.of(table);
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            k ->
                columns
                    .curve(Columns.indexed("λ", k), Curve.Style.LINE, "gamma", "lambda_" + k)
                    .withColour(k - 1))
        .toList();
  }

  private static List<Curve> withElements(Table table, List<Curve> curves) {
    List<Curve> more = new ArrayList<>();
    more.add(
        Columns.of(table)
            .curve("λ₁ by finite elements", Curve.Style.GUIDE, "gamma", "elements_lambda_1"));
    more.addAll(curves);
    return more;
  }

  private static Curve level(String name, double[] ends, double value) {
    return new Curve(name, Curve.Style.GUIDE, ends, new double[] {value, value});
  }

  private static String title(int number, String text) {
    return "Figure " + number + ". " + text;
  }
}
