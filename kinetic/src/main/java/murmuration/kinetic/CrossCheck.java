package murmuration.kinetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import murmuration.coefficients.Maxwellian;
import murmuration.macro.Axis;
import murmuration.macro.FourierTransform;
import murmuration.macro.Grid;
import murmuration.macro.OutputTimes;

/**
 * ρ_ε of {@link KineticSolver} against that of {@link PhaseSpaceSolver}, which shares neither basis
 * nor scheme with it, at the end time, on cells of r and v and in steps that are halved together.
 * Both start from the same averages over the cells. As the latter is of second order, save at walls
 * with a force, the distance should fall fourfold each time, down to what the modes leave out; with
 * differences d_h the term of order h² is removed by
 *
 * <pre>  d = (4 d_{h/2} − d_h)/3.</pre>
 *
 * @param epsilon ε
 * @param levels one for each number of cells, from coarse to fine; those missing that were
 *     interrupted
 * @param extrapolated ‖d‖ of the last two levels in L²(dr), relative to ‖ρ_ε‖; NaN where there are
 *     fewer
 * @param complete whether nothing was interrupted
 */
public record CrossCheck(
    double epsilon, List<Level> levels, double extrapolated, boolean complete) {
  /** Below this ε steps that are short beside it take long. */
  public static final double SMALLEST_EPSILON = 1e-2;

  /** The usual number of levels. */
  public static final int LEVELS = 3;

  private static final int FEWEST_CELLS = 128;
  private static final int VELOCITIES = 256;
  private static final double STEPS = 10;
  // Of the reduced solver.
  private static final double SETTLED = 1e-7;
  private static final int FIRST_STEPS = 32;
  private static final int MOST_STEPS = 1 << 14;
  private static final int PROGRESS = 1000;

  /** Copies the list. */
  public CrossCheck {
    levels = List.copyOf(levels);
  }

  /**
   * The numbers of cells and steps.
   *
   * @param cells of r
   * @param velocities cells of v
   * @param steps in time
   */
  public record Resolution(int cells, int velocities, int steps) {
    /**
     * What to begin with: 128 × 256 cells, more cells of r where the box of the problem has more
     * than 512, and 10 T (10 + 1/ε) steps to the end time T.
     */
    public static Resolution coarsest(LimitProblem problem, double epsilon) {
      int cells = Math.max(FEWEST_CELLS, problem.grid().x().cells() >> (LEVELS - 1));
      double steps = STEPS * problem.times().end() * (STEPS + 1 / epsilon);
      return new Resolution(cells, VELOCITIES, (int) Math.ceil(steps));
    }

    /** Twice as many of each. */
    public Resolution finer() {
      return new Resolution(2 * cells, 2 * velocities, 2 * steps);
    }

    private double work() {
      return (double) cells * velocities * steps;
    }
  }

  /**
   * What came of one resolution.
   *
   * @param resolution cells and steps
   * @param distance of both densities in L²(dr), relative to ‖ρ_ε‖
   * @param fallbacks see {@link PhaseSpaceState#fallbacks}
   */
  public record Level(Resolution resolution, double distance, long fallbacks) {}

  /** The observed order between levels i − 1 and i, 0 &lt; i &lt; levels().size(). */
  public double order(int i) {
    return Math.log(levels.get(i - 1).distance() / levels.get(i).distance()) / Math.log(2);
  }

  /**
   * Compares.
   *
   * @param problem in one dimension
   * @param equilibrium the velocity model of the modes
   * @param modes those of the reduced solver
   * @param coarsest the first level
   * @param levels how many there are
   * @throws IllegalArgumentException when ε is not positive, or one of both solvers cannot take the
   *     problem
   */
  public static CrossCheck run(
      LimitProblem problem,
      Maxwellian equilibrium,
      VelocityModes modes,
      double epsilon,
      Resolution coarsest,
      int levels,
      LimitObserver observer) {
    KineticSolver.requirePositive(epsilon);
    // Each level takes eight times the one before.
    double total = coarsest.work() * (Math.pow(8, levels) - 1) / 7;
    double done = 0;
    List<Level> results = new ArrayList<>();
    double[] coarse = null;
    double extrapolated = Double.NaN;
    Resolution resolution = coarsest;
    for (int i = 0; i < levels; i++) {
      Progress progress = new Progress(resolution, done / total, total, observer);
      Optional<Densities> run =
          densities(problem, equilibrium, modes, epsilon, resolution, progress);
      if (run.isEmpty()) {
        return new CrossCheck(epsilon, results, extrapolated, false);
      }
      double[] difference = run.get().difference();
      double size = norm(run.get().reduced);
      results.add(new Level(resolution, norm(difference) / size, run.get().fallbacks));
      if (coarse != null) {
        // Twice as wide as the cells that the size is summed over.
        extrapolated = Math.sqrt(2) * norm(extrapolate(coarse, difference)) / size;
      }
      coarse = difference;
      done += resolution.work();
      resolution = resolution.finer();
    }
    return new CrossCheck(epsilon, results, extrapolated, true);
  }

  /** Asked before each step, tells how far it is. */
  private static final class Progress implements BooleanSupplier {
    private final double share;
    private final LimitObserver observer;
    private double done;

    Progress(Resolution resolution, double before, double total, LimitObserver observer) {
      done = before;
      share = resolution.work() / resolution.steps() / total;
      this.observer = observer;
    }

    @Override
    public boolean getAsBoolean() {
      observer.progress((int) (PROGRESS * done), PROGRESS);
      done += share;
      return observer.interrupted();
    }
  }

  /** Averages over the cells by both solvers. */
  private static final class Densities {
    private final double[] reduced;
    private final double[] direct;
    private final long fallbacks;

    Densities(double[] reduced, PhaseSpaceState state) {
      this.reduced = reduced;
      direct = state.density();
      fallbacks = state.fallbacks();
    }

    double[] difference() {
      double[] difference = direct.clone();
      Matrices.addMultiple(-1, reduced, 0, difference, 0, difference.length);
      return difference;
    }
  }

  private static Optional<Densities> densities(
      LimitProblem problem,
      Maxwellian equilibrium,
      VelocityModes modes,
      double epsilon,
      Resolution resolution,
      Progress progress) {
    Axis x = problem.grid().x();
    Grid grid = Grid.of(new Axis(x.lower(), x.upper(), resolution.cells(), x.boundary()));
    double[] rho = problem.density().apply(grid);
    double end = problem.times().end();
    Optional<PhaseSpaceState> state =
        new PhaseSpaceSolver(equilibrium, problem.interaction(), grid, resolution.velocities())
            .run(
                epsilon, averages(grid, rho), problem.initial(), end, resolution.steps(), progress);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    KineticSolver solver = new KineticSolver(modes, problem.interaction(), grid);
    return reduced(solver, epsilon, rho, problem.initial(), end, progress.observer::interrupted)
        .map(density -> new Densities(averages(grid, density), state.get()));
  }

  /**
   * ρ_ε of the modes, in equal steps that are halved until it has settled, to 1e-8 or so as the
   * method is of order four; empty when interrupted.
   */
  private static Optional<double[]> reduced(
      KineticSolver solver,
      double epsilon,
      double[] rho,
      InitialState initial,
      double end,
      BooleanSupplier stop) {
    OutputTimes times = new OutputTimes(end, end);
    List<double[]> outputs = new ArrayList<>();
    double[] before = null;
    for (int steps = FIRST_STEPS; ; steps *= 2) {
      outputs.clear();
      solver.run(
          KineticSolver.Method.EXPONENTIAL,
          epsilon,
          rho,
          initial,
          times,
          steps,
          0,
          (i, state) -> outputs.add(state.density()),
          stop);
      if (outputs.size() < times.count()) {
        return Optional.empty();
      }
      double[] density = outputs.get(1);
      boolean settled =
          before != null && LimitSolution.distance(density, before) <= SETTLED * norm(density);
      if (settled || solver.exact(KineticSolver.Method.EXPONENTIAL) || steps >= MOST_STEPS) {
        return Optional.of(density);
      }
      before = density;
    }
  }

  /**
   * Averages over the cells of the trigonometric interpolant of point values: the wave k on n
   * points is multiplied by sin(z)/z, z = πk/n. Between walls both solvers are of second order and
   * point values are taken for averages.
   */
  private static double[] averages(Grid grid, double[] values) {
    if (!grid.periodic()) {
      return values;
    }
    FourierTransform transform = new FourierTransform(grid, new int[] {grid.size()});
    double[] spectrum = new double[2 * transform.modes()];
    transform.forward(values, spectrum);
    for (int k = 1; k < transform.modes(); k++) {
      double z = Math.PI * k / grid.size();
      spectrum[2 * k] *= Math.sin(z) / z;
      spectrum[2 * k + 1] *= Math.sin(z) / z;
    }
    double[] averages = new double[values.length];
    transform.inverse(spectrum, averages);
    return averages;
  }

  private static double[] extrapolate(double[] coarse, double[] fine) {
    double[] result = new double[coarse.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (2 * (fine[2 * i] + fine[2 * i + 1]) - coarse[i]) / 3;
    }
    return result;
  }

  private static double norm(double[] field) {
    return LimitSolution.distance(field, new double[field.length]);
  }
}
