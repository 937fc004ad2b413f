package murmuration.coefficients;

/**
 * The mean of an estimator from paths that is the better the longer they are, with an estimate of
 * what it still misses. The mean E_T exceeds E_{T/2} by Δ, and if what is missing falls by the same
 * factor Δ/E_{T/2} in every further time T/2,
 *
 * <pre>  E_∞ − E_T = Δ²/(E_{T/2} − Δ),</pre>
 *
 * where Δ is taken one standard error too large. It is infinite where no fall is seen. Mutable.
 */
final class ConvergingMean {
  private final SampleMean full = new SampleMean();
  private final SampleMean increment = new SampleMean();

  /** Adds the estimators of one path, after half of the time and at its end. */
  void add(double half, double end) {
    full.add(end);
    increment.add(end - half);
  }

  /** Adds all samples of another. */
  void add(ConvergingMean other) {
    full.add(other.full);
    increment.add(other.increment);
  }

  /** E_T. */
  double mean() {
    return full.mean();
  }

  /** The standard deviation of E_T. */
  double standardError() {
    return full.standardError();
  }

  /** E_∞ − E_T. */
  double truncation() {
    double half = full.mean() - increment.mean();
    double delta = Math.abs(increment.mean()) + increment.standardError();
    return delta < half ? delta * delta / (half - delta) : Double.POSITIVE_INFINITY;
  }
}
