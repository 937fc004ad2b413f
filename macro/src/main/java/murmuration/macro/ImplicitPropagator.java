package murmuration.macro;

/**
 * The L-stable approximation
 *
 * <pre>  R(z) = (1 + (1 − 2g) z)/(1 − gz)² = (1 − c)/(1 − gz) + c/(1 − gz)²,   g = 1 − 1/√2,
 *   c = (1 − g)/g,</pre>
 *
 * of e^z, two solves with one factorisation, and 1/(1 − z), the implicit Euler rule, as the
 * positive one. In one dimension a solve costs no more than two explicit substeps, whatever τ; in
 * more dimensions it would not be direct, which is what {@link StabilisedPropagator} is for.
 */
final class ImplicitPropagator implements MarkovPropagator {
  private static final double G = 1 - Math.sqrt(0.5);
  private static final double C = (1 - G) / G;

  private final ScharfetterGummel generator;
  private final CensoredChain chain;
  private final double[] stage;

  ImplicitPropagator(ScharfetterGummel generator, int n) {
    this.generator = generator;
    chain = new CensoredChain(n);
    stage = new double[n];
  }

  @Override
  public void propagate(double[] rho, double tau, double[] next) {
    chain.factor(generator.right(0), generator.left(0), G * tau);
    chain.solve(rho, stage);
    chain.solve(stage, next);
    for (int i = 0; i < next.length; i++) {
      next[i] = stage[i] + C * (next[i] - stage[i]);
    }
  }

  @Override
  public boolean propagatePositively(double[] rho, double tau, double[] next) {
    chain.factor(generator.right(0), generator.left(0), tau);
    chain.solve(rho, next);
    return true;
  }
}
