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
 * <p>At a wall J vanishes, and S is replaced by operators of summation by parts, with the weights w
 * of {@link Axis#weight} for cells and v = 9/8, 1, 71/72, 1, … for faces: from the wall on
 *
 * <pre>
 *   Ĵ = (27J₁ − J₂)/24 + J₃/72,   26J₂/24 − 5J₃/72,   and (SJ)₃, …,
 *   Sδ = δ₁,   (Sδ)₂,   (δ₁ − 5δ₂ + 78δ₃ − 3δ₄)/71,   and (Sδ)₄, …,
 * </pre>
 *
 * so that again dF/dt = −Σ v_f m_f (Sδ)_f²/h, for F and mass with the weights w (O'Reilly,
 * Lundquist, Dunham and Nordström, J. Comput. Phys. 346 (2017)). With fewer than {@value
 * Axis#FEWEST_FOR_WALLS} cells between walls the rates are not tilted.
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
   * @param cross a flux to be added to J_f, divided by h; or null
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
        wallFluxes(start, stride);
        wallFluxes(lastButOne, -stride);
      }
      if (cross != null) {
        for (int c = start; c < end; c++) {
          flux[c] += cross[c] / 24;
        }
      }
      // Left of the first face comes the last one: that of the seam, or of a wall.
      changes(start, second, around, stride);
      changes(second, lastFace, -stride, stride);
      if (periodic) {
        changes(lastFace, end, -stride, -around);
      } else {
        wallChanges(start, stride);
        wallChanges(lastButOne, -stride);
      }
      tilt(start, root, forth, back);
    }
  }

  /**
   * Tilts rates by a given flux only, added to their own.
   *
   * @param root √ρ
   * @param cross the flux
   */
  void tiltAcross(double[] root, double[] cross, double[] forth, double[] back) {
    System.arraycopy(cross, 0, tilt, 0, tilt.length);
    Arrays.fill(weight, 0);
    for (int start = 0; start < root.length; start += lines.block()) {
      tilt(start, root, forth, back);
    }
  }

  /** Tilts the rates of a block of lines for the changes set. */
  private void tilt(int start, double[] root, double[] forth, double[] back) {
    int stride = lines.stride();
    int end = start + lines.block();
    int lastFace = end - stride;
    tilt(start, lastFace, stride, root, forth, back);
    if (lines.axis().periodic()) {
      tilt(lastFace, end, start - lastFace, root, forth, back);
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
    // c + next is the cell right of face c, and also the next face.
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

  /**
   * Fluxes at the first and third face from a wall on, the next ones {@code away} from each other.
   */
  private void wallFluxes(int first, int away) {
    for (int c = first; c < first + lines.stride(); c++) {
      int third = c + 2 * away;
      double wide =
          potentialStep[c]
              - 5 * potentialStep[c + away]
              + 78 * potentialStep[third]
              - 3 * potentialStep[third + away];
      flux[c] = scale * weight[c] * tilt[c] * 24 * potentialStep[c];
      flux[third] = scale * weight[third] * tilt[third] * 24 * wide / 71;
    }
  }

  /** Sets Ĵ/h. */
  private void changes(int first, int end, int previous, int next) {
    for (int c = first; c < end; c++) {
      tilt[c] = 26 * flux[c] - flux[c + previous] - flux[c + next];
    }
  }

  private void wallChanges(int first, int away) {
    for (int c = first; c < first + lines.stride(); c++) {
      double third = flux[c + 2 * away];
      tilt[c] = 27 * flux[c] - flux[c + away] + third / 3;
      tilt[c + away] = 26 * flux[c + away] - 5 * third / 3;
    }
  }

  /** Tilts the rates between cells and their right neighbours. */
  private void tilt(int first, int end, int next, double[] root, double[] forth, double[] back) {
    for (int from = first; from < end; from += CHUNK) {
      int to = Math.min(from + CHUNK, end);
      for (int c = from; c < to; c++) {
        double out = forth[c] * (root[c] * root[c]);
        double in = back[c] * (root[c + next] * root[c + next]);
        tilt[c] -= weight[c] * (out - in);
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
