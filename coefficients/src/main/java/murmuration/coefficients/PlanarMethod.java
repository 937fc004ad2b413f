package murmuration.coefficients;

/**
 * Transport coefficients of a planar potential W(v_x, v_y), radial or not. With M = e^{−W/θ}/Z, V =
 * ∫ v M and Lφ = −(θ/M)∇·(M∇φ),
 *
 * <pre>
 *   𝒦 = Cov_M(v)/θ,    𝒟_ij = ∫ (v − V)_i χ_j M,    Lχ_j = (v − V)_j,
 * </pre>
 *
 * by spectral elements of degree {@value #DEGREE} on rectangles ({@link PlanarElements}), a direct
 * factorisation ({@link MultifrontalCholesky}) and a block Krylov space that gives 𝒟 and the
 * eigenvalues together ({@link RitzSpace}). Elements rather than polynomials on the whole plane,
 * for the sake of potentials with several wells and of kinks on the axes; the form weighted by M
 * rather than the potential Φ of H, for then W is never differentiated and λ_0 = 0 is exact.
 *
 * <p>A potential that is a sum of two functions, of v_x and of v_y, takes the shorter way of {@link
 * SeparablePotential}.
 *
 * <p>The error is estimated by comparison with a degree less by one and a smaller rectangle, times
 * {@value #SAFETY} for the sake of kinks, where the degrees converge slowly.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), section 2 and eq. (3.6).
 *
 * @param modes the number of eigenpairs kept in the spectrum, Ψ_0 included, 2 to {@value
 *     #MOST_MODES}; 𝒟 and 𝒦 do not depend on it but for round-off
 */
public record PlanarMethod(int modes) {
  /** The largest number of eigenpairs on offer. */
  public static final int MOST_MODES = 100;

  private static final int DEGREE = 12;
  private static final double TAIL = 40;
  private static final double SMALLER_TAIL = 36;
  private static final double SAFETY = 4;
  private static final double EIGENVALUE_SAFETY = 10;
  private static final double ROUND_OFF = 0x1p-52;

  /**
   * Checks the number of modes.
   *
   * @throws IllegalArgumentException when it is out of range
   */
  public PlanarMethod {
    Arguments.requireRange("modes", modes, 2, MOST_MODES);
  }

  /**
   * Computes 𝒟, 𝒦, V and the lowest eigenvalues.
   *
   * @param theta noise strength θ &gt; 0
   * @throws IllegalArgumentException when θ is not positive and finite, W is not finite somewhere,
   *     or W does not confine
   * @throws ArithmeticException when round-off leaves 𝒟 or 𝒦 not positive definite or the
   *     eigenvalues do not settle, as between wells so deep that λ_1 is lost
   */
  public PlanarCoefficients compute(PlanarPotential w, double theta) {
    Arguments.requirePositive("theta", theta);
    PlanarRegion region = PlanarRegion.of(w, TAIL * theta);
    return SeparablePotential.of(w, region)
        .map(separable -> separable.coefficients(theta, modes))
        .orElseGet(() -> byElements(w, theta));
  }

  /** The general case, for any potential. */
  PlanarCoefficients byElements(PlanarPotential w, double theta) {
    PlanarElements smaller = elements(w, theta, SMALLER_TAIL, DEGREE - 1);
    RitzSpace coarse = new RitzSpace(smaller, theta, modes);
    PlanarElements elements = elements(w, theta, TAIL, DEGREE);
    RitzSpace fine = new RitzSpace(elements, theta, modes);
    SymmetricMatrix diffusion = fine.diffusion();
    SymmetricMatrix drift = fine.drift();
    requirePositiveDefinite("diffusion", diffusion);
    requirePositiveDefinite("drift", drift);
    double difference =
        Math.max(
            diffusion.relativeDifference(coarse.diffusion()),
            drift.relativeDifference(coarse.drift()));
    double roundOff =
        ROUND_OFF * (100 + 1 / Math.sqrt(fine.eigenvalue(1) * drift.largestEigenvalue()));
    double[] uncertainties = new double[modes - 1];
    for (int k = 1; k < modes; k++) {
      double change = Math.abs(coarse.eigenvalue(k) / fine.eigenvalue(k) - 1);
      uncertainties[k - 1] = EIGENVALUE_SAFETY * (change + difference + roundOff);
    }
    return new PlanarCoefficients(
        diffusion,
        drift,
        fine.meanX(),
        fine.meanY(),
        SAFETY * difference + roundOff,
        elements.size(),
        fine.spectrum(modes - 1, uncertainties));
  }

  private PlanarElements elements(PlanarPotential w, double theta, double tail, int degree) {
    return new PlanarElements(w, theta, new PlanarMesh(w, theta, resolution(tail)), degree);
  }

  /** Found by experiment: 𝒟 to some 1e-11 for polynomials, with few unknowns. */
  PlanarMesh.Resolution resolution(double tail) {
    double level = Math.sqrt(2.0 * modes);
    return new PlanarMesh.Resolution(tail + 2 * level, 12, 36, 2 + level / 3, 40);
  }

  private static void requirePositiveDefinite(String name, SymmetricMatrix matrix) {
    if (!matrix.positiveDefinite()) {
      throw new ArithmeticException(
          "the " + name + " matrix is not positive definite: " + matrix + "; λ_1 is lost");
    }
  }
}
