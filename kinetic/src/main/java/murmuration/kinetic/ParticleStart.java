package murmuration.kinetic;

import java.util.random.RandomGenerator;
import murmuration.macro.Axis;
import murmuration.macro.Grid;

/**
 * Independent samples of the initial law f = ρ₀ M (1 + s), see {@link InitialDeviation}.
 *
 * <p>A cell is drawn by its mass, exactly, and a point in it from the product of 1 + s_a t_a, −½ ≤
 * t_a ≤ ½, with the slopes s_a of the cell; so the density within cells has a bias of second order
 * in their size, the masses of cells have none. Velocities are drawn from M and taken with a
 * probability proportional to 1 + s; where it is negative, never. The mass that is cut off in this
 * way is estimated from one velocity a particle. Immutable.
 *
 * <p>Source: Devroye, Non-Uniform Random Variate Generation (1986), chapter II,
 * doi:10.1007/978-1-4613-8643-8.
 */
final class ParticleStart {
  /** The largest part of f that may be cut off, relative to the mass. */
  static final double MOST_NEGATIVE = 1e-3;

  // So many velocities are refused only where s is beyond all bounds.
  private static final int MOST_TRIES = 1_000_000;

  private final ParticleProblem problem;
  private final double[] distribution;
  private final InitialDeviation deviation;
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
    double[] density = problem.density().apply(grid);
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
    deviation = new InitialDeviation(problem, epsilon, density);
  }

  /** ∫ρ₀. */
  double mass() {
    return mass;
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
        double s = deviation.slope(a, cell);
        double q = random.nextDouble() - 0.5 + s / 8;
        double t = 2 * q / (1 + Math.sqrt(Math.max(0, 1 + 2 * s * q)));
        double r = grid.centre(cell, a) + t * axis.spacing();
        position[a * stride + i] = Math.min(Math.max(r, axis.lower()), Math.nextDown(axis.upper()));
      }
      boolean taken = false;
      for (int tries = 0; !taken; tries++) {
        problem.velocity().sample(random, velocity, stride, i);
        double factor = 1 + deviation.at(cell, velocity[i], d > 1 ? velocity[stride + i] : 0);
        negative += tries == 0 ? Math.max(0, -factor) : 0;
        double bound = deviation.bound(cell);
        taken = bound == 1 || random.nextDouble() * bound < factor;
        if (tries == MOST_TRIES) {
          throw new IllegalArgumentException(
              "the initial distribution f is too far from equilibrium to be drawn; choose another"
                  + " initial state or a smaller epsilon");
        }
      }
    }
    return negative;
  }

  /** The cell in which the distribution function reaches u. */
  private int cell(double u) {
    double target = u * distribution[distribution.length - 1];
    int low = 0;
    int high = distribution.length - 2;
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
}
