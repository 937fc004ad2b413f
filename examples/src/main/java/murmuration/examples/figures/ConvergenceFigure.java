package murmuration.examples.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.Table;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Panel;
import murmuration.plots.Picture;

/**
 * Figures 4, 8 and 12: D(N), |D* − D(N)|/D*, κ(N) and |K* − κ(N)|/K* for N = 1 … 50, D* = D(50) and
 * K* by the closed form (4.3), as in the paper. D* − D(N) is summed as what it is,
 *
 * <pre>  D* − D(N) = Σ_{N&lt;k≤50} η_k²/λ_k,</pre>
 *
 * so that the error does not end at the rounding of D*.
 */
final class ConvergenceFigure {
  private static final int MODES = 50;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 940;

  private ConvergenceFigure() {}

  /** What is drawn at N = 1 … 50 for a γ and a δ. */
  private static final class Sums {
    private final double gamma;
    private final double delta;
    private final double[] diffusion = new double[MODES];
    private final double[] diffusionError = new double[MODES];
    private final double[] drift = new double[MODES];
    private final double[] driftError = new double[MODES];
    private final double[] elementDiffusionError = new double[MODES];
    private final double[] elementDriftError = new double[MODES];

    private Sums(PaperCase of, double gamma, double delta) {
      this.gamma = gamma;
      this.delta = delta;
      Maxwellian maxwellian = of.maxwellian(gamma, delta);
      EigenBasis basis = EigenBasis.of(maxwellian.potential(), maxwellian.theta(), MODES + 1);
      Spectrum spectrum = basis.spectrum();
      TransportCoefficients closedForm = new QuadratureMethod().compute(maxwellian);
      Spectrum elements = PaperCase.elements(gamma, MODES + 1).compute(maxwellian).spectrum();
      double rest = 0;
      for (int n = MODES; n >= 1; n--) {
        diffusion[n - 1] = spectrum.diffusion(n);
        diffusionError[n - 1] = rest / spectrum.diffusion(MODES);
        rest += spectrum.eta(n) * spectrum.eta(n) / spectrum.eigenvalue(n);
        drift[n - 1] = spectrum.drift(n);
        driftError[n - 1] = Math.abs(1 - drift[n - 1] / closedForm.drift());
        elementDiffusionError[n - 1] = Math.abs(1 - elements.diffusion(n) / closedForm.diffusion());
        elementDriftError[n - 1] = Math.abs(1 - elements.drift(n) / closedForm.drift());
      }
    }
  }

  /** A curve for each γ and δ. */
  static Figure of(int number, PaperCase of, double[] gammas, double[] deltas) {
    List<Sums> all =
        DoubleStream.of(gammas)
            .boxed()
            .flatMap(g -> DoubleStream.of(deltas).mapToObj(delta -> new double[] {g, delta}))
            .toList()
            .parallelStream()
            .map(pair -> new Sums(of, pair[0], pair[1]))
            .toList();
    Table table = table(of, all);
    Axis modes = Axis.linear("N").within(0, MODES);
    List<List<Panel>> rows =
        List.of(
            List.of(
                new LineChart("", modes, Axis.logarithmic("D(N)"), curves(of, table, all, "D", "")),
                new LineChart(
                    "",
                    modes,
                    Axis.logarithmic("|D* − D(N)|/D*"),
                    curves(of, table, all, "error_D", "elements_error_D"))),
            List.of(
                new LineChart(
                    "", modes, Axis.logarithmic("κ(N)"), curves(of, table, all, "kappa", "")),
                new LineChart(
                    "",
                    modes,
                    Axis.logarithmic("|K* − κ(N)|/K*"),
                    curves(of, table, all, "error_kappa", "elements_error_kappa"))));
    String title = "Figure " + number + ". Convergence as a function of N, case " + of;
    return new Figure(number, title, table, Picture.of(title, WIDTH, HEIGHT, rows));
  }

  private static List<Curve> curves(
      PaperCase of, Table table, List<Sums> all, String column, String byElements) {
    List<Curve> curves = new ArrayList<>();
    for (int pass = byElements.isEmpty() ? 1 : 0; pass < 2; pass++) {
      for (Sums sums : all) {
        Columns columns = Columns.of(table).where("gamma", sums.gamma);
        String name = "γ = " + Columns.shown(sums.gamma);
        if (of == PaperCase.C) {
          columns = columns.where("delta", sums.delta);
          name += ", δ = " + Columns.shown(sums.delta);
        }
        if (pass == 0) {
          String legend = curves.isEmpty() ? "finite elements, exact D*" : "";
          curves.add(columns.curve(legend, Curve.Style.GUIDE, "N", byElements));
        } else {
          curves.add(columns.curve(name, Curve.Style.POINTS_AND_LINE, "N", column));
        }
      }
    }
    return curves;
  }

  private static Table table(PaperCase of, List<Sums> all) {
    double[] numbers = new double[MODES];
    Arrays.setAll(numbers, i -> i + 1);
    Table table = Table.empty().with("gamma", "γ", joined(all, s -> repeated(s.gamma)));
    if (of == PaperCase.C) {
      table = table.with("delta", "δ", joined(all, s -> repeated(s.delta)));
    }
    return table
        .with("N", "number of modes", joined(all, s -> numbers))
        .with("D", "D(N), diffusion coefficient of N modes", joined(all, s -> s.diffusion))
        .with("error_D", "|D* − D(N)|/D*, D* = D(50)", joined(all, s -> s.diffusionError))
        .with("kappa", "κ(N), drift coefficient of N modes", joined(all, s -> s.drift))
        .with(
            "error_kappa",
            "|K* − κ(N)|/K*, K* by the closed form (4.3)",
            joined(all, s -> s.driftError))
        .with(
            "elements_error_D",
            "|D* − D(N)|/D* of the paper's finite elements, D* by quadrature",
            joined(all, s -> s.elementDiffusionError))
        .with(
            "elements_error_kappa",
            "|K* − κ(N)|/K* of these",
            joined(all, s -> s.elementDriftError));
  }

  private static double[] repeated(double value) {
    double[] values = new double[MODES];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] joined(List<Sums> all, Function<Sums, double[]> values) {
    return all.stream().flatMapToDouble(sums -> DoubleStream.of(values.apply(sums))).toArray();
  }
}
