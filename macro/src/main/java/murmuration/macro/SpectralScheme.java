package murmuration.macro;

import java.util.Optional;

/**
 * Fourier collocation in space and {@link EtdRungeKutta4} in time, for smooth densities on a
 * periodic box: ρ̂' = −D |q|² ρ̂ + Σ_a iq_a (ρ ∂_aφ)^ with ∂_aφ = (iq_a (κ Û ρ̂ + V̂))^∨ exact on
 * the grid.
 *
 * <p>Spectrally accurate and of order four in time, but not positive: an under-resolved density
 * undershoots, which the minimum among the diagnostics shows. V has to be smooth as a periodic
 * function.
 */
public final class SpectralScheme implements Scheme {
  private final AggregationDiffusion equation;
  private final Grid grid;
  private final Convolution convolution;
  private final FourierTransform transform;
  private final MeanField meanField;
  private final EtdRungeKutta4 integrator;
  private final double[][] waveNumbers;
  private final double[] external;
  private final double[] state;
  private final double[] potential;
  private final double[] work;
  private final double[] density;
  private final double[] slope;

  /**
   * Plans the transforms.
   *
   * @throws IllegalArgumentException when an axis is not periodic; see also {@link Convolution}
   */
  public SpectralScheme(AggregationDiffusion equation, Grid grid) {
    if (!grid.periodic()) {
      throw new IllegalArgumentException("the spectral scheme needs a periodic box");
    }
    this.equation = equation;
    this.grid = grid;
    convolution = new Convolution(grid, equation.interaction());
    transform = convolution.transform();
    density = discretise(equation.external());
    meanField = new MeanField(equation, grid, convolution, density.clone());
    int modes = transform.modes();
    external = new double[2 * modes];
    transform.forward(density, external);
    waveNumbers = new double[grid.dimension()][modes];
    double[] linear = new double[2 * modes];
    for (int a = 0; a < grid.dimension(); a++) {
      double unit = 2 * Math.PI / grid.axis(a).length();
      for (int mode = 0; mode < modes; mode++) {
        double q = unit * transform.waveNumber(mode, a);
        linear[2 * mode] -= equation.diffusion().at(a, a) * q * q;
        linear[2 * mode + 1] = linear[2 * mode];
        waveNumbers[a][mode] = transform.nyquist(mode, a) ? 0 : q;
      }
    }
    integrator = new EtdRungeKutta4(linear, this::aggregation);
    state = new double[2 * modes];
    potential = new double[2 * modes];
    work = new double[2 * modes];
    slope = new double[density.length];
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
  public FreeEnergy freeEnergy(double[] rho) {
    return meanField.of(rho).energy();
  }

  @Override
  public Optional<String> noFreeEnergy() {
    return equation.noFreeEnergy(grid.dimension());
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    transform.forward(rho, state);
    integrator.step(state, dt, state);
    transform.inverse(state, next);
    for (double value : next) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** N(ρ̂) = Σ_a iq_a (ρ ∂_aφ)^. */
  private void aggregation(double[] coefficients, double[] result) {
    System.arraycopy(coefficients, 0, work, 0, work.length);
    System.arraycopy(coefficients, 0, potential, 0, work.length);
    transform.inverse(work, density);
    convolution.multiply(potential);
    for (int i = 0; i < potential.length; i++) {
      potential[i] = equation.drift().xx() * (potential[i] + external[i]);
      result[i] = 0;
    }
    for (double[] q : waveNumbers) {
      for (int mode = 0; mode < q.length; mode++) {
        work[2 * mode] = -q[mode] * potential[2 * mode + 1];
        work[2 * mode + 1] = q[mode] * potential[2 * mode];
      }
      transform.inverse(work, slope);
      for (int i = 0; i < slope.length; i++) {
        slope[i] *= density[i];
      }
      transform.forward(slope, work);
      for (int mode = 0; mode < q.length; mode++) {
        result[2 * mode] -= q[mode] * work[2 * mode + 1];
        result[2 * mode + 1] += q[mode] * work[2 * mode];
      }
    }
  }
}
