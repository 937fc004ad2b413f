package murmuration.coefficients;

/**
 * One element with its two ends held: the exact inverse of its stiffness, from which everything
 * else about the element follows.
 *
 * <p>Let S_jq = ∫_{x_0}^{x_j} ℓ_q for the Lagrange polynomials on the Gauss points, w_q = S_pq, Q_q
 * the point masses and μ_j the node masses of the element. With the resistances ρ_q = w_q²/(θQ_q)
 * and the steps a_jq = S_jq/w_q,
 *
 * <pre>
 *   h_j = Σ_q ρ_q a_jq / Σ_q ρ_q          (harmonic function, 0 at the left end and 1 at the right)
 *   T_ij = Σ_q ρ_q (a_iq − h_i)(a_jq − h_j)          (inverse stiffness of the interior nodes)
 * </pre>
 *
 * the discrete form of the Green function R(x∧y)(R(b) − R(x∨y))/R(b), R = ∫ dv/(θM). No stiffness
 * matrix is formed, so no digits are lost to its condition number. Masses carry a factor e^{scale},
 * resistances e^{−scale}, because M alone need not fit into a double.
 */
final class DirichletElement {
  private final int degree;
  private final double logScale;
  private final double[] mass;
  private final double[] rootMass;
  private final double[] harmonic;
  private final double[] factor;
  private final double conductance;

  /**
   * Assembles the element.
   *
   * @param step S_jq, {@code [j][q]}, j = 0 … p
   * @param mass μ_j e^{−scale}, j = 0 … p
   * @param pointMass Q_q e^{−scale}
   */
  DirichletElement(
      double[][] step, double[] mass, double[] pointMass, double theta, double logScale) {
    this.degree = pointMass.length;
    this.mass = mass;
    this.logScale = logScale;
    rootMass = new double[degree + 1];
    double[] resistance = new double[degree];
    double total = 0;
    for (int q = 0; q < degree; q++) {
      double w = step[degree][q];
      resistance[q] = w * w / (theta * pointMass[q]);
      total += resistance[q];
    }
    conductance = 1 / total;
    harmonic = new double[degree + 1];
    factor = new double[(degree + 1) * degree];
    harmonic[degree] = 1;
    for (int j = 0; j <= degree; j++) {
      rootMass[j] = Math.sqrt(mass[j]);
    }
    for (int j = 1; j < degree; j++) {
      double sum = 0;
      for (int q = 0; q < degree; q++) {
        sum += resistance[q] * (step[j][q] / step[degree][q]);
      }
      harmonic[j] = sum / total;
      for (int q = 0; q < degree; q++) {
        double a = step[j][q] / step[degree][q];
        factor[j * degree + q] = rootMass[j] * (a - harmonic[j]) * Math.sqrt(resistance[q]);
      }
    }
  }

  int degree() {
    return degree;
  }

  double logScale() {
    return logScale;
  }

  /** μ_j e^{−scale}. */
  double mass(int j) {
    return mass[j];
  }

  /** √μ_j e^{−scale/2}. */
  double rootMass(int j) {
    return rootMass[j];
  }

  /** h_j. */
  double harmonic(int j) {
    return harmonic[j];
  }

  /** 1 − h_j. */
  double complement(int j) {
    return 1 - harmonic[j];
  }

  /** F_jq with FFᵀ = √μ T √μ, j = 1 … p − 1. */
  double[] factor() {
    return factor;
  }

  /** 1/Σρ_q, times e^{−scale}. */
  double conductance() {
    return conductance;
  }
}
