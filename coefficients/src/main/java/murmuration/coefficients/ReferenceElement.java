package murmuration.coefficients;

/**
 * Lagrange polynomials ℓ_0 … ℓ_p on the Gauss–Lobatto nodes of [−1, 1], and what a spectral element
 * needs of them: nodal weights, their derivatives and values at Gauss points, and barycentric
 * interpolation (Berrut and Trefethen, SIAM Review 46 (2004), doi:10.1137/S0036144502417715).
 */
final class ReferenceElement {
  private final QuadratureRule lobatto;
  private final QuadratureRule gauss;
  private final double[] barycentric;
  private final double[][] derivative;
  private final double[][] value;
  private final double[][] integral;

  /** With p Gauss points, as many as the slope of a polynomial has coefficients. */
  ReferenceElement(int degree) {
    this(degree, degree);
  }

  ReferenceElement(int degree, int gaussPoints) {
    lobatto = QuadratureRule.gaussLobatto(degree);
    gauss = QuadratureRule.gaussLegendre(gaussPoints);
    int n = degree + 1;
    barycentric = new double[n];
    for (int j = 0; j < n; j++) {
      double product = 1;
      for (int k = 0; k < n; k++) {
        if (k != j) {
          product *= lobatto.node(j) - lobatto.node(k);
        }
      }
      barycentric[j] = 1 / product;
    }
    derivative = new double[gaussPoints][n];
    value = new double[gaussPoints][n];
    for (int q = 0; q < gaussPoints; q++) {
      for (int j = 0; j < n; j++) {
        value[q][j] = lagrange(j, gauss.node(q), -1);
        derivative[q][j] = lagrangeDerivative(j, gauss.node(q));
      }
    }
    integral = gauss.integrationMatrix(lobatto);
  }

  /** Polynomial degree p: p + 1 nodes. */
  int degree() {
    return lobatto.size() - 1;
  }

  QuadratureRule lobatto() {
    return lobatto;
  }

  QuadratureRule gauss() {
    return gauss;
  }

  /** ℓ_j' at Gauss point q. */
  double derivative(int q, int j) {
    return derivative[q][j];
  }

  /** ℓ_j at Gauss point q. */
  double value(int q, int j) {
    return value[q][j];
  }

  /** ∫_{−1}^{x_j} of the q-th Lagrange polynomial on the Gauss points. */
  double integral(int j, int q) {
    return integral[j][q];
  }

  /** Evaluates Σ_j f_{offset + j} ℓ_j(x). */
  double interpolate(double[] f, int offset, double x) {
    double numerator = 0;
    double denominator = 0;
    for (int j = 0; j < barycentric.length; j++) {
      double distance = x - lobatto.node(j);
      if (distance == 0) {
        return f[offset + j];
      }
      double term = barycentric[j] / distance;
      numerator += term * f[offset + j];
      denominator += term;
    }
    return numerator / denominator;
  }

  /** Π_{m ≠ j, omitted} (x − x_m)/(x_j − x_m). */
  private double lagrange(int j, double x, int omitted) {
    double product = 1;
    for (int m = 0; m < lobatto.size(); m++) {
      if (m != j && m != omitted) {
        product *= (x - lobatto.node(m)) / (lobatto.node(j) - lobatto.node(m));
      }
    }
    return product;
  }

  private double lagrangeDerivative(int j, double x) {
    double sum = 0;
    for (int k = 0; k < lobatto.size(); k++) {
      if (k != j) {
        sum += lagrange(j, x, k) / (lobatto.node(j) - lobatto.node(k));
      }
    }
    return sum;
  }
}
