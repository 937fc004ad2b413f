package murmuration.examples;

import murmuration.macro.AggregationDiffusion;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.FreeEnergy;
import murmuration.macro.Grid;
import murmuration.macro.Scheme;

/**
 * The heat equation ∂_tρ = D∂_xxρ on a ring by central differences and Euler's method,
 *
 * <pre>  ρ_i ← ρ_i + (D dt/h²) (ρ_{i−1} − 2ρ_i + ρ_{i+1}),</pre>
 *
 * of second order in space and first in time; positive as long as 2D dt ≤ h².
 */
public final class ExplicitScheme implements Scheme {
  private final AggregationDiffusion equation;
  private final Grid grid;
  private final Scheme energy;

  /** The scheme for an equation without interaction, on a periodic grid of one axis. */
  public ExplicitScheme(AggregationDiffusion equation, Grid grid) {
    if (grid.dimension() != 1 || !grid.x().periodic()) {
      throw new IllegalArgumentException("the grid must have one axis, a periodic one");
    }
    this.equation = equation;
    this.grid = grid;
    this.energy = new FiniteVolumeScheme(equation, grid);
  }

  @Override
  public void trial(double[] rho, double dt, double[] next) {
    int n = rho.length;
    double h = grid.x().spacing();
    double number = equation.diffusion().xx() * dt / (h * h);
    for (int i = 0; i < n; i++) {
      next[i] = rho[i] + number * (rho[(i + n - 1) % n] - 2 * rho[i] + rho[(i + 1) % n]);
    }
  }

  @Override
  public boolean keeps(double[] rho, double[] next) {
    for (double value : next) {
      if (!(value >= 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean step(double[] rho, double dt, double[] next) {
    trial(rho, dt, next);
    return keeps(rho, next);
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Values values() {
    return Values.CELL_AVERAGES;
  }

  @Override
  public FreeEnergy freeEnergy(double[] rho) {
    return energy.freeEnergy(rho);
  }

  @Override
  public long fallbacks() {
    return 0;
  }

  @Override
  public AggregationDiffusion equation() {
    return equation;
  }

  @Override
  public Grid grid() {
    return grid;
  }
}
