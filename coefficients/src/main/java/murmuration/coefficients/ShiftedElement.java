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
  private final double[] green;
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
    double[] pivot = new double[n * n];
    for (int q = 0; q < n; q++) {
      for (int r = 0; r <= q; r++) {
        double sum = q == r ? 1 : 0;
        for (int j = 1; j < n; j++) {
          sum += (shift + centrifugal[j]) * element.factor(j, q) * element.factor(j, r);
        }
        pivot[q * n + r] = sum;
      }
    }
    negative = factorise(pivot, n);
    // Rows of half: L⁻¹Fᵀ, so that G = halfᵀ Δ⁻¹ half with I + FᵀDF = LΔLᵀ.
    double[] half = new double[(n + 1) * n];
    for (int j = 1; j < n; j++) {
      for (int q = 0; q < n; q++) {
        double sum = element.factor(j, q);
        for (int r = 0; r < q; r++) {
          sum -= pivot[q * n + r] * half[j * n + r];
        }
        half[j * n + q] = sum;
      }
    }
    green = new double[(n + 1) * (n + 1)];
    for (int i = 1; i < n; i++) {
      for (int j = 1; j <= i; j++) {
        double sum = 0;
        for (int q = 0; q < n; q++) {
          sum += half[i * n + q] * half[j * n + q] / pivot[q * n + q];
        }
        green[i * (n + 1) + j] = sum;
        green[j * (n + 1) + i] = sum;
      }
    }
    left = new double[n + 1];
    right = new double[n + 1];
    left[0] = element.rootMass(0);
    right[n] = element.rootMass(n);
    for (int i = 1; i < n; i++) {
      double sumLeft = element.rootMass(i) * (1 - element.harmonic(i));
      double sumRight = element.rootMass(i) * element.harmonic(i);
      for (int j = 1; j < n; j++) {
        double weight = green[i * (n + 1) + j] * (shift + centrifugal[j]) * element.rootMass(j);
        sumLeft -= weight * (1 - element.harmonic(j));
        sumRight -= weight * element.harmonic(j);
      }
      left[i] = sumLeft;
      right[i] = sumRight;
    }
    double b = element.conductance();
    double massLeft = element.mass(0);
    double massRight = element.mass(n);
    double killLeft = centrifugal[0] * element.mass(0);
    double killRight = centrifugal[n] * element.mass(n);
    for (int j = 1; j < n; j++) {
      double root = element.rootMass(j);
      double h = element.harmonic(j);
      b -= (shift + centrifugal[j]) * root * left[j] * h;
      double sum = root * (left[j] + right[j]);
      massLeft += sum * (1 - h);
      massRight += sum * h;
      killLeft += centrifugal[j] * sum * (1 - h);
      killRight += centrifugal[j] * sum * h;
    }
    conductance = b;
    leftMass = massLeft;
    rightMass = massRight;
    leftKilling = killLeft;
    rightKilling = killRight;
  }

  /** A = LΔLᵀ in place, without pivoting; returns the number of negative pivots. */
  private static int factorise(double[] a, int n) {
    int negative = 0;
    for (int k = 0; k < n; k++) {
      double pivot = a[k * n + k];
      if (pivot < 0) {
        negative++;
      }
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

  /** G_ij of the interior nodes, 0 at the ends. */
  double[] green() {
    return green;
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
