package murmuration.macro;

/**
 * Approximates e^{τA}, A the generator of a reversible Markov chain. Mass is kept to round-off, and
 * stationary states stay.
 */
interface MarkovPropagator {
  /**
   * Writes R(τA)ρ into {@code next}, another array, with R(z) = e^z + O(z³). Where ρ varies fast
   * the result may be negative.
   */
  void propagate(double[] rho, double tau, double[] next);

  /**
   * Writes a non-negative approximation into {@code next}, by a Markov kernel with the same
   * stationary states: so the relative entropy to each of them falls.
   *
   * @return whether that is feasible; if not, a smaller τ is needed
   */
  boolean propagatePositively(double[] rho, double tau, double[] next);
}
