package murmuration.macro;

import java.util.Arrays;

/**
 * The rates of Scharfetter and Gummel along an axis of spacing h: between cell i and its right
 * neighbour j
 *
 * <pre>
 *   i → j: (D/h²) B(Δ/D),   j → i: (D/h²) B(−Δ/D),   Δ = κ(φ_j − φ_i) − hu,   B(x) = x/(e^x − 1).
 * </pre>
 *
 * <p>For u = 0 they are reversible with respect to e^{−κφ/D}, to round-off. For D → 0 they are
 * those of the upwind scheme. Source: Schlichting and Seis, IMA J. Numer. Anal. 42 (2022),
 * doi:10.1093/imanum/drab045.
 */
final class ScharfetterGummel {
  // (x/2) coth(x/2) = Σ B_{2k} x^{2k}/(2k)!; for |x| < 1 these terms give all digits.
  private static final double C1 = 1.0 / 12;
  private static final double C2 = -1.0 / 720;
  private static final double C3 = 1.0 / 30240;
  private static final double C4 = -1.0 / 1209600;
  private static final double C5 = 1.0 / 47900160;
  private static final double C6 = -691.0 / 1307674368000.0;
  private static final double C7 = 1.0 / 74724249600.0;
  private static final double C8 = -3617.0 / 10670622842880000.0;
  private static final double C9 = 43867.0 / 5109094217170944000.0;

  private final Lines lines;
  private final double diffusion;
  private final double drift;
  private final double rise;
  private final double scale;

  /**
   * Fixes the coefficients along the axis.
   *
   * @param velocity u
   */
  ScharfetterGummel(Lines lines, double diffusion, double drift, double velocity) {
    this.lines = lines;
    this.diffusion = diffusion;
    this.drift = drift;
    double h = lines.axis().spacing();
    rise = -h * velocity;
    scale = 1 / (h * h);
  }

  /**
   * Computes the rates for a potential φ, all in the layout of the lines.
   *
   * @param forth receives the rates from each cell to its right neighbour, 0 at a wall
   * @param back receives those from the right neighbour to the cell
   */
  void rates(double[] phi, double[] forth, double[] back) {
    int stride = lines.stride();
    int inner = lines.block() - stride;
    for (int start = 0; start < phi.length; start += lines.block()) {
      int end = start + inner;
      rates(start, end, stride, phi, forth, back);
      if (lines.axis().periodic()) {
        rates(end, end + stride, -inner, phi, forth, back);
      } else {
        Arrays.fill(forth, end, end + stride, 0);
        Arrays.fill(back, end, end + stride, 0);
      }
    }
  }

  /** Between cells i and i + offset, from ≤ i &lt; to. */
  private void rates(int from, int to, int offset, double[] phi, double[] forth, double[] back) {
    double inverse = diffusion > 0 ? 1 / diffusion : 0;
    double factor = scale * diffusion;
    double half = 0.5 * scale;
    // Correct for |Δ| < D, and without branches.
    for (int i = from; i < to; i++) {
      double delta = drift * (phi[i + offset] - phi[i]) + rise;
      double x = delta * inverse;
      double s = x * x;
      double odd =
          C1 + s * (C2 + s * (C3 + s * (C4 + s * (C5 + s * (C6 + s * (C7 + s * (C8 + s * C9)))))));
      double even = factor * (1 + s * odd);
      forth[i] = even - half * delta;
      back[i] = even + half * delta;
    }
    for (int i = from; i < to; i++) {
      double delta = drift * (phi[i + offset] - phi[i]) + rise;
      double size = Math.abs(delta);
      if (size >= diffusion) {
        double uphill = diffusion == 0 ? 0 : size / Math.expm1(size * inverse);
        forth[i] = scale * (delta > 0 ? uphill : uphill + size);
        back[i] = scale * (delta > 0 ? uphill + size : uphill);
      }
    }
  }
}
