package murmuration.kinetic;

/** A method in time for {@link ReducedSystem}; owns its work arrays, not thread-safe. */
interface KineticIntegrator {
  /** Prepares steps of size h; costs nothing when h is the size of the last step. */
  void prepare(double h);

  /** Advances a state by the step prepared. */
  void step(double[] state);

  /** Whether steps need not resolve anything, as there is no force and the waves are exact. */
  boolean exact();
}
