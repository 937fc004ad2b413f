package murmuration.kinetic;

import java.util.OptionalDouble;

/**
 * The leading term of ρ_ε − ρ at the end of a study. It is ε^p ρ_p, p = 1 or 1/2, from {@link
 * LimitSolution}, but where a force pushes against walls and p would be 1 {@link KnudsenLayer}s
 * come first, p = 3/4. On the grid
 *
 * <pre>  ρ_ε − ρ = layers(ε) + ε [ρ_1 − lim layers(ε)/ε] + …,</pre>
 *
 * as ρ_1 on the grid is the limit of ε far below the square of the spacing, layers included. Both
 * terms are taken. Immutable.
 */
final class LeadingTerm {
  private static final double NO_LAYER = 1e-10;

  private final double exponent;
  private final double coefficient;
  private final double[] correction;
  private final double spacing;
  private final KnudsenLayer layer;
  private final double left;
  private final double right;
  private final OptionalDouble layers;

  /**
   * Takes the term at an output.
   *
   * @param spacing of the first axis
   * @param unit √ of a cell's volume
   */
  LeadingTerm(ReducedSystem system, LimitSolution limit, int output, double spacing, double unit) {
    this.spacing = spacing;
    correction = limit.correction(output);
    double smooth = unit * norm(correction);
    double[] rho = limit.density(output);
    boolean walls =
        system.space() instanceof WalledSpace
            && system.space().interacting()
            && limit.exponent() == 1;
    double atLeft = 0;
    double atRight = 0;
    if (walls) {
      double[] force = system.meanForce(rho)[0];
      int n = rho.length;
      atLeft = atFace(force[1], force[2], force[3]) * atWall(rho[0], rho[1], rho[2]);
      atRight =
          -atFace(force[n - 1], force[n - 2], force[n - 3])
              * atWall(rho[n - 1], rho[n - 2], rho[n - 3]);
    }
    KnudsenLayer knudsen = walls ? new KnudsenLayer(system.modes()) : null;
    double pushed = walls ? Math.hypot(atLeft, atRight) * knudsen.norm() : 0;
    boolean pushes = pushed > NO_LAYER * unit * norm(rho);
    layer = pushes ? knudsen : null;
    left = atLeft;
    right = atRight;
    exponent = limit.exponent();
    coefficient = smooth;
    layers = pushes ? OptionalDouble.of(pushed) : OptionalDouble.empty();
  }

  /** At the wall, from the next three faces. */
  private static double atFace(double first, double second, double third) {
    return 3 * first - 3 * second + third;
  }

  /** At the wall, from the next three cells. */
  private static double atWall(double first, double second, double third) {
    return (15 * first - 10 * second + 3 * third) / 8;
  }

  private static double norm(double[] field) {
    return LimitSolution.distance(field, new double[field.length]);
  }

  /** p. */
  double exponent() {
    return exponent;
  }

  /** ‖ρ_p‖. */
  double coefficient() {
    return coefficient;
  }

  /** The norm of resolved layers over ε^{3/4}; empty where there are none. */
  OptionalDouble layers() {
    return layers;
  }

  /** The predicted difference. */
  double[] field(double epsilon) {
    double[] field = correction.clone();
    int n = field.length;
    double power = Math.pow(epsilon, exponent);
    if (layer != null) {
      field[0] -= left * layer.unresolved(spacing);
      field[n - 1] -= right * layer.unresolved(spacing);
    }
    for (int i = 0; i < n; i++) {
      field[i] *= power;
    }
    if (layer != null) {
      double[] profile = layer.density(n, spacing, epsilon);
      for (int i = 0; i < n; i++) {
        field[i] += left * profile[i] + right * profile[n - 1 - i];
      }
    }
    return field;
  }
}
