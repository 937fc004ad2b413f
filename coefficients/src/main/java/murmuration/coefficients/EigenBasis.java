package murmuration.coefficients;

import java.util.function.DoubleUnaryOperator;

/**
 * The eigenpairs (λ_k, Ψ_k) of the Schrödinger operator H = −θ∂² + Φ, Φ = −W''/2 + W'²/(4θ), in one
 * velocity dimension, and what the coefficients and the kinetic equation need of them.
 *
 * <p>λ_0 = 0 and Ψ_0 = √M; λ_k ascends. With φ_k = Ψ_k/√M, orthonormal for the Maxwellian M,
 *
 * <pre>
 *   η_k = −∫(v − V) √M Ψ_k,   ω_k = (λ_k/θ) η_k,   D(N) = Σ_{k≤N} η_k²/λ_k,   κ(N) = Σ_{k≤N} η_k ω_k/λ_k
 * </pre>
 *
 * where V = ∫ v M is the mean velocity. The sign of Ψ_k is such that ∫ v Ψ_k Ψ_{k−1} &gt; 0, with
 * Ψ_0 &gt; 0. For even W the parity of Ψ_k is that of k, exactly. Where eigenvalues coincide to the
 * last digits, as those of separate wells do, their Ψ_k are any orthonormal basis.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), Steps 1–5 and eq. (3.6). The
 * relation of ω_k and η_k holds exactly, for the discrete problem too. Instances are immutable.
 */
public final class EigenBasis {
  /** The largest number of eigenfunctions on offer. */
  public static final int MOST_MODES = 200;

  private static final double VISIBLE = 1e-4;

  private final Maxwellian maxwellian;
  private final SpectralElements elements;
  private final double meanVelocity;
  private final double logDiffusion;
  private final double drift;
  private final double[][] vectors;
  private final double[] velocity;
  private final Spectrum spectrum;

  private EigenBasis(Maxwellian maxwellian, int modes, VelocityMesh mesh) {
    this.maxwellian = maxwellian;
    elements = new SpectralElements(maxwellian, mesh);
    velocity = new double[elements.size()];
    for (int j = 0; j < velocity.length; j++) {
      velocity[j] = elements.node(j);
    }
    meanVelocity = parity() ? 0 : elements.average(velocity);
    for (int j = 0; j < velocity.length; j++) {
      velocity[j] -= meanVelocity;
    }
    PoissonProblem poisson = new PoissonProblem(elements, meanVelocity);
    logDiffusion = poisson.logDiffusion();
    drift = poisson.variance() / maxwellian.theta();
    vectors = new double[modes][];
    double[] logEigenvalues = new double[modes - 1];
    double[] uncertainties = new double[modes - 1];
    int[] parities = new int[modes - 1];
    for (int parity = 0; parity < (parity() ? 2 : 1); parity++) {
      solve(parity, mesh, logEigenvalues, uncertainties);
    }
    for (int k = 1; k < modes && parity(); k++) {
      parities[k - 1] = k % 2;
    }
    spectrum = new Spectrum(maxwellian.theta(), 1, logEigenvalues, eta(), uncertainties, parities);
  }

  /**
   * The eigenpairs of one parity, or all. By Sturm's oscillation theorem odd and even
   * eigenfunctions alternate, so no sorting is needed.
   */
  private void solve(
      int parity, VelocityMesh mesh, double[] logEigenvalues, double[] uncertainties) {
    int sectors = parity() ? 2 : 1;
    SectorOperator sector = new SectorOperator(elements, maxwellian, parity, parity == 1, mesh);
    SectorOperator.Pairs pairs = sector.lowest((size() - parity + sectors - 1) / sectors);
    for (int i = 0; i < pairs.vectors().size(); i++) {
      int k = parity + sectors * i;
      vectors[k] = pairs.vectors().get(i);
      if (k > 0) {
        logEigenvalues[k - 1] = pairs.logEigenvalues().get(i);
        uncertainties[k - 1] = sector.uncertainty(logEigenvalues[k - 1], mesh);
      }
    }
  }

  /** η_k, k ≥ 1, after the signs of the eigenfunctions have been settled. */
  private double[] eta() {
    double[] eta = new double[size() - 1];
    for (int k = 1; k < size(); k++) {
      if (SpectralElements.product(velocity, vectors[k], vectors[k - 1]) < 0) {
        Vectors.scale(vectors[k], -1);
      }
      eta[k - 1] = couples(k, 0) ? -SpectralElements.product(velocity, vectors[k], vectors[0]) : 0;
    }
    return eta;
  }

  /**
   * Computes the lowest eigenpairs.
   *
   * @param theta noise strength θ &gt; 0
   * @param modes number of eigenfunctions, Ψ_0 included, 2 to {@value #MOST_MODES}
   * @throws IllegalArgumentException when an argument is out of range or W does not confine
   */
  public static EigenBasis of(VelocityPotential potential, double theta, int modes) {
    return of(Maxwellian.of(potential, theta), modes, CoefficientMethod.AUTOMATIC);
  }

  /** The same on [−halfWidth, halfWidth], unless that is {@link CoefficientMethod#AUTOMATIC}. */
  static EigenBasis of(Maxwellian maxwellian, int modes, double halfWidth) {
    Arguments.requireRange("modes", modes, 2, MOST_MODES);
    return new EigenBasis(maxwellian, modes, VelocityMesh.of(maxwellian, modes, halfWidth));
  }

  /** Number of eigenfunctions Ψ_0 … Ψ_{size−1}. */
  public int size() {
    return vectors.length;
  }

  /** Number of unknowns of the discrete problem. */
  public int unknowns() {
    return (parity() ? 2 : 1) * elements.size() - 1;
  }

  /** The noise θ. */
  public double theta() {
    return maxwellian.theta();
  }

  /** V = ∫ v M dv, zero for even W. */
  public double meanVelocity() {
    return meanVelocity;
  }

  /** Whether Ψ_k has the parity of k. */
  public boolean parity() {
    return maxwellian.potential().even();
  }

  /** λ_k, η_k, ω_k and the partial sums D(N), κ(N). */
  public Spectrum spectrum() {
    return spectrum;
  }

  /**
   * log D of all eigenpairs of the discrete problem: the limit of D(N), summed by solving the
   * Poisson equation.
   */
  public double logDiffusion() {
    return logDiffusion;
  }

  /** κ of all eigenpairs of the discrete problem, Var_M(v)/θ. */
  public double drift() {
    return drift;
  }

  /**
   * Evaluates Ψ_k at any v; zero beyond the truncated interval, where M is less than e^{−45} of its
   * maximum.
   */
  public double eigenfunction(int k, double v) {
    double sign = parity() && v < 0 && k % 2 == 1 ? -1 : 1;
    return sign * elements.evaluate(vectors[k], parity() ? Math.abs(v) : v);
  }

  /**
   * Evaluates the first eigenfunctions.
   *
   * @param count how many, Ψ_0 included, 1 to size()
   * @param velocities v_i, in any order
   * @return Ψ_k(v_i) in row k, column i
   * @throws IllegalArgumentException when there are fewer eigenfunctions
   */
  public double[][] eigenfunctions(int count, double[] velocities) {
    Arguments.requireRange("count", count, 1, size());
    double[][] rows = new double[count][velocities.length];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < velocities.length; i++) {
        rows[k][i] = eigenfunction(k, velocities[i]);
      }
    }
    return rows;
  }

  /** The equilibrium M(v) = Ψ_0(v)². */
  public double equilibrium(double v) {
    double root = eigenfunction(0, v);
    return root * root;
  }

  /**
   * Evenly spaced velocities for pictures and tables: between the outermost ones at which one of
   * the first eigenfunctions exceeds {@value #VISIBLE} of its largest value. Symmetric for even W.
   *
   * @param count how many eigenfunctions are to be seen, Ψ_0 included, 1 to size()
   * @param points number of velocities, at least 2
   * @throws IllegalArgumentException when an argument is out of range
   */
  public double[] velocities(int count, int points) {
    Arguments.requireRange("count", count, 1, size());
    Arguments.requireRange("points", points, 2, Integer.MAX_VALUE);
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      double[] values = new double[elements.size()];
      double largest = 0;
      for (int j = 0; j < values.length; j++) {
        values[j] = Math.abs(eigenfunction(k, elements.node(j)));
        largest = Math.max(largest, values[j]);
      }
      for (int j = 0; j < values.length; j++) {
        if (values[j] > VISIBLE * largest) {
          lower = Math.min(lower, elements.node(j));
          upper = Math.max(upper, elements.node(j));
        }
      }
    }
    double left = parity() ? -upper : lower;
    double[] velocities = new double[points];
    for (int i = 0; i < points; i++) {
      velocities[i] = (left * (points - 1 - i) + upper * i) / (points - 1);
    }
    return velocities;
  }

  /**
   * The transport matrix in the moving frame, A_kl = ∫ (v − V) φ_k φ_l M, symmetric, size() ×
   * size().
   */
  public double[][] velocityMatrix() {
    double[][] matrix = new double[size()][size()];
    for (int k = 0; k < size(); k++) {
      for (int l = 0; l <= k; l++) {
        if (couples(k, l)) {
          matrix[k][l] = SpectralElements.product(velocity, vectors[k], vectors[l]);
          matrix[l][k] = matrix[k][l];
        }
      }
    }
    return matrix;
  }

  /** The force matrix B_kl = ∫ φ_k' φ_l M, size() × size(); B_0l = 0 and B_k0 = λ_k A_k0/θ. */
  public double[][] derivativeMatrix() {
    double[][] values = new double[size()][];
    for (int l = 0; l < size(); l++) {
      values[l] = elements.values(vectors[l]);
    }
    double[][] matrix = new double[size()][size()];
    for (int k = 1; k < size(); k++) {
      double[] slopes = elements.slopes(vectors[k]);
      for (int l = 0; l < size(); l++) {
        if (couples(k, l)) {
          matrix[k][l] = Vectors.dot(slopes, values[l]);
        }
      }
    }
    return matrix;
  }

  /** The coefficients ∫ g φ_k M, k &lt; size(), of a velocity profile g. */
  public double[] project(DoubleUnaryOperator g) {
    double[] coefficients = new double[size()];
    double[][] profile = new double[2][elements.size()];
    for (int j = 0; j < elements.size(); j++) {
      double right = g.applyAsDouble(elements.node(j));
      double left = parity() ? g.applyAsDouble(-elements.node(j)) : right;
      profile[0][j] = elements.rootMass(j) * 0.5 * (right + left);
      profile[1][j] = elements.rootMass(j) * 0.5 * (right - left);
    }
    for (int k = 0; k < size(); k++) {
      coefficients[k] = Vectors.dot(vectors[k], profile[parity() ? k % 2 : 0]);
    }
    return coefficients;
  }

  private boolean couples(int k, int l) {
    return !parity() || (k + l) % 2 == 1;
  }
}
