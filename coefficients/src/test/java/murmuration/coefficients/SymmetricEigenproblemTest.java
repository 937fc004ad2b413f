package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenpairs of small symmetric matrices. */
class SymmetricEigenproblemTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 57, 120})
  void eigenpairsRebuildTheMatrix(int size) {
    Random random = new Random(size);
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextGaussian();
        matrix[j][i] = matrix[i][j];
      }
    }
    double[][] copy = new double[size][];
    for (int i = 0; i < size; i++) {
      copy[i] = matrix[i].clone();
    }
    SymmetricEigenproblem solution = new SymmetricEigenproblem(copy);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        double product = 0;
        for (int k = 0; k < size; k++) {
          sum += solution.value(k) * solution.vector(k, i) * solution.vector(k, j);
          product += solution.vector(i, k) * solution.vector(j, k);
        }
        assertEquals(matrix[i][j], sum, 1e-13 * size);
        assertEquals(i == j ? 1 : 0, product, 1e-14 * size);
      }
      assertTrue(i == 0 || solution.value(i) <= solution.value(i - 1));
    }
  }

  /** The chain of springs: 2 − 2 cos(πk/(n + 1)). */
  @Test
  void aTridiagonalMatrixHasItsExactEigenvalues() {
    int size = 64;
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = 2;
      if (i > 0) {
        matrix[i][i - 1] = -1;
        matrix[i - 1][i] = -1;
      }
    }
    SymmetricEigenproblem solution = new SymmetricEigenproblem(matrix);
    for (int k = 0; k < size; k++) {
      double expected = 2 - 2 * Math.cos(Math.PI * (size - k) / (size + 1));
      assertEquals(expected, solution.value(k), 1e-14);
    }
  }

  @Test
  void equalEigenvaluesHaveAnOrthonormalBasis() {
    double[][] matrix = {{2, 1, 1}, {1, 2, 1}, {1, 1, 2}};
    SymmetricEigenproblem solution = new SymmetricEigenproblem(matrix);
    assertEquals(4, solution.value(0), 1e-15 * 4);
    assertEquals(1, solution.value(1), 1e-15 * 4);
    assertEquals(1, solution.value(2), 1e-15 * 4);
  }
}
