package murmuration.coefficients;

/**
 * Gauss–Legendre and Gauss–Lobatto quadrature on [−1, 1]: Σ w_i f(x_i) ≈ ∫ f, nodes ascending and
 * exactly symmetric about 0.
 *
 * <p>Nodes are found by Newton's method on the Legendre polynomials; all rules used here are small.
 */
final class QuadratureRule {
  private static final int NEWTON_STEPS = 100;

  private final double[] nodes;
  private final double[] weights;

  private QuadratureRule(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /** The n-point Gauss rule, exact for degree 2n − 1. */
  static QuadratureRule gaussLegendre(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = 2 * i + 1 == n ? 0 : -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < NEWTON_STEPS; step++) {
        double p = legendre(n, x);
        slope = n * (legendre(n - 1, x) - x * p) / (1 - x * x);
        double dx = p / slope;
        x -= dx;
        if (Math.abs(dx) <= 1e-16) {
          break;
        }
      }
      double w = 2 / ((1 - x * x) * slope * slope);
      place(nodes, weights, i, x, w);
    }
    return new QuadratureRule(nodes, weights);
  }

  /** The (degree+1)-point Gauss–Lobatto rule, exact for degree 2·degree − 1; ends included. */
  static QuadratureRule gaussLobatto(int degree) {
    int n = degree + 1;
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = 2 * i == degree ? 0 : -Math.cos(Math.PI * i / degree);
      if (i > 0 && x != 0) {
        // Interior nodes are the zeros of P'; P'' follows from Legendre's equation.
        for (int step = 0; step < NEWTON_STEPS; step++) {
          double p = legendre(degree, x);
          double slope = degree * (legendre(degree - 1, x) - x * p) / (1 - x * x);
          double curvature = (2 * x * slope - degree * (degree + 1.0) * p) / (1 - x * x);
          double dx = slope / curvature;
          x -= dx;
          if (Math.abs(dx) <= 1e-16) {
            break;
          }
        }
      }
      double p = legendre(degree, x);
      place(nodes, weights, i, x, 2 / (degree * (degree + 1.0) * p * p));
    }
    return new QuadratureRule(nodes, weights);
  }

  /** S_ij = ∫_{−1}^{x_i} ℓ_j for the Lagrange polynomials ℓ_j on the nodes of this Gauss rule. */
  double[][] integrationMatrix() {
    return integrationMatrix(this);
  }

  /** The same with x_i the nodes of another rule. */
  double[][] integrationMatrix(QuadratureRule ends) {
    int n = nodes.length;
    double[][] matrix = new double[ends.size()][n];
    for (int i = 0; i < ends.size(); i++) {
      double end = ends.node(i);
      for (int j = 0; j < n; j++) {
        double sum = end + 1;
        for (int m = 1; m < n; m++) {
          sum += legendre(m, nodes[j]) * (legendre(m + 1, end) - legendre(m - 1, end));
        }
        matrix[i][j] = 0.5 * weights[j] * sum;
      }
    }
    return matrix;
  }

  private static void place(double[] nodes, double[] weights, int i, double x, double w) {
    int mirror = nodes.length - 1 - i;
    nodes[i] = x;
    nodes[mirror] = -x;
    weights[i] = w;
    weights[mirror] = w;
  }

  private static double legendre(int n, double x) {
    double previous = 1;
    double current = x;
    if (n == 0) {
      return previous;
    }
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
      previous = current;
      current = next;
    }
    return current;
  }

  int size() {
    return nodes.length;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }
}
