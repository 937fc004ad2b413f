package murmuration.coefficients;

import java.util.Arrays;

/**
 * Rectangular spectral elements for the Fokker–Planck operator in its symmetric form, in two
 * velocity dimensions.
 *
 * <p>Trial functions are √M times continuous functions φ that are polynomials of degree p in each
 * variable in each element. With (p + 1)² Gauss–Lobatto nodes x_ij and, staggered between them,
 * Gauss points in the direction of the derivative, the forms of H = −θΔ + Φ and of the identity are
 *
 * <pre>
 *   ⟨Ψ, HΨ⟩ = θ ∫ M |∇φ|² ≈ Σ_qj θ w_q m_j M(y_q, x_j) (∂_xφ)² + Σ_iq θ m_i w_q M(x_i, y_q) (∂_yφ)²,
 *   ⟨Ψ, Ψ⟩ = ∫ M φ² ≈ Σ_ij μ_ij φ_ij²,    μ_ij = m_i m_j M(x_i, x_j),
 * </pre>
 *
 * so that for W = W_1(v_x) + W_2(v_y) the discrete H is exactly the Kronecker sum of those of
 * spectral elements in one dimension. There are 3p/2 Gauss points, not p: where M falls by orders
 * of magnitude in an element, fewer would overlook slopes that vanish at all of them but the last,
 * and spurious small eigenvalues appear. In the unknowns u = √μ φ it is BᵀB with the fluxes
 *
 * <pre>  (Bu)_qj = √(θ w_q m_j M(y_q, x_j)) Σ_i ℓ_i'(y_q) u_ij/√μ_ij</pre>
 *
 * and their like along y. The kernel of B is √μ exactly, only values of W are used, and the natural
 * boundary condition is that of no flux. Beyond the tail, which only corners of elements reach, W/θ
 * is continued by a logarithm so that M does not vanish there. The staggering is that of mimetic
 * spectral elements (Kreeft, Gerritsma, J. Comput. Phys. 240 (2013),
 * doi:10.1016/j.jcp.2012.10.043).
 */
final class PlanarElements {
  private static final double SOFTNESS = 6;

  private final PlanarMesh mesh;
  private final ReferenceElement reference;
  private final int degree;
  private final int points;
  private final int[][] elementNodes;
  private final int[] elementCount;
  private final double[] nodeX;
  private final double[] nodeY;
  private final double[] rootMass;
  private final double[] inverseRootMass;
  private final double[][] fluxScale;

  /** Nodes, the masses μ normalised to Σ μ = 1, and the factors of the fluxes. */
  PlanarElements(PlanarPotential w, double theta, PlanarMesh mesh, int degree) {
    this.mesh = mesh;
    this.degree = degree;
    points = degree + degree / 2;
    reference = new ReferenceElement(degree, points);
    elementNodes = new int[mesh.elements()][(degree + 1) * (degree + 1)];
    int size = numberNodes();
    elementCount = new int[size];
    nodeX = new double[size];
    nodeY = new double[size];
    double[] area = placeNodes();
    double[] logMass = new double[size];
    double total = 0;
    for (int n = 0; n < size; n++) {
      logMass[n] = Math.log(area[n]) + exponent(w, theta, nodeX[n], nodeY[n]);
      total += Math.exp(logMass[n]);
    }
    double logTotal = Math.log(total);
    rootMass = new double[size];
    inverseRootMass = new double[size];
    for (int n = 0; n < size; n++) {
      rootMass[n] = Math.exp(0.5 * (logMass[n] - logTotal));
      inverseRootMass[n] = Math.exp(0.5 * (logTotal - logMass[n]));
    }
    fluxScale = new double[mesh.elements()][2 * points * (degree + 1)];
    for (int e = 0; e < mesh.elements(); e++) {
      scaleFluxes(w, theta, logTotal, e);
    }
  }

  /** Number of unknowns. */
  int size() {
    return nodeX.length;
  }

  /** Number of elements. */
  int elements() {
    return elementNodes.length;
  }

  /** Number of fluxes, the rows of B. */
  int fluxes() {
    return elements() * 2 * points * (degree + 1);
  }

  PlanarMesh mesh() {
    return mesh;
  }

  /** The unknowns of element e, (p + 1)² of them, i + (p + 1) j for x_ij; not to be modified. */
  int[] nodes(int e) {
    return elementNodes[e];
  }

  /** The number of elements that share unknown n. */
  int elementCount(int n) {
    return elementCount[n];
  }

  double nodeX(int n) {
    return nodeX[n];
  }

  double nodeY(int n) {
    return nodeY[n];
  }

  /** √μ_n: the eigenvector of λ_0 = 0, of norm 1. */
  double rootMass(int n) {
    return rootMass[n];
  }

  /** Returns Bu, laid out by elements: along x at q + p j, then along y at i + (p + 1) q. */
  double[] fluxes(double[] u) {
    int n = degree + 1;
    double[] result = new double[fluxes()];
    double[] phi = new double[n * n];
    int at = 0;
    for (int e = 0; e < elements(); e++) {
      int[] nodes = elementNodes[e];
      for (int l = 0; l < phi.length; l++) {
        phi[l] = u[nodes[l]] * inverseRootMass[nodes[l]];
      }
      double[] scale = fluxScale[e];
      for (int j = 0; j < n; j++) {
        for (int q = 0; q < points; q++) {
          result[at + j * points + q] = scale[j * points + q] * slope(q, phi, j * n, 1);
        }
      }
      int half = points * n;
      for (int q = 0; q < points; q++) {
        for (int i = 0; i < n; i++) {
          result[at + half + q * n + i] = scale[half + q * n + i] * slope(q, phi, i, n);
        }
      }
      at += 2 * half;
    }
    return result;
  }

  /** Returns BᵀBu. */
  double[] apply(double[] u) {
    int n = degree + 1;
    double[] fluxes = fluxes(u);
    double[] result = new double[size()];
    double[] sums = new double[n * n];
    int at = 0;
    for (int e = 0; e < elements(); e++) {
      Arrays.fill(sums, 0);
      for (int flux = 0; flux < fluxScale[e].length; flux++) {
        double value = fluxes[at + flux] * fluxScale[e][flux];
        boolean alongX = flux < points * n;
        int q = alongX ? flux % points : (flux - points * n) / n;
        int offset = alongX ? flux / points * n : (flux - points * n) % n;
        int stride = alongX ? 1 : n;
        for (int i = 0; i < n; i++) {
          sums[offset + i * stride] += value * reference.derivative(q, i);
        }
      }
      for (int l = 0; l < sums.length; l++) {
        int node = elementNodes[e][l];
        result[node] += sums[l] * inverseRootMass[node];
      }
      at += fluxScale[e].length;
    }
    return result;
  }

  /** Σ_i ℓ_i'(y_q) φ_i; the slopes sum to zero, so differences to φ_0 spare round-off. */
  private double slope(int q, double[] phi, int offset, int stride) {
    double origin = phi[offset];
    double sum = 0;
    for (int i = 1; i <= degree; i++) {
      sum += reference.derivative(q, i) * (phi[offset + i * stride] - origin);
    }
    return sum;
  }

  /**
   * Adds the contribution of element e to BᵀB, the entries i ≤ j only.
   *
   * @param matrix (p + 1)² × (p + 1)², row-major with the unknowns in the order of {@link #nodes};
   *     modified
   */
  void addTo(double[] matrix, int e) {
    int n = degree + 1;
    double[] row = new double[n];
    for (int line = 0; line < n; line++) {
      for (int q = 0; q < points; q++) {
        addSquare(matrix, row, e, q, line * points + q, line * n, 1);
        addSquare(matrix, row, e, q, points * n + q * n + line, line, n);
      }
    }
  }

  private void addSquare(
      double[] matrix, double[] row, int e, int q, int flux, int offset, int stride) {
    int n = row.length;
    for (int i = 0; i < n; i++) {
      row[i] =
          fluxScale[e][flux]
              * reference.derivative(q, i)
              * inverseRootMass[elementNodes[e][offset + i * stride]];
    }
    for (int i = 0; i < n; i++) {
      int start = (offset + i * stride) * n * n + offset;
      for (int k = i; k < n; k++) {
        matrix[start + k * stride] += row[i] * row[k];
      }
    }
  }

  private int numberNodes() {
    int lines = mesh.columns() * degree + 1;
    int[] number = new int[lines * (mesh.rows() * degree + 1)];
    Arrays.fill(number, -1);
    int count = 0;
    for (int e = 0; e < elements(); e++) {
      for (int l = 0; l < elementNodes[e].length; l++) {
        int i = mesh.column(e) * degree + l % (degree + 1);
        int j = mesh.row(e) * degree + l / (degree + 1);
        if (number[j * lines + i] < 0) {
          number[j * lines + i] = count++;
        }
        elementNodes[e][l] = number[j * lines + i];
      }
    }
    return count;
  }

  /** Sets the nodes and returns their weights Σ m_i m_j over the elements that share them. */
  private double[] placeNodes() {
    QuadratureRule rule = reference.lobatto();
    double[] area = new double[size()];
    for (int e = 0; e < elements(); e++) {
      for (int l = 0; l < elementNodes[e].length; l++) {
        int n = elementNodes[e][l];
        int i = l % (degree + 1);
        int j = l / (degree + 1);
        nodeX[n] = pointX(e, rule.node(i));
        nodeY[n] = pointY(e, rule.node(j));
        area[n] += halfWidth(e) * rule.weight(i) * halfHeight(e) * rule.weight(j);
        elementCount[n]++;
      }
    }
    return area;
  }

  private void scaleFluxes(PlanarPotential w, double theta, double logTotal, int e) {
    QuadratureRule gauss = reference.gauss();
    QuadratureRule lobatto = reference.lobatto();
    double ratio = halfHeight(e) / halfWidth(e);
    int half = points * (degree + 1);
    for (int i = 0; i <= degree; i++) {
      for (int q = 0; q < points; q++) {
        double weight = theta * gauss.weight(q) * lobatto.weight(i);
        double along = pointX(e, gauss.node(q));
        double across = pointY(e, lobatto.node(i));
        fluxScale[e][i * points + q] =
            Math.sqrt(weight * ratio)
                * Math.exp(0.5 * (exponent(w, theta, along, across) - logTotal));
        across = pointX(e, lobatto.node(i));
        along = pointY(e, gauss.node(q));
        fluxScale[e][half + q * (degree + 1) + i] =
            Math.sqrt(weight / ratio)
                * Math.exp(0.5 * (exponent(w, theta, across, along) - logTotal));
      }
    }
  }

  private double exponent(PlanarPotential w, double theta, double vx, double vy) {
    double excess = (PlanarRegion.value(w, vx, vy) - mesh.minimum()) / theta - mesh.tail();
    return -mesh.tail() - (excess <= 0 ? excess : SOFTNESS * Math.log1p(excess / SOFTNESS));
  }

  private double pointX(int e, double x) {
    int column = mesh.column(e);
    return 0.5 * ((1 - x) * mesh.edgeX(column) + (1 + x) * mesh.edgeX(column + 1));
  }

  private double pointY(int e, double y) {
    int row = mesh.row(e);
    return 0.5 * ((1 - y) * mesh.edgeY(row) + (1 + y) * mesh.edgeY(row + 1));
  }

  private double halfWidth(int e) {
    return 0.5 * (mesh.edgeX(mesh.column(e) + 1) - mesh.edgeX(mesh.column(e)));
  }

  private double halfHeight(int e) {
    return 0.5 * (mesh.edgeY(mesh.row(e) + 1) - mesh.edgeY(mesh.row(e)));
  }
}
