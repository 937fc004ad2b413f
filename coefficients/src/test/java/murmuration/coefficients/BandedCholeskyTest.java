package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions of band systems, and the refusal of indefinite matrices. */
class BandedCholeskyTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "9, 3", "40, 7", "5, 10"})
  void theSolutionOfARandomSystemIsRecovered(int size, int bandwidth) {
    Random random = new Random(size);
    SymmetricBandMatrix a = new SymmetricBandMatrix(size, bandwidth);
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextGaussian();
      a.add(i, i, 2 * bandwidth + 1);
      for (int j = Math.max(0, i - bandwidth); j < i; j++) {
        a.add(i, j, random.nextDouble());
      }
    }
    double[] solution = a.times(x);
    BandedCholesky factor = BandedCholesky.of(a).orElseThrow();
    factor.solveLower(solution);
    factor.solveUpper(solution);
    assertArrayEquals(x, solution, 1e-13);
  }

  @Test
  void anIndefiniteMatrixHasNoFactor() {
    SymmetricBandMatrix a = new SymmetricBandMatrix(2, 1);
    a.add(0, 0, 1);
    a.add(1, 1, 1);
    a.add(1, 0, 1.5);
    assertTrue(BandedCholesky.of(a).isEmpty());
    SymmetricBandMatrix identity = new SymmetricBandMatrix(2, 1);
    identity.add(0, 0, 1);
    identity.add(1, 1, 1);
    assertTrue(BandedCholesky.of(a.plus(2, identity)).isPresent());
  }

  @Test
  void theAbsoluteFormIgnoresSigns() {
    SymmetricBandMatrix a = new SymmetricBandMatrix(2, 1);
    a.add(0, 0, 3);
    a.add(1, 1, -2);
    a.add(1, 0, -1);
    assertEquals(3 + 2 * 4 + 2 * 2, a.absoluteForm(new double[] {1, -2}));
  }
}
