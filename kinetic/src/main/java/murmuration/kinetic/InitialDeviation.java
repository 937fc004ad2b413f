package murmuration.kinetic;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;

/**
 * The relative deviation s of an initial law f = ρ₀ M (1 + s) from equilibrium, in each cell: 0, a
 * (g − ⟨g⟩), or for Chapman–Enskog
 *
 * <pre>  s = −√ε Σ_a (χ_a(v) ∂_a log ρ₀ + ((v_a − V_a)/θ) ∂_aΦ),   Φ = U⋆ρ₀,</pre>
 *
 * with the gradients of the cell: half the differences of its neighbours over its own average and
 * width, those of ρ₀ limited to |∂_a log ρ₀| ≤ 2/h. Immutable.
 */
final class InitialDeviation {
  private final Grid grid;
  private final VelocityProcess velocity;
  private final double root;
  private final double[][] slope;
  private final double[][] force;
  private final DoubleBinaryOperator[] corrector;
  private final DoubleBinaryOperator perturbation;
  private final double[] bound;

  /**
   * Prepares s.
   *
   * @param density ρ₀, not negative
   * @throws IllegalArgumentException when the perturbation is not finite or the corrector of W not
   *     known
   */
  InitialDeviation(ParticleProblem problem, double epsilon, double[] density) {
    grid = problem.grid();
    velocity = problem.velocity();
    root = Math.sqrt(epsilon);
    slope = slopes(grid, density);
    bound = new double[density.length];
    Arrays.fill(bound, 1);
    boolean flux = problem.initial() instanceof InitialState.ChapmanEnskog;
    corrector =
        IntStream.range(0, flux ? grid.dimension() : 0)
            .mapToObj(velocity::corrector)
            .toArray(DoubleBinaryOperator[]::new);
    double[] potential = new double[density.length];
    if (flux) {
      new Convolution(grid, problem.interaction()).apply(density, potential);
    }
    force = differences(grid, potential);
    for (int a = 0; a < corrector.length; a++) {
      boundFlux(a);
    }
    perturbation =
        problem.initial() instanceof InitialState.Perturbation given ? centred(given) : (x, y) -> 0;
    if (problem.initial() instanceof InitialState.Perturbation) {
      Arrays.fill(bound, 1 + velocity.largest(perturbation));
    }
  }

  /** a (g − ⟨g⟩). */
  private DoubleBinaryOperator centred(InitialState.Perturbation given) {
    double mean = velocity.average(given.profile());
    double a = given.amplitude();
    DoubleBinaryOperator s = (x, y) -> a * (given.profile().applyAsDouble(x, y) - mean);
    if (!Double.isFinite(velocity.largest(s))) {
      throw new IllegalArgumentException("the perturbation is not finite at velocities that occur");
    }
    return s;
  }

  /** Divides the force by hθ, and adds the largest part of s along an axis to the bounds. */
  private void boundFlux(int a) {
    double h = grid.axis(a).spacing();
    double mean = velocity.mean(a);
    double chi = velocity.largest((x, y) -> Math.abs(corrector[a].applyAsDouble(x, y)));
    double speed = velocity.largest((x, y) -> Math.abs((a == 0 ? x : y) - mean));
    for (int c = 0; c < bound.length; c++) {
      force[a][c] /= h * velocity.theta();
      bound[c] += root * (chi * Math.abs(slope[a][c]) / h + speed * Math.abs(force[a][c]));
    }
  }

  private static double[][] slopes(Grid grid, double[] density) {
    double[][] slopes = differences(grid, density);
    for (double[] s : slopes) {
      for (int c = 0; c < s.length; c++) {
        s[c] = density[c] > 0 ? Math.max(-2, Math.min(2, s[c] / density[c])) : 0;
      }
    }
    return slopes;
  }

  /** Half the difference of the neighbours along each axis, whole differences beside walls. */
  private static double[][] differences(Grid grid, double[] field) {
    double[][] result = new double[grid.dimension()][field.length];
    for (int a = 0; a < result.length; a++) {
      Axis axis = grid.axis(a);
      int stride = grid.stride(a);
      for (int c = 0; c < field.length; c++) {
        int i = c / stride % axis.cells();
        boolean first = i == 0;
        boolean last = i == axis.cells() - 1;
        int wrap = (axis.cells() - 1) * stride;
        int left = !first ? c - stride : axis.periodic() ? c + wrap : c;
        int right = !last ? c + stride : axis.periodic() ? c - wrap : c;
        double distance = !axis.periodic() && (first || last) ? 1 : 2;
        result[a][c] = (field[right] - field[left]) / distance;
      }
    }
    return result;
  }

  /** h ∂_a log ρ₀ of a cell, at most 2. */
  double slope(int a, int cell) {
    return slope[a][cell];
  }

  /** A bound of 1 + s in a cell at the velocities of the tables; 1 where s is 0. */
  double bound(int cell) {
    return bound[cell];
  }

  /** s; v_y is 0 in one dimension. */
  double at(int cell, double vx, double vy) {
    double s = perturbation.applyAsDouble(vx, vy);
    for (int a = 0; a < corrector.length; a++) {
      double v = (a == 0 ? vx : vy) - velocity.mean(a);
      double gradient = slope[a][cell] / grid.axis(a).spacing();
      s -= root * (corrector[a].applyAsDouble(vx, vy) * gradient + v * force[a][cell]);
    }
    return s;
  }
}
