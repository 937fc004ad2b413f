package murmuration.coefficients;

/** The mean of independent samples and its standard error. Mutable. */
final class SampleMean {
  private long count;
  private double sum;
  private double squares;

  void add(double sample) {
    count++;
    sum += sample;
    squares += sample * sample;
  }

  /** Adds all samples of another. */
  void add(SampleMean other) {
    count += other.count;
    sum += other.sum;
    squares += other.squares;
  }

  double mean() {
    return sum / count;
  }

  /** The standard deviation of the mean, √((⟨x²⟩ − ⟨x⟩²)/(n − 1)). */
  double standardError() {
    double variance = Math.max(0, squares / count - mean() * mean());
    return Math.sqrt(variance / (count - 1));
  }
}
