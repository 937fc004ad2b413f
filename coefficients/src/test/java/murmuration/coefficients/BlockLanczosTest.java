package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest eigenvalues of matrices that are known, because they are diagonal. */
class BlockLanczosTest {
  private static final int SIZE = 150;

  private static BlockLanczos.Operator diagonal(double[] values) {
    return (x, y) -> {
      for (int j = 0; j < x.length; j++) {
        y[j] = values[j] * x[j];
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void simpleEigenvaluesAreFoundByAnyBlock(int block) {
    double[] values = IntStream.range(0, SIZE).mapToDouble(j -> 1.0 / (1 + j)).toArray();
    BlockLanczos lanczos = new BlockLanczos(diagonal(values), SIZE, SIZE, List.of(), block, 10);
    for (int k = 0; k < 10; k++) {
      assertEquals(values[k], lanczos.value(k), 1e-14);
      assertEquals(1, Math.abs(lanczos.vector(k)[k]), 1e-12);
    }
  }

  @Test
  void aBlockFindsAsManyCopiesOfAnEigenvalue() {
    double[] values = IntStream.range(0, SIZE).mapToDouble(j -> 1.0 / (1 + j / 3)).toArray();
    BlockLanczos lanczos = new BlockLanczos(diagonal(values), SIZE, SIZE, List.of(), 3, 12);
    for (int k = 0; k < 12; k++) {
      assertEquals(values[k], lanczos.value(k), 1e-14);
      for (int l = 0; l <= k; l++) {
        double product = Vectors.dot(lanczos.vector(k), lanczos.vector(l));
        assertEquals(k == l ? 1 : 0, product, 1e-12);
      }
    }
  }

  @Test
  void knownVectorsAreLeftOut() {
    double[] values = IntStream.range(0, SIZE).mapToDouble(j -> 1.0 / (1 + j)).toArray();
    double[] first = new double[SIZE];
    first[0] = 1;
    BlockLanczos lanczos = new BlockLanczos(diagonal(values), SIZE, SIZE - 1, List.of(first), 1, 4);
    assertEquals(0.5, lanczos.value(0), 1e-14);
  }

  @Test
  void aSmallSpaceIsExhausted() {
    double[] values = {3, 1, 2};
    BlockLanczos lanczos = new BlockLanczos(diagonal(values), 3, 3, List.of(), 2, 3);
    assertEquals(3, lanczos.values());
    assertEquals(3, lanczos.value(0), 1e-15);
    assertEquals(2, lanczos.value(1), 1e-15);
    assertEquals(1, lanczos.value(2), 1e-15);
  }
}
