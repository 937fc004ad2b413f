package murmuration.coefficients;

/**
 * The inverse of BBᵀ, the partner of the discrete H = BᵀB of {@link SpectralElements}, which has
 * the eigenvalues λ_1, λ_2, … without 0.
 *
 * <p>With S the integration from the left end, S_jq = ∫^{x_j} ℓ_q for the Lagrange polynomials on
 * the Gauss points, and μ_j = m_j M(x_j), Q_q = w_q M(y_q),
 *
 * <pre>  (BBᵀ)⁻¹ = (1/θ) Q^{−1/2} C Q^{−1/2},    C_qq' = Cov_μ(S_q, S_q'),</pre>
 *
 * the discrete form of the Green kernel F(x ∧ y)(1 − F(x ∨ y))/√(M(x) M(y)), F the distribution
 * function of M. S_q is a step from 0 to w_q, so for q in an element left of that of q'
 *
 * <pre>  C_qq' = [Σ_j μ_j (w_q − S_jq)] [Σ_j μ_j S_jq'],</pre>
 *
 * a product, and within an element sums of products; the masses left and right of an element are
 * sums of positive numbers and enter as factors. So nothing cancels however small λ_1 is: 1/λ_1 is
 * the largest eigenvalue here, which power iteration finds to round-off where an eigensolver for H
 * or a singular value of B has lost it. The matrix is scaled by its largest diagonal entry, which
 * need not fit into a double.
 *
 * <p>For odd eigenfunctions on the half line φ(0) = 0 replaces ∫φM = 0, and the covariance becomes
 * the second moment.
 */
final class GreenOperator {
  private static final int MOST_ITERATIONS = 1000;
  private static final double CONVERGED = 1e-16;

  private final int degree;
  private final double[] nodeMass;
  private final double[][] step;
  private final boolean vanishAtZero;
  private final double logScale;
  private final double[] scaling;
  private final double[] leftMass;
  private final double[] rightMass;
  private final double[][] local;

  /**
   * Assembles the factors.
   *
   * @param degree p: elements share every p-th node and have p Gauss points each
   * @param nodeMass μ_j
   * @param logPointMass log Q_q
   * @param step S_jq within the element of q, {@code [q][local j]}; {@code step[q][p]} is w_q
   * @param vanishAtZero whether φ(x_0) = 0 replaces ∫φM = 0
   */
  GreenOperator(
      int degree, double[] nodeMass, double[] logPointMass, double[][] step, boolean vanishAtZero) {
    this.degree = degree;
    this.nodeMass = nodeMass;
    this.step = step;
    this.vanishAtZero = vanishAtZero;
    int count = logPointMass.length;
    leftMass = new double[count];
    rightMass = new double[count];
    local = new double[count][degree];
    double[] cumulative = cumulative(nodeMass);
    double[] remaining = remaining(nodeMass);
    for (int first = 0; first < count; first += degree) {
      double before = vanishAtZero ? 1 : cumulative[first];
      double after = remaining[first + degree];
      for (int q = first; q < first + degree; q++) {
        double weight = step[q][degree];
        leftMass[q] = weight * before;
        rightMass[q] = weight * after;
        for (int j = 1; j < degree; j++) {
          rightMass[q] += nodeMass[first + j] * step[q][j];
          if (!vanishAtZero) {
            leftMass[q] += nodeMass[first + j] * (weight - step[q][j]);
          }
        }
        for (int r = first; r < first + degree; r++) {
          local[q][r - first] =
              vanishAtZero
                  ? secondMoment(first, step[q], step[r]) + weight * step[r][degree] * after
                  : covariance(first, before, after, step[q], step[r]);
        }
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int q = 0; q < count; q++) {
      largest = Math.max(largest, Math.log(local[q][q % degree]) - logPointMass[q]);
    }
    logScale = largest;
    scaling = new double[count];
    for (int q = 0; q < count; q++) {
      boolean counts = local[q][q % degree] > 0;
      scaling[q] = counts ? Math.exp(-0.5 * (logPointMass[q] + logScale)) : 0;
    }
  }

  /** Σ_j μ_j s_j s'_j over the interior nodes of an element. */
  private double secondMoment(int first, double[] s, double[] t) {
    double sum = 0;
    for (int j = 1; j < degree; j++) {
      sum += nodeMass[first + j] * s[j] * t[j];
    }
    return sum;
  }

  /** Cov of two steps in one element, the masses before and after it taken out as factors. */
  private double covariance(int first, double before, double after, double[] s, double[] t) {
    double inside = 0;
    double meanS = 0;
    double meanT = 0;
    double fallen = 0;
    for (int j = 1; j < degree; j++) {
      double mass = nodeMass[first + j];
      inside += mass;
      meanS += mass * s[j];
      meanT += mass * t[j];
      fallen += mass * (s[degree] - s[j]) * (t[degree] - t[j]);
    }
    double within = 0;
    if (inside > 0) {
      for (int j = 1; j < degree; j++) {
        within += nodeMass[first + j] * (s[j] - meanS / inside) * (t[j] - meanT / inside);
      }
    }
    return before * after * s[degree] * t[degree]
        + before * secondMoment(first, s, t)
        + after * fallen
        + inside * within;
  }

  /**
   * The logarithm of the largest eigenvalue of Q^{−1/2} C Q^{−1/2}, by power iteration.
   *
   * @param vector a start, replaced by the eigenvector
   */
  double logLargestEigenvalue(double[] vector) {
    double[] image = new double[vector.length];
    double eigenvalue = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      apply(vector, image);
      double product = 0;
      double square = 0;
      double norm = 0;
      for (int q = 0; q < vector.length; q++) {
        product += vector[q] * image[q];
        square += vector[q] * vector[q];
        norm += image[q] * image[q];
      }
      double previous = eigenvalue;
      eigenvalue = product / square;
      for (int q = 0; q < vector.length; q++) {
        vector[q] = image[q] / Math.sqrt(norm);
      }
      if (Math.abs(eigenvalue - previous) <= CONVERGED * eigenvalue) {
        break;
      }
    }
    return logScale + Math.log(eigenvalue);
  }

  /**
   * The eigenfunction φ that belongs to an eigenvector: φ' ∝ Q^{−1/2} times it, integrated, with
   * zero mean or φ(0) = 0, and ∫ φ² M = 1.
   *
   * @return nodal values
   */
  double[] eigenfunction(double[] vector) {
    double[] function = new double[nodeMass.length];
    for (int first = 0; first < vector.length; first += degree) {
      for (int j = 1; j <= degree; j++) {
        double sum = function[first];
        for (int q = first; q < first + degree; q++) {
          sum += step[q][j] * scaling[q] * vector[q];
        }
        function[first + j] = sum;
      }
    }
    double mean = 0;
    for (int j = 0; j < function.length && !vanishAtZero; j++) {
      mean += nodeMass[j] * function[j];
    }
    double square = 0;
    for (int j = 0; j < function.length; j++) {
      function[j] -= mean;
      square += nodeMass[j] * function[j] * function[j];
    }
    for (int j = 0; j < function.length; j++) {
      function[j] /= Math.sqrt(square);
    }
    return function;
  }

  private void apply(double[] x, double[] result) {
    int count = x.length;
    double fromLeft = 0;
    for (int first = 0; first < count; first += degree) {
      double next = fromLeft;
      for (int q = first; q < first + degree; q++) {
        double sum = rightMass[q] * fromLeft;
        for (int r = 0; r < degree; r++) {
          sum += local[q][r] * scaling[first + r] * x[first + r];
        }
        result[q] = sum;
        next += leftMass[q] * scaling[q] * x[q];
      }
      fromLeft = next;
    }
    double fromRight = 0;
    for (int first = count - degree; first >= 0; first -= degree) {
      double next = fromRight;
      for (int q = first; q < first + degree; q++) {
        result[q] = scaling[q] * (result[q] + leftMass[q] * fromRight);
        next += rightMass[q] * scaling[q] * x[q];
      }
      fromRight = next;
    }
  }

  /** Σ_{i ≤ j} μ_i. */
  private static double[] cumulative(double[] mass) {
    double[] sum = mass.clone();
    for (int j = 1; j < sum.length; j++) {
      sum[j] += sum[j - 1];
    }
    return sum;
  }

  /** Σ_{i ≥ j} μ_i. */
  private static double[] remaining(double[] mass) {
    double[] sum = mass.clone();
    for (int j = sum.length - 2; j >= 0; j--) {
      sum[j] += sum[j + 1];
    }
    return sum;
  }
}
