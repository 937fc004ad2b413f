package murmuration.kinetic;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The reduced kinetic system on N velocity modes,
 *
 * <pre>
 *  ∂_t c_k + ε^{−1/2} (Tc)_k = −λ_k c_k/ε,    (Tc)_k = Σ_a Σ_l A^a_kl ∂_a c_l + Σ_a Φ_a Σ_l B^a_kl c_l,    Φ_a = ∂_a U⋆c_0,
 * </pre>
 *
 * for f = Σ c_k φ_k M, in the frame moving with the mean velocity: the Galerkin projection of the
 * kinetic equation. A field is c_k at the points of the {@link Space}, a state is all of them in
 * waves, as {@link WaveLayout} has it. Not thread-safe: it owns work arrays.
 */
final class ReducedSystem {
  private final VelocityModes modes;
  private final Space space;
  private final WaveLayout layout;
  private final double[][] fields;
  private final double[][] products;
  private final double[][] meanForce;
  private final double[] coupled;

  ReducedSystem(VelocityModes modes, Space space) {
    this.modes = modes;
    this.space = space;
    layout = new WaveLayout(modes, space);
    fields = new double[modes.size()][space.points()];
    products = new double[modes.size()][space.points()];
    meanForce = new double[space.dimension()][space.points()];
    coupled = new double[space.points()];
  }

  VelocityModes modes() {
    return modes;
  }

  Space space() {
    return space;
  }

  WaveLayout layout() {
    return layout;
  }

  /** The explicit part of the equations, E(c)_k = −ε^{−1/2} Σ_a Φ_a Σ_l B^a_kl c_l. */
  void force(double[] state, double epsilon, double[] result) {
    layout.unpack(state, fields);
    space.meanForce(fields[0], meanForce);
    clear(products);
    addForce(fields, meanForce, -1 / Math.sqrt(epsilon), products);
    layout.pack(products, result);
  }

  /** Adds factor · Σ_a Φ_a Σ_l B^a_kl c_l. */
  private void addForce(double[][] c, double[][] force, double factor, double[][] result) {
    for (int a = 0; a < force.length; a++) {
      for (int l = 0; l < c.length; l++) {
        if (vanishes(c[l])) {
          continue;
        }
        space.couple(force[a], c[l], modes.odd(l), coupled);
        for (int k = 1; k < c.length; k++) {
          double b = modes.force(a, k, l);
          if (b != 0) {
            Matrices.addMultiple(factor * b, coupled, 0, result[k], 0, coupled.length);
          }
        }
      }
    }
  }

  /** Σ_a Φ_a Σ_l B^a_kl c_l. */
  double[][] forceTerm(double[][] c, double[][] force) {
    double[][] result = new double[modes.size()][space.points()];
    if (space.interacting()) {
      addForce(c, force, 1, result);
    }
    return result;
  }

  /** Tc, the row of the density left out. */
  double[][] transport(double[][] c, double[][] force) {
    double[][] result = forceTerm(c, force);
    for (int a = 0; a < space.dimension(); a++) {
      for (int l = 0; l < c.length; l++) {
        if (vanishes(c[l])) {
          continue;
        }
        space.derivative(c[l], modes.odd(l), a, coupled);
        for (int k = 1; k < c.length; k++) {
          double factor = modes.transport(a, k, l);
          if (factor != 0) {
            Matrices.addMultiple(factor, coupled, 0, result[k], 0, coupled.length);
          }
        }
      }
    }
    return result;
  }

  /** ∂_a U⋆ρ. */
  double[][] meanForce(double[] rho) {
    double[][] force = new double[space.dimension()][space.points()];
    space.meanForce(rho, force);
    return force;
  }

  /** −Λ⁻¹ on modes k ≥ 1, in place. */
  void relax(double[][] c) {
    for (int k = 1; k < c.length; k++) {
      for (int i = 0; i < c[k].length; i++) {
        c[k][i] /= -modes.rate(k);
      }
    }
  }

  /** c¹ = −Λ⁻¹(Tρ)_⊥, the first corrector. */
  double[][] firstCorrector(double[] rho, double[][] force) {
    double[][] c = new double[modes.size()][space.points()];
    c[0] = rho;
    double[][] corrector = transport(c, force);
    relax(corrector);
    return corrector;
  }

  /** Σ_a ∂_a Σ_k w_k A^a_0k c_k with weights w_k. */
  double[] divergence(double[][] c, IntToDoubleFunction weight) {
    double[] result = new double[space.points()];
    for (int a = 0; a < space.dimension(); a++) {
      for (int k = 1; k < c.length; k++) {
        double factor = weight.applyAsDouble(k) * modes.transport(a, 0, k);
        if (factor != 0) {
          space.derivative(c[k], modes.odd(k), a, coupled);
          Matrices.addMultiple(factor, coupled, 0, result, 0, result.length);
        }
      }
    }
    return result;
  }

  /** κ ∇·(ρ ∇Φ). */
  double[] drift(double[] rho, double[][] force) {
    double[] flux = new double[rho.length];
    double[] part = new double[rho.length];
    double[] result = new double[rho.length];
    for (int a = 0; a < force.length; a++) {
      space.couple(force[a], rho, false, flux);
      space.derivative(flux, true, a, part);
      Matrices.addMultiple(modes.drift(), part, 0, result, 0, rho.length);
    }
    return result;
  }

  /** The fields at the start, c_0 = ρ. */
  double[][] start(double[] rho, InitialState initial, double epsilon) {
    double[][] c = new double[modes.size()][];
    if (initial instanceof InitialState.ChapmanEnskog) {
      c = firstCorrector(rho, meanForce(rho));
      for (int k = 1; k < c.length; k++) {
        for (int i = 0; i < c[k].length; i++) {
          c[k][i] *= Math.sqrt(epsilon);
        }
      }
    } else {
      double[] g = fluctuation(initial);
      for (int k = 1; k < c.length; k++) {
        c[k] = g[k] == 0 ? new double[rho.length] : multiple(rho, g[k], modes.odd(k));
      }
    }
    c[0] = rho.clone();
    return c;
  }

  /**
   * The coefficients g_k of the fluctuation that f/(ρM) starts with; zero but for perturbations.
   */
  double[] fluctuation(InitialState initial) {
    double[] g = new double[modes.size()];
    if (initial instanceof InitialState.Perturbation perturbation) {
      g = modes.fluctuation(perturbation.profile());
      for (int k = 0; k < g.length; k++) {
        g[k] *= perturbation.amplitude();
      }
    }
    return g;
  }

  /** factor · ρ, where the fields of odd modes live if need be. */
  double[] multiple(double[] rho, double factor, boolean odd) {
    double[] result = new double[rho.length];
    if (odd) {
      double[] uniform = new double[rho.length];
      Arrays.fill(uniform, factor);
      space.couple(uniform, rho, false, result);
    } else {
      Matrices.addMultiple(factor, rho, 0, result, 0, rho.length);
    }
    return result;
  }

  private static boolean vanishes(double[] field) {
    for (double value : field) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static void clear(double[][] rows) {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }
}
