package murmuration.coefficients;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/** Eigenvalues, ascending, and orthonormal eigenvectors of a discrete symmetric problem. */
final class Eigenpairs {
  private final double[] values;
  private final double[][] vectors;

  /**
   * Collects them.
   *
   * @param values eigenvalues, ascending
   * @param vectors {@code vectors[k]} belongs to {@code values[k]}
   */
  Eigenpairs(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * All eigenpairs of a dense symmetric matrix.
   *
   * @throws ArithmeticException when the iteration does not converge
   */
  static Eigenpairs of(R064Store matrix) {
    Eigenvalue<Double> decomposition = Eigenvalue.R064.make(matrix, true);
    if (!decomposition.decompose(matrix)) {
      throw new ArithmeticException("the eigenvalue iteration did not converge");
    }
    int size = (int) matrix.countRows();
    double[] diagonal = new double[size];
    for (int k = 0; k < size; k++) {
      diagonal[k] = decomposition.getD().doubleValue(k, k);
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> diagonal[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[size];
    double[][] vectors = new double[size][size];
    for (int k = 0; k < size; k++) {
      values[k] = diagonal[order[k]];
      for (int i = 0; i < size; i++) {
        vectors[k][i] = decomposition.getV().doubleValue(i, order[k]);
      }
    }
    return new Eigenpairs(values, vectors);
  }

  /** The first of them. */
  Eigenpairs lowest(int count) {
    return new Eigenpairs(Arrays.copyOf(values, count), Arrays.copyOf(vectors, count));
  }

  int size() {
    return values.length;
  }

  double value(int k) {
    return values[k];
  }

  /** Eigenvector k, not to be modified. */
  double[] vector(int k) {
    return vectors[k];
  }

  /** Σ_i f_i x_i for eigenvector k. */
  double product(int k, double[] f) {
    return Vectors.dot(f, vectors[k]);
  }
}
