package murmuration.macro;

import java.util.Optional;

/**
 * The time loop: steps a {@link Scheme} of order p with automatic step size from output to output.
 *
 * <p>Each step is taken once with dt and again as two of dt/2. Their difference over 2^p − 1
 * estimates the error of the latter, and the step is repeated with a smaller dt when in L¹,
 * relative to the mass, that exceeds tolerance · dt/T, T the end time. So the errors made in time
 * add up to about the tolerance, whatever the grid; to less, as both results are extrapolated to
 * order p + 1, and that is kept as long as it keeps what the scheme promises. If neither it nor the
 * finer result does, the steps are repeated with what the scheme has for such cases.
 *
 * <p>A run ends at the end time; or earlier, when asked to, when the density no longer changes, or
 * when it blows up, where that is possible. Blow-up is recognised when a block of two cells along
 * each axis holds two fifths of the mass and at least four times as much as any at the start: the
 * peak is then as narrow as the grid allows.
 */
public final class Evolution {
  private static final double SAFETY = 0.9;
  private static final double LARGEST_GROWTH = 8;
  private static final double SMALLEST_SHRINKAGE = 0.2;
  private static final double WORTHWHILE_GROWTH = 1.2;
  private static final double FIRST_STEP = 2e-3;
  private static final double SMALLEST_STEP = 1e-200;
  private static final double PEAK_FRACTION = 0.4;
  private static final double PEAK_GROWTH = 4;
  // Differences below this are rounding and no reason for a smaller step.
  private static final double ROUND_OFF = 1e-15;

  private final Scheme scheme;
  private final double tolerance;
  private final double steadyTolerance;
  private double[] rho;
  private double[] coarse;
  private final double[] middle;
  private double[] fine;
  private Diagnostics.Work before = new Diagnostics.Work(0, 0, 0);
  private long steps;
  private long rejections;
  private double rate = Double.NaN;

  private Evolution(Scheme scheme, double tolerance, double steadyTolerance, double[] initial) {
    this.scheme = scheme;
    this.tolerance = tolerance;
    this.steadyTolerance = steadyTolerance;
    this.rho = initial.clone();
    this.coarse = new double[initial.length];
    this.middle = new double[initial.length];
    this.fine = new double[initial.length];
  }

  /** Why a run ended. */
  public enum Ending {
    /** The end time was reached. */
    END_TIME,
    /** ‖∂_tρ‖ fell below the tolerance times the mass. */
    STEADY_STATE,
    /** The density concentrates in one cell, at the peak of the last diagnostics. */
    BLOW_UP,
    /** Even a tiny step failed. */
    STALLED,
    /** The observer asked for it. */
    INTERRUPTED
  }

  /**
   * How a run went.
   *
   * @param last the density where the run ended
   * @param steps accepted steps
   * @param rejections steps repeated for their error
   * @param fallbacks steps repeated for positivity or free energy, see {@link Scheme#fallbacks}
   * @param massError the relative change of mass between start and end
   * @param ending why it ended
   */
  public record Result(
      Snapshot last, long steps, long rejections, long fallbacks, double massError, Ending ending) {

    /** Whether the observer ended the run early. */
    public boolean interrupted() {
      return ending == Ending.INTERRUPTED;
    }
  }

  /** Solves without looking for a steady state; see the other method. */
  public static Result run(
      Scheme scheme, double[] initial, OutputTimes times, double tolerance, RunObserver observer) {
    return run(scheme, initial, times, tolerance, 0, observer);
  }

  /** Solves from time 0; see the other method. */
  public static Result run(
      Scheme scheme,
      double[] initial,
      OutputTimes times,
      double tolerance,
      double steadyTolerance,
      RunObserver observer) {
    return run(scheme, initial, times, tolerance, steadyTolerance, Optional.empty(), observer);
  }

  /**
   * Solves from time 0, or from a checkpoint, to the end.
   *
   * @param initial cell values, not negative; not modified
   * @param tolerance of the time step, relative, in L¹
   * @param steadyTolerance ends the run once ‖∂_tρ‖ in L¹ is less than this times the mass; 0 never
   * @param checkpoint of an earlier run of all the same; only what follows it is output
   * @throws IllegalArgumentException when the tolerance or the mass is not positive and finite, or
   *     the checkpoint is not one of this run
   */
  public static Result run(
      Scheme scheme,
      double[] initial,
      OutputTimes times,
      double tolerance,
      double steadyTolerance,
      Optional<Checkpoint> checkpoint,
      RunObserver observer) {
    requirePositive("tolerance", tolerance);
    requirePositive("mass", scheme.grid().integral(initial));
    return new Evolution(scheme, tolerance, steadyTolerance, initial)
        .run(times, checkpoint, observer);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the " + name + " must be positive and finite, got " + value);
    }
  }

  private Result run(OutputTimes times, Optional<Checkpoint> checkpoint, RunObserver observer) {
    Snapshot snapshot = snapshot(0);
    double mass = snapshot.diagnostics().mass();
    double blowUp =
        Math.max(
            PEAK_FRACTION * mass / scheme.grid().cellVolume(),
            PEAK_GROWTH * scheme.grid().largestBlock(rho));
    int reached = 0;
    double time = 0;
    double dt = FIRST_STEP * times.end();
    if (checkpoint.isPresent()) {
      reached = checkpoint.get().output();
      time = times.time(reached);
      dt = checkpoint.get().step();
      restore(checkpoint.get(), times);
      snapshot = snapshot(time);
    } else {
      observer.output(snapshot);
      observer.checkpoint(checkpoint(0, dt));
    }
    Ending ending = observer.interrupted() ? Ending.INTERRUPTED : Ending.END_TIME;
    for (int i = reached + 1; i < times.count() && ending == Ending.END_TIME; i++) {
      double target = times.time(i);
      while (time < target && ending == Ending.END_TIME) {
        double remaining = target - time;
        // The last step before an output is fitted, the two last ones shared evenly.
        double trial = dt >= remaining ? remaining : Math.min(dt, 0.5 * remaining);
        double error = attempt(trial) * times.end() / (trial * mass);
        double factor =
            SAFETY * Math.pow(tolerance / Math.max(error, 1e-300), 1.0 / scheme.order());
        boolean collapsed = false;
        if (error <= tolerance) {
          time = trial == remaining ? target : time + trial;
          steps++;
          accept(trial);
          if (factor > WORTHWHILE_GROWTH) {
            dt = Math.max(dt, Math.min(factor, LARGEST_GROWTH) * trial);
          } else if (factor < 1) {
            dt = factor * trial;
          }
          observer.progress(time, work().steps());
          ending = rate < steadyTolerance * mass ? Ending.STEADY_STATE : ending;
          collapsed = scheme.canBlowUp() && scheme.grid().largestBlock(rho) > blowUp;
        } else {
          rejections++;
          dt = Math.max(Math.min(factor, 0.5), SMALLEST_SHRINKAGE) * trial;
        }
        boolean tiny = !(time + dt > time && dt > SMALLEST_STEP);
        if (collapsed) {
          ending = Ending.BLOW_UP;
        } else if (tiny && time < target) {
          ending = Ending.STALLED;
        }
        ending = observer.interrupted() ? Ending.INTERRUPTED : ending;
      }
      // A run may end before the first step since the last output.
      if (time > snapshot.diagnostics().time()) {
        snapshot = snapshot(time);
        observer.output(snapshot);
      }
      if (ending == Ending.END_TIME) {
        observer.checkpoint(checkpoint(i, dt));
      }
    }
    double massError = Math.abs(snapshot.diagnostics().mass() / mass - 1);
    Diagnostics.Work work = work();
    return new Result(
        snapshot, work.steps(), work.rejections(), work.fallbacks(), massError, ending);
  }

  private void restore(Checkpoint checkpoint, OutputTimes times) {
    double[] state = checkpoint.state();
    if (state.length != rho.length || checkpoint.output() >= times.count()) {
      throw new IllegalArgumentException("the checkpoint is that of another run");
    }
    rho = state;
    rate = checkpoint.rate();
    before = checkpoint.work();
  }

  private Checkpoint checkpoint(int output, double dt) {
    return new Checkpoint(output, rho, dt, rate, work());
  }

  private Snapshot snapshot(double time) {
    double[] density = scheme.output(rho);
    return Snapshot.of(density, Diagnostics.of(time, rho, density, scheme, rate, work()));
  }

  /** The steps so far, those before a checkpoint included. */
  private Diagnostics.Work work() {
    return new Diagnostics.Work(
        before.steps() + steps,
        before.rejections() + rejections,
        before.fallbacks() + scheme.fallbacks());
  }

  /** Goes on from {@code fine}. */
  private void accept(double dt) {
    double change = 0;
    for (int i = 0; i < rho.length; i++) {
      change += Math.abs(fine[i] - rho[i]);
    }
    rate = change * scheme.grid().cellVolume() / dt;
    double[] accepted = fine;
    fine = rho;
    rho = accepted;
  }

  /** Steps into {@code fine}; returns the error in L¹, infinite when a step failed. */
  private double attempt(double dt) {
    scheme.trial(rho, dt, coarse);
    scheme.trial(rho, 0.5 * dt, middle);
    scheme.trial(middle, 0.5 * dt, fine);
    double error = error(scheme.order());
    double weight = 1.0 / ((1 << scheme.order()) - 1);
    for (int i = 0; i < fine.length; i++) {
      coarse[i] = fine[i] + weight * (fine[i] - coarse[i]);
    }
    if (scheme.keeps(rho, coarse)) {
      double[] extrapolated = coarse;
      coarse = fine;
      fine = extrapolated;
      return error;
    }
    if (scheme.keeps(rho, fine)) {
      return error;
    }
    long fallbacks = scheme.fallbacks();
    boolean kept =
        scheme.step(rho, dt, coarse)
            && scheme.step(rho, 0.5 * dt, middle)
            && scheme.step(middle, 0.5 * dt, fine);
    // A fallback is of first order only.
    return kept
        ? error(scheme.fallbacks() > fallbacks ? 1 : scheme.order())
        : Double.POSITIVE_INFINITY;
  }

  /** The error of {@code fine} by comparison with {@code coarse}, both of the given order. */
  private double error(int order) {
    double difference = 0;
    double total = 0;
    for (int i = 0; i < fine.length; i++) {
      difference += Math.abs(fine[i] - coarse[i]);
      total += Math.abs(fine[i]);
    }
    double error = Math.max(difference - ROUND_OFF * total, 0) / ((1 << order) - 1);
    return error * scheme.grid().cellVolume();
  }
}
