package murmuration.examples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.io.Table;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Panel;
import murmuration.plots.Picture;

/**
 * Figures 1, 5 and 9: the first two eigenfunctions on [−R/2, R/2], R = 10, in the velocity u =
 * v/√γ,
 *
 * <pre>  γ^{1/4} Ψ_k(√γ u),    of norm 1 in L²(du),</pre>
 *
 * for even W with those of the paper's finite elements beneath.
 */
final class EigenfunctionFigure {
  private static final double HALF = 5;
  private static final int POINTS = 501;
  private static final int WIDTH = 1200;
  private static final int ROW = 420;
  private static final int IN_A_ROW = 3;

  private final PaperCase of;

  private EigenfunctionFigure(PaperCase of) {
    this.of = of;
  }

  /** One panel for each γ. */
  static Figure even(int number, PaperCase of, double... gammas) {
    List<double[]> parameters = DoubleStream.of(gammas).mapToObj(g -> new double[] {g, 0}).toList();
    return new EigenfunctionFigure(of).figure(number, parameters);
  }

  /** One panel for each γ and δ. */
  static Figure tilted(int number, double[] gammas, double[] deltas) {
    List<double[]> parameters =
        DoubleStream.of(gammas)
            .boxed()
            .flatMap(g -> DoubleStream.of(deltas).mapToObj(delta -> new double[] {g, delta}))
            .toList();
    return new EigenfunctionFigure(PaperCase.C).figure(number, parameters);
  }

  private Figure figure(int number, List<double[]> parameters) {
    List<double[][]> blocks =
        parameters.parallelStream().map(pair -> block(pair[0], pair[1])).toList();
    Table table = Table.empty().with("gamma", "γ", along(parameters, 0));
    if (of == PaperCase.C) {
      table = table.with("delta", "δ", along(parameters, 1));
    }
    table =
        table
            .with("v", "velocity over √γ", joined(blocks, 0))
            .with("psi_0", "first eigenfunction", joined(blocks, 1))
            .with("psi_1", "second eigenfunction", joined(blocks, 2));
    if (of != PaperCase.C) {
      table =
          table
              .with("elements_psi_0", "the first by the paper's finite elements", joined(blocks, 3))
              .with("elements_psi_1", "the second by these", joined(blocks, 4));
    }
    String title =
        "Figure " + number + ". First two eigenfunctions on [−R/2, R/2], case " + of.name();
    List<List<Panel>> rows = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (i % IN_A_ROW == 0) {
        rows.add(new ArrayList<>());
      }
      rows.get(rows.size() - 1).add(panel(table, parameters.get(i)));
    }
    return new Figure(number, title, table, Picture.of(title, WIDTH, 40 + rows.size() * ROW, rows));
  }

  /** u, Ψ_0, Ψ_1 and, for even W, the same two by finite elements. */
  private double[][] block(double gamma, double delta) {
    double[] velocity = new double[POINTS];
    double[] rescaled = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      rescaled[i] = HALF * (2 * i - (POINTS - 1)) / (POINTS - 1);
      velocity[i] = Math.sqrt(gamma) * rescaled[i];
    }
    Maxwellian maxwellian = of.maxwellian(gamma, delta);
    double[][] exact =
        EigenBasis.of(maxwellian.potential(), maxwellian.theta(), 2).eigenfunctions(2, velocity);
    double unit = Math.sqrt(Math.sqrt(gamma));
    List<double[]> block = new ArrayList<>(List.of(rescaled));
    block.addAll(List.of(scaled(exact, unit)));
    if (of != PaperCase.C) {
      block.addAll(
          List.of(scaled(PaperCase.elements(gamma, 2).eigenfunctions(maxwellian, velocity), unit)));
    }
    return block.toArray(double[][]::new);
  }

  private static double[][] scaled(double[][] rows, double factor) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= factor;
      }
    }
    return rows;
  }

  private static double[] along(List<double[]> parameters, int which) {
    return IntStream.range(0, parameters.size() * POINTS)
        .mapToDouble(i -> parameters.get(i / POINTS)[which])
        .toArray();
  }

  private static double[] joined(List<double[][]> blocks, int which) {
    return blocks.stream().flatMapToDouble(block -> DoubleStream.of(block[which])).toArray();
  }

  private Panel panel(Table table, double[] parameters) {
    Columns columns = Columns.of(table).where("gamma", parameters[0]);
    String title = "γ = " + Columns.shown(parameters[0]);
    List<Curve> curves = new ArrayList<>();
    if (of == PaperCase.C) {
      columns = columns.where("delta", parameters[1]);
      title += ", δ = " + Columns.shown(parameters[1]);
    } else {
      curves.add(columns.curve("finite elements", Curve.Style.GUIDE, "v", "elements_psi_0"));
      curves.add(columns.curve("", Curve.Style.GUIDE, "v", "elements_psi_1"));
    }
    curves.add(columns.curve("Ψ₀", Curve.Style.LINE, "v", "psi_0"));
    curves.add(columns.curve("Ψ₁", Curve.Style.LINE, "v", "psi_1"));
    return new LineChart(title, Axis.linear("v/√γ").within(-HALF, HALF), Axis.linear("Ψ"), curves);
  }
}
