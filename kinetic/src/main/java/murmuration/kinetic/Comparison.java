package murmuration.kinetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import murmuration.macro.OutputTimes;

/**
 * ρ_ε − ρ for one ε at the output times. Both are solved by the same method in the same steps, so
 * that the errors they share cancel and the relative accuracy of the difference does not depend on
 * ε. The steps are halved until it has settled. What is left of the error is mostly of second order
 * and extrapolated away: with the difference d_h in steps h
 *
 * <pre>  ρ_ε − ρ ≈ d_{h/2} + (d_{h/2} − d_h)/3.</pre>
 */
final class Comparison {
  // Changes below this part of the density are rounding.
  private static final double ROUND_OFF = 1e-14;
  private static final double STAGNATION = 1e-11;
  private static final int FIRST_STEPS = 16;
  private static final int FIRST_LAYER = 3;
  private static final long MOST_STEPS = 1 << 16;

  private final double[][] difference;
  private final double uncertainty;
  private final long steps;
  private final int fineness;
  private final List<KineticOutput> outputs;

  private Comparison(
      double[][] difference,
      double uncertainty,
      long steps,
      int fineness,
      List<KineticOutput> outputs) {
    this.difference = difference;
    this.uncertainty = uncertainty;
    this.steps = steps;
    this.fineness = fineness;
    this.outputs = outputs;
  }

  /** ρ_ε − ρ at an output. */
  double[] difference(int i) {
    return difference[i];
  }

  /** The estimated error of the difference at the end, √Σ over the points. */
  double uncertainty() {
    return uncertainty;
  }

  /** Steps of the finest run. */
  long steps() {
    return steps;
  }

  /** The fineness of the finest run, 0 being the coarsest. */
  int fineness() {
    return fineness;
  }

  /** What the finest run gave. */
  List<KineticOutput> outputs() {
    return outputs;
  }

  /** One run in steps of one fineness, 0 being the coarsest; empty when interrupted. */
  static Optional<Comparison> once(
      KineticSolver solver,
      LimitOptions options,
      double epsilon,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      int fineness,
      BooleanSupplier stop) {
    int steps = Math.max(1, FIRST_STEPS / (times.count() - 1)) << fineness;
    // The layer is of higher order, and its share of the error small.
    int layer = (int) Math.round(FIRST_LAYER * Math.cbrt(1 << fineness));
    List<KineticOutput> outputs = new ArrayList<>();
    long taken =
        solver.run(
            options.method(),
            epsilon,
            rho,
            initial,
            times,
            steps,
            layer,
            (i, state) -> outputs.add(KineticOutput.of(state, options.velocities())),
            stop);
    if (outputs.size() < times.count()) {
      return Optional.empty();
    }
    double[][] difference = solver.limit(options.method(), epsilon, rho, times, steps, layer, stop);
    for (int i = 0; i < difference.length; i++) {
      double[] density = outputs.get(i).density();
      for (int j = 0; j < density.length; j++) {
        difference[i][j] = density[j] - difference[i][j];
      }
    }
    return stop.getAsBoolean()
        ? Optional.empty()
        : Optional.of(new Comparison(difference, Double.NaN, taken, fineness, outputs));
  }

  /**
   * Runs in finer and finer steps until the difference at the end has settled; empty when
   * interrupted.
   */
  static Optional<Comparison> settled(
      KineticSolver solver,
      LimitOptions options,
      double epsilon,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      BooleanSupplier stop) {
    int last = times.count() - 1;
    double size = LimitSolution.distance(rho, new double[rho.length]);
    Comparison previous = null;
    double[][] extrapolated = null;
    double change = Double.NaN;
    for (int fineness = 0; ; fineness++) {
      Optional<Comparison> run =
          once(solver, options, epsilon, rho, initial, times, fineness, stop);
      if (run.isEmpty()) {
        return run;
      }
      Comparison fine = run.get();
      if (solver.exact(options.method())) {
        return Optional.of(
            new Comparison(fine.difference, ROUND_OFF * size, fine.steps, fineness, fine.outputs));
      }
      double[][] next = previous == null ? null : extrapolate(previous.difference, fine.difference);
      if (extrapolated != null) {
        double before = change;
        change = LimitSolution.distance(next[last], extrapolated[last]);
        double error = LimitSolution.distance(next[last], new double[rho.length]);
        boolean settled = change <= Math.max(options.accuracy() * error, ROUND_OFF * size);
        boolean stagnant = change > 0.5 * before && change < STAGNATION * size;
        if (settled || stagnant || 2 * fine.steps > MOST_STEPS) {
          double uncertainty = Math.max(change, ROUND_OFF * size);
          return Optional.of(new Comparison(next, uncertainty, fine.steps, fineness, fine.outputs));
        }
      }
      extrapolated = next;
      previous = fine;
    }
  }

  private static double[][] extrapolate(double[][] coarse, double[][] fine) {
    double[][] result = new double[fine.length][];
    for (int i = 0; i < fine.length; i++) {
      result[i] = fine[i].clone();
      for (int j = 0; j < result[i].length; j++) {
        result[i][j] += (fine[i][j] - coarse[i][j]) / 3;
      }
    }
    return result;
  }
}
