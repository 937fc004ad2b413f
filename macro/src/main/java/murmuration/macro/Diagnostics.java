package murmuration.macro;

/**
 * Scalars of a density at one time.
 *
 * @param time t
 * @param mass ∫ρ
 * @param centre ∫rρ / ∫ρ; along a periodic axis it depends on where the box is cut
 * @param secondMoment ∫|r|²ρ
 * @param energy the parts of F(ρ), see {@link AggregationDiffusion}
 * @param minimum the least cell value
 * @param maximum the largest cell value
 * @param peak the centre of a cell with the largest value
 * @param rate ‖∂_tρ‖ in L¹, as the mean over the last step; NaN before the first
 * @param unresolved see {@link Scheme#unresolved}
 * @param work the steps so far
 */
public record Diagnostics(
    double time,
    double mass,
    Position centre,
    double secondMoment,
    FreeEnergy energy,
    double minimum,
    double maximum,
    Position peak,
    double rate,
    double unresolved,
    Work work) {

  /**
   * The steps of a run so far.
   *
   * @param steps accepted ones
   * @param rejections steps repeated for their error
   * @param fallbacks steps repeated for positivity or free energy, see {@link Scheme#fallbacks}
   */
  public record Work(long steps, long rejections, long fallbacks) {}

  /** F(ρ). */
  public double freeEnergy() {
    return energy.total();
  }

  static Diagnostics of(
      double time, double[] state, double[] rho, Scheme scheme, double rate, Work work) {
    Grid grid = scheme.grid();
    int least = 0;
    int largest = 0;
    for (int i = 0; i < rho.length; i++) {
      least = rho[i] < rho[least] ? i : least;
      largest = rho[i] > rho[largest] ? i : largest;
    }
    double mass = grid.integral(state);
    double[] first = new double[Grid.MOST_AXES];
    double second = 0;
    for (int a = 0; a < grid.dimension(); a++) {
      for (int i = 0; i < rho.length; i++) {
        double r = grid.centre(i, a);
        first[a] += r * state[i];
        second += r * r * state[i];
      }
      first[a] *= grid.cellVolume() / mass;
    }
    return new Diagnostics(
        time,
        mass,
        new Position(first[0], first[1], first[2]),
        second * grid.cellVolume(),
        scheme.freeEnergy(state),
        rho[least],
        rho[largest],
        grid.position(largest),
        rate,
        scheme.unresolved(state),
        work);
  }
}
