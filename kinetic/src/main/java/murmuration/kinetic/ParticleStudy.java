package murmuration.kinetic;

import java.util.ArrayList;
import java.util.List;
import murmuration.macro.OutputTimes;

/**
 * A run of Langevin particles over all output times; see {@link ParticleSystem} for the equations
 * and the scheme. Immutable.
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
   * The longest time step when none is given, see {@link ParticleStep}; a run makes it shorter so
   * that outputs are whole numbers of steps apart.
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
    OutputTimes times = problem.times();
    ParticleSystem system = new ParticleSystem(problem, options);
    List<ParticleOutput> outputs = new ArrayList<>();
    double step = 0;
    long taken = 0;
    boolean complete = true;
    for (int i = 0; i < times.count() && complete; i++) {
      if (i > 0) {
        double interval = times.time(i) - times.time(i - 1);
        int steps = steps(interval, longest);
        complete = system.advance(interval, steps, observer::interrupted);
        taken += complete ? steps : 0;
        step = Math.max(step, interval / steps);
      }
      if (complete) {
        ParticleOutput output =
            ParticleOutput.of(system, problem.grid(), i, times.time(i), options.keepPositions());
        outputs.add(output);
        observer.output(output);
        observer.progress(i, times.count() - 1);
      }
    }
    return new ParticleStudy(step, taken, system.negative(), complete, outputs);
  }

  /** How many steps an interval takes; one more only where rounding cannot be the reason. */
  private static int steps(double interval, double longest) {
    double steps = Math.ceil(interval / longest * (1 - 1e-9));
    if (!(steps < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "step must be at least " + interval / Integer.MAX_VALUE + ", got " + longest);
    }
    return (int) Math.max(1, steps);
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
