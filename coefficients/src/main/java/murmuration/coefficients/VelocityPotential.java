package murmuration.coefficients;

/**
 * A velocity potential W(v) in one dimension: friction and self-propulsion of one individual.
 *
 * <p>The default method uses values of W only, never its derivatives, so kinks are allowed. W has
 * to confine: e^{−W/θ} must be integrable together with all its moments.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), section 4, cases A, B and C.
 */
public interface VelocityPotential {

  /** Returns W(v). */
  double value(double v);

  /** Returns whether W(−v) = W(v) for all v; the eigenfunctions then split by parity. */
  boolean even();

  /** W(v) = v²/2, the Ornstein–Uhlenbeck friction: D = θ, κ = 1. */
  static VelocityPotential quadratic() {
    return new Quadratic();
  }

  /** Case A: W(v) = v⁴/(4γ) − v²/2, with γ &gt; 0 the squared cruise speed. */
  static VelocityPotential quartic(double gamma) {
    return new Power(4, 2, gamma);
  }

  /** Case B: W(v) = v⁴/(4γ) − |v|³/3, γ &gt; 0. */
  static VelocityPotential cubic(double gamma) {
    return new Power(4, 3, gamma);
  }

  /** Case C: W(v) = v⁴/(4γ) − v²/2 − δv, γ &gt; 0, any finite δ. */
  static VelocityPotential tilted(double gamma, double delta) {
    return new Tilted(gamma, delta);
  }

  /** W(v) = |v|^a/(aγ) − |v|^b/b, a &gt; b ≥ 1, γ &gt; 0. */
  static VelocityPotential power(double a, double b, double gamma) {
    return new Power(a, b, gamma);
  }

  /** See {@link VelocityPotential#quadratic()}. */
  record Quadratic() implements VelocityPotential {
    @Override
    public double value(double v) {
      return 0.5 * v * v;
    }

    @Override
    public boolean even() {
      return true;
    }
  }

  /** See {@link VelocityPotential#power}. */
  record Power(double a, double b, double gamma) implements VelocityPotential {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException unless a &gt; b ≥ 1 and γ &gt; 0, all finite
     */
    public Power {
      Arguments.requirePositive("gamma", gamma);
      if (!(b >= 1 && a > b && a < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("need a > b >= 1, got a = " + a + ", b = " + b);
      }
    }

    @Override
    public double value(double v) {
      double speed = Math.abs(v);
      return power(speed, a) / (a * gamma) - power(speed, b) / b;
    }

    /** The small integer powers of the paper's cases need no logarithm. */
    private static double power(double x, double n) {
      if (n == 2) {
        return x * x;
      }
      if (n == 3) {
        return x * x * x;
      }
      return n == 4 ? (x * x) * (x * x) : Math.pow(x, n);
    }

    @Override
    public boolean even() {
      return true;
    }
  }

  /** See {@link VelocityPotential#tilted}. */
  record Tilted(double gamma, double delta) implements VelocityPotential {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException unless γ &gt; 0 and δ is finite
     */
    public Tilted {
      Arguments.requirePositive("gamma", gamma);
      if (!Double.isFinite(delta)) {
        throw new IllegalArgumentException("delta must be finite, got " + delta);
      }
    }

    @Override
    public double value(double v) {
      return ((v * v / (4 * gamma) - 0.5) * v - delta) * v;
    }

    @Override
    public boolean even() {
      return delta == 0;
    }
  }
}
