package murmuration.macro;

/**
 * Scharfetter–Gummel finite volumes with the midpoint potential; second order in space and time.
 *
 * <p>For a frozen potential φ = κ U⋆ρ the flux between cells i and i + 1 is
 *
 * <pre>  J = (D/h) [B(Δ/D) ρ_i − B(−Δ/D) ρ_{i+1}],   Δ = φ_{i+1} − φ_i,   B(x) = x/(e^x − 1),</pre>
 *
 * so that dρ/dt = A[φ]ρ with A[φ] the generator of a reversible Markov chain: mass is kept,
 * positive stays positive, and the discrete Gibbs state e^{−φ/D} is exact (Schlichting and Seis,
 * IMA J. Numer. Anal. 42 (2022), doi:10.1093/imanum/drab045). A step is the exponential midpoint
 * rule
 *
 * <pre>
 *   ρ⁺ = R(dt A[φ]) ρ,   φ = κ U⋆(ρ + ρ⁺)/2,   R(z) = (1 + (1 − 2g) z)/(1 − g z)²,   g = 1 − 1/√2,
 * </pre>
 *
 * with ρ⁺ inside φ predicted by the same rule at φ = κ U⋆ρ, and R the L-stable second-order
 * approximation of e^z, two solves with one factorisation. R is not positive on data that vary
 * within √(g D dt), and neither it nor the prediction guarantees that F decays. So both are
 * checked, and where a check fails the step is repeated with the implicit Euler rule for R and with
 * φ iterated to convergence; that step is positive and decreases F, by convexity of x log x, for
 * every dt.
 */
public final class FiniteVolumeScheme implements Scheme {
  private static final double G = 1 - Math.sqrt(0.5);
  // R(z) = (1 − C)/(1 − gz) + C/(1 − gz)²
  private static final double C = (1 - G) / G;
  private static final double ROUND_OFF = 1e-14;
  private static final double CONVERGED = 1e-13;
  private static final int MOST_ITERATIONS = 100;

  private final AggregationDiffusion equation;
  private final Grid grid;
  private final Convolution convolution;
  private final CensoredChain chain;
  private final double[] right;
  private final double[] left;
  private final double[] field;
  private final double[] midpoint;
  private final double[] stage;
  private final double[] previous;
  private long fallbacks;

  /**
   * Prepares the convolution.
   *
   * @throws IllegalArgumentException see {@link Convolution}
   */
  public FiniteVolumeScheme(AggregationDiffusion equation, Grid grid) {
    this.equation = equation;
    this.grid = grid;
    int n = grid.size();
    convolution = new Convolution(grid, equation.interaction());
    chain = new CensoredChain(n);
    right = new double[n];
    left = new double[n];
    field = new double[n];
    midpoint = new double[n];
    stage = new double[n];
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
  public double freeEnergy(double[] rho) {
    convolution.apply(rho, field);
    return equation.freeEnergy(grid, rho, field);
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    double energy = freeEnergy(rho);
    rates(field);
    propagate(rho, dt, next);
    average(rho, next, midpoint);
    convolution.apply(midpoint, field);
    rates(field);
    propagate(rho, dt, next);
    if (nonNegative(next) && decays(energy, freeEnergy(next))) {
      return true;
    }
    fallbacks++;
    return implicitEuler(rho, dt, next) && decays(energy, freeEnergy(next));
  }

  private boolean implicitEuler(double[] rho, double dt, double[] next) {
    System.arraycopy(rho, 0, next, 0, rho.length);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      System.arraycopy(next, 0, previous, 0, next.length);
      average(rho, next, midpoint);
      convolution.apply(midpoint, field);
      rates(field);
      chain.factor(right, left, dt);
      chain.solve(rho, next);
      conserve(rho, next);
      double change = 0;
      double total = 0;
      for (int i = 0; i < next.length; i++) {
        change += Math.abs(next[i] - previous[i]);
        total += next[i];
      }
      if (change <= CONVERGED * total) {
        return true;
      }
    }
    return false;
  }

  /** next = R(dt A) ρ for the current rates. */
  private void propagate(double[] rho, double dt, double[] next) {
    chain.factor(right, left, G * dt);
    chain.solve(rho, stage);
    chain.solve(stage, next);
    for (int i = 0; i < next.length; i++) {
      next[i] = stage[i] + C * (next[i] - stage[i]);
    }
    conserve(rho, next);
  }

  /**
   * Undoes the rounding of the solves in the mass. The factor differs from 1 by a few ulps, but
   * these would have the same sign in every step.
   */
  private static void conserve(double[] rho, double[] next) {
    double before = 0;
    double after = 0;
    for (int i = 0; i < rho.length; i++) {
      before += rho[i];
      after += next[i];
    }
    double factor = before / after;
    for (int i = 0; i < next.length; i++) {
      next[i] *= factor;
    }
  }

  /** The rates of A[φ] with φ = κ times the given field. */
  private void rates(double[] meanField) {
    int n = meanField.length;
    double h = grid.x().spacing();
    boolean periodic = grid.x().periodic();
    for (int i = 0; i < n; i++) {
      int neighbour = i + 1 < n ? i + 1 : 0;
      if (neighbour == 0 && !periodic) {
        right[i] = 0;
        left[neighbour] = 0;
        continue;
      }
      double rise = equation.drift() * (meanField[neighbour] - meanField[i]);
      double uphill = uphillRate(equation.diffusion(), Math.abs(rise)) / (h * h);
      double downhill = uphill + Math.abs(rise) / (h * h);
      right[i] = rise > 0 ? uphill : downhill;
      left[neighbour] = rise > 0 ? downhill : uphill;
    }
  }

  /** D B(x/D) for a rise x ≥ 0; B(−y) = B(y) + y gives the other direction. */
  private static double uphillRate(double diffusion, double rise) {
    if (diffusion == 0) {
      return 0;
    }
    double y = rise / diffusion;
    return y < 1e-300 ? diffusion : rise / Math.expm1(y);
  }

  private static void average(double[] a, double[] b, double[] mean) {
    for (int i = 0; i < a.length; i++) {
      mean[i] = 0.5 * (a[i] + b[i]);
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

  private static boolean decays(double before, double after) {
    return after <= before + ROUND_OFF * (1 + Math.abs(before));
  }
}
