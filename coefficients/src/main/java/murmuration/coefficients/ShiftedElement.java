package murmuration.coefficients;

/**
 * The operator H + σ on one element, its interior eliminated.
 *
 * <p>With the modes P and times τ of {@link ModalElement} the inverse with both ends held is
 *
 * <pre>  G_ij = Σ_k P_ik P_jk/(1 + σ τ_k),</pre>
 *
 * and with D = σ + c at the interior nodes, c the centrifugal term, u^L, u^R, the solutions with
 * end values (1, 0) and (0, 1), are u = h − μ^{−1/2} G D μ^{1/2} h. What the ends see is a
 * conductance b, and at either end a killing rate k + σm:
 *
 * <pre>
 *   b = b_0 − Σ_j D_j μ_j u^L_j h_j,   k_R = Σ_j c_j μ_j (u^L + u^R)_j h_j,   m_R = Σ_j μ_j (u^L + u^R)_j h_j.
 * </pre>
 */
final class ShiftedElement {
  private final ModalElement element;
  private final int degree;
  private final double[] weights;
  private final double[] left;
  private final double[] right;
  private final double conductance;
  private final double leftMass;
  private final double rightMass;
  private final double leftKilling;
  private final double rightKilling;
  private final int negative;

  /** Eliminates the interior. */
  ShiftedElement(ModalElement element, double shift) {
    this.element = element;
    degree = element.degree();
    int n = degree;
    weights = new double[n];
    int count = 0;
    for (int k = 0; k < n; k++) {
      weights[k] = 1 / (1 + shift * element.time(k));
      count += weights[k] < 0 ? 1 : 0;
    }
    negative = count;
    double[] leftLoad = new double[n + 1];
    double[] rightLoad = new double[n + 1];
    for (int j = 1; j < n; j++) {
      double weight = (shift + element.centrifugal(j)) * element.rootMass(j);
      leftLoad[j] = weight * element.complement(j);
      rightLoad[j] = weight * element.harmonic(j);
    }
    left = response(leftLoad);
    right = response(rightLoad);
    double b = element.conductance();
    double massLeft = element.mass(0);
    double massRight = element.mass(n);
    double killLeft = element.centrifugal(0) * element.mass(0);
    double killRight = element.centrifugal(n) * element.mass(n);
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
      killLeft += element.centrifugal(j) * sum * complement;
      killRight += element.centrifugal(j) * sum * h;
    }
    left[0] = element.rootMass(0);
    right[n] = element.rootMass(n);
    conductance = b;
    leftMass = massLeft;
    rightMass = massRight;
    leftKilling = killLeft;
    rightKilling = killRight;
  }

  /** G times a load at the interior nodes. */
  private double[] response(double[] load) {
    int n = degree;
    double[] modes = element.modes();
    double[] amplitude = new double[n];
    for (int j = 1; j < n; j++) {
      for (int k = 0; k < n; k++) {
        amplitude[k] += modes[j * n + k] * load[j];
      }
    }
    double[] result = new double[n + 1];
    for (int i = 1; i < n; i++) {
      for (int k = 0; k < n; k++) {
        result[i] += modes[i * n + k] * weights[k] * amplitude[k];
      }
    }
    return result;
  }

  /** G_ij of the interior nodes, row-major (p + 1) × (p + 1), 0 at the ends. */
  double[] green() {
    int n = degree;
    double[] modes = element.modes();
    double[] green = new double[(n + 1) * (n + 1)];
    double[] row = new double[n];
    for (int i = 1; i < n; i++) {
      for (int k = 0; k < n; k++) {
        row[k] = modes[i * n + k] * weights[k];
      }
      for (int j = 1; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += row[k] * modes[j * n + k];
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
