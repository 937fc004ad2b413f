package murmuration.macro;

/**
 * The parts of the free energy; see {@link AggregationDiffusion}.
 *
 * @param entropy D ∫ ρ log ρ
 * @param interaction (κ/2) ∫ ρ (U⋆ρ)
 * @param external κ ∫ ρ V
 */
public record FreeEnergy(double entropy, double interaction, double external) {
  /** Their sum. */
  public double total() {
    return entropy + interaction + external;
  }

  /** The sum of their sizes, to which rounding is relative. */
  double size() {
    return Math.abs(entropy) + Math.abs(interaction) + Math.abs(external);
  }
}
