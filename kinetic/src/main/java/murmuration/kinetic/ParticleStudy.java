package murmuration.kinetic;

import java.nio.BufferUnderflowException;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import murmuration.macro.Grid;
import murmuration.macro.OutputTimes;

/**
 * A run of N Langevin particles over all output times, in the frame moving with V = ∫ v M,
 *
 * <pre>
 *   dr = ε^{−1/2} (v − V) dt,   dv = −ε^{−1/2} ∇(U⋆ρ_N)(r) dt − ε^{−1} ∇W(v) dt + √(2θ/ε) dB,
 * </pre>
 *
 * ρ_N = (mass/N) Σ δ_{r_i}, by a splitting of weak order 2 in the step. The scheme is that of
 * {@link ParticleSystem}. Immutable.
 *
 * <p>Source: Leimkuhler and Matthews, Molecular Dynamics (2015), chapter 7,
 * doi:10.1007/978-3-319-16375-8.
 */
public final class ParticleStudy {
  private final double step;
  private final long steps;
  private final double negative;
  private final boolean complete;
  private final List<ParticleOutput> outputs;

  private ParticleStudy(
      double step, long steps, double negative, boolean complete, List<ParticleOutput> outputs) {
    this.step = step;
    this.steps = steps;
    this.negative = negative;
    this.complete = complete;
    this.outputs = List.copyOf(outputs);
  }

  /**
   * The longest time step when none is given, proportional to ε for small ε; a run makes it shorter
   * so that outputs are whole numbers of steps apart.
   *
   * @throws IllegalArgumentException when U cannot be convolved on the grid
   */
  public static double automaticStep(ParticleProblem problem, double epsilon) {
    double mass = problem.grid().integral(problem.density().apply(problem.grid()));
    return ParticleStep.automatic(
        problem.velocity(), problem.interaction(), problem.grid(), mass, epsilon);
  }

  /**
   * Runs the particles, in parallel on the pool that the caller is in or the common one.
   *
   * @throws IllegalArgumentException when the initial density is negative or 0, f negative for more
   *     than 0.001 of the mass, U has no form in the box, or the step is too long for W
   * @throws ArithmeticException when particles are lost, as by infinite forces
   */
  public static ParticleStudy run(
      ParticleProblem problem, ParticleOptions options, ParticleObserver observer) {
    double longest = options.step().orElseGet(() -> automaticStep(problem, options.epsilon()));
    int[] steps = steps(problem.times(), longest);
    Progress progress = new Progress(observer, Arrays.stream(steps).sum());
    ParticleSystem system = new ParticleSystem(problem, options);
    List<ParticleOutput> outputs = new ArrayList<>();
    double step = 0;
    int taken = 0;
    boolean complete = true;
    for (int i = 0; i < steps.length && complete; i++) {
      double time = problem.times().time(i);
      if (i > 0) {
        double interval = time - problem.times().time(i - 1);
        complete = system.advance(interval, steps[i], progress::stop);
        taken += complete ? steps[i] : 0;
        step = Math.max(step, interval / steps[i]);
      }
      if (complete) {
        ParticleOutput output =
            ParticleOutput.of(system, problem.grid(), i, time, options.keepPositions());
        outputs.add(output);
        observer.output(output);
      }
    }
    if (complete) {
      observer.progress(progress.total, progress.total);
    }
    return new ParticleStudy(step, taken, system.negative(), complete, outputs);
  }

  /** Counts the steps for an observer. */
  private static final class Progress {
    private final ParticleObserver observer;
    private final int total;
    private int done;

    Progress(ParticleObserver observer, int total) {
      this.observer = observer;
      this.total = total;
    }

    boolean stop() {
      observer.progress(done++, total);
      return observer.interrupted();
    }
  }

  /** How many steps the interval before each output takes; 0 before the first. */
  private static int[] steps(OutputTimes times, double longest) {
    int[] steps = new int[times.count()];
    double total = 0;
    for (int i = 1; i < steps.length; i++) {
      // Rounding alone makes no further step.
      double intervals = (times.time(i) - times.time(i - 1)) / longest * (1 - 1e-9);
      steps[i] = (int) Math.max(1, Math.ceil(intervals));
      total += Math.max(1, Math.ceil(intervals));
    }
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "step must be at least " + times.end() / Integer.MAX_VALUE + ", got " + longest);
    }
    return steps;
  }

  /**
   * A study from its numbers.
   *
   * @param numbers as {@link #numbers} gives them
   * @param grid that of the study
   * @throws IllegalArgumentException when they are not those of a study on that grid
   */
  public static ParticleStudy of(double[] numbers, Grid grid) {
    DoubleBuffer rest = DoubleBuffer.wrap(numbers);
    try {
      double step = rest.get();
      long steps = (long) rest.get();
      double negative = rest.get();
      boolean complete = rest.get() != 0;
      List<ParticleOutput> outputs = new ArrayList<>();
      while (rest.hasRemaining()) {
        outputs.add(ParticleOutput.of(rest, grid));
      }
      return new ParticleStudy(step, steps, negative, complete, outputs);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("not the numbers of particles on this grid", e);
    }
  }

  /**
   * All that is in the study: step, steps, negative, 1 if complete; then for each output index,
   * time, particles, mass, density, moments, temperature, the number of coordinates kept, and
   * these.
   */
  public double[] numbers() {
    DoubleStream head = DoubleStream.of(step, (double) steps, negative, complete ? 1 : 0);
    return DoubleStream.concat(head, outputs.stream().flatMapToDouble(ParticleOutput::numbers))
        .toArray();
  }

  /** The longest time step taken. */
  public double step() {
    return step;
  }

  /** The number of steps between the outputs there are. */
  public long steps() {
    return steps;
  }

  /** The part of the mass where the initial f was negative and taken as 0, an estimate. */
  public double negative() {
    return negative;
  }

  /** Whether nothing was interrupted. */
  public boolean complete() {
    return complete;
  }

  /** The outputs, the start included. */
  public List<ParticleOutput> outputs() {
    return outputs;
  }
}
