package murmuration.macro;

import java.util.Arrays;

/**
 * Fourier collocation in space and {@link EtdRungeKutta4} in time, for smooth densities on a
 * periodic box: ρ̂' = −q·𝒟q ρ̂ + Σ_ab iq_a 𝒦_ab (ρ ∂_bφ)^ − iq·u ρ̂ with ∂_bφ = (iq_b (Û ρ̂ +
 * V̂))^∨ exact on the grid. A drift u without V is a translation, which is done exactly.
 *
 * <p>Spectrally accurate and of order four in time, but not positive: an under-resolved density
 * undershoots, which the minimum and {@link #unresolved} show. V has to be smooth as a periodic
 * function.
 */
public final class SpectralScheme implements Scheme {
  private static final double LARGEST_MASS_ERROR = 1e-9;

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
  private final double[] flux;
  private final double[][] slopes;
  private final boolean translates;

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
    for (int a = 0; a < grid.dimension(); a++) {
      double unit = 2 * Math.PI / grid.axis(a).length();
      for (int mode = 0; mode < modes; mode++) {
        waveNumbers[a][mode] = unit * transform.waveNumber(mode, a);
      }
    }
    double[] linear = new double[2 * modes];
    for (int mode = 0; mode < modes; mode++) {
      double rate = 0;
      for (int a = 0; a < grid.dimension(); a++) {
        for (int b = 0; b < grid.dimension(); b++) {
          rate -= equation.diffusion().at(a, b) * waveNumbers[a][mode] * waveNumbers[b][mode];
        }
      }
      linear[2 * mode] = Math.min(rate, 0);
      linear[2 * mode + 1] = linear[2 * mode];
    }
    // The shortest waves have no derivative.
    for (int a = 0; a < grid.dimension(); a++) {
      for (int mode = 0; mode < modes; mode++) {
        if (transform.nyquist(mode, a)) {
          waveNumbers[a][mode] = 0;
        }
      }
    }
    translates = Arrays.stream(density).allMatch(value -> value == 0);
    integrator = new EtdRungeKutta4(linear, this::aggregation);
    state = new double[2 * modes];
    potential = new double[2 * modes];
    work = new double[2 * modes];
    flux = new double[density.length];
    slopes = new double[grid.dimension()][density.length];
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
  public void trial(double[] rho, double dt, double[] next) {
    transform.forward(rho, state);
    integrator.step(state, dt, state);
    if (translates && !equation.velocity().zero(grid.dimension())) {
      translate(state, dt);
    }
    transform.inverse(state, next);
  }

  /** Multiplies by e^{−iq·u dt}. */
  private void translate(double[] spectrum, double dt) {
    for (int mode = 0; mode < waveNumbers[0].length; mode++) {
      double phase = 0;
      for (int a = 0; a < grid.dimension(); a++) {
        phase -= dt * equation.velocity().along(a) * waveNumbers[a][mode];
      }
      double cos = Math.cos(phase);
      double sin = Math.sin(phase);
      double real = spectrum[2 * mode];
      double imaginary = spectrum[2 * mode + 1];
      spectrum[2 * mode] = cos * real - sin * imaginary;
      spectrum[2 * mode + 1] = sin * real + cos * imaginary;
    }
  }

  @Override
  public double unresolved(double[] rho) {
    transform.forward(rho, state);
    double largest = 0;
    double tail = 0;
    for (int mode = 0; mode < transform.modes(); mode++) {
      double size = Math.hypot(state[2 * mode], state[2 * mode + 1]);
      largest = Math.max(largest, size);
      for (int a = 0; a < grid.dimension(); a++) {
        if (3 * Math.abs(transform.waveNumber(mode, a)) > grid.axis(a).cells()) {
          tail = Math.max(tail, size);
        }
      }
    }
    return tail / largest;
  }

  /** The mass is kept to round-off, until the density is far beyond what the grid resolves. */
  @Override
  public boolean keeps(double[] rho, double[] next) {
    double mass = Grid.sum(rho);
    return Math.abs(Grid.sum(next) - mass) <= LARGEST_MASS_ERROR * Math.abs(mass);
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    trial(rho, dt, next);
    return keeps(rho, next);
  }

  /** N(ρ̂) = Σ_a iq_a (Σ_b 𝒦_ab ρ ∂_bφ − u_aρ)^, the latter where it is not done exactly. */
  private void aggregation(double[] coefficients, double[] result) {
    System.arraycopy(coefficients, 0, work, 0, work.length);
    System.arraycopy(coefficients, 0, potential, 0, work.length);
    transform.inverse(work, density);
    convolution.multiply(potential);
    for (int i = 0; i < potential.length; i++) {
      potential[i] += external[i];
      result[i] = 0;
    }
    int dimension = waveNumbers.length;
    for (int b = 0; b < dimension; b++) {
      double[] q = waveNumbers[b];
      for (int mode = 0; mode < q.length; mode++) {
        work[2 * mode] = -q[mode] * potential[2 * mode + 1];
        work[2 * mode + 1] = q[mode] * potential[2 * mode];
      }
      transform.inverse(work, slopes[b]);
    }
    for (int a = 0; a < dimension; a++) {
      Arrays.fill(flux, translates ? 0 : -equation.velocity().along(a));
      for (int b = 0; b < dimension; b++) {
        double drift = equation.drift().at(a, b);
        for (int i = 0; drift != 0 && i < flux.length; i++) {
          flux[i] += drift * slopes[b][i];
        }
      }
      for (int i = 0; i < flux.length; i++) {
        flux[i] *= density[i];
      }
      transform.forward(flux, work);
      double[] q = waveNumbers[a];
      for (int mode = 0; mode < q.length; mode++) {
        result[2 * mode] -= q[mode] * work[2 * mode + 1];
        result[2 * mode + 1] += q[mode] * work[2 * mode];
      }
    }
  }
}
