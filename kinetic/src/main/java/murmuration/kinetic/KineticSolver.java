package murmuration.kinetic;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/**
 * Solves the reduced kinetic system on N velocity modes,
 *
 * <pre>
 *  ∂_t c_k + ε^{−1/2} (Σ_a Σ_l A^a_kl ∂_a c_l + Φ_a B^a_kl c_l) = −λ_k c_k/ε,   Φ_a = ∂_a U⋆c_0,
 * </pre>
 *
 * for f = Σ c_k φ_k M, in the frame moving with the mean velocity: on a periodic box in one or two
 * dimensions by Fourier collocation, between two reflecting walls on a staggered grid. It is the
 * Galerkin projection of the kinetic equation, so c_0 = ρ is a density and its mass is kept.
 *
 * <p>Not thread-safe; runs of different solvers may go on at the same time.
 */
public final class KineticSolver {
  /** The method in time. */
  public enum Method {
    /** Fourth order, exact without a force. */
    EXPONENTIAL,
    /** ARS(2,2,2): second order, the cheapest step. */
    IMEX
  }

  private final ReducedSystem system;

  /**
   * Prepares the space.
   *
   * @throws IllegalArgumentException when the grid is neither a periodic box in as many dimensions
   *     as the velocities, one or two, nor an interval between walls, and when there are walls but
   *     W is not even
   */
  public KineticSolver(VelocityModes modes, InteractionPotential interaction, Grid grid) {

    system = new ReducedSystem(modes, Space.of(grid, interaction));
  }

  static void requirePositive(double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be positive and finite, got " + epsilon);
    }
  }

  ReducedSystem system() {
    return system;
  }

  /**
   * Solves from time 0 to the end.
   *
   * @param rho point values of the initial density
   * @param steps equal steps between two outputs, beyond the initial layer
   * @param layer steps in which the time doubles within the initial layer, whose number does not
   *     depend on ε; 0 for equal steps from the start
   * @param outputs told the state at each output time, the start included
   * @param stop asked before each step; the rest is not computed when it returns true
   * @return the number of steps taken
   * @throws IllegalArgumentException when ε or the number of steps is not positive
   */
  public long run(
      Method method,
      double epsilon,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      int steps,
      int layer,
      KineticObserver outputs,
      BooleanSupplier stop) {
    requirePositive(epsilon);
    WaveLayout layout = system.layout();
    KineticIntegrator integrator = integrator(method, new KineticSystem(system, epsilon));
    double[][] fields = system.start(rho, initial, epsilon);
    double[] state = new double[layout.length()];
    layout.pack(fields, state);
    KineticState output = new KineticState(system.modes(), system.space(), epsilon, fields);
    outputs.output(0, output);
    return march(
        integrator,
        mesh(times, steps, layer, epsilon),
        state,
        i -> {
          layout.unpack(state, fields);
          outputs.output(i, output);
        },
        stop);
  }

  /**
   * The solution of the limit equation at the output times, by the same method in the same steps:
   * errors that it shares with ρ_ε cancel in their difference.
   */
  double[][] limit(
      Method method,
      double epsilon,
      double[] rho,
      OutputTimes times,
      int steps,
      int layer,
      BooleanSupplier stop) {
    LimitSystem limit = new LimitSystem(system);
    double[][] result = new double[times.count()][rho.length];
    result[0] = rho.clone();
    double[] state = new double[limit.layout().length()];
    limit.layout().pack(result, state);
    march(
        integrator(method, limit),
        mesh(times, steps, layer, epsilon),
        state,
        i -> limit.layout().unpack(state, new double[][] {result[i]}),
        stop);
    return result;
  }

  /** Whether the method is exact here, as there is no force. */
  boolean exact(Method method) {
    return method == Method.EXPONENTIAL && !system.space().interacting();
  }

  private static KineticIntegrator integrator(Method method, WaveSystem system) {
    return switch (method) {
      case EXPONENTIAL -> new ExponentialIntegrator(system);
      case IMEX -> new ImexIntegrator(system);
    };
  }

  private List<TimeMesh.Stretch> mesh(OutputTimes times, int steps, int layer, double epsilon) {
    double slowest = Double.POSITIVE_INFINITY;
    double fastest = 0;
    for (int k = 1; k < system.modes().size(); k++) {
      slowest = Math.min(slowest, system.modes().rate(k) / epsilon);
      fastest = Math.max(fastest, system.modes().rate(k) / epsilon);
    }
    return new TimeMesh(times, steps, layer).stretches(slowest, fastest);
  }

  private static long march(
      KineticIntegrator integrator,
      List<TimeMesh.Stretch> stretches,
      double[] state,
      IntConsumer output,
      BooleanSupplier stop) {
    long taken = 0;
    double gone = 0;
    for (TimeMesh.Stretch stretch : stretches) {
      gone += stretch.count() * stretch.h();
      boolean exact = integrator.exact();
      int count = exact ? 1 : stretch.count();
      if (exact && stretch.output() < 0) {
        continue;
      }
      integrator.prepare(exact ? gone : stretch.h());
      gone = 0;
      for (int step = 0; step < count; step++) {
        if (stop.getAsBoolean()) {
          return taken;
        }
        integrator.step(state);
        taken++;
      }
      if (stretch.output() >= 0) {
        output.accept(stretch.output());
      }
    }
    return taken;
  }
}
