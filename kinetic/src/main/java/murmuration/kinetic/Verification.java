package murmuration.kinetic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import murmuration.macro.Axis;
import murmuration.macro.Grid;

/**
 * What other modes and another grid do to an ε→0 study: runs at the largest ε, which needs the most
 * modes, in steps of the fineness that a run with few modes needs to settle to a percent.
 */
record Verification(
    LimitProblem problem,
    LimitOptions options,
    double epsilon,
    int fineness,
    BooleanSupplier stop) {
  // Numbers of modes to choose from, by dimension.
  private static final int[][] MODES = {{8, 12, 16, 24, 32, 48, 64}, {12, 20, 30, 42, 56, 72}};
  // What to take where nothing can be told from a difference.
  private static final int[] USUAL = {16, 30};
  private static final double NOTHING = 1e-11;
  private static final double ROUND_OFF = 1e-13;
  private static final double SETTLED = 1e-2;

  /** Finds the fineness. */
  static Verification of(
      LimitProblem problem, LimitOptions options, double epsilon, BooleanSupplier stop) {
    VelocityModes few = problem.basis().apply(MODES[problem.grid().dimension() - 1][0]);
    LimitOptions rough =
        new LimitOptions(options.modes(), options.method(), SETTLED, false, List.of());
    int fineness =
        Comparison.settled(
                new KineticSolver(few, problem.interaction(), problem.grid()),
                rough,
                epsilon,
                problem.density().apply(problem.grid()),
                problem.initial(),
                problem.times(),
                stop)
            .map(Comparison::fineness)
            .orElse(0);
    return new Verification(problem, rough, epsilon, Math.max(fineness, 1), stop);
  }

  /** The effects found, as relative changes; empty where they are not known. */
  record Effects(OptionalDouble modes, OptionalDouble grid) {
    static final Effects UNKNOWN = new Effects(OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Error at the end, its prediction, and the norm of the density. */
  private record Figures(double error, double predicted, double size) {
    double change(Figures other) {
      return Math.max(Math.abs(error / other.error - 1), Math.abs(predicted / other.predicted - 1));
    }
  }

  private Optional<Figures> figures(VelocityModes modes, Grid grid) {
    KineticSolver solver = new KineticSolver(modes, problem.interaction(), grid);
    double[] rho = problem.density().apply(grid);
    int last = problem.times().count() - 1;
    Optional<Comparison> run =
        Comparison.once(
            solver, options, epsilon, rho, problem.initial(), problem.times(), fineness, stop);
    if (run.isEmpty()) {
      return Optional.empty();
    }
    LimitSolution limit =
        LimitSolution.once(
            solver.system(), rho, problem.initial(), problem.times(), fineness + 1, stop);
    double unit = Math.sqrt(grid.cellVolume());
    LeadingTerm leading = new LeadingTerm(solver.system(), limit, last, grid.x().spacing(), unit);
    double[] zero = new double[rho.length];
    return Optional.of(
        new Figures(
            unit * LimitSolution.distance(run.get().difference(last), zero),
            unit * LimitSolution.distance(leading.field(epsilon), zero),
            unit * LimitSolution.distance(rho, zero)));
  }

  private OptionalDouble change(Optional<Figures> one, Optional<Figures> other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(one.get().change(other.get()))
        : OptionalDouble.empty();
  }

  /**
   * The first of some numbers of modes that the next one confirms to an accuracy, or as far as
   * rounding lets it; the last of them where none does, and a usual number where there is no
   * difference to judge by.
   */
  VelocityModes choose(double accuracy) {
    int[] candidates = MODES[problem.grid().dimension() - 1];
    VelocityModes modes = problem.basis().apply(candidates[0]);
    Optional<Figures> figures = figures(modes, problem.grid());
    for (int i = 1; i < candidates.length && figures.isPresent(); i++) {
      double error = figures.get().error();
      double size = figures.get().size();
      if (!(Math.min(error, figures.get().predicted()) > NOTHING * size)) {
        return problem.basis().apply(USUAL[problem.grid().dimension() - 1]);
      }
      VelocityModes more = problem.basis().apply(candidates[i]);
      Optional<Figures> next = figures(more, problem.grid());
      OptionalDouble change = change(figures, next);
      if (change.isEmpty()
          || change.getAsDouble() <= Math.max(accuracy, ROUND_OFF * size / error)) {
        return modes;
      }
      modes = more;
      figures = next;
    }
    return modes;
  }

  /** What half as many modes again do, and another grid. */
  Effects effects(VelocityModes modes) {
    Grid grid = problem.grid();
    VelocityModes more = problem.basis().apply(Math.max(modes.size() + 2, 3 * modes.size() / 2));
    Grid other =
        new Grid(
            IntStream.range(0, grid.dimension())
                .mapToObj(grid::axis)
                .map(axis -> other(axis, grid.dimension()))
                .toList());
    List<Supplier<Optional<Figures>>> runs =
        List.of(
            () -> figures(modes, grid),
            () -> more.size() > modes.size() ? figures(more, grid) : Optional.empty(),
            () -> figures(modes, other));
    List<Optional<Figures>> figures = runs.parallelStream().map(Supplier::get).toList();
    return new Effects(
        change(figures.get(0), figures.get(1)), change(figures.get(0), figures.get(2)));
  }

  private static Axis other(Axis axis, int dimension) {
    int cells = dimension == 1 ? 2 * axis.cells() : Math.max(axis.cells() / 2, Axis.FEWEST_CELLS);
    return new Axis(axis.lower(), axis.upper(), cells, axis.boundary());
  }
}
