package murmuration.macro;

import java.util.Arrays;

/**
 * Fourth-order fluxes along an axis, expressed as rates.
 *
 * <p>With μ = D log ρ + κφ − ur the flux is −ρμ'. At the face f between cells i and j, with δ_f =
 * μ_j − μ_i,
 *
 * <pre>
 *   J_f = −m_f (Sδ)_f/h,   (Sδ)_f = (26 δ_f − δ_{f−1} − δ_{f+1})/24,
 *   m_f = √(ρ_i ρ_j) e^y,   y = −(log ρ_{i−1} − log ρ_i − log ρ_j + log ρ_{j+1})/16,
 * </pre>
 *
 * are the flux and the mobility, interpolated in log ρ, to fourth order, and ρ' = −(Ĵ_f −
 * Ĵ_{f−1})/h with Ĵ = SJ its divergence. As S appears twice, dF/dt = Σ Ĵ_f δ_f = −Σ m_f (Sδ)_f²/h ≤
 * 0; and Gibbs states, where δ = 0, are exact. (e^y is 1 + y + y²/2 here, which differs at sixth
 * order.)
 *
 * <p>Such fluxes may empty a cell that has little. So the scheme keeps the rates a, b of {@link
 * ScharfetterGummel} and tilts them,
 *
 * <pre>  a (1 + γ),   b (1 − γ),   γ = (Ĵ_f/h − (aρ_i − bρ_j))/(aρ_i + bρ_j),</pre>
 *
 * which gives the flux Ĵ for the given ρ. With |γ| &lt; 1 they are rates of a Markov chain, so that
 * mass and positivity hold whatever ρ becomes. Where ρ changes by more than a factor 4 from cell to
 * cell, in the mean square over three faces, J turns gradually into the flux of the unchanged
 * rates, and is that beyond a factor 8.
 *
 * <p>At a wall J vanishes and is continued as an odd function, μ as an even one.
 */
final class FluxCorrection {
  /** The least density that is told from vacuum. */
  static final double VACUUM = 1e-300;

  private static final double LARGEST_TILT = 0.95;
  // The weight 1 − (Σ − smooth)/(rough − smooth) of J, Σ the sum of the squares of three steps of
  // log ρ.
  private static final double SMOOTH = 3 * Math.log(4) * Math.log(4);
  private static final double ROUGH = 3 * Math.log(8) * Math.log(8);
  private static final double WEIGHT_SLOPE = -1 / (ROUGH - SMOOTH);
  private static final double WEIGHT_AT_ZERO = 1 + SMOOTH / (ROUGH - SMOOTH);
  // Cells whose work arrays stay in the nearest cache.
  private static final int CHUNK = 1024;

  private final Lines lines;
  private final double diffusion;
  private final double scale;
  // By face, right of the cell of the same index: steps of log ρ and of μ, w and w J/(24h).
  private final double[] logStep;
  private final double[] potentialStep;
  private final double[] weight;
  private final double[] flux;
  private final double[] tilt;

  /**
   * Fixes D.
   *
   * @param work {@value #WORK} work arrays of the size of a field
   */
  FluxCorrection(Lines lines, double diffusion, double[][] work) {
    this.lines = lines;
    this.diffusion = diffusion;
    double h = lines.axis().spacing();
    scale = -1 / (24 * 24 * h * h);
    logStep = work[0];
    potentialStep = work[1];
    weight = work[2];
    flux = work[3];
    tilt = work[4];
  }

  /** The number of work arrays. */
  static final int WORK = 5;

  /**
   * Tilts rates. All arrays are in the layout of the lines.
   *
   * @param steps the steps of κφ − ur from each cell to its right neighbour, 0 at a wall
   * @param root √ρ of densities not below {@link #VACUUM}
   * @param log log ρ
   * @param cross a flux to be added to Ĵ_f/h, or null
   */
  void tilt(
      double[] steps, double[] root, double[] log, double[] cross, double[] forth, double[] back) {
    int stride = lines.stride();
    boolean periodic = lines.axis().periodic();
    for (int start = 0; start < log.length; start += lines.block()) {
      int end = start + lines.block();
      int lastFace = end - stride;
      int around = lastFace - start;
      steps(start, lastFace, stride, steps, log);
      if (periodic) {
        steps(lastFace, end, -around, steps, log);
      } else {
        Arrays.fill(logStep, lastFace, end, 0);
        Arrays.fill(potentialStep, lastFace, end, 0);
      }
      int second = start + stride;
      int lastButOne = lastFace - stride;
      fluxes(second, lastButOne, -stride, stride, Interpolation.INSIDE, root);
      if (periodic) {
        fluxes(start, second, around, stride, Interpolation.INSIDE, root);
        fluxes(lastButOne, lastFace, -stride, stride, Interpolation.INSIDE, root);
        fluxes(lastFace, end, -stride, -around, Interpolation.INSIDE, root);
      } else {
        fluxes(start, second, around, stride, Interpolation.LEFT, root);
        fluxes(lastButOne, lastFace, -stride, stride, Interpolation.RIGHT, root);
        Arrays.fill(flux, lastFace, end, 0);
      }
      tilt(start, root, cross, forth, back);
    }
  }

  /**
   * Tilts rates by a given flux only, added to their own.
   *
   * @param root √ρ
   * @param cross the flux
   */
  void tiltAcross(double[] root, double[] cross, double[] forth, double[] back) {
    Arrays.fill(flux, 0);
    Arrays.fill(weight, 0);
    for (int start = 0; start < root.length; start += lines.block()) {
      tilt(start, root, cross, forth, back);
    }
  }

  /** Tilts the rates of a block of lines for the fluxes set. */
  private void tilt(int start, double[] root, double[] cross, double[] forth, double[] back) {
    int stride = lines.stride();
    int second = start + stride;
    int end = start + lines.block();
    int lastFace = end - stride;
    int around = lastFace - start;
    // Left of the first face comes the last one: that of the seam, or of a wall.
    tilt(start, second, around, stride, root, cross, forth, back);
    tilt(second, lastFace, -stride, stride, root, cross, forth, back);
    if (lines.axis().periodic()) {
      tilt(lastFace, end, -stride, -around, root, cross, forth, back);
    }
  }

  // The loops below are short, with one clamp each and alone, as only such loops are vectorised.

  /** Steps from cells to their right neighbours. */
  private void steps(int first, int end, int next, double[] steps, double[] log) {
    for (int from = first; from < end; from += CHUNK) {
      int to = Math.min(from + CHUNK, end);
      for (int c = from; c < to; c++) {
        logStep[c] = log[c + next] - log[c];
      }
      for (int c = from; c < to; c++) {
        potentialStep[c] = diffusion * logStep[c] + steps[c];
      }
    }
  }

  private void fluxes(
      int first, int end, int previous, int next, Interpolation interpolation, double[] root) {
    double p = interpolation.previous;
    double h = interpolation.here;
    double n = interpolation.next;
    // The right neighbour of a face's cell is the cell of the next face, but before a wall.
    for (int from = first; from < end; from += CHUNK) {
      int to = Math.min(from + CHUNK, end);
      for (int c = from; c < to; c++) {
        double here = logStep[c];
        double before = logStep[c + previous];
        double after = logStep[c + next];
        weight[c] = WEIGHT_AT_ZERO + WEIGHT_SLOPE * (before * before + here * here + after * after);
      }
      for (int c = from; c < to; c++) {
        weight[c] = Math.min(1, Math.max(0, weight[c]));
      }
      for (int c = from; c < to; c++) {
        double y = p * logStep[c + previous] + h * logStep[c] + n * logStep[c + next];
        tilt[c] = root[c] * root[c + next] * (1 + y + 0.5 * y * y);
      }
      for (int c = from; c < to; c++) {
        double slope =
            26 * potentialStep[c] - potentialStep[c + previous] - potentialStep[c + next];
        flux[c] = scale * weight[c] * tilt[c] * slope;
      }
    }
  }

  /** Tilts the rates between cells and their right neighbours. */
  private void tilt(
      int first,
      int end,
      int previous,
      int next,
      double[] root,
      double[] cross,
      double[] forth,
      double[] back) {
    for (int from = first; from < end; from += CHUNK) {
      int to = Math.min(from + CHUNK, end);
      for (int c = from; c < to; c++) {
        double out = forth[c] * (root[c] * root[c]);
        double in = back[c] * (root[c + next] * root[c + next]);
        tilt[c] = 26 * flux[c] - flux[c + previous] - flux[c + next] - weight[c] * (out - in);
      }
      if (cross != null) {
        for (int c = from; c < to; c++) {
          tilt[c] += cross[c];
        }
      }
      for (int c = from; c < to; c++) {
        double out = forth[c] * (root[c] * root[c]);
        double in = back[c] * (root[c + next] * root[c + next]);
        tilt[c] /= out + in + VACUUM;
      }
      for (int c = from; c < to; c++) {
        double gamma = Math.min(LARGEST_TILT, Math.max(-LARGEST_TILT, tilt[c]));
        forth[c] *= 1 + gamma;
        back[c] *= 1 - gamma;
      }
    }
  }

  /**
   * How y follows from the steps of log ρ at three faces; next to a wall, where one value is
   * missing, by quadratic extrapolation.
   */
  private enum Interpolation {
    INSIDE(1.0 / 16, 0, -1.0 / 16),
    LEFT(0, 1.0 / 8, -1.0 / 8),
    RIGHT(1.0 / 8, -1.0 / 8, 0);

    private final double previous;
    private final double here;
    private final double next;

    Interpolation(double previous, double here, double next) {
      this.previous = previous;
      this.here = here;
      this.next = next;
    }
  }
}
