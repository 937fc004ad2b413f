package murmuration.examples;

/**
 * The ratio of modified Bessel functions I₁(x)/I₀(x), the mean of cos φ over the density
 * proportional to e^{x cos φ} on the circle, by the continued fraction
 *
 * <pre>{@code I₁(x)/I₀(x) = x / (2 + x² / (4 + x² / (6 + …)))}</pre>
 *
 * <p>of positive terms only, from its end, so that no digits are lost. W. Gautschi, J. Slavik, On
 * the computation of modified Bessel function ratios, Math. Comp. 32 (1978), 865–875, <a
 * href="https://doi.org/10.1090/S0025-5718-1978-0470267-9">doi:10.1090/S0025-5718-1978-0470267-9</a>.
 */
final class BesselRatio {
  private BesselRatio() {}

  /**
   * The ratio; its sign is that of x.
   *
   * @throws IllegalArgumentException when x is not finite, or beyond 10⁶, where it would take long
   */
  static double of(double x) {
    if (!(Math.abs(x) <= 1e6)) {
      throw new IllegalArgumentException("x = " + x + ": must be from -1e6 to 1e6");
    }
    double ratio = 0;
    // The n-th term is I_n(x)/I_{n-1}(x): below 1/2 from n = x on, falling fast from there.
    for (int n = (int) (2 * Math.abs(x)) + 30; n >= 1; n--) {
      ratio = x / (2 * n + x * ratio);
    }
    return ratio;
  }
}
