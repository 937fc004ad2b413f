package murmuration.coefficients;

import org.ojalgo.matrix.store.R064Store;

/**
 * Galerkin approximation of the Schrödinger operator by scaled Hermite functions,
 *
 * <pre>
 *   Ψ = Σ_{n&lt;size} x_n h_n((v − c)/s)/√s,
 *   H_mn = (θ/s²) ∫ h_m'h_n' + ∫ Φ(c + sy) h_m(y)h_n(y) dy,    H x = λ x,
 *   η_k = −∫ (v − V) √M Ψ_k,    D(N) = Σ_{k≤N} η_k²/λ_k,    κ(N) = Σ_{k≤N} η_k²/θ,
 * </pre>
 *
 * h_n the orthonormal Hermite functions, ∫ h_n'² = n + 1/2, ∫ h_n'h_{n+2}' = −√((n+1)(n+2))/2, and
 * c the middle of the interval where W exceeds its minimum by {@value #TAIL}θ at most. Integrals
 * with Φ are by Gauss–Legendre panels, of which v = 0 is an end.
 *
 * <p>Converges geometrically for smooth W, algebraically for W with a kink. A λ_1 below the error,
 * at least 2⁻⁵²‖H‖, is lost, and D with it; {@link Spectrum#uncertainty} tells.
 *
 * <p>Source: Shen, Tang, Wang, Spectral Methods (2011), section 7.2, doi:10.1007/978-3-540-71041-7.
 *
 * @param size number of Hermite functions, 2 to {@value #MOST_FUNCTIONS}
 * @param scale s, in the units of v; {@link #AUTOMATIC}: the last function ends with the interval
 * @param modes the sums run over Ψ_1 … Ψ_{modes−1}; 2 to size, or {@link #ALL_MODES}
 */
public record HermiteGalerkin(int size, double scale, int modes) implements CoefficientMethod {
  private static final int MOST_FUNCTIONS = 500;
  private static final int DEFAULT_FUNCTIONS = 120;
  private static final double TAIL = 60;
  private static final double DECAY = 8;
  private static final QuadratureRule GAUSS = QuadratureRule.gaussLegendre(20);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public HermiteGalerkin {
    Arguments.requireRange("size", size, 2, MOST_FUNCTIONS);
    Arguments.requireAutomaticOrPositive("scale", scale);
    if (modes != ALL_MODES) {
      Arguments.requireRange("modes", modes, 2, size);
    }
  }

  /** With {@value #DEFAULT_FUNCTIONS} functions, all modes, and the scale chosen for W. */
  public HermiteGalerkin() {
    this(DEFAULT_FUNCTIONS, AUTOMATIC, ALL_MODES);
  }

  @Override
  public String label() {
    return "hermite";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    maxwellian.requireOneDimension(this);
    Landscape support = SchrodingerOperator.support(maxwellian, TAIL);
    double lower = support.lower();
    double upper = support.upper();
    double centre = 0.5 * (lower + upper);
    double turningPoint = Math.sqrt(2 * size);
    double s = Double.isNaN(scale) ? 0.5 * (upper - lower) / turningPoint : scale;
    double reach = s * (turningPoint + DECAY);
    double[] edges = edges(centre - reach, centre + reach);
    double[] points = new double[(edges.length - 1) * GAUSS.size()];
    double[] weights = new double[points.length];
    for (int q = 0; q < points.length; q++) {
      int panel = q / GAUSS.size();
      double half = 0.5 * (edges[panel + 1] - edges[panel]);
      points[q] = 0.5 * (edges[panel] + edges[panel + 1]) + half * GAUSS.node(q % GAUSS.size());
      weights[q] = half * GAUSS.weight(q % GAUSS.size());
    }
    SchrodingerOperator operator = new SchrodingerOperator(maxwellian, points, weights);
    double[] load = new double[size];
    double[] integrals = new double[size * size];
    for (int q = 0; q < points.length; q++) {
      double[] h = hermiteFunctions((points[q] - centre) / s);
      for (int m = 0; m < size; m++) {
        double value = h[m] / Math.sqrt(s);
        load[m] += operator.source(q) * value;
        double factor = weights[q] * operator.potential(q) * value / Math.sqrt(s);
        for (int n = 0; n <= m; n++) {
          integrals[m * size + n] += factor * h[n];
        }
      }
    }
    R064Store matrix = R064Store.FACTORY.make(size, size);
    for (int m = 0; m < size; m++) {
      for (int n = 0; n <= m; n++) {
        double entry = operator.theta() / (s * s) * kinetic(m, n) + integrals[m * size + n];
        matrix.set(m, n, entry);
        matrix.set(n, m, entry);
      }
    }
    Eigenpairs pairs = Eigenpairs.of(matrix);
    double norm = pairs.value(size - 1);
    int count = modes == ALL_MODES ? size : modes;
    return operator.coefficients(this, pairs.lowest(count), load, norm);
  }

  /** Panels about as long as the shortest half wave, one of them ending at v = 0. */
  private double[] edges(double lower, double upper) {
    int panels = Math.max(8, size / 4);
    int left = (int) Math.round(panels * Math.min(1, Math.max(0, lower / (lower - upper))));
    double[] edges = new double[panels + 1];
    for (int i = 0; i <= panels; i++) {
      edges[i] =
          left > 0 && left < panels
              ? i <= left ? lower * (left - i) / left : upper * (i - left) / (panels - left)
              : lower + (upper - lower) * i / panels;
    }
    return edges;
  }

  /** ∫ h_m'h_n' for n ≤ m. */
  private static double kinetic(int m, int n) {
    if (n == m) {
      return m + 0.5;
    }
    return n == m - 2 ? -0.5 * Math.sqrt((n + 1.0) * (n + 2.0)) : 0;
  }

  /** h_0 … h_{size−1} at y. */
  private double[] hermiteFunctions(double y) {
    double[] h = new double[size];
    h[0] = Math.exp(-0.5 * y * y) / Math.pow(Math.PI, 0.25);
    h[1] = Math.sqrt(2) * y * h[0];
    for (int n = 2; n < size; n++) {
      h[n] = (Math.sqrt(2) * y * h[n - 1] - Math.sqrt(n - 1) * h[n - 2]) / Math.sqrt(n);
    }
    return h;
  }
}
