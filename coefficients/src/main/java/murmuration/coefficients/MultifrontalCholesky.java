package murmuration.coefficients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Cholesky factors of H + σ = UᵀU for {@link PlanarElements}.
 *
 * <p>The elements are halved again and again, across the longer side of their bounding box, down to
 * single ones; a front gathers the Schur complements of its two halves, eliminates the unknowns
 * that no element outside shares,
 *
 * <pre>  [A_11 A_12; · A_22] → U_11ᵀU_11 = A_11,  U_12 = U_11⁻ᵀA_12,  S = A_22 − U_12ᵀU_12,</pre>
 *
 * and passes S on. Interiors of elements go first and the cuts last: static condensation and nested
 * dissection in one (Duff, Reid, ACM Trans. Math. Software 9 (1983), doi:10.1145/356044.356047).
 */
final class MultifrontalCholesky {
  private final PlanarElements elements;
  private final double shift;
  private final List<Front> fronts = new ArrayList<>();
  private final int[] place;

  /**
   * Factorises.
   *
   * @param shift σ &gt; 0
   * @throws ArithmeticException when round-off makes a pivot negative
   */
  MultifrontalCholesky(PlanarElements elements, double shift) {
    this.elements = elements;
    this.shift = shift;
    place = new int[elements.size()];
    Integer[] all = IntStream.range(0, elements.elements()).boxed().toArray(Integer[]::new);
    eliminate(all, 0, all.length);
  }

  /** Overwrites each vector x, of the size of the problem, with (H + σ)⁻¹x. */
  void solve(double[][] x) {
    int largest = fronts.stream().mapToInt(front -> front.nodes.length).max().orElse(0);
    double[][] local = new double[x.length][largest];
    for (Front front : fronts) {
      front.forward(x, local);
    }
    for (int f = fronts.size() - 1; f >= 0; f--) {
      fronts.get(f).backward(x, local);
    }
  }

  /** What a front hands to the next: unknowns, how many elements have entered each, and S. */
  private static final class Complement {
    private final int[] nodes;
    private final int[] entered;
    private final double[] matrix;
    private final int offset;
    private final int stride;

    Complement(int[] nodes, int[] entered, double[] matrix, int offset, int stride) {
      this.nodes = nodes;
      this.entered = entered;
      this.matrix = matrix;
      this.offset = offset;
      this.stride = stride;
    }
  }

  private Complement eliminate(Integer[] list, int from, int to) {
    if (to - from == 1) {
      return eliminate(leaf(list[from]));
    }
    PlanarMesh mesh = elements.mesh();
    int width = extent(Arrays.stream(list, from, to).mapToInt(mesh::column));
    int height = extent(Arrays.stream(list, from, to).mapToInt(mesh::row));
    Arrays.sort(
        list,
        from,
        to,
        width >= height ? Comparator.comparing(mesh::column) : Comparator.comparing(mesh::row));
    int middle = (from + to) >>> 1;
    Complement first = eliminate(list, from, middle);
    Complement second = eliminate(list, middle, to);
    return eliminate(merge(first, second));
  }

  private static int extent(IntStream positions) {
    var summary = positions.summaryStatistics();
    return summary.getMax() - summary.getMin();
  }

  private Complement leaf(int e) {
    int[] nodes = elements.nodes(e);
    double[] matrix = new double[nodes.length * nodes.length];
    elements.addTo(matrix, e);
    int[] entered = new int[nodes.length];
    for (int l = 0; l < nodes.length; l++) {
      entered[l] = 1;
      matrix[l * nodes.length + l] += shift / elements.elementCount(nodes[l]);
    }
    return new Complement(nodes, entered, matrix, 0, nodes.length);
  }

  private Complement merge(Complement first, Complement second) {
    return gather(union(first.nodes, second.nodes), first, second);
  }

  private static int[] union(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).distinct().toArray();
  }

  /** Sums complements over a list of unknowns that contains theirs. */
  private Complement gather(int[] nodes, Complement... parts) {
    int n = nodes.length;
    for (int l = 0; l < n; l++) {
      place[nodes[l]] = l;
    }
    int[] entered = new int[n];
    double[] matrix = new double[n * n];
    for (Complement part : parts) {
      for (int i = 0; i < part.nodes.length; i++) {
        int row = place[part.nodes[i]];
        entered[row] += part.entered[i];
        int start = part.offset + i * part.stride;
        for (int k = i; k < part.nodes.length; k++) {
          int column = place[part.nodes[k]];
          matrix[Math.min(row, column) * n + Math.max(row, column)] += part.matrix[start + k];
        }
      }
    }
    return new Complement(nodes, entered, matrix, 0, n);
  }

  /** Orders the unknowns that are complete first, eliminates them and keeps their rows of U. */
  private Complement eliminate(Complement assembled) {
    int n = assembled.nodes.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparing(l -> !complete(assembled, l)))
            .mapToInt(l -> assembled.nodes[l])
            .toArray();
    Complement ordered = gather(order, assembled);
    int eliminated = (int) IntStream.range(0, n).filter(l -> complete(ordered, l)).count();
    factorise(ordered.matrix, n, eliminated);
    fronts.add(new Front(order, eliminated, Arrays.copyOf(ordered.matrix, eliminated * n)));
    return new Complement(
        Arrays.copyOfRange(order, eliminated, n),
        Arrays.copyOfRange(ordered.entered, eliminated, n),
        ordered.matrix,
        eliminated * (n + 1),
        n);
  }

  private boolean complete(Complement part, int l) {
    return part.entered[l] == elements.elementCount(part.nodes[l]);
  }

  /** Four pivots at a time, so that a row is loaded once for four of them. */
  private static void factorise(double[] a, int n, int eliminated) {
    for (int block = 0; block < eliminated; block += 4) {
      int end = Math.min(block + 4, eliminated);
      for (int k = block; k < end; k++) {
        for (int m = block; m < k; m++) {
          subtract(a, k * n, m * n, a[m * n + k], k, n);
        }
        double pivot = a[k * n + k];
        if (!(pivot > 0)) {
          throw new ArithmeticException(
              "the discrete operator is not positive: a pivot of " + pivot);
        }
        double scale = 1 / Math.sqrt(pivot);
        for (int j = k; j < n; j++) {
          a[k * n + j] *= scale;
        }
      }
      for (int i = end; i < n; i++) {
        if (end - block == 4) {
          subtractFour(a, i, block, n);
        } else {
          for (int m = block; m < end; m++) {
            subtract(a, i * n, m * n, a[m * n + i], i, n);
          }
        }
      }
    }
  }

  private static void subtract(double[] a, int row, int pivotRow, double factor, int from, int to) {
    for (int j = from; j < to; j++) {
      a[row + j] -= factor * a[pivotRow + j];
    }
  }

  private static void subtractFour(double[] a, int i, int block, int n) {
    int row = i * n;
    int row0 = block * n;
    int row1 = row0 + n;
    int row2 = row1 + n;
    int row3 = row2 + n;
    double f0 = a[row0 + i];
    double f1 = a[row1 + i];
    double f2 = a[row2 + i];
    double f3 = a[row3 + i];
    for (int j = i; j < n; j++) {
      a[row + j] -= f0 * a[row0 + j] + f1 * a[row1 + j] + f2 * a[row2 + j] + f3 * a[row3 + j];
    }
  }

  /** The rows of U of one front: [U_11 U_12], row-major, over its unknowns. */
  private static final class Front {
    private final int[] nodes;
    private final int eliminated;
    private final double[] rows;

    Front(int[] nodes, int eliminated, double[] rows) {
      this.nodes = nodes;
      this.eliminated = eliminated;
      this.rows = rows;
    }

    /** x ← U⁻ᵀx for this front, its boundary updated. */
    void forward(double[][] x, double[][] local) {
      int n = nodes.length;
      for (int r = 0; r < x.length; r++) {
        for (int l = 0; l < n; l++) {
          local[r][l] = x[r][nodes[l]];
        }
      }
      for (int k = 0; k < eliminated; k++) {
        int row = k * n;
        for (double[] y : local) {
          double value = y[k] / rows[row + k];
          y[k] = value;
          for (int j = k + 1; j < n; j++) {
            y[j] -= value * rows[row + j];
          }
        }
      }
      for (int r = 0; r < x.length; r++) {
        for (int l = 0; l < n; l++) {
          x[r][nodes[l]] = local[r][l];
        }
      }
    }

    /** x ← U⁻¹x for this front, its boundary known. */
    void backward(double[][] x, double[][] local) {
      int n = nodes.length;
      for (int r = 0; r < x.length; r++) {
        for (int l = 0; l < n; l++) {
          local[r][l] = x[r][nodes[l]];
        }
      }
      for (int k = eliminated - 1; k >= 0; k--) {
        int row = k * n;
        for (double[] y : local) {
          y[k] = (y[k] - product(row + k + 1, y, k + 1, n)) / rows[row + k];
        }
      }
      for (int r = 0; r < x.length; r++) {
        for (int l = 0; l < eliminated; l++) {
          x[r][nodes[l]] = local[r][l];
        }
      }
    }

    /** Σ rows · y over y[from … to), in four independent sums for speed. */
    private double product(int start, double[] y, int from, int to) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int shift = start - from;
      int j = from;
      for (; j + 3 < to; j += 4) {
        s0 += rows[shift + j] * y[j];
        s1 += rows[shift + j + 1] * y[j + 1];
        s2 += rows[shift + j + 2] * y[j + 2];
        s3 += rows[shift + j + 3] * y[j + 3];
      }
      for (; j < to; j++) {
        s0 += rows[shift + j] * y[j];
      }
      return s0 + s1 + s2 + s3;
    }
  }
}
