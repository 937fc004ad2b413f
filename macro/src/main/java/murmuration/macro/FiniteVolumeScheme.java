package murmuration.macro;

/**
 * Finite volumes in one to three dimensions: positive, of fourth order in space where the density
 * is smooth and of second order elsewhere, of second order in time.
 *
 * <p>The state is wρ, the density at the cells' centres times the weights of {@link Axis#weight},
 * so that its sum is the mass. For frozen φ = U⋆ρ + V and ρ the semi-discrete equation is dρ/dt =
 * A[φ, ρ]ρ with the {@link Generator} of a Markov chain on the cells, the fluxes of which are those
 * of fourth order: mass is kept, positive stays positive, discrete Gibbs states e^{−κφ/D} are
 * exact. A step is the exponential midpoint rule
 *
 * <pre>
 *   ρ* = R(dt A[φ(ρ), ρ]) ρ,   ρ⁺ = R(dt A[φ(ρ̄), ρ̄]) ρ,   ρ̄ = (ρ + ρ*)/2,
 * </pre>
 *
 * R the approximation of the exponential of {@link SplitPropagator}. It does not guarantee ρ ≥ 0
 * and the decay of F. So both are checked, and where a check fails the step is repeated as
 *
 * <pre>  ρ⁺ = P(dt A[φ̄]) ρ,   φ̄ = (φ(ρ) + φ(ρ⁺))/2,</pre>
 *
 * with the rates of second order and the Markov kernel P, and φ̄ iterated until F decays. When the
 * iteration converges, it does: a Markov kernel with the stationary state e^{−κφ̄/D} lowers the
 * relative entropy to it, which is F but for the quadratic part, and that changes by exactly ∫(ρ⁺ −
 * ρ)φ̄. Where the equation has no free energy, or cross fluxes, the second step is positive all the
 * same.
 */
public final class FiniteVolumeScheme implements Scheme {
  // Sets of rates.
  private static final int START = 0;
  private static final int MIDDLE = 1;

  private static final double ROUND_OFF = 1e-14;
  private static final double CONVERGED = 1e-13;
  private static final int MOST_ITERATIONS = 100;
  // No linear method beyond the first order is positive for every step: tails that empty fast
  // undershoot a little.
  private static final double NEGLIGIBLE = 1e-12;

  private final AggregationDiffusion equation;
  private final Grid grid;
  private final boolean gradientFlow;
  private final MeanField meanField;
  private final Generator generator;
  private final SplitPropagator propagator;
  private final double[] midpoint;
  private final double[] previous;
  private long assembled;
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
    gradientFlow = noFreeEnergy().isEmpty();
    Convolution convolution = new Convolution(grid, equation.interaction());
    meanField = new MeanField(equation, grid, convolution, grid.pointValues(equation.external()));
    generator = new Generator(equation, grid);
    propagator = new SplitPropagator(generator, grid);
    midpoint = new double[n];
    previous = new double[n];
  }

  @Override
  public AggregationDiffusion equation() {
    return equation;
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

  /** The contents that belong to the averages over the cells. */
  @Override
  public double[] discretise(SpatialFunction density) {
    double[] values = grid.cellAverages(density);
    CellAverages.toContents(grid, values);
    return values;
  }

  /** The averages over the cells. */
  @Override
  public double[] output(double[] state) {
    double[] averages = state.clone();
    CellAverages.fromContents(grid, averages);
    return averages;
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
  public void trial(double[] rho, double dt, double[] next) {
    MeanField.Entry start = meanField.of(rho);
    generator.choose(START);
    if (start.number() != assembled) {
      generator.assemble(start.potential(), rho);
      assembled = start.number();
    }
    propagator.propagate(rho, dt, midpoint);
    generator.choose(MIDDLE);
    for (int i = 0; i < midpoint.length; i++) {
      midpoint[i] = 0.5 * (rho[i] + midpoint[i]);
    }
    generator.assemble(meanField.of(midpoint).potential(), midpoint);
    propagator.propagate(rho, dt, next);
  }

  @Override
  public boolean keeps(double[] rho, double[] next) {
    if (!cutUndershoots(next)) {
      return false;
    }
    conserve(rho, next);
    return decays(rho, next);
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    trial(rho, dt, next);
    if (keeps(rho, next)) {
      return true;
    }
    fallbacks++;
    return stepPositively(rho, dt, next);
  }

  /** Iterates φ̄, at first with ρ in place of ρ⁺, until F decays. */
  private boolean stepPositively(double[] rho, double dt, double[] next) {
    System.arraycopy(rho, 0, next, 0, next.length);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      System.arraycopy(next, 0, previous, 0, next.length);
      assembleBetween(rho, next);
      propagator.propagatePositively(rho, dt, next);
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
    generator.choose(MIDDLE);
    generator.assembleSecondOrder(midpoint, rho);
  }

  /**
   * Undoes rounding in the mass. The factor differs from 1 by a few ulps, but these might have the
   * same sign in every step.
   */
  private static void conserve(double[] rho, double[] next) {
    double factor = Grid.sum(rho) / Grid.sum(next);
    for (int i = 0; i < next.length; i++) {
      next[i] *= factor;
    }
  }

  /** Sets what is negative to 0, if that is negligible. */
  private static boolean cutUndershoots(double[] rho) {
    double negative = 0;
    double total = 0;
    for (double value : rho) {
      negative -= Math.min(value, 0);
      total += value;
    }
    if (!(negative <= NEGLIGIBLE * total)) {
      return false;
    }
    for (int i = 0; negative > 0 && i < rho.length; i++) {
      rho[i] = Math.max(rho[i], 0);
    }
    return true;
  }

  private boolean decays(double[] rho, double[] next) {
    if (!gradientFlow) {
      return true;
    }
    FreeEnergy before = meanField.of(rho).energy();
    FreeEnergy after = meanField.of(next).energy();
    return after.total() <= before.total() + ROUND_OFF * (1 + before.size());
  }
}
