package murmuration.macro;

/** One way to discretise the aggregation-diffusion equation and to step it in time. */
public interface Scheme {
  /** What a cell's number means. */
  enum Values {
    /** The mean of the density over the cell. */
    CELL_AVERAGES,
    /** The density at the cell's centre. */
    POINT_VALUES
  }

  /** The grid. */
  Grid grid();

  /** The order in time, which the step control relies on. */
  int order();

  /** What the numbers stand for. */
  Values values();

  /** The cell values of a given density. */
  default double[] discretise(SpatialFunction density) {
    return values() == Values.CELL_AVERAGES
        ? grid().cellAverages(density)
        : grid().pointValues(density);
  }

  /**
   * Advances ρ by dt into {@code next}, another array.
   *
   * @return whether the result keeps what the scheme promises; if not, a smaller step is needed
   */
  boolean step(double[] rho, double dt, double[] next);

  /** The free energy of cell values. */
  FreeEnergy freeEnergy(double[] rho);

  /** How often a safer, less accurate step replaced the regular one. */
  long fallbacks();
}
