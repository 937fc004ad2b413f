package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Axes, grids and the equation's coefficients. */
class GridTest {
  @Test
  void cellsAreEqualAndFillTheAxis() {
    Axis axis = new Axis(-1, 3, 8, Boundary.PERIODIC);
    assertEquals(4, axis.length());
    assertEquals(0.5, axis.spacing());
    assertEquals(-0.75, axis.centre(0));
    assertEquals(2.75, axis.centre(7));
    assertTrue(axis.periodic());
  }

  @Test
  void integralsArePointSumsTimesTheCellVolume() {
    Grid grid = Fields.walls(0, 2, 4);
    assertEquals(5, grid.integral(new double[] {1, 2, 3, 4}));
    assertArrayEquals(new double[] {0.25, 0.75, 1.25, 1.75}, grid.pointValues((x, y, z) -> x));
  }

  /** The average of x^m over [a, b] is (b^{m+1} − a^{m+1})/((m + 1)(b − a)). */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void cellAveragesAreExactUpToDegreeFive(int m) {
    double[] averages = Fields.walls(0, 2, 4).cellAverages((x, y, z) -> Math.pow(x, m));
    for (int i = 0; i < 4; i++) {
      double exact = (Math.pow(0.5 * (i + 1), m + 1) - Math.pow(0.5 * i, m + 1)) / (0.5 * (m + 1));
      assertEquals(exact, averages[i], 1e-14 * (1 + exact));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0", "-1e308, 1e308"})
  void emptyOrInfiniteAxesAreRefused(double lower, double upper) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new Axis(lower, upper, 8, Boundary.NO_FLUX))
            .getMessage();
    assertTrue(message.contains("lower < upper"), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 0, -1})
  void tooFewCellsAreRefused(int cells) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Axis(0, 1, cells, Boundary.NO_FLUX))
            .getMessage();
    assertTrue(message.contains("cells"), message);
  }

  @Test
  void gridsHaveOneToThreeAxes() {
    Axis axis = new Axis(0, 1, 8, Boundary.NO_FLUX);
    assertThrows(IllegalArgumentException.class, () -> new Grid(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Grid(List.of(axis, axis, axis, axis)));
    Axis fine = new Axis(0, 1, 2000, Boundary.NO_FLUX);
    assertThrows(IllegalArgumentException.class, () -> Grid.of(fine, fine, fine));
  }

  private static Grid threeAxes() {
    return Grid.of(
        new Axis(0, 2, 4, Boundary.NO_FLUX),
        new Axis(-1, 2, 6, Boundary.PERIODIC),
        new Axis(3, 4, 5, Boundary.NO_FLUX));
  }

  @Test
  void cellsAreNumberedWithXFastest() {
    Grid grid = threeAxes();
    assertEquals(3, grid.dimension());
    assertEquals(120, grid.size());
    assertEquals(0.5 * 0.5 * 0.2, grid.cellVolume(), 1e-16);
    int cell = 1 + 4 * (2 + 6 * 3);
    assertEquals(0.75, grid.centre(cell, 0), 1e-15);
    assertEquals(0.25, grid.centre(cell, 1), 1e-15);
    assertEquals(3.7, grid.centre(cell, 2), 1e-15);
    assertEquals(24, grid.stride(2));
    double[] values = grid.pointValues((x, y, z) -> x + 10 * y + 100 * z);
    assertEquals(0.75 + 2.5 + 370, values[cell], 1e-12);
    assertEquals(7, Grid.of(threeAxes().x()).pointValues((x, y, z) -> 7 + y + z)[2]);
  }

  /** ∫ x²y³z⁴ over the cells adds up to that over the box. */
  @Test
  void cellAveragesAreExactForPolynomialsInEachDimension() {
    Grid grid = threeAxes();
    double sum = grid.integral(grid.cellAverages((x, y, z) -> x * x * y * y * y * z * z * z * z));
    double exact = 8.0 / 3 * (16 - 1) / 4 * (1024 - 243) / 5;
    assertEquals(exact, sum, 1e-13 * exact);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void negativeOrInfiniteCoefficientsAreRefused(double bad) {
    InteractionPotential none = InteractionPotential.none();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new AggregationDiffusion(bad, 1, none))
            .getMessage()
            .contains("D must"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new AggregationDiffusion(1, bad, none))
            .getMessage()
            .contains("kappa must"));
  }

  /** ρ = 2 on [0, 3]: F = D·3·2 log 2 + κ(½·3·2·Φ + 3·2·V); and vacuum has no entropy. */
  @Test
  void theFreeEnergyIsThatOfTheFormula() {
    AggregationDiffusion equation = new AggregationDiffusion(0.7, 5, InteractionPotential.none());
    Grid grid = Fields.walls(0, 3, 4);
    double[] external = {3, 3, 3, 3};
    double[] potential = {7, 7, 7, 7};
    FreeEnergy energy =
        equation.freeEnergy(grid, new double[] {2, 2, 2, 2}, new double[4], potential, external);
    assertEquals(0.7 * 6 * Math.log(2), energy.entropy(), 1e-13);
    assertEquals(2.5 * 6 * 4, energy.interaction(), 1e-13);
    assertEquals(5 * 6 * 3, energy.external(), 1e-13);
    assertEquals(0.7 * 6 * Math.log(2) + 60 + 90, energy.total(), 1e-13);
    assertEquals(
        0.0, equation.freeEnergy(grid, new double[4], new double[4], potential, external).total());
  }
}
