package murmuration.macro;

/**
 * Fourier collocation in space and {@link EtdRungeKutta4} in time, for smooth densities on a
 * periodic axis: ρ̂' = −D q² ρ̂ + κ iq (ρ ∂_rΦ)^, with ∂_rΦ = (U⋆ρ)' exact on the grid.
 *
 * <p>Spectrally accurate and of order four in time, but not positive: an under-resolved density
 * undershoots, which the minimum among the diagnostics shows.
 */
public final class SpectralScheme implements Scheme {
  private final AggregationDiffusion equation;
  private final Grid grid;
  private final RealFourier fourier;
  private final Convolution convolution;
  private final EtdRungeKutta4 integrator;
  private final double[] state;
  private final double[] density;
  private final double[] field;
  private final double[] slope;

  /**
   * Plans the transforms.
   *
   * @throws IllegalArgumentException when the axis is not periodic; see also {@link Convolution}
   */
  public SpectralScheme(AggregationDiffusion equation, Grid grid) {
    Axis axis = grid.x();
    if (!axis.periodic()) {
      throw new IllegalArgumentException("the spectral scheme needs a periodic box");
    }
    this.equation = equation;
    this.grid = grid;
    int n = axis.cells();
    fourier = new RealFourier(n, axis.length());
    convolution = new Convolution(grid, equation.interaction());
    double[] linear =
        fourier.multiplier(
            k -> -equation.diffusion() * fourier.waveNumber(k) * fourier.waveNumber(k));
    integrator = new EtdRungeKutta4(linear, this::aggregation);
    state = new double[n];
    density = new double[n];
    field = new double[n];
    slope = new double[n];
  }

  @Override
  public Grid grid() {
    return grid;
  }

  @Override
  public int order() {
    return 4;
  }

  @Override
  public Values values() {
    return Values.POINT_VALUES;
  }

  @Override
  public long fallbacks() {
    return 0;
  }

  @Override
  public double freeEnergy(double[] rho) {
    convolution.apply(rho, field);
    return equation.freeEnergy(grid, rho, field);
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    System.arraycopy(rho, 0, state, 0, rho.length);
    fourier.forward(state);
    integrator.step(state, dt, next);
    fourier.inverse(next);
    for (double value : next) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** N(ρ̂) = κ iq (ρ ∂_rΦ)^. */
  private void aggregation(double[] coefficients, double[] result) {
    System.arraycopy(coefficients, 0, density, 0, density.length);
    fourier.inverse(density);
    convolution.apply(density, field);
    fourier.forward(field);
    fourier.differentiate(field, slope);
    fourier.inverse(slope);
    for (int i = 0; i < density.length; i++) {
      density[i] *= equation.drift() * slope[i];
    }
    fourier.forward(density);
    fourier.differentiate(density, result);
  }
}
