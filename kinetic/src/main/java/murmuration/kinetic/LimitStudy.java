package murmuration.kinetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.RealFourier;
import murmuration.macro.RunObserver;
import murmuration.macro.Snapshot;
import murmuration.macro.SpectralScheme;

/**
 * The ε→0 study: ρ_ε of the reduced kinetic system against ρ of the aggregation-diffusion equation
 * with the coefficients D_N, κ_N of the same N modes, and the leading term of the difference.
 *
 * <p>All three are solved on the same Fourier grid, so that no error of space discretisation enters
 * the comparison. For each ε the number of time steps is doubled until the time error is a small
 * part of ‖ρ_ε − ρ‖.
 *
 * @param exponent p in ρ_ε − ρ = ε^p ρ_p + …: 1, or 1/2 for data odd in v and for W not even
 * @param coefficient ‖ρ_p‖ in L²(dr) at the end time
 */
public record LimitStudy(
    VelocityModes modes,
    double exponent,
    double coefficient,
    List<LimitRow> rows,
    boolean complete) {
  private static final double REFERENCE_TOLERANCE = 1e-10;
  private static final double TIME_ERROR = 3e-4;
  private static final double COARSE_GRID = 1e-3;
  // Differences below this part of the density are rounding.
  private static final double ROUND_OFF = 1e-13;
  private static final int FIRST_STEPS = 4;
  private static final long MOST_STEPS = 1 << 17;
  private static final int CORRECTION_STEPS = 400;

  /** Copies the rows. */
  public LimitStudy {
    rows = List.copyOf(rows);
  }

  /**
   * Runs the study.
   *
   * @param rho point values of the initial density
   * @param epsilons each positive
   * @throws IllegalArgumentException when the axis is not periodic or an ε is not positive
   */
  public static LimitStudy run(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid grid,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      List<Double> epsilons,
      LimitObserver observer) {
    epsilons.forEach(KineticSolver::requirePositive);
    AggregationDiffusion equation =
        new AggregationDiffusion(modes.diffusion(), modes.drift(), interaction);
    LeadingCorrection correction = new LeadingCorrection(modes, equation, grid, initial);
    double[] limit = limit(equation, grid, rho, times, observer);
    double coefficient =
        norm(correction.at(times.end(), CORRECTION_STEPS, rho, initial), null, grid);
    observer.progress(1, epsilons.size() + 1);
    AtomicInteger done = new AtomicInteger(1);
    List<LimitRow> rows =
        epsilons.parallelStream()
            .map(
                epsilon -> {
                  double predicted = Math.pow(epsilon, correction.exponent()) * coefficient;
                  Optional<LimitRow> row =
                      row(
                          modes, equation, grid, rho, initial, times, epsilon, limit, predicted,
                          observer);
                  observer.progress(done.incrementAndGet(), epsilons.size() + 1);
                  return row;
                })
            .flatMap(Optional::stream)
            .toList();
    boolean complete = rows.size() == epsilons.size();
    return new LimitStudy(modes, correction.exponent(), coefficient, rows, complete);
  }

  /** The observed order between rows i − 1 and i, 0 &lt; i &lt; rows().size(). */
  public double order(int i) {
    LimitRow coarse = rows.get(i - 1);
    LimitRow fine = rows.get(i);
    return Math.log(coarse.error() / fine.error()) / Math.log(coarse.epsilon() / fine.epsilon());
  }

  /** What speaks against trusting a row, in words; empty when nothing does. */
  public List<String> warnings(Grid grid) {
    List<String> warnings = new ArrayList<>();
    for (LimitRow row : rows) {
      double roundOff = ROUND_OFF * norm(row.density(row.outputs() - 1), null, grid);
      double unresolved = unresolved(row, grid);
      if (!(row.error() > 10 * roundOff)) {
        warnings.add(
            String.format(
                "epsilon = %s: rho_epsilon and rho agree to round-off at the end time; compare earlier",
                row.epsilon()));
      } else if (!(row.numericalError() <= 10 * TIME_ERROR * row.error())) {
        warnings.add(
            String.format(
                "epsilon = %s: the time error %.1e is not small against the difference %.1e",
                row.epsilon(), row.numericalError(), row.error()));
      } else if (!(unresolved <= COARSE_GRID * row.error())) {
        warnings.add(
            String.format(
                "epsilon = %s: the grid is coarse, the shortest waves hold %.1e of the density",
                row.epsilon(), unresolved));
      }
    }
    return warnings;
  }

  private static double[] limit(
      AggregationDiffusion equation,
      Grid grid,
      double[] rho,
      OutputTimes times,
      LimitObserver observer) {
    RunObserver quiet =
        new RunObserver() {
          @Override
          public void output(Snapshot snapshot) {}

          @Override
          public boolean interrupted() {
            return observer.interrupted();
          }
        };
    OutputTimes end = new OutputTimes(times.end(), times.end());
    Evolution.Result result =
        Evolution.run(new SpectralScheme(equation, grid), rho, end, REFERENCE_TOLERANCE, quiet);
    if (result.ending() == Evolution.Ending.STALLED) {
      throw new ArithmeticException(
          "the limit equation could not be solved beyond t = "
              + result.last().diagnostics().time()
              + ": its density is not resolved, use more cells");
    }
    return result.last().density();
  }

  private static Optional<LimitRow> row(
      VelocityModes modes,
      AggregationDiffusion equation,
      Grid grid,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      double epsilon,
      double[] limit,
      double predicted,
      LimitObserver observer) {
    int last = times.count() - 1;
    double[][] coarse = null;
    for (int steps = FIRST_STEPS; ; steps *= 2) {
      double[][] fine =
          KineticSolver.densities(
              modes, equation, grid, epsilon, rho, initial, times, steps, observer::interrupted);
      if (observer.interrupted()) {
        return Optional.empty();
      }
      double error = norm(fine[last], limit, grid);
      // A third of this where the order is 2, all of it where the initial layer lowers it to 1.
      double numerical = coarse == null ? Double.NaN : norm(fine[last], coarse[last], grid);
      boolean converged =
          numerical <= Math.max(TIME_ERROR * error, ROUND_OFF * norm(limit, null, grid));
      if (converged || 2L * steps * last > MOST_STEPS) {
        return Optional.of(
            new LimitRow(epsilon, error, predicted, numerical, (long) steps * last, fine));
      }
      coarse = fine;
    }
  }

  /** The norm of the part of ρ_ε in the upper third of the wave numbers, at the end. */
  private static double unresolved(LimitRow row, Grid grid) {
    double[] density = row.density(row.outputs() - 1);
    RealFourier fourier = new RealFourier(grid.size(), grid.x().length());
    fourier.forward(density);
    for (int k = 0; 3 * k < 2 * (fourier.modes() - 1); k++) {
      fourier.set(density, k, 0, 0);
    }
    fourier.inverse(density);
    return norm(density, null, grid);
  }

  private static double norm(double[] a, double[] b, Grid grid) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = b == null ? a[i] : a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum * grid.cellVolume());
  }
}
