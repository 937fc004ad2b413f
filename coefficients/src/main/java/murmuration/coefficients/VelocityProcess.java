package murmuration.coefficients;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * The velocity of one particle in d = 1 or 2 dimensions, dv = −∇W(v) dt + √(2θ) dB, whose law tends
 * to M = e^{−W/θ}/Z: what a simulation needs of W, tabulated.
 *
 * <p>Tables end where W exceeds its minimum by {@value #TAIL}θ. Immutable; all methods may be
 * called from several threads.
 *
 * <p>Source: Leimkuhler and Matthews, Molecular Dynamics (2015), chapter 7,
 * doi:10.1007/978-3-319-16375-8.
 */
public sealed interface VelocityProcess permits LineProcess, RadialProcess, PlanarProcess {
  /** Where tables end, above the minimum of W/θ. */
  int TAIL = 45;

  /**
   * With W(v) in one dimension, W(|v|) in two.
   *
   * @throws IllegalArgumentException when d is 3 or W does not confine
   */
  static VelocityProcess of(Maxwellian maxwellian) {
    return switch (maxwellian.dimension()) {
      case 1 -> new LineProcess(maxwellian.potential(), maxwellian.theta());
      case 2 -> new RadialProcess(maxwellian.potential(), maxwellian.theta());
      default ->
          throw new IllegalArgumentException(
              "particles move in dimension 1 or 2, got " + maxwellian.dimension());
    };
  }

  /**
   * With W(v_x, v_y).
   *
   * @throws IllegalArgumentException when θ is not positive and finite, W is not finite somewhere
   *     or does not confine
   */
  static VelocityProcess of(PlanarPotential w, double theta) {
    return new PlanarProcess(w, theta);
  }

  /** d. */
  int dimension();

  /** θ. */
  double theta();

  /** V_a = ∫ v_a M. */
  double mean(int a);

  /** The standard deviation of v_a under M, the largest of all axes. */
  double spread();

  /** √(∫ |∇∇W|² M), the rate at which velocities of the bulk turn; |·| is the spectral norm. */
  double rate();

  /** The largest |∇∇W| in the tables. */
  double stiffness();

  /** The longest time that {@link #flow} takes. */
  default double longestFlow() {
    return FlowTable.MOST_STIFFNESS / stiffness();
  }

  /** Whether W is known to be even in each component. */
  boolean even();

  /** ∫ g M; g is given v_y = 0 in one dimension. */
  double average(DoubleBinaryOperator g);

  /** The largest value of g in the tables. */
  double largest(DoubleBinaryOperator g);

  /** Draws from M and writes v_a at [a · stride + i]. */
  void sample(RandomGenerator random, double[] velocity, int stride, int i);

  /**
   * χ_a(v), the solution of L χ_a = v_a − V_a with mean 0 under M, L = −θΔ + ∇W · ∇.
   *
   * @throws IllegalArgumentException when W is a function of v_x and v_y, for which it is not known
   */
  DoubleBinaryOperator corrector(int a);

  /**
   * The flow of dv = −∇W dt over a time.
   *
   * @throws IllegalArgumentException when the time is not positive or above {@link #longestFlow}
   */
  VelocityFlow flow(double time);
}
