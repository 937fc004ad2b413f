package murmuration.kinetic;

import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * The space that the coefficients c_k live in: their points, their waves, and what acts on them.
 *
 * <p>In waves, ∂_r is the multiplication of a coefficient by i q, with |q| = {@link #waveNumber} in
 * the direction {@link #angle}. Coefficients of odd modes carry a factor −i, so that transport
 * between even and odd modes is real: with c_k = i d_k for odd k, c_k' = −(iq/√ε) A_kl c_l becomes
 * ±(q/√ε) A_kl d_l.
 *
 * <p>A field has {@link #points} values. Where there are walls those of odd modes lie elsewhere
 * than those of even modes. Not thread-safe.
 */
sealed interface Space permits PeriodicSpace, WalledSpace {
  /**
   * The space of a grid.
   *
   * @throws IllegalArgumentException when the grid is neither a periodic box in one or two
   *     dimensions nor an interval between walls
   */
  static Space of(Grid grid, InteractionPotential interaction) {
    if (grid.dimension() > 2) {
      throw new IllegalArgumentException(
          "the kinetic solver works in one or two space dimensions, got " + grid.dimension());
    }
    if (grid.periodic()) {
      return new PeriodicSpace(grid, interaction);
    }
    if (grid.dimension() > 1) {
      throw new IllegalArgumentException(
          "the kinetic solver needs a periodic box in two dimensions");
    }
    return new WalledSpace(grid, interaction);
  }

  /** The number of axes. */
  int dimension();

  /** The number of values of a field. */
  int points();

  /** The number of waves. */
  int waves();

  /** Real numbers that make a coefficient: 2 for complex ones, 1 for real ones. */
  int components();

  /** |q| of a wave. */
  double waveNumber(int wave);

  /** The angle of q with the x axis, in (−π, π]. */
  double angle(int wave);

  /** Writes the coefficients of a field, component c of wave w at [w · components() + c]. */
  void forward(double[] field, boolean odd, double[] coefficients);

  /** Writes the field of the coefficients, which are overwritten. */
  void inverse(double[] coefficients, boolean odd, double[] field);

  /** Whether there is a mean force at all. */
  boolean interacting();

  /** Writes ∂_a U⋆ρ, by axis. */
  void meanForce(double[] rho, double[][] force);

  /** Writes ∂_a of a field: even becomes odd, odd even. */
  void derivative(double[] field, boolean odd, int axis, double[] result);

  /** The values of a field at the cell centres. */
  double[] atCentres(double[] field, boolean odd);

  /** Writes the product of a field with a force: even becomes odd, odd even. */
  void couple(double[] force, double[] field, boolean odd, double[] result);
}
