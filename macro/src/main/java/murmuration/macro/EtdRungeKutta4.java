package murmuration.macro;

import java.util.Arrays;

/**
 * The exponential Runge–Kutta method of order four for u' = Lu + N(u) with diagonal L ≤ 0,
 *
 * <pre>
 *  a = e^{z/2}u + (h/2)φ₁(z/2) N(u)
 *  b = e^{z/2}u + (h/2)φ₁(z/2) N(a)
 *  c = e^{z/2}a + (h/2)φ₁(z/2) (2N(b) − N(u))
 *  u⁺ = e^z u + h [(φ₁ − 3φ₂ + 4φ₃) N(u) + (2φ₂ − 4φ₃)(N(a) + N(b)) + (4φ₃ − φ₂) N(c)],   z = hL.
 * </pre>
 *
 * <p>Source: Cox and Matthews, J. Comput. Phys. 176 (2002), doi:10.1006/jcph.2002.6995. The
 * functions φ_k are summed as Taylor series where their closed forms would cancel. Not thread-safe.
 */
public final class EtdRungeKutta4 {
  /** The nonlinear part N. */
  @FunctionalInterface
  public interface Nonlinearity {
    /** Writes N(u) into {@code result}; {@code u} must not be modified. */
    void apply(double[] u, double[] result);
  }

  private final double[] linear;
  private final Nonlinearity nonlinearity;
  private final double[] start;
  private final double[] stageA;
  private final double[] stageB;
  private final double[] stageC;
  private final double[] slopeA;
  private final double[] slopeB;
  private final double[] slopeC;
  private Weights weights;
  private Weights otherWeights;

  /**
   * Prepares the method.
   *
   * @param linear the diagonal of L, none positive; copied
   */
  public EtdRungeKutta4(double[] linear, Nonlinearity nonlinearity) {
    this.linear = linear.clone();
    this.nonlinearity = nonlinearity;
    int n = linear.length;
    start = new double[n];
    stageA = new double[n];
    stageB = new double[n];
    stageC = new double[n];
    slopeA = new double[n];
    slopeB = new double[n];
    slopeC = new double[n];
    weights = new Weights(n);
    otherWeights = new Weights(n);
  }

  /** Advances u by h into {@code next}, which may be u. */
  public void step(double[] u, double h, double[] next) {
    select(h);
    Weights w = weights;
    nonlinearity.apply(u, start);
    for (int i = 0; i < u.length; i++) {
      stageA[i] = w.halfExp[i] * u[i] + w.half[i] * start[i];
    }
    nonlinearity.apply(stageA, slopeA);
    for (int i = 0; i < u.length; i++) {
      stageB[i] = w.halfExp[i] * u[i] + w.half[i] * slopeA[i];
    }
    nonlinearity.apply(stageB, slopeB);
    for (int i = 0; i < u.length; i++) {
      stageC[i] = w.halfExp[i] * stageA[i] + w.half[i] * (2 * slopeB[i] - start[i]);
    }
    nonlinearity.apply(stageC, slopeC);
    for (int i = 0; i < u.length; i++) {
      next[i] =
          w.fullExp[i] * u[i]
              + w.first[i] * start[i]
              + w.middle[i] * (slopeA[i] + slopeB[i])
              + w.last[i] * slopeC[i];
    }
  }

  /** Keeps the weights of two step sizes, as step doubling alternates between h and h/2. */
  private void select(double h) {
    if (weights.h == h) {
      return;
    }
    Weights spare = otherWeights;
    otherWeights = weights;
    weights = spare;
    if (spare.h != h) {
      spare.fill(h, linear);
    }
  }

  private static final class Weights {
    private double h = Double.NaN;
    private final double[] halfExp;
    private final double[] fullExp;
    private final double[] half;
    private final double[] first;
    private final double[] middle;
    private final double[] last;

    Weights(int n) {
      halfExp = new double[n];
      fullExp = new double[n];
      half = new double[n];
      first = new double[n];
      middle = new double[n];
      last = new double[n];
    }

    void fill(double step, double[] linear) {
      h = step;
      double[] phi = new double[4];
      for (int i = 0; i < linear.length; i++) {
        phiFunctions(0.5 * h * linear[i], phi);
        halfExp[i] = phi[0];
        half[i] = 0.5 * h * phi[1];
        phiFunctions(h * linear[i], phi);
        fullExp[i] = phi[0];
        first[i] = h * (phi[1] - 3 * phi[2] + 4 * phi[3]);
        middle[i] = h * (2 * phi[2] - 4 * phi[3]);
        last[i] = h * (4 * phi[3] - phi[2]);
      }
    }
  }

  /** φ₀ = e^z, φ_{k+1}(z) = (φ_k(z) − 1/k!)/z, for k ≤ 3 and z ≤ 0. */
  static void phiFunctions(double z, double[] phi) {
    Arrays.fill(phi, 0);
    if (z > -1) {
      // φ₃ = Σ z^j/(j + 3)!, then downwards without cancellation.
      double term = 1.0 / 6;
      for (int j = 0; j < 20; j++) {
        phi[3] += term;
        term *= z / (j + 4);
      }
      phi[2] = 0.5 + z * phi[3];
      phi[1] = 1 + z * phi[2];
      phi[0] = 1 + z * phi[1];
    } else {
      phi[0] = Math.exp(z);
      phi[1] = (phi[0] - 1) / z;
      phi[2] = (phi[1] - 1) / z;
      phi[3] = (phi[2] - 0.5) / z;
    }
  }
}
