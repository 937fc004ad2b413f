package murmuration.macro;

import java.util.Arrays;

/**
 * Approximates e^{τA}, A = Σ A_a a sum of generators along the axes, by the mean over all orders of
 * the axes of products
 *
 * <pre>  R(τA_a) R(τA_b) …,   R(z) = (1 + (1 − 2g) z)/(1 − gz)² = (1 − c)/(1 − gz) + c/(1 − gz)²,
 *   g = 1 − 1/√2,   c = (1 − g)/g.</pre>
 *
 * <p>R(z) = e^z + O(z³) is L-stable and takes two solves along the lines with one factorisation, so
 * that the cost does not depend on τ; and the mean over the orders is of second order, and treats
 * all axes alike. Mass is kept to round-off, and stationary states of all A_a stay. Data that
 * depend on one coordinate only are treated as on a line.
 *
 * <p>The positive one has 1/(1 − z) in place of R, the implicit Euler rule, of first order: then
 * each factor is a Markov kernel, and so is the mean of the products. Thus the entropy relative to
 * a common stationary state falls.
 */
final class SplitPropagator {
  private static final double G = 1 - Math.sqrt(0.5);
  private static final double C = (1 - G) / G;

  private final Generator generator;
  private final ChainSolver[] solvers;
  private final double[][] levels;
  private final double[] solution;
  private final double[] stage;
  private final double[] sum;
  private boolean positive;

  SplitPropagator(Generator generator, int n) {
    this.generator = generator;
    int dimension = generator.dimension();
    solvers = new ChainSolver[dimension];
    for (int a = 0; a < dimension; a++) {
      solvers[a] = new ChainSolver(generator.lines(a));
    }
    levels = new double[dimension][n];
    solution = new double[n];
    stage = new double[n];
    sum = new double[n];
  }

  /** Writes R(τA)ρ into {@code next}, another array; it may be negative where ρ varies fast. */
  void propagate(double[] rho, double tau, double[] next) {
    positive = false;
    multiply(rho, G * tau, next);
  }

  /** Writes a non-negative approximation into {@code next}, by a Markov kernel. */
  void propagatePositively(double[] rho, double tau, double[] next) {
    positive = true;
    multiply(rho, tau, next);
  }

  /** Each factor solves with I − step · A_a. */
  private void multiply(double[] rho, double step, double[] next) {
    for (int a = 0; a < solvers.length; a++) {
      solvers[a].factor(generator.forth(a), generator.back(a), step);
    }
    Arrays.fill(sum, 0);
    double orders = visit(rho, 0, 0);
    for (int i = 0; i < next.length; i++) {
      next[i] = sum[i] / orders;
    }
  }

  /** Adds up the products with all orders of the axes not yet used; returns how many. */
  private int visit(double[] state, int depth, int used) {
    int orders = 0;
    for (int a = 0; a < solvers.length; a++) {
      if ((used & 1 << a) == 0) {
        advance(a, state, levels[depth]);
        if (depth == solvers.length - 1) {
          for (int i = 0; i < sum.length; i++) {
            sum[i] += levels[depth][i];
          }
          orders++;
        } else {
          orders += visit(levels[depth], depth + 1, used | 1 << a);
        }
      }
    }
    return orders;
  }

  /** One factor of a product. */
  private void advance(int a, double[] state, double[] next) {
    Lines lines = generator.lines(a);
    double[] start = lines.gather(state, stage);
    double[] end = lines.target(next, solution);
    solvers[a].solve(start, end);
    if (!positive) {
      solvers[a].solve(end, stage);
      for (int i = 0; i < end.length; i++) {
        end[i] += C * (stage[i] - end[i]);
      }
    }
    lines.scatter(end, next);
  }
}
