package murmuration.coefficients;

/**
 * The operator H + σ on one element, its interior eliminated.
 *
 * <p>With D = σ + c at the interior nodes, c the centrifugal term, and FFᵀ = √μ T √μ the inverse
 * stiffness of {@link DirichletElement}, the inverse with both ends held is
 *
 * <pre>  G = ((FFᵀ)⁻¹ + D)⁻¹ = F (I + FᵀDF)⁻¹ Fᵀ,</pre>
 *
 * and u^L, u^R, the solutions with end values (1, 0) and (0, 1), are u = h − μ^{−1/2} G D μ^{1/2}
 * h. What the ends see is a conductance b, and at either end a killing rate k + σm:
 *
 * <pre>
 *   b = b_0 − Σ_j D_j μ_j u^L_j h_j,   k_R = Σ_j c_j μ_j (u^L + u^R)_j h_j,   m_R = Σ_j μ_j (u^L + u^R)_j h_j.
 * </pre>
 */
final class ShiftedElement {
  private final DirichletElement element;
  private final int degree;
  private final double[] half;
  private final double[] inversePivot;
  private final double[] left;
  private final double[] right;
  private final double conductance;
  private final double leftMass;
  private final double rightMass;
  private final double leftKilling;
  private final double rightKilling;
  private final int negative;

  /**
   * Eliminates the interior.
   *
   * @param centrifugal c_j at all nodes of the element
   */
  ShiftedElement(DirichletElement element, double[] centrifugal, double shift) {
    this.element = element;
    degree = element.degree();
    int n = degree;
    double[] matrix = symmetric(element.factor(), centrifugal, shift);
    negative = factorise(matrix, n);
    inversePivot = new double[n];
    for (int q = 0; q < n; q++) {
      inversePivot[q] = 1 / matrix[q * n + q];
    }
    half = forward(matrix, element.factor());
    double[] leftLoad = new double[n + 1];
    double[] rightLoad = new double[n + 1];
    for (int j = 1; j < n; j++) {
      double weight = (shift + centrifugal[j]) * element.rootMass(j);
      leftLoad[j] = weight * element.complement(j);
      rightLoad[j] = weight * element.harmonic(j);
    }
    left = response(leftLoad);
    right = response(rightLoad);
    double b = element.conductance();
    double massLeft = element.mass(0);
    double massRight = element.mass(n);
    double killLeft = centrifugal[0] * element.mass(0);
    double killRight = centrifugal[n] * element.mass(n);
    for (int j = 1; j < n; j++) {
      double root = element.rootMass(j);
      double h = element.harmonic(j);
      double complement = element.complement(j);
      left[j] = root * complement - left[j];
      right[j] = root * h - right[j];
      b -= left[j] * rightLoad[j];
      double sum = root * (left[j] + right[j]);
      massLeft += sum * complement;
      massRight += sum * h;
      killLeft += centrifugal[j] * sum * complement;
      killRight += centrifugal[j] * sum * h;
    }
    left[0] = element.rootMass(0);
    right[n] = element.rootMass(n);
    conductance = b;
    leftMass = massLeft;
    rightMass = massRight;
    leftKilling = killLeft;
    rightKilling = killRight;
  }

  /** I + FᵀDF, its lower triangle. */
  private double[] symmetric(double[] factor, double[] centrifugal, double shift) {
    int n = degree;
    double[] matrix = new double[n * n];
    for (int q = 0; q < n; q++) {
      matrix[q * n + q] = 1;
    }
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n; q++) {
        double weight = (shift + centrifugal[j]) * factor[j * n + q];
        for (int r = 0; r <= q; r++) {
          matrix[q * n + r] += weight * factor[j * n + r];
        }
      }
    }
    return matrix;
  }

  /** A = LΔLᵀ in place, without pivoting; returns the number of negative pivots. */
  private static int factorise(double[] a, int n) {
    int negative = 0;
    for (int k = 0; k < n; k++) {
      double pivot = a[k * n + k];
      negative += pivot < 0 ? 1 : 0;
      for (int i = k + 1; i < n; i++) {
        double ratio = a[i * n + k] / pivot;
        for (int j = k + 1; j <= i; j++) {
          a[i * n + j] -= ratio * a[j * n + k];
        }
      }
      for (int i = k + 1; i < n; i++) {
        a[i * n + k] /= pivot;
      }
    }
    return negative;
  }

  /** Rows (L⁻¹Fᵀ)ᵀ, one for each node: G_ij = Σ_q half_iq half_jq/Δ_q. */
  private double[] forward(double[] triangle, double[] factor) {
    int n = degree;
    double[] rows = new double[(n + 1) * n];
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n; q++) {
        double sum = factor[j * n + q];
        for (int r = 0; r < q; r++) {
          sum -= triangle[q * n + r] * rows[j * n + r];
        }
        rows[j * n + q] = sum;
      }
    }
    return rows;
  }

  /** G times a load at the interior nodes. */
  private double[] response(double[] load) {
    int n = degree;
    double[] middle = new double[n];
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n; q++) {
        middle[q] += half[j * n + q] * load[j];
      }
    }
    double[] result = new double[n + 1];
    for (int i = 1; i < n; i++) {
      for (int q = 0; q < n; q++) {
        result[i] += half[i * n + q] * inversePivot[q] * middle[q];
      }
    }
    return result;
  }

  /** G_ij of the interior nodes, row-major (p + 1) × (p + 1), 0 at the ends. */
  double[] green() {
    int n = degree;
    double[] green = new double[(n + 1) * (n + 1)];
    double[] row = new double[n];
    for (int i = 1; i < n; i++) {
      for (int q = 0; q < n; q++) {
        row[q] = half[i * n + q] * inversePivot[q];
      }
      for (int j = 1; j <= i; j++) {
        double sum = 0;
        for (int q = 0; q < n; q++) {
          sum += row[q] * half[j * n + q];
        }
        green[i * (n + 1) + j] = sum;
        green[j * (n + 1) + i] = sum;
      }
    }
    return green;
  }

  int degree() {
    return degree;
  }

  /** μ_j e^{−scale} of the element alone, meant for its ends j = 0 and p. */
  double endMass(int j) {
    return element.mass(j);
  }

  /** Masses and conductances carry the factor e^{scale}. */
  double logScale() {
    return element.logScale();
  }

  /** μ_j^{1/2} u^L_j e^{−scale/2}. */
  double[] left() {
    return left;
  }

  /** μ_j^{1/2} u^R_j e^{−scale/2}. */
  double[] right() {
    return right;
  }

  double conductance() {
    return conductance;
  }

  double leftMass() {
    return leftMass;
  }

  double rightMass() {
    return rightMass;
  }

  double leftKilling() {
    return leftKilling;
  }

  double rightKilling() {
    return rightKilling;
  }

  /** Number of eigenvalues of the element with held ends below −σ. */
  int negative() {
    return negative;
  }
}
