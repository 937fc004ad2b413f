package murmuration.macro;

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
  private final AxisOrders product;
  private final double[] solution;
  private final double[] stage;
  private boolean positive;

  SplitPropagator(Generator generator, Grid grid) {
    this.generator = generator;
    solvers = new ChainSolver[grid.dimension()];
    for (int a = 0; a < solvers.length; a++) {
      solvers[a] = new ChainSolver(generator.lines(a));
    }
    product = new AxisOrders(grid, this::advance);
    solution = new double[grid.size()];
    stage = new double[grid.size()];
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
    product.apply(rho, next);
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
