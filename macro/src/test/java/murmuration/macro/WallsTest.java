package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.walls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Densities that have a slope at walls, where the formulas of the inside do not apply. */
class WallsTest {
  /** Σ w_i f(x_i) h of f = e^x on [0, 1] is of fourth order. */
  @Test
  void theWeightsIntegrateToFourthOrder() {
    int[] cells = {8, 16, 32, 64};
    double[] errors = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Grid grid = walls(0, 1, cells[i]);
      double[] values = grid.pointValues((x, y, z) -> Math.exp(x));
      for (int cell = 0; cell < values.length; cell++) {
        values[cell] *= grid.weight(cell);
      }
      errors[i] = Math.abs(grid.integral(values) - Math.expm1(1));
    }
    Target.assertSmoothOrder(cells, errors);
  }

  /** Averages to contents and back. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void averagesAreRecoveredToFourthOrder(int dimension) {
    int[] cells = {16, 32, 64};
    double[] errors = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Grid grid = Fields.box(dimension, 0, 1, cells[i], Boundary.NO_FLUX);
      double[] averages = grid.cellAverages((x, y, z) -> Math.exp(x) * (2 + Math.sin(2 * y + z)));
      double[] contents = averages.clone();
      CellAverages.toContents(grid, contents);
      assertEquals(grid.integral(averages), grid.integral(contents), 1e-13 * grid.size());
      double[] back = contents.clone();
      CellAverages.fromContents(grid, back);
      errors[i] = distance(grid, averages, back);
    }
    Target.assertWallOrder(cells, errors);
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void averagesOfCentreValuesAreOfFourthOrder(Boundary boundary) {
    int[] cells = {16, 32, 64};
    double[] errors = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Grid grid = Fields.box(2, 0, 2 * Math.PI, cells[i], boundary);
      SpatialFunction density = (x, y, z) -> Math.exp(Math.cos(x)) * (2 + Math.sin(y));
      double[] averages = grid.averagesOf(grid.pointValues(density));
      errors[i] = distance(grid, grid.cellAverages(density), averages);
    }
    Target.assertWallOrder(cells, errors);
  }

  /** Contents of any kind become averages of the same mass, none negative. */
  @ParameterizedTest
  @ValueSource(ints = {4, 7, 8, 9, 30})
  void whatIsNotNegativeStaysSo(int cells) {
    Grid grid = Grid.of(walls(0, 1, cells).x(), new Axis(0, 1, 12, Boundary.PERIODIC));
    for (long seed = 0; seed < 20; seed++) {
      double[] field = Fields.peaks(new Random(seed), grid);
      CellAverages.fromContents(grid, field);
      assertTrue(Arrays.stream(field).min().orElseThrow() >= 0);
      CellAverages.toContents(grid, field);
      assertTrue(Arrays.stream(field).min().orElseThrow() >= 0);
      assertEquals(1, grid.integral(field), 1e-14);
    }
  }

  /** V = x²/2 between walls at ±1: ρ tends to e^{−κV/D}/Z, of which cell averages are known. */
  @Test
  void confinedDensitiesHaveFourthOrderUpToTheWalls() {
    int[] cells = {8, 16, 32, 64};
    double[] errors = new double[cells.length];
    double[] worst = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Grid grid = walls(-1, 1, cells[i]);
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(
              new AggregationDiffusion(
                  0.5, 2, InteractionPotential.none(), (x, y, z) -> 0.5 * x * x),
              grid);
      double[] rho = scheme.output(advance(scheme, scheme.discretise((x, y, z) -> 1), 40, 400));
      double[] exact = grid.cellAverages((x, y, z) -> Math.exp(-2 * x * x));
      double factor = 2 / grid.integral(exact);
      for (int cell = 0; cell < rho.length; cell++) {
        exact[cell] *= factor;
        worst[i] = Math.max(worst[i], Math.abs(rho[cell] / exact[cell] - 1));
      }
      errors[i] = distance(grid, rho, exact);
    }
    Target.assertWallOrder(cells, errors);
    // In the cells next to the walls, too.
    assertTrue(worst[3] < 3e-5, () -> Arrays.toString(worst));
  }

  /**
   * Sedimentation: ρ_t = Dρ_xx − uρ_x between walls has the solutions e^{ux/2D} (cos kx + (u/2Dk)
   * sin kx) e^{−(Dk² + u²/4D)t}, k = nπ/L, beside the exponential e^{ux/D}.
   */
  @Test
  void transientsNextToWallsHaveThirdOrderAtLeast() {
    double diffusion = 0.4;
    double velocity = 0.6;
    double k = 2 * Math.PI;
    double half = velocity / (2 * diffusion);
    double end = 0.05;
    double decay = Math.exp(-diffusion * (k * k + half * half) * end);
    int[] cells = {16, 32, 64, 128};
    double[] errors = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Grid grid = walls(0, 1, cells[i]);
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(
              new AggregationDiffusion(
                  Tensor.isotropic(diffusion),
                  Tensor.isotropic(1),
                  InteractionPotential.none(),
                  (x, y, z) -> 0,
                  new Velocity(velocity, 0, 0)),
              grid);
      double[] initial = scheme.discretise(mode(half, k, 0.5));
      double[] rho = scheme.output(advance(scheme, initial, end, 800));
      errors[i] = distance(grid, rho, grid.cellAverages(mode(half, k, 0.5 * decay)));
    }
    assertTrue(errors[3] < 1e-6, () -> Arrays.toString(errors));
    Target.assertWallOrder(cells, errors);
  }

  private static SpatialFunction mode(double half, double k, double amplitude) {
    return (x, y, z) ->
        Math.exp(2 * half * x)
            + amplitude * Math.exp(half * x) * (Math.cos(k * x) + half / k * Math.sin(k * x));
  }
}
