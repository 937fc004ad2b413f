package murmuration.coefficients;

/**
 * High-order elements for the Fokker–Planck operator in its symmetric form (Steps 2 and 3 of the
 * paper).
 *
 * <p>Trial functions are Ψ = √M φ with φ continuous and piecewise polynomial of degree p, so that
 * with the measure dμ = M r^{d−1} dr (M dv in one dimension) the quadratic forms of H = −θ∂² + Φ
 * and of the identity are
 *
 * <pre>  ⟨Ψ, HΨ⟩ = θ ∫ φ'² dμ ≈ Σ_q θ Q_q φ'(y_q)²,    ⟨Ψ, Ψ⟩ = ∫ φ² dμ ≈ Σ_j μ_j φ(x_j)²</pre>
 *
 * with Gauss points y_q, p in each element, and Gauss–Lobatto nodes x_j, p + 1 in each element.
 * Neither W' nor W'' is used. The ends need no boundary condition: the natural one is that of no
 * flux. Functions are held as vectors z_j = √μ_j φ(x_j), whose Euclidean product is that of Ψ.
 */
final class SpectralElements {
  private static final ReferenceElement STANDARD = new ReferenceElement(16);
  // Stands in for the weight r^{d−1} at r = 0, where only φ, not its mass, is of interest.
  private static final double SMALLEST_WEIGHT = 1e-40;

  private final ReferenceElement reference;
  private final int degree;
  private final VelocityPotential w;
  private final double theta;
  private final VelocityMesh mesh;
  private final double[] nodes;
  private final double[] rootMass;
  private final double[][] pointMass;
  private final DirichletElement[] elements;
  private ModalElement[] modes;
  private final double[] logScale;
  private final double logMaxwellianScale;

  /** Nodes, points and masses, normalised so that M has integral 1 over ℝ^d; degree 16. */
  SpectralElements(Maxwellian maxwellian, VelocityMesh mesh) {
    this(maxwellian, mesh, STANDARD);
  }

  /** The same with polynomials of another degree. */
  SpectralElements(Maxwellian maxwellian, VelocityMesh mesh, ReferenceElement reference) {
    this.reference = reference;
    this.degree = reference.degree();
    this.w = maxwellian.potential();
    this.theta = maxwellian.theta();
    this.mesh = mesh;
    int count = mesh.elements();
    nodes = new double[count * degree + 1];
    rootMass = new double[nodes.length];
    pointMass = new double[count][degree];
    elements = new DirichletElement[count];
    logScale = new double[count];
    double[][] mass = new double[count][degree + 1];
    double total = 0;
    for (int e = 0; e < count; e++) {
      total += sample(e, maxwellian, mass[e]);
    }
    logMaxwellianScale = -Math.log(total);
    for (int e = 0; e < count; e++) {
      logScale[e] += logMaxwellianScale;
      elements[e] = new DirichletElement(steps(e), mass[e], pointMass[e], theta, logScale[e]);
      addRootMass(e, mass[e]);
    }
  }

  /** Fills in nodes, masses and the scale of an element; returns its share of ∫ e^{−W/θ}. */
  private double sample(int e, Maxwellian maxwellian, double[] mass) {
    double half = halfLength(e);
    double centre = 0.5 * (mesh.edge(e) + mesh.edge(e + 1));
    double[] logDensity = new double[2 * degree + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j <= degree; j++) {
      nodes[e * degree + j] = centre + half * reference.lobatto().node(j);
    }
    nodes[e * degree] = mesh.edge(e);
    nodes[(e + 1) * degree] = mesh.edge(e + 1);
    for (int i = 0; i < logDensity.length; i++) {
      double v =
          i <= degree
              ? nodes[e * degree + i]
              : centre + half * reference.gauss().node(i - degree - 1);
      logDensity[i] = -(w.value(v) - mesh.landscape().minimum()) / theta;
      largest = Math.max(largest, logDensity[i]);
    }
    logScale[e] = largest;
    double total = 0;
    for (int j = 0; j <= degree; j++) {
      double weight = half * reference.lobatto().weight(j);
      mass[j] =
          weight * measure(maxwellian, nodes[e * degree + j]) * Math.exp(logDensity[j] - largest);
      total += mass[j] * Math.exp(largest);
    }
    for (int q = 0; q < degree; q++) {
      double weight = half * reference.gauss().weight(q);
      double v = centre + half * reference.gauss().node(q);
      pointMass[e][q] =
          weight * measure(maxwellian, v) * Math.exp(logDensity[degree + 1 + q] - largest);
    }
    return total;
  }

  /** S_jq of an element. */
  private double[][] steps(int e) {
    double[][] step = new double[degree + 1][degree];
    for (int j = 0; j <= degree; j++) {
      for (int q = 0; q < degree; q++) {
        step[j][q] = halfLength(e) * reference.integral(j, q);
      }
    }
    return step;
  }

  /** Adds the masses of an element to those of the nodes. */
  private void addRootMass(int e, double[] mass) {
    double root = Math.exp(0.5 * logScale[e]);
    for (int j = 0; j <= degree; j++) {
      int node = e * degree + j;
      rootMass[node] = Math.hypot(rootMass[node], root * Math.sqrt(mass[j]));
    }
  }

  /** The factor of M dr in the measure: |S^{d−1}| r^{d−1}, 1 on the whole line. */
  private static double measure(Maxwellian maxwellian, double r) {
    return switch (maxwellian.dimension()) {
      case 1 -> maxwellian.potential().even() ? 2 : 1;
      case 2 -> 2 * Math.PI * Math.max(r, SMALLEST_WEIGHT);
      default -> 4 * Math.PI * Math.max(r * r, SMALLEST_WEIGHT);
    };
  }

  /** Number of nodes. */
  int size() {
    return nodes.length;
  }

  int degree() {
    return degree;
  }

  /** Number of elements. */
  int count() {
    return elements.length;
  }

  DirichletElement element(int e) {
    return elements[e];
  }

  /** The elements' eigenmodes without a centrifugal term, which both parities share. */
  ModalElement[] modes() {
    if (modes == null) {
      modes = new ModalElement[elements.length];
      for (int e = 0; e < modes.length; e++) {
        modes[e] = new ModalElement(elements[e], new double[degree + 1]);
      }
    }
    return modes;
  }

  double node(int j) {
    return nodes[j];
  }

  /** √μ_j: the constant 1 as a vector. */
  double rootMass(int j) {
    return rootMass[j];
  }

  /** Σ_j μ_j g_j: the average of nodal values over M. */
  double average(double[] g) {
    double sum = 0;
    for (int j = 0; j < g.length; j++) {
      sum += rootMass[j] * rootMass[j] * g[j];
    }
    return sum;
  }

  /** Σ_j g_j y_j z_j: the product of two functions weighted with nodal values g. */
  static double product(double[] g, double[] y, double[] z) {
    double sum = 0;
    for (int j = 0; j < g.length; j++) {
      sum += g[j] * y[j] * z[j];
    }
    return sum;
  }

  /** Ψ(v) = √M(v) φ(v), zero outside the mesh, where M is negligible. */
  double evaluate(double[] z, double v) {
    if (v < nodes[0] || v > nodes[nodes.length - 1]) {
      return 0;
    }
    int e = mesh.elementAt(v);
    double centre = 0.5 * (mesh.edge(e) + mesh.edge(e + 1));
    double logDensity = logMaxwellianScale - (w.value(v) - mesh.landscape().minimum()) / theta;
    return Math.exp(0.5 * (logDensity - logScale[e]))
        * reference.interpolate(local(z, e), 0, (v - centre) / halfLength(e));
  }

  /** √Q_q φ(y_q) at all Gauss points: the Euclidean product of two such vectors is ∫ φ₁φ₂ dμ. */
  double[] values(double[] z) {
    double[] result = new double[count() * degree];
    for (int e = 0; e < count(); e++) {
      double[] nodal = local(z, e);
      for (int q = 0; q < degree; q++) {
        double sum = 0;
        for (int j = 0; j <= degree; j++) {
          sum += reference.value(q, j) * nodal[j];
        }
        result[e * degree + q] = Math.sqrt(pointMass[e][q]) * sum;
      }
    }
    return result;
  }

  /** √Q_q φ'(y_q) at all Gauss points. */
  double[] slopes(double[] z) {
    double[] result = new double[count() * degree];
    for (int e = 0; e < count(); e++) {
      double[] nodal = local(z, e);
      for (int q = 0; q < degree; q++) {
        double sum = 0;
        for (int j = 0; j <= degree; j++) {
          sum += reference.derivative(q, j) * nodal[j];
        }
        result[e * degree + q] = Math.sqrt(pointMass[e][q]) * sum / halfLength(e);
      }
    }
    return result;
  }

  /** φ e^{scale/2} at the nodes of an element. */
  private double[] local(double[] z, int e) {
    double[] values = new double[degree + 1];
    for (int j = 0; j <= degree; j++) {
      boolean end = j == 0 || j == degree;
      values[j] = z[e * degree + j] / (end ? endRoot(e, j) : elements[e].rootMass(j));
    }
    return values;
  }

  /**
   * √μ_j e^{−scale/2} at an end of an element, j = 0 or p, the share of its neighbour included:
   * also where √μ_j does not fit into a double.
   */
  double endRoot(int e, int j) {
    int neighbour = j == 0 ? e - 1 : e + 1;
    double own = elements[e].rootMass(j);
    if (neighbour < 0 || neighbour == count()) {
      return own;
    }
    double unit = Math.exp(0.5 * (logScale[neighbour] - logScale[e]));
    return Math.hypot(own, unit * elements[neighbour].rootMass(degree - j));
  }

  private double halfLength(int e) {
    return 0.5 * (mesh.edge(e + 1) - mesh.edge(e));
  }
}
