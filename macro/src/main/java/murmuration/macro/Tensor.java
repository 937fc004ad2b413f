package murmuration.macro;

/**
 * A symmetric matrix of coefficients in space, such as 𝒟 or 𝒦; entries of axes that a grid does
 * not have are ignored.
 */
public record Tensor(double xx, double xy, double xz, double yy, double yz, double zz) {
  // 𝒦 = c𝒟 is taken to hold when it does to this many digits.
  private static final double SAME = 1e-12;

  /** The multiple of the identity. */
  public static Tensor isotropic(double value) {
    return new Tensor(value, 0, 0, value, 0, value);
  }

  /** A diagonal matrix. */
  public static Tensor diagonal(double xx, double yy, double zz) {
    return new Tensor(xx, 0, 0, yy, 0, zz);
  }

  /** A matrix in the plane. */
  public static Tensor planar(double xx, double xy, double yy) {
    return new Tensor(xx, xy, 0, yy, 0, 0);
  }

  /** The entry of two axes, x being 0. */
  public double at(int a, int b) {
    return switch (3 * Math.min(a, b) + Math.max(a, b)) {
      case 0 -> xx;
      case 1 -> xy;
      case 2 -> xz;
      case 4 -> yy;
      case 5 -> yz;
      default -> zz;
    };
  }

  /** The mean of the first entries on the diagonal. */
  double mean(int dimension) {
    double sum = 0;
    for (int a = 0; a < dimension; a++) {
      sum += at(a, a);
    }
    return sum / dimension;
  }

  /** Whether all entries off the diagonal vanish. */
  boolean diagonal(int dimension) {
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < a; b++) {
        if (at(a, b) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether one of the two matrices is a multiple of the other, 0 included. */
  boolean proportional(Tensor other, int dimension) {
    double mine = mean(dimension);
    double theirs = other.mean(dimension);
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b <= a; b++) {
        double difference = at(a, b) * theirs - other.at(a, b) * mine;
        if (!(Math.abs(difference) <= SAME * mine * theirs)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the matrix is finite and has no negative eigenvalue, up to rounding. */
  boolean positiveSemidefinite() {
    int dimension = Grid.MOST_AXES;
    // Elimination: in a semidefinite matrix a pivot of 0 has a row of 0.
    double[][] rest = new double[dimension][dimension];
    double scale = 0;
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        rest[a][b] = at(a, b);
        scale = Math.max(scale, Math.abs(at(a, b)));
      }
    }
    double rounding = SAME * scale;
    for (int a = 0; a < dimension; a++) {
      if (!(rest[a][a] >= -rounding && rest[a][a] < Double.POSITIVE_INFINITY)) {
        return false;
      }
      boolean pivot = rest[a][a] > rounding;
      for (int b = a + 1; b < dimension; b++) {
        if (!(pivot || Math.abs(rest[a][b]) <= rounding)) {
          return false;
        }
        for (int c = a + 1; pivot && c < dimension; c++) {
          rest[b][c] -= rest[a][b] * rest[a][c] / rest[a][a];
        }
      }
    }
    return true;
  }
}
