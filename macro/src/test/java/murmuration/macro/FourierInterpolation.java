package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

/**
 * Takes point values on a periodic grid to another grid of the same box by their Fourier series,
 * summed term by term: Σ û_k e^{iqx} at the other centres, or times sin(qh/2)/(qh/2) as averages
 * over cells of width h. Axis by axis.
 */
final class FourierInterpolation {
  private FourierInterpolation() {}

  /** The values of the series at the centres of another grid. */
  static double[] values(Grid from, double[] values, Grid to) {
    return interpolate(from, values, to, false);
  }

  /** The averages of the series over the cells of another grid. */
  static double[] averages(Grid from, double[] values, Grid to) {
    return interpolate(from, values, to, true);
  }

  private static double[] interpolate(Grid from, double[] values, Grid to, boolean averages) {
    double[] field = values;
    // How many numbers there are along the axes before and after.
    int before = 1;
    int after = from.size();
    for (int a = 0; a < from.dimension(); a++) {
      Axis source = from.axis(a);
      Axis target = to.axis(a);
      assertTrue(source.periodic() && source.lower() == target.lower());
      assertTrue(source.upper() == target.upper());
      double[][] matrix = matrix(source, target, averages);
      after /= source.cells();
      field = multiply(matrix, field, before, after);
      before *= target.cells();
    }
    return field;
  }

  /** The numbers that a row of the matrix gives of each line, {@code before} numbers apart. */
  private static double[] multiply(double[][] matrix, double[] field, int before, int after) {
    int columns = matrix[0].length;
    double[] product = new double[before * matrix.length * after];
    for (int block = 0; block < after; block++) {
      for (int i = 0; i < matrix.length; i++) {
        for (int j = 0; j < columns; j++) {
          double weight = matrix[i][j];
          for (int line = 0; line < before; line++) {
            product[line + before * (i + matrix.length * block)] +=
                weight * field[line + before * (j + columns * block)];
          }
        }
      }
    }
    return product;
  }

  /** Σ_k c_k cos(q_k (X_i − x_j)) f_k/n = Σ_k C_ik c_jk + S_ik s_jk. */
  private static double[][] matrix(Axis source, Axis target, boolean averages) {
    int n = source.cells();
    double unit = 2 * Math.PI / source.length();
    double half = 0.5 * target.spacing();
    DoubleUnaryOperator factor = q -> averages && q > 0 ? Math.sin(q * half) / (q * half) : 1;
    double[][] matrix = new double[target.cells()][n];
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int k = 0; k <= n / 2; k++) {
      double q = unit * k;
      double weight = (k == 0 || 2 * k == n ? 1.0 : 2.0) / n * factor.applyAsDouble(q);
      for (int j = 0; j < n; j++) {
        double phase = q * (source.centre(j) - source.lower());
        cos[j] = weight * Math.cos(phase);
        sin[j] = weight * Math.sin(phase);
      }
      for (int i = 0; i < matrix.length; i++) {
        double phase = q * (target.centre(i) - target.lower());
        double c = Math.cos(phase);
        double s = Math.sin(phase);
        for (int j = 0; j < n; j++) {
          matrix[i][j] += c * cos[j] + s * sin[j];
        }
      }
    }
    return matrix;
  }
}
