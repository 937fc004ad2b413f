package murmuration.macro;

import java.util.Optional;

/**
 * The aggregation-diffusion equation
 *
 * <pre>  ∂_tρ = ∇·(𝒟∇ρ + ρ𝒦∇φ − ρu),   φ = U⋆ρ + V.</pre>
 *
 * <p>It is a gradient flow when u = 0 and 𝒦 is a multiple of 𝒟 (or one of them vanishes): then
 *
 * <pre>  F(ρ) = D ∫ ρ log ρ dr + κ (½ ∫ ρ (U⋆ρ) dr + ∫ ρ V dr)</pre>
 *
 * never rises, D and κ being the means of the diagonals. Source: Bonnaillie-Noël, Carrillo, Goudon,
 * Pavliotis, IMA J. Numer. Anal. (2016), doi:10.1093/imanum/drv066, eq. (2.10), there with V = u =
 * 0.
 *
 * @param diffusion 𝒟, positive semidefinite
 * @param drift 𝒦, positive semidefinite
 * @param interaction U
 * @param external V, such as a confinement
 * @param velocity u, such as V/√ε in the laboratory frame of a tilted velocity potential
 */
public record AggregationDiffusion(
    Tensor diffusion,
    Tensor drift,
    InteractionPotential interaction,
    SpatialFunction external,
    Velocity velocity) {
  /**
   * Checks the coefficients.
   *
   * @throws IllegalArgumentException when a matrix has a negative eigenvalue, or a number is not
   *     finite
   */
  public AggregationDiffusion {
    requireSemidefinite("D", diffusion);
    requireSemidefinite("kappa", drift);
    if (!Double.isFinite(velocity.x() + velocity.y() + velocity.z())) {
      throw new IllegalArgumentException("the drift velocity must be finite, got " + velocity);
    }
  }

  /** The equation with scalar coefficients D ≥ 0, κ ≥ 0 and u = 0. */
  public AggregationDiffusion(
      double diffusion, double drift, InteractionPotential interaction, SpatialFunction external) {
    this(
        Tensor.isotropic(diffusion), Tensor.isotropic(drift), interaction, external, Velocity.ZERO);
  }

  /** The same without an external potential. */
  public AggregationDiffusion(double diffusion, double drift, InteractionPotential interaction) {
    this(diffusion, drift, interaction, (x, y, z) -> 0);
  }

  private static void requireSemidefinite(String name, Tensor matrix) {
    if (!matrix.positiveSemidefinite()) {
      throw new IllegalArgumentException(
          name
              + " must be finite and "
              + (matrix.equals(Tensor.isotropic(matrix.xx()))
                  ? "not negative, got " + matrix.xx()
                  : "positive semidefinite, got " + matrix));
    }
  }

  /** Why F may rise in a box of so many axes; empty where it never does. */
  public Optional<String> noFreeEnergy(int dimension) {
    if (!velocity.zero(dimension)) {
      return Optional.of("there is a drift velocity");
    }
    return drift.proportional(diffusion, dimension)
        ? Optional.empty()
        : Optional.of("kappa is not a multiple of D");
  }

  /** See {@link Scheme#canBlowUp}. */
  boolean canBlowUp(int dimension) {
    boolean singular = !Double.isFinite(interaction.value(0));
    return singular || (!interaction.smoothAtOrigin() && diffusion.mean(dimension) == 0);
  }

  /**
   * F, given φ and V at the cells' centres.
   *
   * @param contents ρ times the weights of the cells
   * @param logWeights the logarithms of these weights
   */
  FreeEnergy freeEnergy(
      Grid grid, double[] contents, double[] logWeights, double[] phi, double[] v) {
    double entropy = 0;
    double attraction = 0;
    double confinement = 0;
    // Sums of short sums round less.
    for (int start = 0; start < contents.length; start += Grid.SHORT_SUM) {
      double entropyPart = 0;
      double attractionPart = 0;
      double confinementPart = 0;
      for (int i = start; i < Math.min(start + Grid.SHORT_SUM, contents.length); i++) {
        double c = contents[i];
        entropyPart += c > 0 ? c * (Math.log(c) - logWeights[i]) : 0;
        attractionPart += c * (phi[i] - v[i]);
        confinementPart += c * v[i];
      }
      entropy += entropyPart;
      attraction += attractionPart;
      confinement += confinementPart;
    }
    double volume = grid.cellVolume();
    double entropyWeight = volume * diffusion.mean(grid.dimension());
    double weight = volume * drift.mean(grid.dimension());
    return new FreeEnergy(entropyWeight * entropy, weight * 0.5 * attraction, weight * confinement);
  }
}
