package murmuration.coefficients;

import java.util.Arrays;

/**
 * Second-order finite differences for the Schrödinger operator on [−R, R] with Ψ(±R) = 0, at v_i =
 * −R + ih, i = 1 … n, h = 2R/(n + 1):
 *
 * <pre>
 *   −θ(Ψ_{i+1} − 2Ψ_i + Ψ_{i−1})/h² + Φ(v_i)Ψ_i = λΨ_i,    Σ_i h Ψ_i² = 1,
 *   η_k = −Σ_i h (v_i − V) √M(v_i) Ψ_{k,i},    D(N) = Σ_{k≤N} η_k²/λ_k,    κ(N) = Σ_{k≤N} η_k²/θ.
 * </pre>
 *
 * <p>A λ_1 below the error, O(h²) and 2⁻⁵²‖H‖ from rounding, is lost, and D with it; {@link
 * Spectrum#uncertainty} tells.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), Remark 4.2, and eq. (3.6).
 *
 * @param halfWidth R, in the units of v; {@link #AUTOMATIC}: W exceeds its minimum by (45 + 2
 *     modes)θ outside [−R, R]
 * @param points n, odd so that v = 0 is one of them
 * @param modes the sums run over Ψ_1 … Ψ_{modes−1}; 2 to {@value EigenBasis#MOST_MODES}
 */
public record FiniteDifference(double halfWidth, int points, int modes)
    implements CoefficientMethod {
  private static final int MOST_POINTS = 1_000_000;
  private static final int DEFAULT_POINTS = 9999;
  private static final int DEFAULT_MODES = 24;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public FiniteDifference {
    Arguments.requireAutomaticOrPositive("halfWidth", halfWidth);
    Arguments.requireRange("points", points, 3, MOST_POINTS);
    if (points % 2 == 0) {
      throw new IllegalArgumentException("points must be odd, got " + points);
    }
    Arguments.requireRange("modes", modes, 2, Math.min(EigenBasis.MOST_MODES, points));
  }

  /** With as many unknowns as the paper's finite elements, and R chosen for W. */
  public FiniteDifference() {
    this(AUTOMATIC, DEFAULT_POINTS, DEFAULT_MODES);
  }

  @Override
  public String label() {
    return "finite-difference";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    maxwellian.requireOneDimension(this);
    double end = SchrodingerOperator.halfWidth(halfWidth, maxwellian, modes);
    double h = 2 * end / (points + 1);
    double[] v = new double[points];
    for (int i = 0; i < points; i++) {
      v[i] = (i - points / 2) * h;
    }
    double[] weights = new double[points];
    Arrays.fill(weights, h);
    SchrodingerOperator operator = new SchrodingerOperator(maxwellian, v, weights);
    SymmetricBandMatrix stiffness = new SymmetricBandMatrix(points, 1);
    SymmetricBandMatrix mass = new SymmetricBandMatrix(points, 1);
    double[] load = new double[points];
    for (int i = 0; i < points; i++) {
      stiffness.add(i, i, h * (2 * operator.theta() / (h * h) + operator.potential(i)));
      if (i > 0) {
        stiffness.add(i, i - 1, -operator.theta() / h);
      }
      mass.add(i, i, h);
      load[i] = operator.source(i);
    }
    return operator.coefficients(this, stiffness, mass, load, modes);
  }
}
