package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import murmuration.macro.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shifts of cell averages. */
class LineAdvectionTest {
  /** Once around half the circle or more, in shifts of so many cells. */
  private static double error(int n, double cells, double least) {
    Grid grid = Problems.circle(n);
    double[] line = grid.cellAverages((x, y, z) -> least + 1 + Math.sin(x));
    LineAdvection advection = new LineAdvection(n);
    for (int k = 0; k < n; k++) {
      advection.shift(line, cells);
    }
    double way = cells * grid.x().length();
    double[] exact = grid.cellAverages((x, y, z) -> least + 1 + Math.sin(x - way));
    return Problems.distance(grid, line, exact);
  }

  /** Extrema are no exception, but one that touches 0 is limited within two cells of it. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.2, -0.2, 3.7})
  void freeTransportHasOrderThree(double cells) {
    for (double least : new double[] {1e-2, 1, 100}) {
      double coarse = error(128, cells, least);
      double fine = error(256, cells, least);
      assertEquals(3, Math.log(coarse / fine) / Math.log(2), 0.02);
      assertTrue(fine < 1e-4, () -> "error " + fine);
    }
    double touching = Math.log(error(128, cells, 0) / error(256, cells, 0)) / Math.log(2);
    assertTrue(touching > 2, () -> "order " + touching);
  }

  @Test
  void wholeCellsAreExact() {
    double[] line = {1, 2, 4, 8, 3};
    LineAdvection advection = new LineAdvection(5);
    advection.shift(line, 2);
    assertArrayEquals(new double[] {8, 3, 1, 2, 4}, line, 1e-14);
    advection.shift(line, -7);
    assertArrayEquals(new double[] {1, 2, 4, 8, 3}, line, 1e-14);
    advection.shift(line, 1e9);
    assertArrayEquals(new double[] {1, 2, 4, 8, 3}, line, 1e-14);
  }

  /** A parabola has its averages reproduced, whichever way the line runs. */
  @Test
  void bothDirectionsAreMirrorImages() {
    double[] line = new Random(7).doubles(11, 1, 2).toArray();
    double[] mirrored = new double[11];
    for (int i = 0; i < 11; i++) {
      mirrored[i] = line[10 - i];
    }
    LineAdvection advection = new LineAdvection(11);
    advection.shift(line, 3.3);
    advection.shift(mirrored, -3.3);
    for (int i = 0; i < 11; i++) {
      assertEquals(line[i], mirrored[10 - i], 1e-14);
    }
  }

  @Test
  void massIsKeptAndNothingTurnsNegativeOverJumps() {
    Random random = new Random(3);
    for (int n : new int[] {2, 3, 5, 64}) {
      LineAdvection advection = new LineAdvection(n);
      double[] line = new double[n];
      for (int k = 0; k < n; k++) {
        line[k] = random.nextBoolean() ? 0 : Math.exp(20 * random.nextGaussian());
      }
      double mass = Arrays.stream(line).sum();
      for (int step = 0; step < 200; step++) {
        advection.shift(line, 5 * random.nextGaussian());
        assertTrue(Arrays.stream(line).min().orElseThrow() >= 0);
      }
      assertEquals(mass, Arrays.stream(line).sum(), 1e-13 * mass);
    }
  }
}
