package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** (I − τA) y = b against a dense solve, and what positivity of A promises for every τ. */
class ChainSolverTest {
  @ParameterizedTest
  @CsvSource({
    "1, 4, true",
    "2, 4, false",
    "3, 5, true",
    "4, 17, true",
    "5, 17, false",
    "6, 40, true"
  })
  void itAgreesWithADenseSolve(long seed, int n, boolean ring) {
    Random random = new Random(seed);
    double[] right = rates(random, n, ring, n - 1);
    double[] left = rates(random, n, ring, 0);
    double[] b = random.doubles(n).toArray();
    for (double tau : new double[] {1e-3, 1, 30}) {
      double[] y = solve(right, left, ring, tau, b);
      assertArrayEquals(denseSolve(matrix(right, left, tau), b), y, 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 4, true", "12, 9, false", "13, 64, true", "14, 64, false"})
  void positivityAndMassAreKeptForEveryStep(long seed, int n, boolean ring) {
    Random random = new Random(seed);
    double[] right = rates(random, n, ring, n - 1);
    double[] left = rates(random, n, ring, 0);
    double[] b = random.doubles(n).map(x -> x < 0.5 ? 0 : x).toArray();
    for (double tau = 1e-16; tau < 1e30; tau *= 100) {
      double[] y = solve(right, left, ring, tau, b);
      assertTrue(Arrays.stream(y).allMatch(value -> value >= 0));
      double mass = Arrays.stream(b).sum();
      assertEquals(mass, Arrays.stream(y).sum(), 1e-15 * n * mass);
    }
  }

  /**
   * Rates e^{±(φ_i − φ_{i+1})/2} leave e^{−φ}/Z invariant, which τ → ∞ reaches to full accuracy.
   */
  @ParameterizedTest
  @CsvSource({"21, 4, true", "22, 30, true", "23, 30, false"})
  void hugeStepsReachTheInvariantDistribution(long seed, int n, boolean ring) {
    double[] phi = new Random(seed).doubles(n, 0, 30).toArray();
    double[] right = new double[n];
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      int neighbour = (i + 1) % n;
      if (ring || neighbour != 0) {
        right[i] = Math.exp(0.5 * (phi[i] - phi[neighbour]));
        left[neighbour] = 1 / right[i];
      }
    }
    double[] gibbs = Arrays.stream(phi).map(value -> Math.exp(-value)).toArray();
    double normalisation = Arrays.stream(gibbs).sum();
    double[] start = new double[n];
    start[1] = 1;
    double[] y = solve(right, left, ring, 1e40, start);
    for (int i = 0; i < n; i++) {
      assertEquals(1, y[i] / (gibbs[i] / normalisation), 1e-13);
    }
  }

  /**
   * The solution on one line, and the same on lines side by side with other lines among them.
   *
   * @param left rates from each cell to its left neighbour
   */
  private static double[] solve(
      double[] right, double[] left, boolean ring, double tau, double[] b) {
    int n = b.length;
    double[] back = new double[n];
    for (int i = 0; i < n; i++) {
      back[i] = left[(i + 1) % n];
    }
    Axis axis = new Axis(0, n, n, ring ? Boundary.PERIODIC : Boundary.NO_FLUX);
    ChainSolver line = new ChainSolver(new Lines(Grid.of(axis), 0));
    double[] y = new double[n];
    line.factor(right, back, tau);
    line.solve(b, y);

    int width = 5;
    Axis other = new Axis(0, 1, width, Boundary.NO_FLUX);
    ChainSolver lines = new ChainSolver(new Lines(Grid.of(other, axis), 1));
    double[] among = spread(b, width, 2);
    lines.factor(spread(right, width, 2), spread(back, width, 2), tau);
    lines.solve(among, among);
    for (int i = 0; i < n; i++) {
      assertEquals(y[i], among[width * i + 2], 0);
    }
    return y;
  }

  /** Puts numbers on one of several lines; the other lines have other ones. */
  private static double[] spread(double[] line, int width, int place) {
    double[] field = new double[width * line.length];
    for (int i = 0; i < field.length; i++) {
      int shift = Math.abs(i % width - place);
      field[i] = line[i / width] * (1 + 0.5 * shift);
    }
    return field;
  }

  /** Between e^{−7} and e^7; zero at the end of a line. */
  private static double[] rates(Random random, int n, boolean ring, int end) {
    double[] rates = random.doubles(n, -7, 7).map(Math::exp).toArray();
    rates[end] = ring ? rates[end] : 0;
    return rates;
  }

  private static double[][] matrix(double[] right, double[] left, double tau) {
    int n = right.length;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1 + tau * (right[i] + left[i]);
      matrix[(i + 1) % n][i] -= tau * right[i];
      matrix[(i + n - 1) % n][i] -= tau * left[i];
    }
    return matrix;
  }

  /** Gauss–Jordan elimination; columns are diagonally dominant, so no pivoting is needed. */
  private static double[] denseSolve(double[][] a, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; j < n; j++) {
          a[i][j] -= factor * a[p][j];
        }
        x[i] -= factor * x[p];
      }
    }
    for (int i = 0; i < n; i++) {
      x[i] /= a[i][i];
    }
    return x;
  }
}
