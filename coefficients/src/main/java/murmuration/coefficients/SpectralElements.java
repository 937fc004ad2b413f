package murmuration.coefficients;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/**
 * High-order elements for the Fokker–Planck operator in its symmetric form (Steps 2 and 3 of the
 * paper).
 *
 * <p>Trial functions are √M times continuous piecewise polynomials φ of degree p, so that for Ψ =
 * √M φ the quadratic forms of H = −θ∂² + Φ and of the identity are
 *
 * <pre>
 *   ⟨Ψ, HΨ⟩ = θ ∫ M φ'² ≈ Σ_q θ w_q M(y_q) φ'(y_q)²,    ⟨Ψ, Ψ⟩ = ∫ M φ² ≈ Σ_j m_j M(x_j) φ(x_j)²
 * </pre>
 *
 * with Gauss points y_q, p in each element, and Gauss–Lobatto nodes x_j, p + 1 in each element. In
 * the unknowns √(m_j M(x_j)) φ(x_j) the discrete H is BᵀB with
 *
 * <pre>  B_qj = √(θ w_q M(y_q) / (m_j M(x_j))) ℓ_j'(y_q),</pre>
 *
 * and its eigenvalues are the squared singular values of B. Compared with an eigensolver on BᵀB
 * this halves the digits lost to a small λ_1. B has one column more than rows; its kernel is
 * exactly √M, hence λ_0 = 0 without computation, and neither W' nor W'' is used. The ends need no
 * boundary condition: the natural one is that of no flux.
 *
 * <p>The smallest nonzero eigenvalue and its eigenfunction are then made accurate to round-off by
 * {@link GreenOperator}, however small the eigenvalue is.
 *
 * <p>For even W on the half line, Ψ even is the natural condition at 0 and Ψ odd drops the node 0.
 */
final class SpectralElements {
  private static final int DEGREE = 16;
  private static final ReferenceElement ELEMENT = new ReferenceElement(DEGREE);
  private static final double SVD_ERROR = 1e-13;
  private static final double[][] INTEGRAL = ELEMENT.gauss().integrationMatrix(ELEMENT.lobatto());

  private final VelocityMesh mesh;
  private final double theta;
  private final double[] nodes;
  private final double[] logNodeMass;
  private final double[] points;
  private final double[] logPointMass;
  private final double logMaxwellianScale;

  /** Nodes, points and the masses m_j M(x_j), w_q M(y_q), normalised to ∫ M = 1 over the line. */
  SpectralElements(VelocityPotential w, double theta, VelocityMesh mesh) {
    this.mesh = mesh;
    this.theta = theta;
    int count = mesh.elements() * DEGREE;
    nodes = new double[count + 1];
    points = new double[count];
    double[] nodeMass = new double[count + 1];
    logNodeMass = new double[count + 1];
    logPointMass = new double[count];
    double copies = w.even() ? 2 : 1;
    for (int e = 0; e < mesh.elements(); e++) {
      double half = halfLength(e);
      double centre = 0.5 * (mesh.edge(e) + mesh.edge(e + 1));
      for (int j = 0; j <= DEGREE; j++) {
        nodes[e * DEGREE + j] = centre + half * ELEMENT.lobatto().node(j);
        nodeMass[e * DEGREE + j] += copies * half * ELEMENT.lobatto().weight(j);
      }
      nodes[e * DEGREE] = mesh.edge(e);
      for (int q = 0; q < DEGREE; q++) {
        points[e * DEGREE + q] = centre + half * ELEMENT.gauss().node(q);
        double exponent = -(w.value(points[e * DEGREE + q]) - mesh.minimum()) / theta;
        logPointMass[e * DEGREE + q] =
            Math.log(copies * half * ELEMENT.gauss().weight(q)) + exponent;
      }
    }
    nodes[count] = mesh.edge(mesh.elements());
    double total = 0;
    for (int j = 0; j <= count; j++) {
      double exponent = -(w.value(nodes[j]) - mesh.minimum()) / theta;
      logNodeMass[j] = Math.log(nodeMass[j]) + exponent;
      total += Math.exp(logNodeMass[j]);
    }
    logMaxwellianScale = -Math.log(total);
    for (int j = 0; j <= count; j++) {
      logNodeMass[j] += logMaxwellianScale;
    }
    for (int q = 0; q < count; q++) {
      logPointMass[q] += logMaxwellianScale;
    }
  }

  /** Number of nodes; there is one Gauss point less. */
  int size() {
    return nodes.length;
  }

  double node(int j) {
    return nodes[j];
  }

  /** m_j M(x_j). */
  double nodeMass(int j) {
    return Math.exp(logNodeMass[j]);
  }

  /** w_q M(y_q). */
  double pointMass(int q) {
    return Math.exp(logPointMass[q]);
  }

  /** log of 1/∫ e^{−(W − min W)/θ}. */
  double logMaxwellianScale() {
    return logMaxwellianScale;
  }

  /** Σ_j m_j M(x_j) f_j. */
  double average(double[] nodal) {
    double sum = 0;
    for (int j = 0; j < nodal.length; j++) {
      sum += nodeMass(j) * nodal[j];
    }
    return sum;
  }

  /** Evaluates a nodal function at v inside the meshed interval. */
  double interpolate(double[] nodal, double v) {
    int e = mesh.elementAt(v);
    double centre = 0.5 * (mesh.edge(e) + mesh.edge(e + 1));
    return ELEMENT.interpolate(nodal, e * DEGREE, (v - centre) / halfLength(e));
  }

  /** Values of a nodal function at the Gauss points. */
  double[] atPoints(double[] nodal) {
    double[] result = new double[points.length];
    for (int q = 0; q < points.length; q++) {
      int offset = q - q % DEGREE;
      for (int j = 0; j <= DEGREE; j++) {
        result[q] += ELEMENT.value(q % DEGREE, j) * nodal[offset + j];
      }
    }
    return result;
  }

  /** Derivatives of a nodal function at the Gauss points. */
  double[] derivativeAtPoints(double[] nodal) {
    double[] result = new double[points.length];
    for (int q = 0; q < points.length; q++) {
      int offset = q - q % DEGREE;
      for (int j = 0; j <= DEGREE; j++) {
        result[q] += ELEMENT.derivative(q % DEGREE, j) * nodal[offset + j];
      }
      result[q] /= halfLength(q / DEGREE);
    }
    return result;
  }

  /**
   * The nonzero part of the spectrum.
   *
   * @param vanishAtZero whether φ(x_0) = 0 is imposed (odd eigenfunctions on the half line)
   */
  Spectrum solve(boolean vanishAtZero) {
    int first = vanishAtZero ? 1 : 0;
    // The transpose of B: tall or square, as ojAlgo's decomposition prefers it.
    R064Store transposed = R064Store.FACTORY.make(nodes.length - first, points.length);
    for (int q = 0; q < points.length; q++) {
      int offset = q - q % DEGREE;
      for (int j = 0; j <= DEGREE; j++) {
        int column = offset + j;
        if (column >= first) {
          double ratio = Math.exp(0.5 * (logPointMass[q] - logNodeMass[column]));
          double slope = ELEMENT.derivative(q % DEGREE, j) / halfLength(q / DEGREE);
          transposed.set(column - first, q, Math.sqrt(theta) * ratio * slope);
        }
      }
    }
    SingularValue<Double> svd = SingularValue.R064.make(transposed);
    if (!svd.decompose(transposed)) {
      throw new ArithmeticException("the singular value decomposition did not converge");
    }
    int count = points.length;
    double[] eigenvalues = new double[count];
    double[][] eigenfunctions = new double[count][nodes.length];
    for (int k = 0; k < count; k++) {
      int column = count - 1 - k;
      double sigma = svd.getSingularValues().doubleValue(column);
      eigenvalues[k] = sigma * sigma;
      for (int j = first; j < nodes.length; j++) {
        eigenfunctions[k][j] =
            svd.getU().doubleValue(j - first, column) * Math.exp(-0.5 * logNodeMass[j]);
      }
    }
    double[] partner = new double[count];
    for (int q = 0; q < count; q++) {
      partner[q] = svd.getV().doubleValue(q, count - 1);
    }
    double norm = svd.getSingularValues().doubleValue(0);
    double sigma = svd.getSingularValues().doubleValue(count - 1);
    GreenOperator green = greenOperator(vanishAtZero);
    double logSmallest = Math.log(theta) - green.logLargestEigenvalue(partner);
    // Beyond barriers of some 700 θ, masses underflow and the Green operator may miss a mode.
    boolean refined = Math.abs(Math.exp(0.5 * logSmallest) - sigma) <= SVD_ERROR * norm;
    if (refined) {
      eigenvalues[0] = Math.exp(logSmallest);
      eigenfunctions[0] = green.eigenfunction(partner);
    }
    return new Spectrum(
        eigenvalues, refined ? logSmallest : 2 * Math.log(sigma), eigenfunctions, norm, refined);
  }

  private GreenOperator greenOperator(boolean vanishAtZero) {
    double[] nodeMass = new double[nodes.length];
    for (int j = 0; j < nodes.length; j++) {
      nodeMass[j] = nodeMass(j);
    }
    double[][] step = new double[points.length][DEGREE + 1];
    for (int q = 0; q < points.length; q++) {
      for (int j = 0; j <= DEGREE; j++) {
        step[q][j] = halfLength(q / DEGREE) * INTEGRAL[j][q % DEGREE];
      }
    }
    return new GreenOperator(DEGREE, nodeMass, logPointMass, step, vanishAtZero);
  }

  private double halfLength(int e) {
    return 0.5 * (mesh.edge(e + 1) - mesh.edge(e));
  }

  /** Ascending eigenvalues, nodal values of the φ_k, and ‖B‖, which sets the round-off. */
  static final class Spectrum {
    private final double[] eigenvalues;
    private final double logSmallest;
    private final double[][] eigenfunctions;
    private final double norm;
    private final boolean refined;

    private Spectrum(
        double[] eigenvalues,
        double logSmallest,
        double[][] eigenfunctions,
        double norm,
        boolean refined) {
      this.eigenvalues = eigenvalues;
      this.logSmallest = logSmallest;
      this.eigenfunctions = eigenfunctions;
      this.norm = norm;
      this.refined = refined;
    }

    int size() {
      return eigenvalues.length;
    }

    double eigenvalue(int k) {
      return eigenvalues[k];
    }

    /** log of the first eigenvalue, finite where it underflows. */
    double logSmallest() {
      return logSmallest;
    }

    double[] eigenfunction(int k) {
      return eigenfunctions[k];
    }

    double norm() {
      return norm;
    }

    /** Whether the first eigenvalue comes from the Green operator. */
    boolean refined() {
      return refined;
    }
  }
}
