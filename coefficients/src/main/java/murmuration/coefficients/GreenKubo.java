package murmuration.coefficients;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

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
 * estimate is the standard error, plus that bias, plus the truncation at T: D_T exceeds D_{T/2} by
 * Δ, and if the autocorrelation falls by the same factor Δ/D_{T/2} in every further time T/2,
 *
 * <pre>  D − D_T = Δ²/(D_{T/2} − Δ),</pre>
 *
 * where Δ is taken one standard error too large. It is infinite where no fall is seen, and blind to
 * a slow mode too weak to be seen in time T. Results depend on the seed, not on the number of
 * threads.
 *
 * <p>Source: Pavliotis, Stochastic Processes and Applications (2014), section 8.2,
 * doi:10.1007/978-1-4939-1323-7.
 *
 * @param particles number of independent paths, 2 to {@value #MOST_PARTICLES}
 * @param duration T, several times 1/λ_1 for a small truncation
 * @param step h, at most T/2 and at least 1e-8 T, made shorter so that T/2 is a multiple of it;
 *     {@link #AUTOMATIC}: 0.2/√(∫ W''² M), for a bias of 0.3 %
 * @param seed of the random numbers
 */
public record GreenKubo(long particles, double duration, double step, long seed)
    implements CoefficientMethod {
  private static final long MOST_PARTICLES = 1_000_000_000;
  private static final int MOST_STEPS = 100_000_000;
  private static final int BATCH = 1024;
  private static final long DEFAULT_PARTICLES = 100_000;
  private static final double DEFAULT_DURATION = 12;
  private static final long DEFAULT_SEED = 1;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public GreenKubo {
    Arguments.requireRange("particles", particles, 2, MOST_PARTICLES);
    Arguments.requirePositive("duration", duration);
    Arguments.requireAutomaticOrPositive("step", step);
    if (step > duration / 2 || step < duration / MOST_STEPS) {
      throw new IllegalArgumentException(
          "step must be " + duration / MOST_STEPS + " to " + duration / 2 + ", got " + step);
    }
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
    LangevinTable table = new LangevinTable(maxwellian, duration / 2, step, MOST_STEPS / 2);
    double noise = Math.sqrt(2 * theta * table.step());
    int batches = (int) ((particles + BATCH - 1) / BATCH);
    List<SplittableGenerator> generators = new SplittableRandom(seed).splits(batches).toList();
    List<Averages> parts =
        IntStream.range(0, batches)
            .parallel()
            .mapToObj(
                b -> {
                  int size = (int) Math.min(BATCH, particles - (long) b * BATCH);
                  return simulate(table, generators.get(b), size, noise);
                })
            .toList();
    Averages all = new Averages();
    parts.forEach(all::add);
    double diffusion = all.diffusion.mean();
    double drift = all.variance.mean() / theta;
    double bias = table.step() * table.step() / 12 * table.squaredCurvature();
    double diffusionError = (all.diffusion.standardError() + all.truncation()) / diffusion + bias;
    double driftError = all.variance.standardError() / all.variance.mean();
    return new TransportCoefficients(
        this,
        diffusion,
        drift,
        diffusion > 0 ? Math.log10(diffusion) : Double.NaN,
        table.meanVelocity(),
        diffusion > 0 ? Math.max(diffusionError, driftError) : Double.POSITIVE_INFINITY,
        particles,
        Spectrum.none(theta, 1));
  }

  private static Averages simulate(
      LangevinTable table, SplittableGenerator random, int size, double noise) {
    double h = table.step();
    double mean = table.meanVelocity();
    double[] start = new double[size];
    double[] velocity = new double[size];
    double[] position = new double[size];
    double[] half = new double[size];
    for (int i = 0; i < size; i++) {
      velocity[i] = table.quantile(random.nextDouble());
      start[i] = velocity[i] - mean;
    }
    for (int n = 1; n <= 2 * table.steps(); n++) {
      for (int i = 0; i < size; i++) {
        double before = velocity[i];
        double after = table.flow(table.flow(before) + noise * random.nextGaussian());
        velocity[i] = after;
        position[i] += h * (0.5 * (before + after) - mean);
      }
      if (n == table.steps()) {
        for (int i = 0; i < size; i++) {
          half[i] = 0.5 * (start[i] + velocity[i] - mean) * position[i];
        }
      }
    }
    Averages averages = new Averages();
    for (int i = 0; i < size; i++) {
      double full = 0.5 * (start[i] + velocity[i] - mean) * position[i];
      averages.diffusion.add(full);
      averages.increment.add(full - half[i]);
      averages.variance.add(start[i] * start[i]);
    }
    return averages;
  }

  /** D_T, D_T − D_{T/2} and Var_M(v) over some of the particles. */
  private static final class Averages {
    private final SampleMean diffusion = new SampleMean();
    private final SampleMean increment = new SampleMean();
    private final SampleMean variance = new SampleMean();

    private void add(Averages other) {
      diffusion.add(other.diffusion);
      increment.add(other.increment);
      variance.add(other.variance);
    }

    private double truncation() {
      double half = diffusion.mean() - increment.mean();
      double delta = Math.abs(increment.mean()) + increment.standardError();
      return delta < half ? delta * delta / (half - delta) : Double.POSITIVE_INFINITY;
    }
  }
}
