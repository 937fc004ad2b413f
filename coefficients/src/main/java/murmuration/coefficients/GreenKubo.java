package murmuration.coefficients;

/**
 * Monte Carlo for D and κ from the velocity autocorrelation at equilibrium. With independent
 * particles v_t of dv = −W'(v)dt + √(2θ)dB, started from M, V = ∫ v M and x_T = ∫_0^T (v_t − V) dt,
 *
 * <pre>
 *   D = ∫_0^∞ ⟨(v_0 − V)(v_t − V)⟩ dt ≈ D_T = ⟨½(v_0 + v_T − 2V) x_T⟩,    κ = ⟨(v_0 − V)²⟩/θ.
 * </pre>
 *
 * <p>Time steps are those of {@link LangevinTable}, x_T is by the trapezoidal rule; both are of
 * second order in the step h, with a relative bias of D of about (h²/12) ∫ W''² M. The error
 * estimate is the standard error, plus that bias, plus the truncation at T as {@link
 * ConvergingMean} sees it: infinite where the autocorrelation does not fall, and blind to a slow
 * mode too weak to be seen in time T. Results depend on the seed, not on the number of threads.
 *
 * <p>Source: Pavliotis, Stochastic Processes and Applications (2014), section 8.2,
 * doi:10.1007/978-1-4939-1323-7.
 *
 * @param particles number of independent paths, 2 to 10⁹
 * @param duration T, several times 1/λ_1 for a small truncation
 * @param step h, at most T/2 and at least 1e-8 T, made shorter so that T/2 is a multiple of it;
 *     {@link #AUTOMATIC}: 0.2/√(∫ W''² M), for a bias of 0.3 %
 * @param seed of the random numbers
 */
public record GreenKubo(long particles, double duration, double step, long seed)
    implements CoefficientMethod {
  private static final int PARTS = 2;
  private static final long DEFAULT_PARTICLES = 100_000;
  private static final double DEFAULT_DURATION = 12;
  private static final long DEFAULT_SEED = 1;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public GreenKubo {
    Arguments.requirePositive("duration", duration);
    MonteCarlo.requireRange(particles, duration, step, PARTS);
  }

  /** A percent or so of error where λ_1 is of order one. */
  public GreenKubo() {
    this(DEFAULT_PARTICLES, DEFAULT_DURATION, AUTOMATIC, DEFAULT_SEED);
  }

  @Override
  public String label() {
    return "green-kubo";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    maxwellian.requireOneDimension(this);
    double theta = maxwellian.theta();
    LangevinTable table = MonteCarlo.table(maxwellian, duration, step, PARTS);
    Averages all = new Averages();
    double mean = table.meanVelocity();
    MonteCarlo.follow(table, theta, particles, seed, paths -> averages(paths, mean))
        .forEach(all::add);
    double diffusion = all.diffusion.mean();
    double bias = table.step() * table.step() / 12 * table.squaredCurvature() * diffusion;
    return MonteCarlo.coefficients(
        this,
        new Estimate(diffusion, all.diffusion.standardError() + all.diffusion.truncation() + bias),
        new Estimate(all.variance.mean() / theta, all.variance.standardError() / theta),
        mean,
        particles,
        theta);
  }

  private static Averages averages(LangevinPaths paths, double mean) {
    double[] start = paths.velocities();
    paths.advance();
    double[] half = estimators(start, paths, mean);
    paths.advance();
    double[] end = estimators(start, paths, mean);
    Averages averages = new Averages();
    for (int i = 0; i < paths.size(); i++) {
      averages.diffusion.add(half[i], end[i]);
      averages.variance.add((start[i] - mean) * (start[i] - mean));
    }
    return averages;
  }

  /** ½(v_0 + v_t − 2V) x_t of each particle. */
  private static double[] estimators(double[] start, LangevinPaths paths, double mean) {
    double[] velocity = paths.velocities();
    double[] estimators = paths.displacements();
    for (int i = 0; i < estimators.length; i++) {
      estimators[i] *= 0.5 * (start[i] - mean + velocity[i] - mean);
    }
    return estimators;
  }

  /** D_T and Var_M(v) over some of the particles. */
  private static final class Averages {
    private final ConvergingMean diffusion = new ConvergingMean();
    private final SampleMean variance = new SampleMean();

    private void add(Averages other) {
      diffusion.add(other.diffusion);
      variance.add(other.variance);
    }
  }
}
