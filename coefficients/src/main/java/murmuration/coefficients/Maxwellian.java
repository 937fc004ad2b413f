package murmuration.coefficients;

/**
 * The equilibrium of the velocities, M = e^{−W(|v|)/θ}/Z on ℝ^d, which fixes all coefficients.
 *
 * @param potential W; of the speed |v| when d &gt; 1
 * @param theta noise strength θ &gt; 0
 * @param dimension d = 1, 2 or 3
 */
public record Maxwellian(VelocityPotential potential, double theta, int dimension) {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when θ is not positive and finite, d is not 1, 2 or 3, or W is
   *     not even for d &gt; 1
   */
  public Maxwellian {
    Arguments.requirePositive("theta", theta);
    if (dimension < 1 || dimension > 3) {
      throw new IllegalArgumentException("dimension must be 1, 2 or 3, got " + dimension);
    }
    if (dimension > 1 && !potential.even()) {
      throw new IllegalArgumentException(
          "in dimension " + dimension + " W must be a function of the speed |v|, hence even");
    }
  }

  /** In one velocity dimension. */
  public static Maxwellian of(VelocityPotential potential, double theta) {
    return new Maxwellian(potential, theta, 1);
  }

  /**
   * Demands d = 1.
   *
   * @throws IllegalArgumentException otherwise, naming the method that needs it
   */
  public void requireOneDimension(CoefficientMethod method) {
    if (dimension != 1) {
      throw new IllegalArgumentException(
          "the method " + method.label() + " works in dimension 1, got " + dimension);
    }
  }
}
