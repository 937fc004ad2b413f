package murmuration.macro;

/**
 * The aggregation-diffusion equation ∂_tρ = ∇·(D∇ρ + ρ∇(κ U⋆ρ + V)), the gradient flow of
 *
 * <pre>  F(ρ) = D ∫ ρ log ρ dr + (κ/2) ∫ ρ (U⋆ρ) dr + ∫ ρ V dr.</pre>
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), eq. (2.10), there without V.
 *
 * @param diffusion D ≥ 0
 * @param drift κ ≥ 0
 * @param interaction U
 * @param external V, such as a confinement
 */
public record AggregationDiffusion(
    double diffusion, double drift, InteractionPotential interaction, SpatialFunction external) {
  /**
   * Checks the coefficients.
   *
   * @throws IllegalArgumentException when a coefficient is negative or not finite
   */
  public AggregationDiffusion {
    requireNonNegative("D", diffusion);
    requireNonNegative("kappa", drift);
  }

  /** The equation without an external potential. */
  public AggregationDiffusion(double diffusion, double drift, InteractionPotential interaction) {
    this(diffusion, drift, interaction, (x, y, z) -> 0);
  }

  private static void requireNonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and not negative, got " + value);
    }
  }

  /** F of cell values ρ, given φ = κ U⋆ρ + V and V on the same cells. */
  FreeEnergy freeEnergy(Grid grid, double[] rho, double[] phi, double[] v) {
    double entropy = 0;
    double attraction = 0;
    double confinement = 0;
    // Sums of short sums round less.
    for (int start = 0; start < rho.length; start += Grid.SHORT_SUM) {
      double entropyPart = 0;
      double attractionPart = 0;
      double confinementPart = 0;
      for (int i = start; i < Math.min(start + Grid.SHORT_SUM, rho.length); i++) {
        entropyPart += rho[i] > 0 ? rho[i] * Math.log(rho[i]) : 0;
        attractionPart += rho[i] * (phi[i] - v[i]);
        confinementPart += rho[i] * v[i];
      }
      entropy += entropyPart;
      attraction += attractionPart;
      confinement += confinementPart;
    }
    double volume = grid.cellVolume();
    return new FreeEnergy(
        volume * diffusion * entropy, volume * 0.5 * attraction, volume * confinement);
  }
}
