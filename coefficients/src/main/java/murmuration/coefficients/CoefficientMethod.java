package murmuration.coefficients;

/** A way to compute D and κ. Implementations are immutable records of their options. */
public interface CoefficientMethod {
  /** Asks for all eigenpairs that the discrete problem has. */
  int ALL_MODES = 0;

  /** Asks the method to choose a length in velocity itself. */
  double AUTOMATIC = Double.NaN;

  /** The name that the method goes by, such as {@code schrodinger-fem}. */
  String label();

  /**
   * Computes D, κ and the mean velocity.
   *
   * @throws IllegalArgumentException when W does not confine or the method does not work in the
   *     dimension
   */
  TransportCoefficients compute(Maxwellian maxwellian);
}
