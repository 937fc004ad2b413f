package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products, norms and inverses of small matrices, column by column. */
class MatricesTest {
  @Test
  void productsAreThoseOfTheDefinition() {
    int n = 5;
    double[] a = new Random(1).doubles(25, -1, 1).toArray();
    double[] b = new Random(2).doubles(25, -1, 1).toArray();
    double[] c = Matrices.product(n, a, b);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < n; l++) {
          sum += a[i + n * l] * b[l + n * j];
        }
        assertEquals(sum, c[i + n * j], 1e-15);
      }
    }
  }

  @Test
  void columnsAreWhatTheNormSums() {
    assertEquals(7, Matrices.norm(2, new double[] {1, -2, 3, -4}));
    assertEquals(0, Matrices.norm(0, new double[0]));
  }

  @Test
  void multiplesAreAddedToAPartOfAnArray() {
    double[] y = {1, 1, 1, 1};
    Matrices.addMultiple(2, new double[] {5, 6, 7}, 1, y, 2, 2);
    assertArrayEquals(new double[] {1, 1, 13, 15}, y);
  }

  /** A positive diagonal and a skew-symmetric rest, as waves have. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12, 40})
  void inversesTimesTheirMatrixAreTheIdentityInEachOrder(int n) {
    double[] a = dissipative(n, 1);
    for (boolean ascending : new boolean[] {true, false}) {
      int[] order = IntStream.range(0, n).map(i -> ascending ? i : n - 1 - i).toArray();
      double[] inverse = a.clone();
      Matrices.invert(n, inverse, order);
      double[] left = Matrices.product(n, inverse, a);
      double[] right = Matrices.product(n, a, inverse);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          assertEquals(i == j ? 1 : 0, left[i + n * j], 1e-12);
          assertEquals(i == j ? 1 : 0, right[i + n * j], 1e-12);
        }
      }
    }
  }

  /** Rates from 1e10 down: elimination from the fastest keeps the digits of the slowest. */
  @Test
  void theSlowestIsEliminatedLastWithoutLoss() {
    double fast = 1e10;
    double coupling = 1e5;
    double[] a = {1, coupling, -coupling, fast};
    Matrices.invert(2, a, new int[] {1, 0});
    // 1 + coupling²/fast = 2.
    assertEquals(0.5, a[0], 1e-16);
    assertEquals(-0.5 * coupling / fast, a[1], 1e-21);
    assertEquals(0.5 * coupling / fast, a[2], 1e-21);
    assertEquals(0.5 / fast, a[3], 1e-26);
  }

  private static double[] dissipative(int n, double size) {
    Random random = new Random(n);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i + n * i] = 0.5 + random.nextDouble();
      for (int j = 0; j < i; j++) {
        a[i + n * j] = size * (2 * random.nextDouble() - 1);
        a[j + n * i] = -a[i + n * j];
      }
    }
    return a;
  }
}
