package murmuration.kinetic;

/**
 * The generator of a wave, with a skew-symmetric S,
 *
 * <pre>  L = −Λ/ε − (q/√ε) S,</pre>
 *
 * split into the slow part, that of the density, and the fast rest. The slow invariant subspace is
 * spanned by X = [1; √ε Y], LX = XM, where
 *
 * <pre>  M = −q S_01 Y,   (Λ + √ε q S_11) Y = −q S_10 − ε Y M,</pre>
 *
 * which is solved for Y by iteration; nothing cancels however small ε is. With Z, the same for −q,
 * the projection onto it is P = X (ZᵀX)⁻¹ Zᵀ, and
 *
 * <pre>  φ(hL) = X φ(hM) (ZᵀX)⁻¹ Zᵀ + φ(h(L(1 − P) − σP)) (1 − P)</pre>
 *
 * for any σ; here λ_1/ε, which puts the deflated eigenvalue among the fast ones. Waves that are not
 * slow, as ε D q² is not small beside λ_1, are not split. Immutable.
 */
final class WaveGenerator {
  private static final double SLOW = 0.1;

  private final int n;
  private final int slow;
  private final double[] fast;
  private final double[] x;
  private final double[] z;
  private final double[] m;

  private WaveGenerator(int n, double[] fast, int slow, double[] x, double[] z, double[] m) {
    this.n = n;
    this.fast = fast;
    this.slow = slow;
    this.x = x;
    this.z = z;
    this.m = m;
  }

  /** The generator of one number that decays at a rate, all of it slow; or of none. */
  static WaveGenerator of(double[] rate) {
    double[] one = rate.length == 0 ? new double[0] : new double[] {1};
    return new WaveGenerator(rate.length, rate, rate.length, one, one, rate);
  }

  /**
   * Sets up L and splits it.
   *
   * @param sector gives Λ and S; its densities are the entries with λ = 0
   * @param waveNumber q ≥ 0
   */
  static WaveGenerator of(Sector sector, double waveNumber, double epsilon) {
    int n = sector.size();
    double coupling = waveNumber / Math.sqrt(epsilon);
    double[] whole = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        whole[i + n * j] = -coupling * sector.coupling(i, j);
      }
      whole[j + n * j] -= sector.rate(j) / epsilon;
    }
    int densities = sector.densities().length;
    boolean split =
        densities > 0
            && epsilon * waveNumber * waveNumber * sector.diffusion() < SLOW * sector.slowestRate();
    SlowSpace right = split ? SlowSpace.of(sector, waveNumber, epsilon) : null;
    SlowSpace left = split ? SlowSpace.of(sector, -waveNumber, epsilon) : null;
    if (right == null || left == null) {
      return new WaveGenerator(n, whole, 0, new double[0], new double[0], new double[0]);
    }
    double[] z = dual(n, densities, left.basis(), right.basis());
    WaveGenerator generator =
        new WaveGenerator(n, whole, densities, right.basis(), z, right.matrix());
    // L_d = L − X (M + σ) (ZᵀX)⁻¹ Zᵀ
    double[] shifted = right.matrix().clone();
    for (int a = 0; a < densities; a++) {
      shifted[a + densities * a] += sector.slowestRate() / epsilon;
    }
    generator.addSlow(shifted, -1, whole);
    return generator;
  }

  /** (ZᵀX)⁻¹ Zᵀ, entry (a, j) at [a + slow·j]. */
  private static double[] dual(int n, int slow, double[] left, double[] x) {
    double[] gram = new double[slow * slow];
    for (int a = 0; a < slow; a++) {
      for (int b = 0; b < slow; b++) {
        for (int i = 0; i < n; i++) {
          gram[a + slow * b] += left[i + n * a] * x[i + n * b];
        }
      }
    }
    Matrices.invert(slow, gram, slow == 1 ? new int[] {0} : new int[] {0, 1});
    double[] result = new double[slow * n];
    for (int j = 0; j < n; j++) {
      for (int a = 0; a < slow; a++) {
        for (int b = 0; b < slow; b++) {
          result[a + slow * j] += gram[a + slow * b] * left[j + n * b];
        }
      }
    }
    return result;
  }

  /** Adds factor · X F (ZᵀX)⁻¹ Zᵀ to a matrix. */
  private void addSlow(double[] f, double factor, double[] matrix) {
    for (int a = 0; a < slow; a++) {
      for (int b = 0; b < slow; b++) {
        for (int j = 0; j < n; j++) {
          double weight = factor * f[a + slow * b] * z[b + slow * j];
          Matrices.addMultiple(weight, x, n * a, matrix, n * j, n);
        }
      }
    }
  }

  /** φ of the fast part at a step h, to be doubled and {@link #combine combined}. */
  PhiFunctions fast(double h) {
    return PhiFunctions.of(n, fast, h);
  }

  /** φ_0 … φ_3 of hL, given the fast part's at h. */
  double[][] combine(PhiFunctions fastPart, double h) {
    double[][] result = new double[4][];
    PhiFunctions slowPart = slow == 0 ? null : PhiFunctions.of(slow, m, h);
    for (int k = 0; k < 4; k++) {
      result[k] = fastPart.get(k).clone();
      if (slow > 0) {
        projectAway(result[k]);
        addSlow(slowPart.get(k), 1, result[k]);
      }
    }
    return result;
  }

  /** F (1 − P), from the left as F and P commute. */
  private void projectAway(double[] f) {
    double[] component = new double[slow * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        for (int a = 0; a < slow; a++) {
          component[a + slow * j] += z[a + slow * i] * f[i + n * j];
        }
      }
    }
    for (int j = 0; j < n; j++) {
      for (int a = 0; a < slow; a++) {
        Matrices.addMultiple(-component[a + slow * j], x, n * a, f, n * j, n);
      }
    }
  }
}
