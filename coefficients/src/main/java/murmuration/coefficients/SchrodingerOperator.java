package murmuration.coefficients;

/**
 * The Schrödinger operator and its data at the points v_q, weights w_q, of a quadrature rule,
 *
 * <pre>
 *   H = −θ∂² + Φ,    Φ = −W''/2 + W'²/(4θ),    η_k = −Σ_q w_q (v_q − V) √M(v_q) Ψ_k(v_q),
 * </pre>
 *
 * with M and its mean V normalised by the same rule. What the classical discretisations share.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), eq. (3.1) and Step 4.
 */
final class SchrodingerOperator {
  private static final double TAIL = 45;
  private static final double TAIL_PER_MODE = 2;

  private final Maxwellian maxwellian;
  private final double[] potential;
  private final double[] source;
  private final double[] weights;
  private final double meanVelocity;
  private final double variance;

  /**
   * Samples Φ and M.
   *
   * @param points v_q, ascending
   * @param weights w_q
   * @throws IllegalArgumentException when Φ is not finite at a point
   */
  SchrodingerOperator(Maxwellian maxwellian, double[] points, double[] weights) {
    this.maxwellian = maxwellian;
    this.weights = weights;
    VelocityPotential w = maxwellian.potential();
    double theta = maxwellian.theta();
    int count = points.length;
    PotentialDerivatives derivatives =
        new PotentialDerivatives(w, points[0], points[points.length - 1]);
    potential = new double[count];
    double[] values = new double[count];
    double minimum = Double.POSITIVE_INFINITY;
    for (int q = 0; q < count; q++) {
      double slope = derivatives.first(points[q]);
      potential[q] = -0.5 * derivatives.second(points[q]) + slope * slope / (4 * theta);
      values[q] = w.value(points[q]);
      minimum = Math.min(minimum, values[q]);
      if (!Double.isFinite(potential[q])) {
        throw new IllegalArgumentException(
            "the Schrödinger potential is not finite at v = " + points[q] + ": " + potential[q]);
      }
    }
    double mass = 0;
    double first = 0;
    for (int q = 0; q < count; q++) {
      double density = weights[q] * Math.exp(-(values[q] - minimum) / theta);
      mass += density;
      first += density * points[q];
    }
    meanVelocity = w.even() ? 0 : first / mass;
    source = new double[count];
    double second = 0;
    for (int q = 0; q < count; q++) {
      double distance = points[q] - meanVelocity;
      double root = Math.exp(-(values[q] - minimum) / (2 * theta)) / Math.sqrt(mass);
      source[q] = weights[q] * distance * root;
      second += weights[q] * distance * distance * root * root;
    }
    variance = second;
    if (!(theta / variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("all of the Maxwellian lies between two points");
    }
  }

  /** The interval where W exceeds its minimum by a multiple of θ, the tail, at most. */
  static Landscape support(Maxwellian maxwellian, double tail) {
    return new Landscape(maxwellian.potential(), maxwellian.theta(), false, tail);
  }

  /** R of the interval [−R, R]: the one asked for, or the least that holds the support. */
  static double halfWidth(double wanted, Maxwellian maxwellian, int modes) {
    if (!Double.isNaN(wanted)) {
      return wanted;
    }
    Landscape support = support(maxwellian, TAIL + TAIL_PER_MODE * modes);
    return Math.max(-support.lower(), support.upper());
  }

  /** θ. */
  double theta() {
    return maxwellian.theta();
  }

  /** Φ(v_q). */
  double potential(int q) {
    return potential[q];
  }

  /** w_q. */
  double weight(int q) {
    return weights[q];
  }

  /** w_q (v_q − V) √M(v_q). */
  double source(int q) {
    return source[q];
  }

  /**
   * Steps 3 to 5 for the discrete problem K x = λ M x.
   *
   * @param load ∫ (v − V) √M against each of the basis functions
   * @param modes number of eigenpairs, λ_0 included
   */
  TransportCoefficients coefficients(
      CoefficientMethod method,
      SymmetricBandMatrix stiffness,
      SymmetricBandMatrix mass,
      double[] load,
      int modes) {
    Eigenpairs pairs = lowest(stiffness, mass, modes);
    return coefficients(method, pairs, load, stiffness.absoluteForm(pairs.vector(1)));
  }

  /** Step 3: the lowest eigenpairs of K x = λ M x. */
  Eigenpairs lowest(SymmetricBandMatrix stiffness, SymmetricBandMatrix mass, int modes) {
    // θ/Var_M(v) = 1/κ is of the size of the lowest eigenvalues, and no less than λ_1.
    return ShiftInvertLanczos.lowest(stiffness, mass, modes, theta() / variance);
  }

  /**
   * Step 5: D(N) = Σ η_k²/λ_k and κ(N) = Σ η_k²/θ over k = 1 … N, checked by the closed form.
   *
   * <p>The exact λ_0 is 0, so the computed one is a sample of the absolute error of low
   * eigenvalues, and the uncertainty of λ_k is (|λ_0| + 2⁻⁵²‖H‖)/|λ_k|.
   *
   * @param pairs k = 0 … N, eigenvectors orthonormal for the discrete problem
   * @param load ∫ (v − V) √M against each of the basis functions
   * @param norm ‖H‖ of the discrete problem, or what Ψ_1 sees of it
   */
  TransportCoefficients coefficients(
      CoefficientMethod method, Eigenpairs pairs, double[] load, double norm) {
    int count = pairs.size() - 1;
    double[] logEigenvalues = new double[count];
    double[] eta = new double[count];
    double[] uncertainties = new double[count];
    int[] parities = new int[count];
    double absoluteError = Math.abs(pairs.value(0)) + 0x1p-52 * norm;
    double diffusion = 0;
    double drift = 0;
    for (int k = count; k >= 1; k--) {
      double lambda = pairs.value(k);
      double etaK = -Math.abs(pairs.product(k, load));
      diffusion += etaK * etaK / lambda;
      drift += etaK * etaK / theta();
      eta[k - 1] = etaK;
      logEigenvalues[k - 1] = lambda > 0 ? Math.log(lambda) : Double.NaN;
      uncertainties[k - 1] = absoluteError / Math.abs(lambda);
      parities[k - 1] = maxwellian.potential().even() ? k % 2 : 0;
    }
    ClosedForm.Values check = ClosedForm.of(maxwellian.potential(), theta());
    double difference =
        Math.max(
            Math.abs(diffusion / Math.exp(check.logDiffusion()) - 1),
            Math.abs(drift / check.drift() - 1));
    return new TransportCoefficients(
        method,
        diffusion,
        drift,
        diffusion > 0 ? Math.log10(diffusion) : Double.NaN,
        meanVelocity,
        Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference + check.errorEstimate(),
        load.length,
        new Spectrum(theta(), 1, logEigenvalues, eta, uncertainties, parities));
  }
}
