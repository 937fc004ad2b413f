package murmuration.macro;

import java.util.Optional;

/**
 * Scharfetter–Gummel finite volumes with the midpoint potential, in one to three dimensions; second
 * order in space and time.
 *
 * <p>For a frozen potential φ = U⋆ρ + V the semi-discrete equation is dρ/dt = A[φ]ρ with the
 * generator of {@link ScharfetterGummel}: mass is kept, positive stays positive, and the discrete
 * Gibbs state e^{−κφ/D} is exact. A step is the exponential midpoint rule
 *
 * <pre>  ρ⁺ = R(dt A[φ̄]) ρ,   φ̄ = (φ[ρ] + φ[ρ⁺])/2,   R(z) = e^z + O(z³),</pre>
 *
 * with ρ⁺ inside φ̄ predicted by the same rule at φ[ρ], and R by a {@link MarkovPropagator}: an
 * implicit one on a line, a stabilised explicit one in more dimensions. Neither R nor the
 * prediction guarantees ρ ≥ 0 and the decay of F. So both are checked, and where a check fails the
 * step is repeated with a positive approximation of the exponential and φ̄ iterated until F decays.
 * When the iteration converges, it does: a Markov kernel with the stationary state e^{−φ̄/D} lowers
 * the relative entropy to it, which is F but for the quadratic part, and that changes by exactly
 * ∫(ρ⁺ − ρ)φ̄.
 */
public final class FiniteVolumeScheme implements Scheme {
  private static final double ROUND_OFF = 1e-14;
  private static final double CONVERGED = 1e-13;
  private static final int MOST_ITERATIONS = 100;

  private final AggregationDiffusion equation;
  private final Grid grid;
  private final MeanField meanField;
  private final ScharfetterGummel generator;
  private final MarkovPropagator propagator;
  private final double[] midpoint;
  private final double[] previous;
  private long fallbacks;

  /**
   * Prepares the convolution.
   *
   * @throws IllegalArgumentException see {@link Convolution}
   */
  public FiniteVolumeScheme(AggregationDiffusion equation, Grid grid) {
    this.grid = grid;
    this.equation = equation;
    int n = grid.size();
    Convolution convolution = new Convolution(grid, equation.interaction());
    meanField = new MeanField(equation, grid, convolution, discretise(equation.external()));
    generator = new ScharfetterGummel(grid, equation);
    propagator =
        grid.dimension() == 1
            ? new ImplicitPropagator(generator, n)
            : new StabilisedPropagator(generator, n);
    midpoint = new double[n];
    previous = new double[n];
  }

  @Override
  public Grid grid() {
    return grid;
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public Values values() {
    return Values.CELL_AVERAGES;
  }

  @Override
  public long fallbacks() {
    return fallbacks;
  }

  @Override
  public FreeEnergy freeEnergy(double[] rho) {
    return meanField.of(rho).energy();
  }

  @Override
  public Optional<String> noFreeEnergy() {
    return equation.noFreeEnergy(grid.dimension());
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    generator.assemble(meanField.of(rho).potential());
    propagator.propagate(rho, dt, next);
    assembleBetween(rho, next);
    propagator.propagate(rho, dt, next);
    conserve(rho, next);
    if (nonNegative(next) && decays(rho, next)) {
      return true;
    }
    fallbacks++;
    return stepPositively(rho, dt, next);
  }

  /** Iterates φ̄ until F decays. */
  private boolean stepPositively(double[] rho, double dt, double[] next) {
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      System.arraycopy(next, 0, previous, 0, next.length);
      assembleBetween(rho, next);
      if (!propagator.propagatePositively(rho, dt, next)) {
        return false;
      }
      conserve(rho, next);
      if (decays(rho, next)) {
        return true;
      }
      double change = 0;
      double total = 0;
      for (int i = 0; i < next.length; i++) {
        change += Math.abs(next[i] - previous[i]);
        total += next[i];
      }
      if (!(change > CONVERGED * total)) {
        return false;
      }
    }
    return false;
  }

  /** Sets A[(φ[ρ] + φ[ρ⁺])/2]. */
  private void assembleBetween(double[] rho, double[] next) {
    double[] start = meanField.of(rho).potential();
    double[] end = meanField.of(next).potential();
    for (int i = 0; i < midpoint.length; i++) {
      midpoint[i] = 0.5 * (start[i] + end[i]);
    }
    generator.assemble(midpoint);
  }

  /**
   * Undoes the rounding of the propagator in the mass. The factor differs from 1 by a few ulps, but
   * these might have the same sign in every step.
   */
  private static void conserve(double[] rho, double[] next) {
    double factor = Grid.sum(rho) / Grid.sum(next);
    for (int i = 0; i < next.length; i++) {
      next[i] *= factor;
    }
  }

  private static boolean nonNegative(double[] rho) {
    for (double value : rho) {
      if (!(value >= 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean decays(double[] rho, double[] next) {
    FreeEnergy before = meanField.of(rho).energy();
    FreeEnergy after = meanField.of(next).energy();
    return after.total() <= before.total() + ROUND_OFF * (1 + before.size());
  }
}
