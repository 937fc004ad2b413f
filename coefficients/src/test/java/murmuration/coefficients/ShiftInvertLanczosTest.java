package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues known in closed form, multiple ones and tiny problems included. */
class ShiftInvertLanczosTest {
  /** K = tridiag(−1, 2, −1), M = tridiag(1, 4, 1)/6: λ = 6(1 − c)/(2 + c), c = cos(kπ/(n + 1)). */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 30, 2000})
  void linearElementsForTheLaplacianHaveTheirExactEigenvalues(int n) {
    int count = Math.min(n, 12);
    SymmetricBandMatrix stiffness = blocks(n, n, 2, -1);
    SymmetricBandMatrix mass = blocks(n, n, 4.0 / 6, 1.0 / 6);
    Eigenpairs pairs = ShiftInvertLanczos.lowest(stiffness, mass, count, 1e-3);
    for (int k = 0; k < count; k++) {
      double c = Math.cos((k + 1) * Math.PI / (n + 1));
      assertEquals(6 * (1 - c) / (2 + c), pairs.value(k), 1e-13);
      double[] weighted = mass.times(pairs.vector(k));
      for (int l = 0; l < count; l++) {
        assertEquals(k == l ? 1 : 0, pairs.product(l, weighted), 1e-12);
      }
    }
  }

  /** Decoupled copies of one problem, as wells are behind high barriers. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void multipleEigenvaluesAreAllFound(int copies) {
    int n = 300;
    SymmetricBandMatrix stiffness = blocks(copies * n, n, 2, -1);
    SymmetricBandMatrix mass = blocks(copies * n, n, 1, 0);
    Eigenpairs pairs = ShiftInvertLanczos.lowest(stiffness, mass, 5 * copies, 1e-3);
    for (int k = 0; k < 5 * copies; k++) {
      double c = Math.cos((k / copies + 1) * Math.PI / (n + 1));
      assertEquals(2 - 2 * c, pairs.value(k), 1e-14);
    }
  }

  @Test
  void theShiftIsRaisedUntilTheMatrixIsDefinite() {
    int n = 50;
    SymmetricBandMatrix mass = blocks(n, n, 1, 0);
    Eigenpairs pairs = ShiftInvertLanczos.lowest(blocks(n, n, -3, -1), mass, 3, 0.1);
    for (int k = 0; k < 3; k++) {
      assertEquals(-3 - 2 * Math.cos((k + 1) * Math.PI / (n + 1)), pairs.value(k), 1e-13);
    }
  }

  private static SymmetricBandMatrix blocks(int size, int block, double diagonal, double beside) {
    SymmetricBandMatrix matrix = new SymmetricBandMatrix(size, 1);
    for (int i = 0; i < size; i++) {
      matrix.add(i, i, diagonal);
      if (i % block != 0) {
        matrix.add(i, i - 1, beside);
      }
    }
    return matrix;
  }
}
