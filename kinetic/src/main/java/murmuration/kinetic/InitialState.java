package murmuration.kinetic;

import java.util.function.DoubleUnaryOperator;

/** The velocity distribution at the start, for an initial density ρ₀. */
public sealed interface InitialState {
  /** f = ρ₀ M. */
  record Maxwellian() implements InitialState {}

  /** f = ρ₀ M + √ε f₁, with f₁ the first corrector: no layer at order √ε. */
  record ChapmanEnskog() implements InitialState {}

  /**
   * f = ρ₀ M (1 + a (g − ∫ g M)).
   *
   * @param profile g(v)
   * @param amplitude a
   */
  record Perturbation(DoubleUnaryOperator profile, double amplitude) implements InitialState {}
}
