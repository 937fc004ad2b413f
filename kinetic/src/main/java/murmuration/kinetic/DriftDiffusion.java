package murmuration.kinetic;

import java.util.Arrays;

/**
 * Collisions together with the mean force, ∂_t f = ε^{−1} ∂_v((W' + √ε Φ_r) f + θ ∂_v f), in the
 * velocity cells of one place after the other, no flux at the ends. The fluxes between cells j and
 * j + 1 are those of Scharfetter and Gummel,
 *
 * <pre>
 *   (θ/Δv) (B(x) f_j − B(−x) f_{j+1}),   x = (W_{j+1} − W_j + √ε Φ_r Δv)/θ,   B(x) = x/(e^x − 1),
 * </pre>
 *
 * which vanish for f ∝ e^{−(W + √ε Φ_r v)/θ}: second order, and the matrix A of ∂_t f = Af is the
 * generator of a Markov chain. In time SDIRK2, L-stable, γ = 1 − 1/√2:
 *
 * <pre>
 *   (1 − γτA) y = f,   (1 − γτA) f⁺ = (1 + √2) y − √2 f.
 * </pre>
 *
 * <p>Where that turns nothing negative into something negative, {@value #SUBSTEPS} steps of the
 * implicit Euler method replace it, (1 − τA/{@value #SUBSTEPS}) f⁺ = f, which never do. The cells
 * are eliminated from below; with a_j the share of a cell's contents that the cells eliminated do
 * not pass on, and rates p_j to the right and q_j back,
 *
 * <pre>
 *   s_j = 1/(a_j + τp_j),   a_{j+1} = 1 + τq_j a_j s_j,
 * </pre>
 *
 * no subtraction occurs. So f ≥ 0 stays so in floating point, and Σf is kept to round-off.
 *
 * <p>Source: Chang and Cooper, J. Comput. Phys. 6 (1970), doi:10.1016/0021-9991(70)90001-X; for
 * SDIRK2 Alexander, SIAM J. Numer. Anal. 14 (1977), doi:10.1137/0714068. Owns work arrays; not
 * thread-safe.
 */
final class DriftDiffusion {
  /** Places treated at a time, two cache lines. */
  static final int BLOCK = 16;

  private static final int SUBSTEPS = 4;
  private static final double ROOT = Math.sqrt(2);
  private static final double GAMMA = 1 - 1 / ROOT;

  private final VelocityGrid grid;
  private final int places;
  private final double[] stay;
  private final double[] onward;
  private final double[] backward;
  private final double[] stage;
  private final double[] absorption = new double[BLOCK];
  private final double[] right = new double[BLOCK];
  private final double[] left = new double[BLOCK];
  private final double[] before = new double[BLOCK];
  private final double[] after = new double[BLOCK];
  private final boolean[] turned = new boolean[BLOCK];
  private long fallbacks;

  /** Prepares for fields f(v_j, r_i) at [j · places + i]. */
  DriftDiffusion(VelocityGrid grid, int places) {
    this.grid = grid;
    this.places = places;
    int length = BLOCK * grid.size();
    stay = new double[length];
    onward = new double[length];
    backward = new double[length];
    stage = new double[length];
  }

  /** How often a place fell back to the implicit Euler method. */
  long fallbacks() {
    return fallbacks;
  }

  /**
   * Advances f in some places.
   *
   * @param f replaced there
   * @param force √ε Φ_r by place
   * @param first the first place
   * @param count at most {@value #BLOCK}
   * @param tau the step over ε
   */
  void step(double[] f, double[] force, int first, int count, double tau) {
    factor(force, first, count, GAMMA * tau);
    solve(f, first, count, true);
    Arrays.fill(before, 0, count, 0);
    for (int j = 0; j < grid.size(); j++) {
      for (int i = 0; i < count; i++) {
        double old = f[j * places + first + i];
        before[i] = Math.min(before[i], old);
        stage[j * count + i] = (1 + ROOT) * stage[j * count + i] - ROOT * old;
      }
    }
    solve(f, first, count, false);
    Arrays.fill(after, 0, count, 0);
    for (int j = 0; j < grid.size(); j++) {
      for (int i = 0; i < count; i++) {
        after[i] = Math.min(after[i], stage[j * count + i]);
      }
    }
    for (int i = 0; i < count; i++) {
      turned[i] = before[i] == 0 && after[i] < 0;
    }
    for (int j = 0; j < grid.size(); j++) {
      for (int i = 0; i < count; i++) {
        int cell = j * places + first + i;
        f[cell] = turned[i] ? f[cell] : stage[j * count + i];
      }
    }
    for (int i = 0; i < count; i++) {
      if (turned[i]) {
        euler(f, force, first + i, tau);
      }
    }
  }

  private void euler(double[] f, double[] force, int place, double tau) {
    fallbacks++;
    factor(force, place, 1, tau / SUBSTEPS);
    for (int substep = 0; substep < SUBSTEPS; substep++) {
      solve(f, place, 1, true);
      for (int j = 0; j < grid.size(); j++) {
        f[j * places + place] = stage[j];
      }
    }
  }

  /** Eliminates the cells of 1 − τA. */
  private void factor(double[] force, int first, int count, double tau) {
    double rate = tau * grid.theta() / (grid.spacing() * grid.spacing());
    double unit = grid.spacing() / grid.theta();
    Arrays.fill(absorption, 0, count, 1);
    for (int j = 0; j < grid.size() - 1; j++) {
      double step = grid.step(j);
      boolean steep = false;
      for (int i = 0; i < count; i++) {
        double x = step + unit * force[first + i];
        double even = even(x);
        right[i] = rate * (even - 0.5 * x);
        left[i] = rate * (even + 0.5 * x);
        steep |= Math.abs(x) > 1;
      }
      for (int i = 0; steep && i < count; i++) {
        double x = step + unit * force[first + i];
        right[i] = rate * bernoulli(x);
        left[i] = rate * bernoulli(-x);
      }
      for (int i = 0; i < count; i++) {
        double inverse = 1 / (absorption[i] + right[i]);
        stay[j * count + i] = inverse;
        onward[j * count + i] = right[i] * inverse;
        backward[j * count + i] = left[i] * inverse;
        absorption[i] = 1 + left[i] * (absorption[i] * inverse);
      }
    }
    int last = (grid.size() - 1) * count;
    for (int i = 0; i < count; i++) {
      stay[last + i] = 1 / absorption[i];
    }
  }

  /** Solves for the stage; the right-hand side is f, or else the stage itself. */
  private void solve(double[] f, int first, int count, boolean ofField) {
    int n = grid.size();
    for (int j = 0; ofField && j < n; j++) {
      System.arraycopy(f, j * places + first, stage, j * count, count);
    }
    for (int k = count; k < n * count; k++) {
      stage[k] += onward[k - count] * stage[k - count];
    }
    for (int k = (n - 1) * count; k < n * count; k++) {
      stage[k] *= stay[k];
    }
    for (int k = (n - 1) * count - 1; k >= 0; k--) {
      stage[k] = stay[k] * stage[k] + backward[k] * stage[k + count];
    }
  }

  /** (x/2) coth(x/2), the even part of B, for |x| ≤ 1: Lambert's continued fraction. */
  private static double even(double x) {
    double s = 0.25 * x * x;
    return (135135 + s * (62370 + s * (3150 + s * 28))) / (135135 + s * (17325 + s * (378 + s)));
  }

  /** B(x) = x/(e^x − 1). */
  static double bernoulli(double x) {
    if (Math.abs(x) <= 1) {
      return even(x) - 0.5 * x;
    }
    double size = Math.abs(x);
    double uphill = size / Math.expm1(size);
    return x > 0 ? uphill : uphill + size;
  }
}
