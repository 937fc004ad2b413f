package murmuration.kinetic;

import java.util.function.DoubleBinaryOperator;

/** The velocity distribution at the start, for an initial density ρ₀. */
public sealed interface InitialState {
  /** f = ρ₀ M. */
  record Maxwellian() implements InitialState {}

  /** f = ρ₀ M + √ε f₁, with f₁ the first corrector: no layer at order √ε. */
  record ChapmanEnskog() implements InitialState {}

  /**
   * f = ρ₀ M (1 + a (g − ∫ g M)).
   *
   * @param profile g(v), given v_x and v_y; v_y is 0 in one dimension
   * @param amplitude a
   */
  record Perturbation(DoubleBinaryOperator profile, double amplitude) implements InitialState {}
}
