package murmuration.macro;

import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.periodic;
import static murmuration.macro.Fields.twoGroupsDensity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * How accurate runs are on grids of everyday size: groups that attract each other by U =
 * −e^{−r²/2}, D = 0.1. The references are spectral, with more points and a small tolerance; that
 * they agree with others of a different number of points is tested as well.
 */
class AccuracyTargetsTest {
  /** The tolerance of a scenario that names none. */
  private static final double DEFAULT = 1e-4;

  private static final double TIGHT = 1e-10;

  /** A density on a grid. */
  private static final class Field {
    private final Grid grid;
    private final double[] values;

    Field(Grid grid, double[] values) {
      this.grid = grid;
      this.values = values;
    }

    double[] averages(Grid coarse) {
      return FourierInterpolation.averages(grid, values, coarse);
    }

    /** The distance to another density, as functions. */
    double distanceTo(Field other) {
      return distance(grid, values, FourierInterpolation.values(other.grid, other.values, grid));
    }
  }

  private static AggregationDiffusion equation(double drift) {
    return new AggregationDiffusion(0.1, drift, InteractionPotential.gaussian(1));
  }

  /** Two groups on [−8, 8]. */
  private static Field spectral(double drift, int points, double time, double tolerance) {
    SpectralScheme scheme = new SpectralScheme(equation(drift), periodic(-8, 8, points));
    double[] density = evolve(scheme, twoGroupsDensity(scheme), time, tolerance).density();
    return new Field(scheme.grid(), density);
  }

  private static Snapshot volumes(double drift, int cells, double time, double tolerance) {
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation(drift), periodic(-8, 8, cells));
    return evolve(scheme, twoGroupsDensity(scheme), time, tolerance);
  }

  private static double error(Field reference, Snapshot snapshot) {
    double[] density = snapshot.density();
    Grid grid = periodic(-8, 8, density.length);
    return distance(grid, density, reference.averages(grid));
  }

  @Test
  void twoGroupsOn256Cells() {
    Field reference = spectral(1, 256, 5, TIGHT);
    assertBelow(1e-9, reference.distanceTo(spectral(1, 512, 5, 0.1 * TIGHT)));
    Snapshot last = volumes(1, 256, 5, DEFAULT);
    assertBelow(1e-5, error(reference, last));
    assertTrue(last.diagnostics().minimum() >= 0);
  }

  /** κ = 10: the groups shrink to a width of 0.1 each, and meet. */
  @Test
  void sharpGroupsOn1024Cells() {
    Field reference = spectral(10, 512, 1, TIGHT);
    assertBelow(1e-9, reference.distanceTo(spectral(10, 768, 1, TIGHT)));
    Snapshot last = volumes(10, 1024, 1, DEFAULT);
    assertBelow(1e-3, error(reference, last));
    assertTrue(last.diagnostics().minimum() >= 0);
  }

  @Test
  void twoGroupsWith128Waves() {
    Field coarse = spectral(1, 128, 5, 1e-9);
    assertBelow(1e-8, coarse.distanceTo(spectral(1, 512, 5, TIGHT)));
  }

  @Test
  void theOrderInSpaceIsFour() {
    Field reference = spectral(1, 512, 2, TIGHT);
    int[] cells = {64, 128, 256, 512};
    double[] errors =
        Arrays.stream(cells).mapToDouble(n -> error(reference, volumes(1, n, 2, 1e-7))).toArray();
    Target.assertSmoothOrder(cells, errors);
    assertEquals(4, Math.log(errors[0] / errors[3]) / Math.log(8), 0.1);
  }

  private static SpatialFunction threeGroups() {
    return (x, y, z) ->
        0.5 * group(x + 1.5, y + 1, 0.5)
            + 0.3 * group(x - 1.5, y + 0.5, 0.6)
            + 0.2 * group(x, y - 1.5, 0.7);
  }

  private static double group(double x, double y, double deviation) {
    double variance = deviation * deviation;
    return Math.exp(-(x * x + y * y) / (2 * variance)) / (2 * Math.PI * variance);
  }

  private static Field plane(int points, double tolerance) {
    SpectralScheme scheme =
        new SpectralScheme(equation(1), box(2, -6, 6, points, Boundary.PERIODIC));
    double[] initial = scheme.discretise(threeGroups());
    return new Field(scheme.grid(), evolve(scheme, initial, 2, tolerance).density());
  }

  @Test
  void threeGroupsOn256By256Cells() {
    Field reference = plane(96, 1e-8);
    assertBelow(1e-9, reference.distanceTo(plane(128, 1e-8)));
    Grid grid = box(2, -6, 6, 256, Boundary.PERIODIC);
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation(1), grid);
    Snapshot last = evolve(scheme, scheme.discretise(threeGroups()), 2, DEFAULT);
    assertBelow(2e-5, distance(grid, last.density(), reference.averages(grid)));
    assertTrue(last.diagnostics().minimum() >= 0);
  }

  private static void assertBelow(double bound, double error) {
    assertTrue(error <= bound, () -> error + " > " + bound);
  }
}
