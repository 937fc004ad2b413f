package murmuration.macro;

/**
 * Scalars of a density at one time.
 *
 * @param time t
 * @param mass ∫ρ
 * @param freeEnergy F(ρ), see {@link AggregationDiffusion}
 * @param minimum the least cell value
 * @param maximum the largest cell value
 */
public record Diagnostics(
    double time, double mass, double freeEnergy, double minimum, double maximum) {
  static Diagnostics of(double time, double[] rho, Scheme scheme) {
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    for (double value : rho) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
    return new Diagnostics(
        time, scheme.grid().integral(rho), scheme.freeEnergy(rho).total(), minimum, maximum);
  }
}
