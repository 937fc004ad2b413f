package murmuration.macro;

/**
 * The aggregation-diffusion equation ∂_tρ = D ∂_rrρ + κ ∂_r((∂_rU⋆ρ) ρ), the gradient flow of
 *
 * <pre>  F(ρ) = D ∫ ρ log ρ dr + (κ/2) ∫ ρ (U⋆ρ) dr.</pre>
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), eq. (2.10).
 *
 * @param diffusion D ≥ 0
 * @param drift κ ≥ 0
 * @param interaction U
 */
public record AggregationDiffusion(
    double diffusion, double drift, InteractionPotential interaction) {
  /**
   * Checks the coefficients.
   *
   * @throws IllegalArgumentException when a coefficient is negative or not finite
   */
  public AggregationDiffusion {
    requireNonNegative("D", diffusion);
    requireNonNegative("kappa", drift);
  }

  private static void requireNonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and not negative, got " + value);
    }
  }

  /** F of cell values ρ, given Φ = U⋆ρ on the same cells. */
  public double freeEnergy(Grid grid, double[] rho, double[] field) {
    double entropy = 0;
    double energy = 0;
    for (int i = 0; i < rho.length; i++) {
      entropy += rho[i] > 0 ? rho[i] * Math.log(rho[i]) : 0;
      energy += rho[i] * field[i];
    }
    return grid.cellVolume() * (diffusion * entropy + 0.5 * drift * energy);
  }
}
