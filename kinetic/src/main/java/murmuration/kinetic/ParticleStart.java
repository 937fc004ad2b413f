package murmuration.kinetic;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;

/**
 * Independent samples of the initial law f = ρ₀ M (1 + s), with the s of {@link InitialState}: 0, a
 * (g − ⟨g⟩), and for Chapman–Enskog
 *
 * <pre>  s = −√ε Σ_a (χ_a(v) ∂_a log ρ₀ + ((v_a − V_a)/θ) ∂_aΦ),   Φ = U⋆ρ₀.</pre>
 *
 * <p>A cell is drawn by its mass, exactly, and a point in it from the product of 1 + s_a t_a, −½ ≤
 * t_a ≤ ½, where s_a is half the difference of the neighbours over the cell's average, limited to
 * |s_a| ≤ 2; so the density within cells has a bias of second order in their size, the masses of
 * cells have none. In s both gradients are those of the cell. Velocities are drawn from M and taken
 * with a probability proportional to 1 + s; where it is negative, never. The mass that is cut off
 * in this way is estimated from one velocity a particle.
 */
final class ParticleStart {
  /** The largest part of f that may be cut off, relative to the mass. */
  static final double MOST_NEGATIVE = 1e-3;

  // So many velocities are refused only where s is beyond all bounds.
  private static final int MOST_TRIES = 1_000_000;

  private final ParticleProblem problem;
  private final double[] density;
  private final double[] distribution;
  private final double[][] slope;
  private final double[][] force;
  private final double root;
  private final DoubleBinaryOperator[] corrector;
  private final DoubleBinaryOperator perturbation;
  private final double[] bound;
  private final double mass;

  /**
   * Prepares the law.
   *
   * @throws IllegalArgumentException when the density is negative or 0 everywhere, the perturbation
   *     not finite, or the corrector of W not known
   */
  ParticleStart(ParticleProblem problem, double epsilon) {
    this.problem = problem;
    Grid grid = problem.grid();
    density = problem.density().apply(grid);
    distribution = new double[density.length + 1];
    for (int c = 0; c < density.length; c++) {
      if (!(density[c] >= 0 && density[c] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the initial density must not be negative, got " + density[c]);
      }
      distribution[c + 1] = distribution[c] + density[c];
    }
    double total = distribution[density.length];
    if (!(total > 0)) {
      throw new IllegalArgumentException("the initial density must not be 0 everywhere");
    }
    mass = total * grid.cellVolume();
    root = Math.sqrt(epsilon);
    int d = grid.dimension();
    slope = differences(grid, density);
    for (double[] s : slope) {
      for (int c = 0; c < s.length; c++) {
        s[c] = density[c] > 0 ? Math.max(-2, Math.min(2, s[c] / density[c])) : 0;
      }
    }
    VelocityProcess velocity = problem.velocity();
    bound = new double[density.length];
    Arrays.fill(bound, 1);
    if (problem.initial() instanceof InitialState.Perturbation given) {
      double mean = velocity.average(given.profile());
      double a = given.amplitude();
      perturbation = (x, y) -> a * (given.profile().applyAsDouble(x, y) - mean);
      double largest = 1 + velocity.largest(perturbation);
      if (!Double.isFinite(mean) || !Double.isFinite(largest)) {
        throw new IllegalArgumentException(
            "the perturbation is not finite at velocities that occur");
      }
      Arrays.fill(bound, largest);
    } else {
      perturbation = (x, y) -> 0;
    }
    if (problem.initial() instanceof InitialState.ChapmanEnskog) {
      corrector =
          IntStream.range(0, d).mapToObj(velocity::corrector).toArray(DoubleBinaryOperator[]::new);
      double[] potential = new double[density.length];
      new Convolution(grid, problem.interaction()).apply(density, potential);
      force = differences(grid, potential);
      for (int a = 0; a < d; a++) {
        int axis = a;
        double h = grid.axis(a).spacing();
        double mean = velocity.mean(a);
        double chi = velocity.largest((x, y) -> Math.abs(corrector[axis].applyAsDouble(x, y)));
        double speed = velocity.largest((x, y) -> Math.abs((axis == 0 ? x : y) - mean));
        for (int c = 0; c < bound.length; c++) {
          force[a][c] /= h * velocity.theta();
          bound[c] += root * (chi * Math.abs(slope[a][c]) / h + speed * Math.abs(force[a][c]));
        }
      }
    } else {
      corrector = new DoubleBinaryOperator[0];
      force = new double[d][0];
    }
  }

  /** ∫ρ₀. */
  double mass() {
    return mass;
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

  /**
   * Draws the particles from ≤ i &lt; to, coordinate a at [a · stride + i].
   *
   * @return the sum of what was cut off, max(0, −1 − s)
   * @throws IllegalArgumentException when s exceeds all bounds
   */
  double sample(
      RandomGenerator random, double[] position, double[] velocity, int stride, int from, int to) {
    Grid grid = problem.grid();
    int d = grid.dimension();
    double negative = 0;
    for (int i = from; i < to; i++) {
      int cell = cell(random.nextDouble());
      for (int a = 0; a < d; a++) {
        Axis axis = grid.axis(a);
        double s = slope[a][cell];
        double q = random.nextDouble() - 0.5 + s / 8;
        double t = 2 * q / (1 + Math.sqrt(Math.max(0, 1 + 2 * s * q)));
        double r = grid.centre(cell, a) + t * axis.spacing();
        position[a * stride + i] = Math.min(Math.max(r, axis.lower()), Math.nextDown(axis.upper()));
      }
      boolean taken = false;
      for (int tries = 0; !taken; tries++) {
        problem.velocity().sample(random, velocity, stride, i);
        double factor = 1 + deviation(cell, velocity[i], d > 1 ? velocity[stride + i] : 0);
        negative += tries == 0 ? Math.max(0, -factor) : 0;
        taken = bound[cell] == 1 || random.nextDouble() * bound[cell] < factor;
        if (tries == MOST_TRIES) {
          throw new IllegalArgumentException(
              "the initial distribution f is too far from equilibrium to be drawn; choose another"
                  + " initial state or a smaller epsilon");
        }
      }
    }
    return negative;
  }

  private int cell(double u) {
    double target = u * distribution[distribution.length - 1];
    int low = 0;
    int high = density.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (distribution[middle + 1] > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** s. */
  private double deviation(int cell, double vx, double vy) {
    double s = perturbation.applyAsDouble(vx, vy);
    for (int a = 0; a < corrector.length; a++) {
      double v = (a == 0 ? vx : vy) - problem.velocity().mean(a);
      double gradient = slope[a][cell] / problem.grid().axis(a).spacing();
      s -= root * (corrector[a].applyAsDouble(vx, vy) * gradient + v * force[a][cell]);
    }
    return s;
  }
}
