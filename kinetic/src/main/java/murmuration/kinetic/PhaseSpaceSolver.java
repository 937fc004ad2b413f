package murmuration.kinetic;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import murmuration.coefficients.Maxwellian;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * Solves the kinetic equation in one dimension on cells of r and v, in the frame moving with the
 * mean velocity V,
 *
 * <pre>
 *   ∂_t f + ε^{−1/2} ((v − V) ∂_r f − Φ_r ∂_v f) = ε^{−1} ∂_v(W' f + θ ∂_v f),   Φ = U⋆ρ,   ρ = ∫ f dv,
 * </pre>
 *
 * on a periodic box or between two walls that reflect, f(v) = f(−v). It knows nothing of velocity
 * modes and serves to check {@link KineticSolver}. Steps of Strang's splitting,
 *
 * <pre>
 *   f⁺ = T(h/2) C(h) T(h/2) f,
 * </pre>
 *
 * T the transport along r, exact in time ({@link LineAdvection}), C collisions and force ({@link
 * DriftDiffusion}), during which ρ and hence Φ_r do not change. Of second order in r, v and t
 * together; the mass is kept to round-off, f ≥ 0 stays so, and uniform equilibria are kept exactly.
 * Where a force acts at a wall its mirror image jumps there and f has a kink: the order is 3/2
 * then. Steps ought to be short beside ε: for longer ones it is stable, but not accurate.
 *
 * <p>Strang, SIAM J. Numer. Anal. 5 (1968), doi:10.1137/0705041. Rows and cells are treated in
 * parallel, in the common pool or that of the caller; results do not depend on the number of
 * threads. Not thread-safe: it owns work arrays.
 */
public final class PhaseSpaceSolver {
  // Parts that may be done at the same time, each with its own work arrays.
  private static final int PARTS = 8;

  private final Grid grid;
  private final VelocityGrid velocities;
  private final CellForce mean;
  private final int n;
  private final LineAdvection[] advection = new LineAdvection[PARTS];
  private final double[][] line = new double[PARTS][];
  private final DriftDiffusion[] collisions = new DriftDiffusion[PARTS];
  private final double[] rho;
  private final double[] force;

  /**
   * Prepares the cells.
   *
   * @param equilibrium the velocity model
   * @param grid of one axis
   * @param velocities the number of velocity cells, even and at least 8
   * @throws IllegalArgumentException when the grid or the velocities have not one dimension, W does
   *     not confine, there are walls but W is not even, or U has no form on the box
   */
  public PhaseSpaceSolver(
      Maxwellian equilibrium, InteractionPotential interaction, Grid grid, int velocities) {
    if (grid.dimension() != 1) {
      throw new IllegalArgumentException(
          "a grid in r and v needs one space dimension, got " + grid.dimension());
    }
    if (!grid.periodic() && !equilibrium.potential().even()) {
      throw new IllegalArgumentException(
          "between reflecting walls the velocity potential must be even");
    }
    this.grid = grid;
    this.velocities = new VelocityGrid(equilibrium, velocities);
    mean = new CellForce(grid, interaction);
    n = grid.size();
    for (int part = 0; part < PARTS; part++) {
      int length = grid.periodic() ? n : 2 * n;
      advection[part] = new LineAdvection(length);
      line[part] = new double[length];
      collisions[part] = new DriftDiffusion(this.velocities, n);
    }
    rho = new double[n];
    force = new double[n];
  }

  /**
   * Solves from time 0 to the end.
   *
   * @param density averages of ρ₀ over the cells
   * @param end the end time
   * @param steps equal steps to it
   * @param stop asked before each step
   * @return the state at the end; empty when stopped
   * @throws IllegalArgumentException when ε, the end time or the number of steps is not positive,
   *     there is not one density a cell, or the perturbation is not finite
   */
  public Optional<PhaseSpaceState> run(
      double epsilon,
      double[] density,
      InitialState initial,
      double end,
      int steps,
      BooleanSupplier stop) {
    KineticSolver.requirePositive(epsilon);
    if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the end time must be positive and finite, got " + end);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps);
    }
    if (density.length != n) {
      throw new IllegalArgumentException(
          "the density needs " + n + " values, got " + density.length);
    }
    return run(epsilon, start(density, initial, epsilon), end, steps, stop);
  }

  /** The same from any f, which is replaced: f(v_j, r_i) at [j · cells + i]. */
  Optional<PhaseSpaceState> run(
      double epsilon, double[] f, double end, int steps, BooleanSupplier stop) {
    long before = fallbacks();
    double h = end / steps;
    transport(f, 0.5 * h, epsilon);
    for (int step = 0; step < steps; step++) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      collide(f, h, epsilon);
      transport(f, step < steps - 1 ? h : 0.5 * h, epsilon);
    }
    return Optional.of(new PhaseSpaceState(velocities, n, f, fallbacks() - before));
  }

  VelocityGrid velocities() {
    return velocities;
  }

  Grid grid() {
    return grid;
  }

  private long fallbacks() {
    return Arrays.stream(collisions).mapToLong(DriftDiffusion::fallbacks).sum();
  }

  /** ρ₀ times the velocity distribution; for Chapman–Enskog f₁ = −M (χ ∂_rρ + Φ_rρ (v − V)/θ). */
  private double[] start(double[] density, InitialState initial, double epsilon) {
    double[] profile = profile(initial);
    double[] f = new double[velocities.size() * n];
    double[] slope = new double[n];
    double[] push = new double[n];
    double[] corrector = new double[velocities.size()];
    if (initial instanceof InitialState.ChapmanEnskog) {
      corrector = velocities.corrector();
      mean.derivative(density, slope);
      mean.meanForce(density, force);
      mean.derivative(force, push);
      // The average of a product is not the product of the averages.
      double share = grid.x().spacing() * grid.x().spacing() / 12;
      for (int i = 0; i < n; i++) {
        push[i] = force[i] * density[i] + share * push[i] * slope[i];
      }
    }
    double root = Math.sqrt(epsilon);
    for (int j = 0; j < velocities.size(); j++) {
      double drift = (velocities.velocity(j) - velocities.mean()) / velocities.theta();
      for (int i = 0; i < n; i++) {
        double flux = corrector[j] * slope[i] + drift * push[i];
        f[j * n + i] = velocities.maxwellian(j) * (profile[j] * density[i] - root * flux);
      }
    }
    return f;
  }

  /** f/(ρM), the corrector aside. */
  private double[] profile(InitialState initial) {
    double[] profile = new double[velocities.size()];
    Arrays.fill(profile, 1);
    if (initial instanceof InitialState.Perturbation perturbation) {
      double average = velocities.average(v -> perturbation.profile().applyAsDouble(v, 0));
      if (!Double.isFinite(average)) {
        throw new IllegalArgumentException("the perturbation is not finite at all velocities");
      }
      for (int j = 0; j < profile.length; j++) {
        double g = perturbation.profile().applyAsDouble(velocities.velocity(j), 0);
        profile[j] += perturbation.amplitude() * (g - average);
      }
    }
    return profile;
  }

  private static void inParts(IntConsumer part) {
    IntStream.range(0, PARTS).parallel().forEach(part);
  }

  /** T. */
  private void transport(double[] f, double h, double epsilon) {
    double unit = h / (Math.sqrt(epsilon) * grid.x().spacing());
    int rows = velocities.size();
    if (grid.periodic()) {
      inParts(
          part -> {
            for (int j = part; j < rows; j += PARTS) {
              double cells = unit * (velocities.velocity(j) - velocities.mean());
              System.arraycopy(f, j * n, line[part], 0, n);
              advection[part].shift(line[part], cells);
              System.arraycopy(line[part], 0, f, j * n, n);
            }
          });
    } else {
      inParts(
          part -> {
            for (int j = rows / 2 + part; j < rows; j += PARTS) {
              reflect(f, j, unit * velocities.velocity(j), part);
            }
          });
    }
  }

  /** What runs into the right wall with v comes back with −v: a ring of both rows. */
  private void reflect(double[] f, int j, double cells, int part) {
    int forth = j * n;
    int back = (velocities.size() - 1 - j) * n;
    double[] ring = line[part];
    System.arraycopy(f, forth, ring, 0, n);
    for (int i = 0; i < n; i++) {
      ring[2 * n - 1 - i] = f[back + i];
    }
    advection[part].shift(ring, cells);
    System.arraycopy(ring, 0, f, forth, n);
    for (int i = 0; i < n; i++) {
      f[back + i] = ring[2 * n - 1 - i];
    }
  }

  /** C. */
  private void collide(double[] f, double h, double epsilon) {
    if (mean.interacting()) {
      inParts(part -> PhaseSpaceState.sum(f, velocities, rho, first(part), first(part + 1)));
      mean.meanForce(rho, force);
      for (int i = 0; i < n; i++) {
        force[i] *= Math.sqrt(epsilon);
      }
    } else {
      Arrays.fill(force, 0);
    }
    inParts(
        part -> {
          for (int i = first(part); i < first(part + 1); i += DriftDiffusion.BLOCK) {
            int count = Math.min(DriftDiffusion.BLOCK, first(part + 1) - i);
            collisions[part].step(f, force, i, count, h / epsilon);
          }
        });
  }

  private int first(int part) {
    return (int) ((long) n * part / PARTS);
  }
}
