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
  // A single row has to be as close as this, and so has an extrapolated ratio.
  private static final double VERY_CLOSE = 0.02;

  /** Copies the list. */
  public LimitVerdict {
    warnings = List.copyOf(warnings);
  }

  static LimitVerdict of(LimitStudy study) {
    double size = norm(study, study.density(study.problem().times().count() - 1));
    List<String> warnings = new ArrayList<>();
    List<LimitRow> reliable = new ArrayList<>();
    for (LimitRow row : study.rows()) {
      String at = "epsilon = " + number(row.epsilon()) + ": ";
      if (row.error() > RELIABLE * row.numericalError()) {
        reliable.add(row);
        double asked = Math.max(2 * study.accuracy() * row.error(), ROUND_OFF * size);
        if (row.numericalError() > asked) {
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "%sthe difference has an accuracy of %.0e, not the %.0e asked for",
                  at,
                  row.numericalError() / row.error(),
                  study.accuracy()));
        }
      } else if (!(row.error() > ROUND_OFF * size)) {
        warnings.add(at + "rho_epsilon and rho agree to round-off at the end time");
      } else {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%sthe time error %.1e is not small against the difference %.1e",
                at,
                row.numericalError(),
                row.error()));
      }
    }
    reliable.sort(Comparator.comparingDouble(LimitRow::epsilon));
    if (!study.complete()) {
      String line = "limit not judged: interrupted with " + study.rows().size() + " epsilon done";
      return new LimitVerdict(false, line, warnings);
    }
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
    if (!(study.coefficient() > ROUND_OFF * size)) {
      return "the predicted leading term vanishes, as for uniform or decayed data";
    }
    if (reliable.isEmpty()) {
      return "no difference stands out from the numerical error";
    }
    double modes = study.modeEffect().orElse(0);
    double grid = study.gridEffect().orElse(0);
    if (Double.isNaN(modes + grid)) {
      return "it could not be verified, a run with other modes or another grid failed";
    }
    if (modes > LARGEST_EFFECT) {
      return "too few modes, half as many again change the result by " + percent(modes);
    }
    if (grid > LARGEST_EFFECT) {
      return "too coarse a grid, another one changes the result by " + percent(grid);
    }
    LimitRow finest = reliable.get(0);
    double part = finest.residual() / finest.predictedError();
    if (reliable.size() < 2) {
      return part <= VERY_CLOSE ? "" : state(finest, part) + advice(study, finest, true);
    }
    double p = study.exponent();
    double order = observedOrder(reliable);
    boolean resolved = finest.residual() > RESOLVED * finest.numericalError();
    boolean faster = !resolved || order > p + FASTER;
    boolean expected = Math.abs(order - 2 * p) < FASTER && part <= NEAR;
    boolean extrapolates =
        expected && Math.abs(ratio(study, reliable) / study.coefficient() - 1) <= VERY_CLOSE;
    if ((part <= CLOSE && faster) || extrapolates) {
      return "";
    }
    String trend = String.format(Locale.ROOT, ", falling like epsilon^%.2f", order);
    return state(finest, part) + trend + advice(study, finest, faster);
  }

  /** What to do about a residual that is not small. */
  private static String advice(LimitStudy study, LimitRow finest, boolean faster) {
    double spread = Math.max(1, study.modes().diffusion() * study.squaredWaveNumber());
    double scale = slowestRate(study.modes()) / spread;
    if (finest.epsilon() <= SMALL * scale) {
      return faster ? "; add a smaller epsilon" : "";
    }
    return String.format(
        Locale.ROOT,
        "; epsilon has to be small beside %s = %.2g",
        spread > 1 ? "lambda_1/(D q^2)" : "lambda_1",
        scale);
  }

  private static String state(LimitRow row, double part) {
    return "at epsilon = "
        + number(row.epsilon())
        + " the residual is "
        + percent(part)
        + " of the prediction";
  }

  private static String percent(double part) {
    return part < 0.1
        ? String.format(Locale.ROOT, "%.2g %%", 100 * part)
        : String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }

  /** A number as people write it. */
  private static String number(double value) {
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  /** error/ε^p at the smallest ε, extrapolated with the next one where that is near. */
  private static double ratio(LimitStudy study, List<LimitRow> reliable) {
    double p = study.exponent();
    LimitRow fine = reliable.get(0);
    double x = Math.pow(fine.epsilon(), p);
    double value = fine.error() / x;
    if (extrapolated(reliable)) {
      // The ratio tends to its limit like ε^p.
      LimitRow coarse = reliable.get(1);
      double y = Math.pow(coarse.epsilon(), p);
      value = (value * y - coarse.error() / y * x) / (y - x);
    }
    return value;
  }

  private static boolean extrapolated(List<LimitRow> reliable) {
    return reliable.size() > 1
        && reliable.get(1).residual() < NEAR * reliable.get(1).predictedError();
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
    String unit = p == 1 ? "eps" : "sqrt(eps)";
    return extrapolated(reliable)
        ? String.format(
            Locale.ROOT,
            "limit confirmed: error/%s -> %.5g, predicted %.5g%s",
            unit,
            ratio(study, reliable),
            study.coefficient(),
            residual)
        : String.format(
            Locale.ROOT,
            "limit confirmed: error/%s = %.5g at epsilon = %s, predicted %.5g%s",
            unit,
            ratio(study, reliable),
            number(fine.epsilon()),
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
