package murmuration.kinetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What an ε→0 study shows, in words.
 *
 * @param confirmed whether the difference tends to its predicted leading term and nothing speaks
 *     against trusting it
 * @param line the verdict in one line
 * @param warnings on single rows
 */
public record LimitVerdict(boolean confirmed, String line, List<String> warnings) {
  // A row counts when its difference is so many times the numerical error.
  private static final double RELIABLE = 30;
  // Where the residual is not so many times the numerical error its order means nothing.
  private static final double RESOLVED = 10;
  // The residual may be such a part of the prediction,
  private static final double CLOSE = 0.05;
  // A ratio is extrapolated from one whose residual is less than this.
  private static final double NEAR = 0.2;
  // and must fall faster than it by such a power of ε.
  private static final double FASTER = 0.25;
  // What small beside the slowest rate means.
  private static final double SMALL = 0.02;
  private static final double LARGEST_EFFECT = 1e-2;
  private static final double ROUND_OFF = 1e-12;

  /** Copies the list. */
  public LimitVerdict {
    warnings = List.copyOf(warnings);
  }

  static LimitVerdict of(LimitStudy study) {
    double size = norm(study, study.density(study.problem().times().count() - 1));
    List<String> warnings = new ArrayList<>();
    List<LimitRow> reliable = new ArrayList<>();
    for (LimitRow row : study.rows()) {
      if (row.error() > RELIABLE * row.numericalError()) {
        reliable.add(row);
      } else if (!(row.error() > ROUND_OFF * size)) {
        warnings.add(
            String.format(
                "epsilon = %s: rho_epsilon and rho agree to round-off at the end time; compare"
                    + " earlier",
                row.epsilon()));
      } else {
        warnings.add(
            String.format(
                Locale.ROOT,
                "epsilon = %s: the time error %.1e is not small against the difference %.1e",
                row.epsilon(),
                row.numericalError(),
                row.error()));
      }
    }
    reliable.sort(Comparator.comparingDouble(LimitRow::epsilon));
    String against = against(study, reliable, size);
    return against.isEmpty()
        ? new LimitVerdict(true, confirmation(study, reliable), warnings)
        : new LimitVerdict(false, "limit not confirmed: " + against, warnings);
  }

  private static double norm(LimitStudy study, double[] field) {
    return Math.sqrt(study.grid().cellVolume())
        * LimitSolution.distance(field, new double[field.length]);
  }

  /** Why the limit is not confirmed; empty when it is. */
  private static String against(LimitStudy study, List<LimitRow> reliable, double size) {
    if (study.rows().isEmpty()) {
      return "interrupted before the first epsilon was done";
    }
    if (!(study.coefficient() > ROUND_OFF * size)) {
      return "the predicted leading term vanishes, there is nothing to compare with";
    }
    if (reliable.isEmpty()) {
      return "no difference stands out from the numerical error";
    }
    double modes = study.modeEffect().orElse(0);
    if (modes > LARGEST_EFFECT) {
      return String.format(
          Locale.ROOT,
          "too few modes, half as many again change the result by %.0f %%",
          100 * modes);
    }
    double grid = study.gridEffect().orElse(0);
    if (grid > LARGEST_EFFECT) {
      return String.format(
          Locale.ROOT, "too coarse a grid, another one changes the result by %.0f %%", 100 * grid);
    }
    LimitRow finest = reliable.get(0);
    double part = finest.residual() / finest.predictedError();
    boolean resolved = finest.residual() > RESOLVED * finest.numericalError();
    boolean faster =
        reliable.size() < 2 || !resolved || observedOrder(reliable) > study.exponent() + FASTER;
    if (part <= CLOSE && faster) {
      return "";
    }
    String state =
        String.format(
            Locale.ROOT,
            "at epsilon = %s the difference is off the prediction by %.2g %%",
            finest.epsilon(),
            100 * part);
    if (reliable.size() > 1) {
      state += String.format(Locale.ROOT, ", falling like epsilon^%.2f", observedOrder(reliable));
    }
    double slowest = slowestRate(study.modes());
    return finest.epsilon() > SMALL * slowest
        ? state
            + String.format(
                Locale.ROOT, "; epsilon has to be small beside lambda_1 = %.3g", slowest)
        : state + (faster ? "; add a smaller epsilon" : "");
  }

  private static double slowestRate(VelocityModes modes) {
    double slowest = modes.rate(1);
    for (int k = 2; k < modes.size(); k++) {
      slowest = Math.min(slowest, modes.rate(k));
    }
    return slowest;
  }

  /** The order of the residual between the two smallest ε. */
  private static double observedOrder(List<LimitRow> reliable) {
    LimitRow fine = reliable.get(0);
    LimitRow coarse = reliable.get(1);
    return Math.log(coarse.residual() / fine.residual())
        / Math.log(coarse.epsilon() / fine.epsilon());
  }

  private static String confirmation(LimitStudy study, List<LimitRow> reliable) {
    double p = study.exponent();
    LimitRow fine = reliable.get(0);
    String residual = residual(study, reliable);
    if (study.layers().isPresent()) {
      return String.format(
          Locale.ROOT,
          "limit confirmed: error/predicted -> %.5g%s, with layers at walls (%.3g eps^0.75)",
          fine.error() / fine.predictedError(),
          residual,
          study.layers().getAsDouble());
    }
    double x = Math.pow(fine.epsilon(), p);
    double value = fine.error() / x;
    if (reliable.size() > 1
        && reliable.get(1).residual() < NEAR * reliable.get(1).predictedError()) {
      // The ratio tends to its limit like ε^p.
      LimitRow coarse = reliable.get(1);
      double y = Math.pow(coarse.epsilon(), p);
      value = (value * y - coarse.error() / y * x) / (y - x);
    }
    return String.format(
        Locale.ROOT,
        "limit confirmed: error/%s -> %.5g, predicted %.5g%s",
        p == 1 ? "eps" : "sqrt(eps)",
        value,
        study.coefficient(),
        residual);
  }

  /** The order of the residual, where it can be observed: 2p if it is that. */
  private static String residual(LimitStudy study, List<LimitRow> reliable) {
    List<LimitRow> resolved =
        reliable.stream().filter(row -> row.residual() > RESOLVED * row.numericalError()).toList();
    if (resolved.size() < 2) {
      return "";
    }
    double order = observedOrder(resolved);
    double expected = 2 * study.exponent();
    return Math.abs(order - expected) < FASTER
        ? expected == 2 ? ", residual O(eps^2)" : ", residual O(eps)"
        : String.format(Locale.ROOT, ", residual like eps^%.2f", order);
  }
}
