package murmuration.kinetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Functions of matrices in fifty digits, by a Taylor series of Z/2^s and squaring. */
final class MatrixExponential {
  private static final MathContext DIGITS = new MathContext(50);

  private MatrixExponential() {}

  /** e^{hL} of the generator L = −Λ/ε − (q/√ε) S of a wave, column by column. */
  static double[] of(Sector sector, double q, double epsilon, double h) {
    return rounded(power(generator(sector, q, epsilon, h)));
  }

  /** φ_1, φ_2, φ_3 of hL: the last blocks of the exponential of [hL 1 0 0; 0 0 1 0; 0 0 0 1; 0]. */
  static double[][] phi(Sector sector, double q, double epsilon, double h) {
    int n = sector.size();
    BigDecimal[][] block = zeros(4 * n);
    BigDecimal[][] generator = generator(sector, q, epsilon, h);
    for (int i = 0; i < n; i++) {
      System.arraycopy(generator[i], 0, block[i], 0, n);
      for (int k = 1; k < 4; k++) {
        block[(k - 1) * n + i][k * n + i] = BigDecimal.ONE;
      }
    }
    BigDecimal[][] exponential = power(block);
    double[][] phi = new double[3][];
    for (int k = 1; k < 4; k++) {
      BigDecimal[][] part = new BigDecimal[n][];
      for (int i = 0; i < n; i++) {
        part[i] = Arrays.copyOfRange(exponential[i], k * n, (k + 1) * n);
      }
      phi[k - 1] = rounded(part);
    }
    return phi;
  }

  /** e^Z, entry (i, j) of Z at [i][j]. */
  static double[][] of(double[][] z) {
    BigDecimal[][] matrix = zeros(z.length);
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        matrix[i][j] = new BigDecimal(z[i][j]);
      }
    }
    BigDecimal[][] power = power(matrix);
    return Arrays.stream(power)
        .map(row -> Arrays.stream(row).mapToDouble(BigDecimal::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  private static BigDecimal[][] generator(Sector sector, double q, double epsilon, double h) {
    int n = sector.size();
    BigDecimal rate = new BigDecimal(h).divide(new BigDecimal(epsilon), DIGITS);
    BigDecimal wave =
        new BigDecimal(h)
            .multiply(new BigDecimal(q), DIGITS)
            .divide(new BigDecimal(epsilon).sqrt(DIGITS), DIGITS);
    BigDecimal[][] z = zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        z[i][j] = wave.multiply(new BigDecimal(-sector.coupling(i, j)), DIGITS);
      }
      z[i][i] = z[i][i].subtract(rate.multiply(new BigDecimal(sector.rate(i)), DIGITS), DIGITS);
    }
    return z;
  }

  private static BigDecimal[][] power(BigDecimal[][] z) {
    int n = z.length;
    double norm = 0;
    for (BigDecimal[] row : z) {
      norm = Math.max(norm, Arrays.stream(row).mapToDouble(x -> Math.abs(x.doubleValue())).sum());
    }
    int halvings = Math.max(0, Math.getExponent(norm) + 4);
    BigDecimal scale = BigDecimal.ONE.divide(new BigDecimal(2).pow(halvings), DIGITS);
    BigDecimal[][] term = zeros(n);
    BigDecimal[][] sum = zeros(n);
    for (int i = 0; i < n; i++) {
      term[i][i] = BigDecimal.ONE;
      sum[i][i] = BigDecimal.ONE;
    }
    for (int k = 1; k <= 24; k++) {
      BigDecimal factor = scale.divide(new BigDecimal(k), DIGITS);
      term = product(term, z, factor);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          sum[i][j] = sum[i][j].add(term[i][j], DIGITS);
        }
      }
    }
    for (int i = 0; i < halvings; i++) {
      sum = product(sum, sum, BigDecimal.ONE);
    }
    return sum;
  }

  private static BigDecimal[][] product(BigDecimal[][] a, BigDecimal[][] b, BigDecimal factor) {
    BigDecimal[][] c = zeros(a.length);
    for (int i = 0; i < a.length; i++) {
      for (int l = 0; l < a.length; l++) {
        if (a[i][l].signum() != 0) {
          BigDecimal left = a[i][l].multiply(factor, DIGITS);
          for (int j = 0; j < a.length; j++) {
            if (b[l][j].signum() != 0) {
              c[i][j] = c[i][j].add(left.multiply(b[l][j], DIGITS), DIGITS);
            }
          }
        }
      }
    }
    return c;
  }

  private static BigDecimal[][] zeros(int n) {
    BigDecimal[][] zeros = new BigDecimal[n][n];
    for (BigDecimal[] row : zeros) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    return zeros;
  }

  private static double[] rounded(BigDecimal[][] matrix) {
    int n = matrix.length;
    double[] result = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result[i + n * j] = matrix[i][j].doubleValue();
      }
    }
    return result;
  }
}
