package murmuration.macro;

import java.util.Optional;

/** One way to discretise the aggregation-diffusion equation and to step it in time. */
public interface Scheme {
  /** What a cell's number means. */
  enum Values {
    /** The mean of the density over the cell. */
    CELL_AVERAGES,
    /** The density at the cell's centre. */
    POINT_VALUES
  }

  /** The equation. */
  AggregationDiffusion equation();

  /** The grid. */
  Grid grid();

  /** The order in time, which the step control relies on. */
  int order();

  /** What the numbers that {@link #output} gives stand for. */
  Values values();

  /** The state that belongs to a density: numbers for the cells, x fastest. */
  default double[] discretise(SpatialFunction density) {
    return values() == Values.CELL_AVERAGES
        ? grid().cellAverages(density)
        : grid().pointValues(density);
  }

  /** The density of a state for others to see, a new array; its sum is that of the state. */
  default double[] output(double[] state) {
    return state.clone();
  }

  /** Advances ρ by dt into {@code next}, another array, without a look at the result. */
  void trial(double[] rho, double dt, double[] next);

  /**
   * Whether a state that follows ρ keeps what the scheme promises. The last digits may be
   * corrected, such as those of the mass.
   */
  boolean keeps(double[] rho, double[] next);

  /**
   * Advances ρ by dt into {@code next}, another array, if need be by a safer, less accurate step.
   *
   * @return whether the result keeps what the scheme promises; if not, a smaller step is needed
   */
  boolean step(double[] rho, double dt, double[] next);

  /** The free energy of a state. */
  FreeEnergy freeEnergy(double[] rho);

  /** Why the free energy may rise; empty where it never does. */
  default Optional<String> noFreeEnergy() {
    return equation().noFreeEnergy(grid().dimension());
  }

  /**
   * Whether densities can become infinite in finite time. As long as there is diffusion it takes a
   * U that is infinite at 0; without, a kink there is enough.
   */
  default boolean canBlowUp() {
    return equation().canBlowUp(grid().dimension());
  }

  /**
   * How much of a state the grid does not resolve: the largest coefficient in the upper third of
   * the wave numbers, relative to the largest of all. NaN for schemes without a spectrum.
   */
  default double unresolved(double[] state) {
    return Double.NaN;
  }

  /** How often {@link #step} took the safer step. */
  long fallbacks();
}
