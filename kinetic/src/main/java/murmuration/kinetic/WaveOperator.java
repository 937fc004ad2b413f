package murmuration.kinetic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear map of states that acts on each wave by itself, by a matrix that depends on |q|.
 * Immutable.
 */
final class WaveOperator {
  private final WaveLayout layout;
  private final double[][][] matrices;

  /** Takes the matrices, by sector and kind of wave, column by column. */
  WaveOperator(WaveLayout layout, double[][][] matrices) {
    this.layout = layout;
    this.matrices = matrices;
  }

  /** The matrix of a sector at a wave number. */
  interface Matrix {
    double[] at(Sector sector, double waveNumber);
  }

  /** Computes the matrices. */
  static WaveOperator of(WaveLayout layout, Matrix matrix) {
    double[] waveNumbers = layout.waveNumbers();
    double[][][] matrices = new double[layout.sectors().size()][][];
    for (int s = 0; s < matrices.length; s++) {
      Sector sector = layout.sectors().get(s);
      matrices[s] =
          IntStream.range(0, waveNumbers.length)
              .parallel()
              .mapToObj(kind -> matrix.at(sector, waveNumbers[kind]))
              .toArray(double[][]::new);
    }
    return new WaveOperator(layout, matrices);
  }

  /** The sum of multiples of operators. */
  static WaveOperator sum(WaveLayout layout, List<WaveOperator> operators, double... factors) {
    double[][][] sum = new double[layout.sectors().size()][layout.waveNumbers().length][];
    for (int s = 0; s < sum.length; s++) {
      for (int kind = 0; kind < sum[s].length; kind++) {
        double[] matrix = new double[operators.get(0).matrices[s][kind].length];
        for (int o = 0; o < factors.length; o++) {
          double[] term = operators.get(o).matrices[s][kind];
          Matrices.addMultiple(factors[o], term, 0, matrix, 0, matrix.length);
        }
        sum[s][kind] = matrix;
      }
    }
    return new WaveOperator(layout, sum);
  }

  /** y += factor · (operator x); the arrays must differ. */
  void add(double factor, double[] x, double[] y) {
    for (int s = 0; s < matrices.length; s++) {
      Sector sector = layout.sectors().get(s);
      int n = sector.size();
      int sides = sector.realPairs() ? 1 : layout.components();
      int at = layout.start(s);
      for (int wave = 0; wave < layout.waves(); wave++) {
        double[] matrix = matrices[s][layout.kind(wave)];
        for (int side = 0; side < sides; side++) {
          for (int j = 0; j < n; j++) {
            Matrices.addMultiple(factor * x[at + j], matrix, n * j, y, at, n);
          }
          at += n;
        }
      }
    }
  }
}
