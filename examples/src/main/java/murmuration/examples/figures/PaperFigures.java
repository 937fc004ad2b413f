package murmuration.examples.figures;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Figures 1 to 12 of the paper: sections 4.1 (case A, 1–4), 4.2 (case B, 5–8) and 4.3 (case C,
 * 9–12). Parameters and quantities are those of its text; where that gives no range of an axis, one
 * is chosen here. What two figures have in common is computed once. Not for several threads at a
 * time, but parts are computed in parallel, in the pool of the thread that asks.
 */
public final class PaperFigures {
  /** The number of figures. */
  public static final int COUNT = 12;

  private static final List<Double> TILTED_GAMMAS = List.of(1.0, 5.0, 10.0, 25.0);

  private ParameterStudy quartic;
  private ParameterStudy cubic;
  private ParameterStudy tilted;

  /**
   * Computes and draws a figure.
   *
   * @param number 1 to {@value #COUNT}
   * @throws IllegalArgumentException when there is no such figure
   */
  public Figure draw(int number) {
    return switch (number) {
      case 1 -> EigenfunctionFigure.even(1, PaperCase.A, 1, 10, 50, 100, 120);
      case 2 -> EigenvalueFigure.quartic(2, quartic());
      case 3 -> CoefficientFigure.even(3, quartic());
      case 4 -> ConvergenceFigure.of(4, PaperCase.A, new double[] {1, 10, 50}, new double[1]);
      case 5 -> EigenfunctionFigure.even(5, PaperCase.B, 1, 5, 7);
      case 6 -> EigenvalueFigure.cubic(6, cubic().and(cubicBeyond()));
      case 7 -> CoefficientFigure.even(7, cubic());
      case 8 -> ConvergenceFigure.of(8, PaperCase.B, new double[] {1, 5}, new double[1]);
      case 9 -> EigenfunctionFigure.tilted(9, new double[] {1, 10}, new double[] {1, 5, 10});
      case 10 -> EigenvalueFigure.tilted(10, tilted());
      case 11 -> CoefficientFigure.tilted(11, tilted());
      case 12 -> ConvergenceFigure.of(12, PaperCase.C, new double[] {1}, new double[] {1, 5, 10});
      default ->
          throw new IllegalArgumentException(
              "the figures are numbered 1 to " + COUNT + ", got " + number);
    };
  }

  private ParameterStudy quartic() {
    if (quartic == null) {
      double[] gammas =
          DoubleStream.concat(
                  DoubleStream.of(geometric(1, 10, 21)),
                  IntStream.rangeClosed(6, 75).mapToDouble(i -> 2 * i))
              .toArray();
      quartic = ParameterStudy.of(PaperCase.A, gammas, new double[1], 2);
    }
    return quartic;
  }

  private ParameterStudy cubic() {
    if (cubic == null) {
      double[] gammas = IntStream.rangeClosed(10, 100).mapToDouble(i -> i / 10.0).toArray();
      cubic = ParameterStudy.of(PaperCase.B, gammas, new double[1], 2);
    }
    return cubic;
  }

  /** Where the eigenvalues tend to their limits, out of reach of finite elements. */
  private static ParameterStudy cubicBeyond() {
    double[] gammas = DoubleStream.of(geometric(10, 50, 61)).skip(1).toArray();
    return ParameterStudy.of(PaperCase.B, gammas, new double[1], 0);
  }

  /** More of small δ, where D and κ change most. */
  private ParameterStudy tilted() {
    if (tilted == null) {
      double[] gammas = TILTED_GAMMAS.stream().mapToDouble(Double::doubleValue).toArray();
      double[] deltas = IntStream.rangeClosed(0, 60).mapToDouble(i -> i * i / 360.0).toArray();
      tilted = ParameterStudy.of(PaperCase.C, gammas, deltas, 10);
    }
    return tilted;
  }

  private static double[] geometric(double first, double last, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = first * Math.pow(last / first, i / (count - 1.0));
    }
    values[count - 1] = last;
    return values;
  }
}
