package murmuration.kinetic;

import java.util.stream.IntStream;
import murmuration.coefficients.JacobiEigenvalues;

/**
 * The layer of the thickness √ε at a reflecting wall that a force pushes against. Outside of it the
 * odd modes are √ε c¹, with the flux A_0·c¹ = 0 at the wall but, for F = ρΦ_r there,
 *
 * <pre>  c¹_k = −A_k0 F (1/θ − κ/(Dλ_k)) ≠ 0,</pre>
 *
 * whereas the wall demands that each vanish. With y = x/√ε the difference √ε(e, o) of even and odd
 * modes obeys
 *
 * <pre>
 *  A_oe e' = −Λ_o o,   A_oeᵀ o' = −Λ_e e,   o(0) = −c¹_o,
 *  K e'' = Λ_e e,   K = A_oeᵀ Λ_o⁻¹ A_oe,</pre>
 *
 * and so decays in the lengths √ν_j, the ν_j being eigenvalues of Λ_r^{−1/2} (K_rr − K_r0
 * K_0r/K_00) Λ_r^{−1/2}, r the even modes without the density. Its share of ρ_ε is √ε Σ_j b_j F
 * e^{−y/√ν_j}, of order ε^{3/4} in L².
 *
 * <p>On the staggered grid, δ = h/√ε, the layer is a geometric sequence for each j,
 *
 * <pre>  b_j √ν_j (δ/s) (ν_j/(ν_j + s))^i in cell i,   s = δ²/2 + √(ν_jδ² + δ⁴/4),</pre>
 *
 * whether it is resolved or not. Immutable.
 */
final class KnudsenLayer {
  private static final double NEGLIGIBLE = 1e-14;

  private final double[] nu;
  // b_j √ν_j, which has a limit where ν_j = 0, as for an odd number of modes.
  private final double[] weight;

  KnudsenLayer(VelocityModes modes) {
    int[] even = IntStream.range(1, modes.size()).filter(k -> !modes.odd(k)).toArray();
    int[] odd = IntStream.range(1, modes.size()).filter(modes::odd).toArray();
    int n = even.length;
    double k00 = 0;
    double[] k0 = new double[n];
    double[] load = new double[n];
    for (int o : odd) {
      double a = modes.transport(0, o, 0);
      k00 += a * a / modes.rate(o);
      double corrector =
          -a * (1 / modes.theta() - modes.drift() / (modes.diffusion() * modes.rate(o)));
      for (int i = 0; i < n; i++) {
        double transport = modes.transport(0, o, even[i]);
        k0[i] += a * transport / modes.rate(o) / Math.sqrt(modes.rate(even[i]));
        load[i] += transport * corrector / Math.sqrt(modes.rate(even[i]));
      }
    }
    double[][] g = new double[n][n];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int o : odd) {
          g[i][j] +=
              modes.transport(0, o, even[i])
                  * modes.transport(0, o, even[j])
                  / (modes.rate(o) * Math.sqrt(modes.rate(even[i]) * modes.rate(even[j])));
        }
        g[i][j] -= k0[i] * k0[j] / k00;
      }
      trace += g[i][i];
    }
    for (int i = 0; i < n; i++) {
      g[i][i] += NEGLIGIBLE * trace;
    }
    JacobiEigenvalues pairs = new JacobiEigenvalues(g);
    nu = new double[n];
    weight = new double[n];
    for (int j = 0; j < n; j++) {
      nu[j] = pairs.value(j);
      double[] vector = pairs.vector(j);
      double amplitude = 0;
      double density = 0;
      for (int i = 0; i < n; i++) {
        amplitude -= vector[i] * load[i];
        density -= k0[i] * vector[i] / k00;
      }
      weight[j] = amplitude * density;
    }
  }

  /** The norm in L²(dy) of Σ_j b_j e^{−y/√ν_j}: that of the layer is ε^{3/4} F times it. */
  double norm() {
    double sum = 0;
    for (int i = 0; i < nu.length; i++) {
      for (int j = 0; j < nu.length; j++) {
        sum += weight[i] * weight[j] / (Math.sqrt(nu[i]) + Math.sqrt(nu[j]));
      }
    }
    return Math.sqrt(sum);
  }

  /**
   * The layer's share of ρ_ε for F = 1, by cells from the wall.
   *
   * @param spacing h
   */
  double[] density(int cells, double spacing, double epsilon) {
    double delta = spacing / Math.sqrt(epsilon);
    double[] density = new double[cells];
    for (int j = 0; j < nu.length; j++) {
      double s = 0.5 * delta * delta + delta * Math.sqrt(nu[j] + 0.25 * delta * delta);
      double value = Math.sqrt(epsilon) * weight[j] * delta / s;
      for (int i = 0; i < cells; i++) {
        density[i] += value;
        value *= nu[j] / (nu[j] + s);
      }
    }
    return density;
  }

  /** The limit of {@link #density} divided by ε, which is confined to the first cell. */
  double unresolved(double spacing) {
    double sum = 0;
    for (double share : weight) {
      sum += share / spacing;
    }
    return sum;
  }
}
