package murmuration.coefficients;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The eigenpairs (λ_k, Ψ_k) of the Schrödinger operator H = −θ∂² + Φ, Φ = −W''/2 + W'²/(4θ), in one
 * velocity dimension, and what the coefficients and the kinetic equation need of them.
 *
 * <p>λ_0 = 0 and Ψ_0 = √M; λ_k ascends for k &lt; size(). With φ_k = Ψ_k/√M, orthonormal for the
 * Maxwellian M,
 *
 * <pre>
 *   η_k = −∫(v − V) √M Ψ_k,   ω_k = (λ_k/θ) η_k,   D(N) = Σ_{k≤N} η_k²/λ_k,   κ(N) = Σ_{k≤N} η_k ω_k/λ_k
 * </pre>
 *
 * where V = ∫ v M is the mean velocity. The sign of Ψ_k is such that ∫ v Ψ_k Ψ_{k−1} &gt; 0, with
 * Ψ_0 &gt; 0. For even W the parity of Ψ_k is that of k, exactly.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), Steps 1–5 and eq. (3.6). The
 * relation of ω_k and η_k holds exactly, for the discrete problem too. Instances are immutable.
 */
public final class EigenBasis {
  /** The largest number of eigenfunctions on offer. */
  public static final int MOST_MODES = 200;

  private static final double ROUND_OFF = 0x1p-52;

  private final VelocityPotential potential;
  private final double theta;
  private final VelocityMesh mesh;
  private final SpectralElements elements;
  private final double meanVelocity;
  private final double[] eigenvalues;
  private final double[] eta;
  private final double[][] functions;
  private final double[] logEigenvalues;
  private final double[] uncertainties;

  private EigenBasis(VelocityPotential potential, double theta, int modes) {
    this.potential = potential;
    this.theta = theta;
    mesh = VelocityMesh.of(potential, theta, potential.even(), resolution(potential.even(), modes));
    elements = new SpectralElements(potential, theta, mesh);
    double[] velocity = new double[elements.size()];
    for (int j = 0; j < velocity.length; j++) {
      velocity[j] = elements.node(j);
    }
    meanVelocity = potential.even() ? 0 : elements.average(velocity);
    SpectralElements.Spectrum[] sectors =
        potential.even()
            ? new SpectralElements.Spectrum[] {elements.solve(true), elements.solve(false)}
            : new SpectralElements.Spectrum[] {elements.solve(false)};
    // Sturm's oscillation theorem: odd and even eigenfunctions alternate, so no sorting is needed.
    int count = sectors.length * sectors[0].size();
    eigenvalues = new double[count + 1];
    logEigenvalues = new double[count + 1];
    uncertainties = new double[count + 1];
    eta = new double[count + 1];
    functions = new double[Math.min(modes, count + 1)][];
    double[] one = new double[elements.size()];
    Arrays.fill(one, 1);
    double[] previous = one;
    functions[0] = one;
    for (int k = 1; k <= count; k++) {
      SpectralElements.Spectrum sector = sectors[(k - 1) % sectors.length];
      int index = (k - 1) / sectors.length;
      double[] function = sector.eigenfunction(index);
      if (weightedProduct(velocity, function, previous) < 0) {
        for (int j = 0; j < function.length; j++) {
          function[j] = -function[j];
        }
      }
      eigenvalues[k] = sector.eigenvalue(index);
      logEigenvalues[k] = index == 0 ? sector.logSmallest() : Math.log(eigenvalues[k]);
      uncertainties[k] =
          index == 0 && sector.refined()
              ? ROUND_OFF * (4 + mesh.variation() / theta)
              : 2 * ROUND_OFF * sectors[0].norm() / Math.sqrt(eigenvalues[k]);
      boolean couples = !potential.even() || k % 2 == 1;
      eta[k] = couples ? -centredMoment(velocity, function) : 0;
      if (k < functions.length) {
        functions[k] = function;
      }
      previous = function;
    }
  }

  /**
   * Computes the lowest eigenpairs.
   *
   * @param theta noise strength θ &gt; 0
   * @param modes number of eigenfunctions to keep, Ψ_0 included, 2 to {@value #MOST_MODES}
   * @throws IllegalArgumentException when an argument is out of range or W does not confine
   */
  public static EigenBasis of(VelocityPotential potential, double theta, int modes) {
    if (modes < 2 || modes > MOST_MODES) {
      throw new IllegalArgumentException("modes must be 2 to " + MOST_MODES + ", got " + modes);
    }
    return new EigenBasis(potential, theta, modes);
  }

  /** Number of eigenfunctions Ψ_0 … Ψ_{size−1} kept. */
  public int size() {
    return functions.length;
  }

  /** Number of nonzero eigenvalues of the discrete problem, all of which enter D and κ. */
  public int resolution() {
    return eigenvalues.length - 1;
  }

  /** The noise θ. */
  public double theta() {
    return theta;
  }

  /** V = ∫ v M dv, zero for even W. */
  public double meanVelocity() {
    return meanVelocity;
  }

  /** Whether Ψ_k has the parity of k. */
  public boolean parity() {
    return potential.even();
  }

  /** λ_k, η_k and their sums for k &lt; size(). */
  public Spectrum spectrum() {
    int[] parities = new int[size() - 1];
    for (int k = 1; k < size(); k++) {
      parities[k - 1] = parity() ? k % 2 : 0;
    }
    return new Spectrum(
        theta,
        1,
        Arrays.copyOfRange(logEigenvalues, 1, size()),
        Arrays.copyOfRange(eta, 1, size()),
        Arrays.copyOfRange(uncertainties, 1, size()),
        parities);
  }

  /** λ_k, 0 ≤ k ≤ resolution(). */
  public double eigenvalue(int k) {
    return eigenvalues[k];
  }

  /** log λ_k, k ≥ 1, finite where λ_1 underflows. */
  public double logEigenvalue(int k) {
    return logEigenvalues[k];
  }

  /** η_k, 0 ≤ k ≤ resolution(). */
  public double eta(int k) {
    return eta[k];
  }

  /** ω_k = (λ_k/θ) η_k, 0 ≤ k ≤ resolution(). */
  public double omega(int k) {
    return eigenvalues[k] / theta * eta[k];
  }

  /** D(N) of eq. (3.6): modes 1 … n. */
  public double diffusion(int n) {
    return diffusion(1, n);
  }

  private double diffusion(int first, int last) {
    double sum = 0;
    for (int k = last; k >= first; k--) {
      sum += eta[k] * eta[k] / eigenvalues[k];
    }
    return sum;
  }

  /** log D(N), finite where D(N) overflows. */
  public double logDiffusion(int n) {
    double first = 2 * Math.log(Math.abs(eta[1])) - logEigenvalue(1);
    return first + Math.log1p(diffusion(2, n) * Math.exp(-first));
  }

  /** κ(N) of eq. (3.6): modes 1 … n. */
  public double drift(int n) {
    double sum = 0;
    for (int k = n; k >= 1; k--) {
      sum += eta[k] * eta[k];
    }
    return sum / theta;
  }

  /**
   * Estimates the relative error of λ_k due to round-off. The smallest eigenvalue of each parity
   * comes from {@link GreenOperator} and suffers from the rounding of W/θ only. For the others it
   * is that of singular values, a few ulps of ‖B‖, of which λ_k is the square; near 1 it says that
   * λ_k is lost.
   */
  public double eigenvalueUncertainty(int k) {
    return uncertainties[k];
  }

  /**
   * Evaluates Ψ_k at v, k &lt; size(); zero beyond the truncated interval, where M is less than
   * e^{−45} of its maximum.
   */
  public double eigenfunction(int k, double v) {
    double position = potential.even() ? Math.abs(v) : v;
    if (position < mesh.edge(0) || position > mesh.edge(mesh.elements())) {
      return 0;
    }
    double sign = potential.even() && v < 0 && k % 2 == 1 ? -1 : 1;
    double exponent = elements.logMaxwellianScale() - (potential.value(v) - mesh.minimum()) / theta;
    return sign * Math.exp(0.5 * exponent) * elements.interpolate(functions[k], position);
  }

  /**
   * The transport matrix in the moving frame, A_kl = ∫ (v − V) φ_k φ_l M, symmetric, size() ×
   * size().
   */
  public double[][] velocityMatrix() {
    double[] velocity = new double[elements.size()];
    for (int j = 0; j < velocity.length; j++) {
      velocity[j] = elements.node(j) - meanVelocity;
    }
    double[][] matrix = new double[size()][size()];
    for (int k = 0; k < size(); k++) {
      for (int l = 0; l <= k; l++) {
        if (couples(k, l)) {
          matrix[k][l] = weightedProduct(velocity, functions[k], functions[l]);
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
      values[l] = elements.atPoints(functions[l]);
    }
    double[][] matrix = new double[size()][size()];
    for (int k = 1; k < size(); k++) {
      double[] slope = elements.derivativeAtPoints(functions[k]);
      for (int l = 0; l < size(); l++) {
        if (couples(k, l)) {
          double sum = 0;
          for (int q = 0; q < slope.length; q++) {
            sum += elements.pointMass(q) * slope[q] * values[l][q];
          }
          matrix[k][l] = sum;
        }
      }
    }
    return matrix;
  }

  /** The coefficients ∫ g φ_k M, k &lt; size(), of a velocity profile g. */
  public double[] project(DoubleUnaryOperator g) {
    double[] coefficients = new double[size()];
    for (int j = 0; j < elements.size(); j++) {
      double v = elements.node(j);
      double mass = elements.nodeMass(j);
      for (int k = 0; k < size(); k++) {
        double value = g.applyAsDouble(v);
        if (potential.even()) {
          value = 0.5 * (value + (k % 2 == 0 ? 1 : -1) * g.applyAsDouble(-v));
        }
        coefficients[k] += mass * value * functions[k][j];
      }
    }
    return coefficients;
  }

  /** Found by experiment: λ_k, k &lt; modes, to some 1e-14 with the fewest unknowns. */
  private static VelocityMesh.Resolution resolution(boolean half, int modes) {
    return new VelocityMesh.Resolution(
        45 + 2.0 * modes, 14, (half ? 1 : 2) * (2 + modes / 6.0), 80);
  }

  private boolean couples(int k, int l) {
    return !potential.even() || (k + l) % 2 == 1;
  }

  private double weightedProduct(double[] weight, double[] f, double[] g) {
    double sum = 0;
    for (int j = 0; j < weight.length; j++) {
      sum += elements.nodeMass(j) * weight[j] * f[j] * g[j];
    }
    return sum;
  }

  private double centredMoment(double[] velocity, double[] function) {
    double sum = 0;
    for (int j = 0; j < velocity.length; j++) {
      sum += elements.nodeMass(j) * (velocity[j] - meanVelocity) * function[j];
    }
    return sum;
  }
}
