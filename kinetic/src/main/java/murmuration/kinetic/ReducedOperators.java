package murmuration.kinetic;

import java.util.function.IntToDoubleFunction;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.RealFourier;

/**
 * What the reduced system does to fields on a periodic axis: derivatives, the mean field and
 *
 * <pre>  (Tc)_k = Σ_l A_kl ∂_r c_l + Φ_r Σ_l B_kl c_l.</pre>
 *
 * <p>Fields are point values, c_k in {@code c[k]}. Not thread-safe.
 */
final class ReducedOperators {
  private final VelocityModes modes;
  private final RealFourier fourier;
  private final Convolution convolution;
  private final double[] work;

  ReducedOperators(VelocityModes modes, AggregationDiffusion equation, Grid grid) {
    if (grid.dimension() != 1) {
      throw new IllegalArgumentException(
          "the kinetic solver works in one space dimension, got " + grid.dimension());
    }
    if (!grid.x().periodic()) {
      throw new IllegalArgumentException("the kinetic solver needs a periodic box");
    }
    this.modes = modes;
    fourier = new RealFourier(grid.size(), grid.x().length());
    convolution = new Convolution(grid, equation.interaction());
    work = new double[grid.size()];
  }

  RealFourier fourier() {
    return fourier;
  }

  int points() {
    return work.length;
  }

  /** ∂_r of point values, spectrally. */
  void derivative(double[] field, double[] result) {
    System.arraycopy(field, 0, work, 0, work.length);
    fourier.forward(work);
    fourier.differentiate(work, result);
    fourier.inverse(result);
  }

  /** ∂_r U⋆ρ. */
  void meanForce(double[] rho, double[] result) {
    convolution.apply(rho, result);
    derivative(result.clone(), result);
  }

  /** (Tc)_k for all k ≥ 1; c_0 takes part. */
  double[][] transport(double[][] c, double[] meanForce) {
    int n = points();
    double[][] slope = new double[modes.size()][n];
    for (int l = 0; l < modes.size(); l++) {
      derivative(c[l], slope[l]);
    }
    double[][] result = new double[modes.size()][n];
    for (int k = 1; k < modes.size(); k++) {
      for (int l = 0; l < modes.size(); l++) {
        double a = modes.transport(k, l);
        double b = modes.force(k, l);
        if (a != 0 || b != 0) {
          for (int i = 0; i < n; i++) {
            result[k][i] += a * slope[l][i] + b * meanForce[i] * c[l][i];
          }
        }
      }
    }
    return result;
  }

  /** −Λ⁻¹ on modes k ≥ 1, in place. */
  void relax(double[][] c) {
    for (int k = 1; k < modes.size(); k++) {
      for (int i = 0; i < points(); i++) {
        c[k][i] /= -modes.rate(k);
      }
    }
  }

  /** c¹ = −Λ⁻¹(Tρ)_⊥, the first corrector, given Φ_r. */
  double[][] firstCorrector(double[] rho, double[] meanForce) {
    double[][] c = new double[modes.size()][points()];
    c[0] = rho;
    double[][] corrector = transport(c, meanForce);
    relax(corrector);
    return corrector;
  }

  /** Σ_k w_k A_0k c_k with weights w_k. */
  double[] flux(double[][] c, IntToDoubleFunction weight) {
    double[] result = new double[points()];
    for (int k = 1; k < modes.size(); k++) {
      double factor = weight.applyAsDouble(k) * modes.transport(0, k);
      for (int i = 0; i < result.length; i++) {
        result[i] += factor * c[k][i];
      }
    }
    return result;
  }
}
