package murmuration.sweep;

/** What a sweep computes of each case; {@link murmuration.io.Names} gives the names in files. */
public enum Compute {
  /** All that the scenario asks for, as the command {@code run} does. */
  RUN,
  /** The coefficients of the velocity model alone; nothing else of the scenario is needed. */
  COEFFICIENTS
}
