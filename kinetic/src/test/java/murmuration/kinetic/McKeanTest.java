package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * W = v²/2 and U = r²/2: f stays Gaussian, with the covariance
 *
 * <pre>  Σ' = FΣ + ΣFᵀ + G,   F = [0 ε^{−1/2}; −aε^{−1/2} −1/ε],   G = diag(0, 2/ε),</pre>
 *
 * a the mass.
 */
class McKeanTest {
  private static final double MASS = 2;
  private static final double VARIANCE = 0.25;

  /** The variance of the position: Σ = Σ_∞ + e^{Ft}(Σ₀ − Σ_∞)e^{Fᵀt}, Σ_∞ = diag(1/a, 1). */
  private static double variance(double epsilon, double time) {
    double coupling = time / Math.sqrt(epsilon);
    double[][] e =
        MatrixExponential.of(new double[][] {{0, coupling}, {-MASS * coupling, -time / epsilon}});
    return 1 / MASS + e[0][0] * e[0][0] * (VARIANCE - 1 / MASS);
  }

  private static double[] gaussian(Grid grid, double variance) {
    return grid.pointValues(
        (x, y, z) -> MASS / Math.sqrt(2 * Math.PI * variance) * Math.exp(-0.5 * x * x / variance));
  }

  @ParameterizedTest
  @CsvSource({"1, 44", "0.1, 32", "1e-2, 20", "1e-4, 12", "1e-6, 8"})
  void densitiesStayGaussian(double epsilon, int modes) {
    Grid grid = Grid.of(new Axis(-8, 8, 96, Boundary.PERIODIC));
    OutputTimes times = new OutputTimes(0.6, 0.3);
    double[][] densities =
        Problems.outputs(
            new KineticSolver(
                Problems.modes(VelocityPotential.quadratic(), modes),
                InteractionPotential.quadratic().nearestImage(),
                grid),
            epsilon,
            gaussian(grid, VARIANCE),
            Problems.MAXWELLIAN,
            times,
            64,
            16);
    for (int i = 1; i < 3; i++) {
      double exact = variance(epsilon, times.time(i));
      double[] expected = gaussian(grid, exact);
      double second = 0;
      for (int j = 0; j < grid.size(); j++) {
        double x = grid.centre(j, 0);
        second += x * x * densities[i][j] * grid.cellVolume() / MASS;
        assertEquals(expected[j], densities[i][j], 1e-9);
      }
      assertEquals(exact, second, 1e-9);
    }
  }
}
