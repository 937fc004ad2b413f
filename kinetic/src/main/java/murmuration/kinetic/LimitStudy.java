package murmuration.kinetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import murmuration.macro.Grid;

/**
 * The ε→0 study: ρ_ε of the reduced kinetic system against ρ of the aggregation-diffusion equation
 * with the coefficients D_N, κ_N of the same N modes, and the leading term of the difference, ρ_ε −
 * ρ = ε^p ρ_p + …, p = 1, or 1/2 for data odd in v and for W not even.
 *
 * <p>All three live on the same grid and in the same modes, so that neither space discretisation
 * nor truncation enters the comparison; what they do to its result is found by refining each.
 * Immutable.
 */
public final class LimitStudy {
  private final LimitProblem problem;
  private final LimitOptions options;
  private final VelocityModes modes;
  private final LimitSolution limit;
  private final LeadingTerm leading;
  private final List<LimitRow> rows;
  private final boolean complete;
  private final Verification.Effects effects;

  private LimitStudy(
      LimitProblem problem,
      LimitOptions options,
      VelocityModes modes,
      LimitSolution limit,
      LeadingTerm leading,
      List<LimitRow> rows,
      boolean complete,
      Verification.Effects effects) {
    this.problem = problem;
    this.options = options;
    this.modes = modes;
    this.limit = limit;
    this.leading = leading;
    this.rows = List.copyOf(rows);
    this.complete = complete;
    this.effects = effects;
  }

  /** Runs the whole study; see the other method. */
  public static LimitStudy run(
      LimitProblem problem, List<Double> epsilons, LimitOptions options, LimitObserver observer) {
    return run(problem, epsilons, options, List.of(), observer);
  }

  /**
   * Runs the study, but for the rows that are known.
   *
   * @param epsilons one or more, each positive, none twice
   * @param known rows of an earlier study of all the same
   * @throws IllegalArgumentException when they are not, or the perturbation is not finite, or the
   *     box is not one that {@link KineticSolver} takes
   * @throws ArithmeticException when the limit equation cannot be solved on the grid
   */
  public static LimitStudy run(
      LimitProblem problem,
      List<Double> epsilons,
      LimitOptions options,
      List<LimitRow> known,
      LimitObserver observer) {
    epsilons.forEach(KineticSolver::requirePositive);
    if (epsilons.isEmpty() || epsilons.stream().distinct().count() < epsilons.size()) {
      throw new IllegalArgumentException(
          "epsilon must be one or more different numbers, got " + epsilons);
    }
    double largest = epsilons.stream().max(Comparator.naturalOrder()).orElse(1.0);
    BooleanSupplier stop = observer::interrupted;
    int total = epsilons.size() + 2;
    AtomicInteger done = new AtomicInteger();
    Optional<Verification> verification =
        options.verify() || options.modes().isEmpty()
            ? Optional.of(Verification.of(problem, options, largest, stop))
            : Optional.empty();

    VelocityModes modes =
        options.modes().isPresent()
            ? problem.basis().apply(options.modes().getAsInt())
            : verification.orElseThrow().choose(options.accuracy());
    double[] rho = problem.density().apply(problem.grid());
    ReducedSystem system = new KineticSolver(modes, problem.interaction(), problem.grid()).system();
    LimitSolution limit =
        LimitSolution.settled(system, rho, problem.initial(), problem.times(), stop);
    LeadingTerm leading =
        new LeadingTerm(
            system,
            limit,
            problem.times().count() - 1,
            problem.grid().x().spacing(),
            Math.sqrt(problem.grid().cellVolume()));
    observer.progress(done.incrementAndGet(), total);
    List<LimitRow> rows =
        epsilons.parallelStream()
            .map(
                epsilon -> {
                  Optional<LimitRow> row =
                      known.stream().filter(old -> old.epsilon() == epsilon).findFirst();
                  if (row.isEmpty()) {
                    row = row(problem, modes, limit, leading, rho, epsilon, options, stop);
                    row.ifPresent(observer::row);
                  }
                  observer.progress(done.incrementAndGet(), total);
                  return row;
                })
            .flatMap(Optional::stream)
            .toList();
    Verification.Effects effects =
        options.verify() ? verification.orElseThrow().effects(modes) : Verification.Effects.UNKNOWN;
    observer.progress(total, total);
    boolean complete = rows.size() == epsilons.size() && !stop.getAsBoolean();
    return new LimitStudy(problem, options, modes, limit, leading, rows, complete, effects);
  }

  private static Optional<LimitRow> row(
      LimitProblem problem,
      VelocityModes modes,
      LimitSolution limit,
      LeadingTerm leading,
      double[] rho,
      double epsilon,
      LimitOptions options,
      BooleanSupplier stop) {
    KineticSolver solver = new KineticSolver(modes, problem.interaction(), problem.grid());
    Optional<Comparison> settled =
        Comparison.settled(solver, options, epsilon, rho, problem.initial(), problem.times(), stop);
    if (settled.isEmpty()) {
      return Optional.empty();
    }
    Comparison comparison = settled.get();
    int last = problem.times().count() - 1;
    double unit = Math.sqrt(problem.grid().cellVolume());
    double[] zero = new double[rho.length];
    double[] predicted = leading.field(epsilon);
    double[] difference = comparison.difference(last);
    List<KineticOutput> outputs = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      double[] density = limit.density(i);
      Matrices.addMultiple(1, comparison.difference(i), 0, density, 0, density.length);
      outputs.add(comparison.outputs().get(i).with(density));
    }
    return Optional.of(
        new LimitRow(
            epsilon,
            unit * LimitSolution.distance(difference, zero),
            unit * LimitSolution.distance(predicted, zero),
            unit * LimitSolution.distance(difference, predicted),
            unit * comparison.uncertainty(),
            comparison.steps(),
            outputs));
  }

  /** The modes. */
  public VelocityModes modes() {
    return modes;
  }

  /** The grid. */
  public Grid grid() {
    return problem.grid();
  }

  /** What was studied. */
  LimitProblem problem() {
    return problem;
  }

  /** The accuracy asked for. */
  double accuracy() {
    return options.accuracy();
  }

  /** One row for each ε, in their order, those missing that were interrupted. */
  public List<LimitRow> rows() {
    return rows;
  }

  /** Whether nothing was interrupted. */
  public boolean complete() {
    return complete;
  }

  /** p in ρ_ε − ρ = ε^p ρ_p + …: 1 or 1/2. */
  public double exponent() {
    return leading.exponent();
  }

  /** ‖ρ_p‖ in L²(dr) at the end time. */
  public double coefficient() {
    return leading.coefficient();
  }

  /**
   * Where a force pushes against walls, the norm, over ε^{3/4}, of the Knudsen layers on a grid
   * that resolves them; the predictions contain the layers as the grid has them. Otherwise empty.
   */
  public OptionalDouble layers() {
    return leading.layers();
  }

  /** ρ at output {@code i}, a copy. */
  public double[] density(int i) {
    return limit.density(i);
  }

  /**
   * ρ_p at output {@code i}, a copy; where a force pushes against walls, for ε far below the square
   * of the spacing.
   */
  public double[] correction(int i) {
    return limit.correction(i);
  }

  /** The observed order of the error between rows i − 1 and i, 0 &lt; i &lt; rows().size(). */
  public double order(int i) {
    return order(rows.get(i - 1), rows.get(i), rows.get(i - 1).error(), rows.get(i).error());
  }

  /** The observed order of the residual between rows i − 1 and i. */
  public double residualOrder(int i) {
    return order(rows.get(i - 1), rows.get(i), rows.get(i - 1).residual(), rows.get(i).residual());
  }

  private static double order(LimitRow one, LimitRow other, double first, double second) {
    return Math.log(first / second) / Math.log(one.epsilon() / other.epsilon());
  }

  /**
   * The relative change of error or coefficient, the larger of both, that half as many modes again
   * make at the largest ε; empty when not verified.
   */
  public OptionalDouble modeEffect() {
    return effects.modes();
  }

  /**
   * The same for the grid: in one dimension twice as many cells, in two half as many along each
   * axis; empty when not verified.
   */
  public OptionalDouble gridEffect() {
    return effects.grid();
  }

  /** ‖∇ρ‖²/‖ρ − ρ̄‖² of the initial density, by differences between neighbours. */
  double squaredWaveNumber() {
    double[] rho = problem.density().apply(grid());
    double mean = Arrays.stream(rho).average().orElse(0);
    double slopes = 0;
    double squares = 0;
    for (int cell = 0; cell < rho.length; cell++) {
      squares += (rho[cell] - mean) * (rho[cell] - mean);
      for (int a = 0; a < grid().dimension(); a++) {
        int next = cell + grid().stride(a);
        if (cell / grid().stride(a) % grid().axis(a).cells() < grid().axis(a).cells() - 1) {
          double slope = (rho[next] - rho[cell]) / grid().axis(a).spacing();
          slopes += slope * slope;
        }
      }
    }
    return squares > 0 ? slopes / squares : 0;
  }

  /** What the study shows. */
  public LimitVerdict verdict() {
    return LimitVerdict.of(this);
  }
}
