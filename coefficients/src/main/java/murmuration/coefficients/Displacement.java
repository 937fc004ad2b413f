package murmuration.coefficients;

/**
 * Monte Carlo for D, κ and V from how far particles get. With independent particles of dv =
 * −W'(v)dt + √(2θ)dB, started from M, x_t = ∫_0^t (v − V) ds and the mean-square displacement
 * ⟨x_t²⟩ = 2Dt − const + decaying terms, D is half its slope from T/2 to T,
 *
 * <pre>
 *   D ≈ D_T = (⟨x_T²⟩ − ½⟨a² + b²⟩)/T,    a = x_{T/2},    b = x_T − x_{T/2},
 *   κ ≈ ⟨b A + ½(a A + b B)⟩/(√(2θ) T/2),    A, B the noise that a, b had,
 * </pre>
 *
 * free of the constant, which free flight at first leaves behind. Halves and quarters of a path
 * count alike, since each starts from M: where x_T is nearly Gaussian, the variance is 5D² a path,
 * whatever T (6D² without b² beside a², 2D² without removing the constant, about κθTD for {@link
 * GreenKubo}).
 *
 * <p>κ is the mobility −d⟨ẋ⟩/dF of dv = −(W' + F)dt + √(2θ)dB. Its derivative at F = 0 is taken of
 * the probability of a path, −B_T/√(2θ) relative to it, so that no force and no second ensemble is
 * needed and no bias of finite F remains. Var_M(v) = θκ is not used. The variance is (3D/θ + κ²)/2
 * a path, nearly.
 *
 * <p>D is given in the frame that moves with V, as above, and in the laboratory frame, where y_t =
 * ∫_0^t v ds has V = ⟨y_T⟩/T and its squares are taken about ⟨y_t⟩; that D and that V are the ones
 * of {@link #compute}, which owe nothing to a closed form.
 *
 * <p>Errors are one standard error, plus the bias h²/12 ∫ W''² M of {@link LangevinTable}'s steps,
 * relative to D, κ and √Var_M(v), plus the truncation of D_T as {@link ConvergingMean} sees it
 * between D_{T/2}, by halves and quarters of T/2, and D_T. Relative to κ the truncation is no
 * larger than relative to D, to which slow modes contribute more. It is infinite where the slope
 * still rises in proportion to T, and where {@link BarrierCrossings} are too few to know what
 * another well of W contributes; a shoulder of W that is as rarely visited escapes it. Results
 * depend on the seed, not on the number of threads.
 *
 * <p>Source: Pavliotis, Stochastic Processes and Applications (2014), chapter 9,
 * doi:10.1007/978-1-4939-1323-7.
 *
 * @param particles number of independent paths, 2 to 10⁹
 * @param duration T, several times 1/λ_1 for a small truncation; {@link #AUTOMATIC}: the square of
 *     the width of the deepest well over θ, doubled (6 times at most) until some of the particles
 *     show a truncation below √(5/particles) of D and enough crossings
 * @param step h, at most T/4 and at least 1e-8 T, made shorter so that T/4 is a multiple of it;
 *     {@link #AUTOMATIC}: 0.2/√(∫ W''² M), for a bias of 0.3 %
 * @param seed of the random numbers
 */
public record Displacement(long particles, double duration, double step, long seed)
    implements CoefficientMethod {
  private static final int PARTS = 4;
  private static final int MOST_DOUBLINGS = 6;
  private static final long SHARE = 16;
  private static final long LEAST_SHARE = 2048;
  private static final double TAIL = 45;
  private static final long DEFAULT_PARTICLES = 20_000;
  private static final long DEFAULT_SEED = 1;

  /**
   * What the paths say.
   *
   * @param diffusion D by squares of x_t, in the moving frame
   * @param laboratoryDiffusion D by squares of y_t − ⟨y_t⟩
   * @param drift κ
   * @param meanVelocity V = ⟨y_T⟩/T
   * @param duration T
   * @param step h
   */
  public record Measurement(
      Estimate diffusion,
      Estimate laboratoryDiffusion,
      Estimate drift,
      Estimate meanVelocity,
      double duration,
      double step) {}

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Displacement {
    MonteCarlo.requireRange(particles, duration, step, PARTS);
  }

  /** A percent or so of error unless 1/λ_1 is beyond reach. */
  public Displacement() {
    this(DEFAULT_PARTICLES, AUTOMATIC, AUTOMATIC, DEFAULT_SEED);
  }

  @Override
  public String label() {
    return "displacement";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    return coefficients(measure(maxwellian), maxwellian);
  }

  /**
   * What was measured, as the coefficients that other methods give: D is that of the laboratory.
   */
  public TransportCoefficients coefficients(Measurement measured, Maxwellian maxwellian) {
    return MonteCarlo.coefficients(
        this,
        measured.laboratoryDiffusion,
        measured.drift,
        maxwellian.potential().even() ? 0 : measured.meanVelocity.value(),
        particles,
        maxwellian.theta());
  }

  /**
   * Follows the particles.
   *
   * @throws IllegalArgumentException when d is not 1, W does not confine, or the step is too long
   *     or too short for it
   */
  public Measurement measure(Maxwellian maxwellian) {
    maxwellian.requireOneDimension(this);
    Landscape landscape = SchrodingerOperator.support(maxwellian, TAIL);
    double time = Double.isNaN(duration) ? sufficientTime(maxwellian, landscape) : duration;
    return followed(maxwellian, landscape, time, particles).measurement();
  }

  /** T by a share of the particles. */
  private double sufficientTime(Maxwellian maxwellian, Landscape landscape) {
    long share = Math.min(particles, Math.max(LEAST_SHARE, particles / SHARE));
    double tolerance = Math.sqrt(5.0 / particles);
    double time = landscape.wellWidth() * landscape.wellWidth() / maxwellian.theta();
    for (int n = 0; n < MOST_DOUBLINGS; n++) {
      if (followed(maxwellian, landscape, time, share).relativeTruncation() <= tolerance) {
        break;
      }
      time *= 2;
    }
    return time;
  }

  private Averages followed(Maxwellian maxwellian, Landscape landscape, double time, long count) {
    LangevinTable table = MonteCarlo.table(maxwellian, time, step, PARTS);
    double theta = maxwellian.theta();
    double[] barriers = landscape.barriers();
    Averages all = new Averages(table, theta, barriers);
    MonteCarlo.follow(
            table,
            theta,
            count,
            seed,
            paths -> {
              Averages averages = new Averages(table, theta, barriers);
              averages.follow(paths);
              return averages;
            })
        .forEach(all::add);
    return all;
  }

  /** Means over some of the particles, followed for a time T. */
  private static final class Averages {
    private final LangevinTable table;
    private final double theta;
    private final double duration;
    private final BarrierCrossings crossings;
    private final ConvergingMean diffusion = new ConvergingMean();
    private final SampleMean response = new SampleMean();
    private final SampleMean first = new SampleMean();
    private final SampleMean second = new SampleMean();
    private final SampleMean whole = new SampleMean();
    private long count;

    Averages(LangevinTable table, double theta, double[] barriers) {
      this.table = table;
      this.theta = theta;
      duration = PARTS * table.steps() * table.step();
      crossings = new BarrierCrossings(barriers);
    }

    /** Follows particles for the time T and adds them. */
    void follow(LangevinPaths paths) {
      double[][] x = new double[PARTS][];
      double[][] noise = new double[PARTS][];
      double[] before = paths.velocities();
      for (int q = 0; q < PARTS; q++) {
        paths.advance();
        x[q] = paths.displacements();
        noise[q] = paths.noises();
        double[] after = paths.velocities();
        crossings.add(before, after);
        before = after;
      }
      count += paths.size();
      for (int i = 0; i < paths.size(); i++) {
        double a = x[1][i];
        double b = x[3][i] - a;
        first.add(a);
        second.add(b);
        whole.add(a + b);
        // By the halves of a and b, each of which lasts T/2: ½ · 2.
        double half = slope(x[0][i], a - x[0][i]) + slope(x[2][i] - a, x[3][i] - x[2][i]);
        diffusion.add(half, slope(a, b));
        double ofA = noise[1][i];
        double ofB = noise[3][i] - ofA;
        response.add(b * ofA + 0.5 * (a * ofA + b * ofB));
      }
    }

    /** (x_T² − ½(a² + b²))/T. */
    private double slope(double a, double b) {
      return ((a + b) * (a + b) - 0.5 * (a * a + b * b)) / duration;
    }

    void add(Averages other) {
      crossings.add(other.crossings);
      diffusion.add(other.diffusion);
      response.add(other.response);
      first.add(other.first);
      second.add(other.second);
      whole.add(other.whole);
      count += other.count;
    }

    double relativeTruncation() {
      return crossings.enough()
          ? diffusion.truncation() / diffusion.mean()
          : Double.POSITIVE_INFINITY;
    }

    Measurement measurement() {
      double bias = table.step() * table.step() / 12 * table.squaredCurvature();
      double relative = relativeTruncation() + bias;
      double moving = diffusion.mean();
      double diffusionError = diffusion.standardError() + relative * Math.abs(moving);
      // In the laboratory frame the squares lose those of the means, as does each sample variance.
      double laboratory = (moving - slope(first.mean(), second.mean())) * count / (count - 1);
      double scale = 2 / (Math.sqrt(2 * theta) * duration);
      double drift = scale * response.mean();
      double driftError = scale * response.standardError() + relative * Math.abs(drift);
      double velocity = table.meanVelocity() + whole.mean() / duration;
      double velocityError =
          whole.standardError() / duration + bias * Math.sqrt(theta * Math.abs(drift));
      return new Measurement(
          new Estimate(moving, diffusionError),
          new Estimate(laboratory, diffusionError),
          new Estimate(drift, driftError),
          new Estimate(velocity, velocityError),
          duration,
          table.step());
    }
  }
}
