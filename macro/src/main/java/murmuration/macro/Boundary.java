package murmuration.macro;

/** What happens at the two ends of an axis. */
public enum Boundary {
  /** The ends are identified. */
  PERIODIC,
  /** Nothing passes the ends; the interaction acts across free space. */
  NO_FLUX
}
