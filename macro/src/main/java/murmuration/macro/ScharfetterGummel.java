package murmuration.macro;

/**
 * The rates of Scharfetter and Gummel along an axis of spacing h: between cell i and its right
 * neighbour j, with the step Δ of κφ − ur from i to j,
 *
 * <pre>
 *   i → j: (D/h²) B(Δ/D),   j → i: (D/h²) B(−Δ/D),   B(x) = x/(e^x − 1).
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

  private final double diffusion;
  private final double scale;

  /** Fixes D and h. */
  ScharfetterGummel(double diffusion, double spacing) {
    this.diffusion = diffusion;
    scale = 1 / (spacing * spacing);
  }

  /**
   * Computes the rates at faces.
   *
   * @param steps Δ
   * @param forth receives the rates from each cell to its right neighbour
   * @param back receives those from the right neighbour to the cell
   */
  void rates(double[] steps, double[] forth, double[] back) {
    double inverse = diffusion > 0 ? 1 / diffusion : 0;
    double factor = scale * diffusion;
    double half = 0.5 * scale;
    // Correct for |Δ| < D, and without branches.
    for (int i = 0; i < steps.length; i++) {
      double x = steps[i] * inverse;
      double s = x * x;
      double high = C5 + s * (C6 + s * (C7 + s * (C8 + s * C9)));
      double even = factor * (1 + s * (C1 + s * (C2 + s * (C3 + s * (C4 + s * high)))));
      forth[i] = even - half * steps[i];
      back[i] = even + half * steps[i];
    }
    for (int i = 0; i < steps.length; i++) {
      double size = Math.abs(steps[i]);
      if (size >= diffusion) {
        double uphill = diffusion == 0 ? 0 : size / Math.expm1(size * inverse);
        forth[i] = scale * (steps[i] > 0 ? uphill : uphill + size);
        back[i] = scale * (steps[i] > 0 ? uphill + size : uphill);
      }
    }
  }
}
