package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BarrierCrossingsTest {
  private static final double THETA = 0.5;

  @Test
  void aSingleWellHasNoBarrier() {
    assertEquals(0, barriers(VelocityPotential.quadratic()).length);
    BarrierCrossings none = new BarrierCrossings(new double[0]);
    none.add(new double[] {-1}, new double[] {1});
    assertTrue(none.enough());
  }

  /** W = v⁴/(4γ) − v²/2 has its top at 0 and has fallen by h at v² = γ − √(γ² − 4γh). */
  @Test
  void theBarrierEndsWhereWHasFallenByATenthOfTheNoise() {
    double gamma = 8;
    double end = Math.sqrt(gamma - Math.sqrt(gamma * gamma - 4 * gamma * 0.1 * THETA));
    double[] barriers = barriers(VelocityPotential.quartic(gamma));
    assertEquals(2, barriers.length);
    assertEquals(-end, barriers[0], 0.02);
    assertEquals(end, barriers[1], 0.02);
    assertEquals(0, barriers(VelocityPotential.quartic(0.15)).length);
  }

  /** Wells at odd multiples of π, so barriers at −2π, 0, 2π, in a slowly rising bowl. */
  @Test
  void barriersBetweenSeveralWellsAreFoundInOrder() {
    double[] barriers =
        barriers(new UserPotential(v -> Math.cos(v) + Math.pow(v / 11, 12) * 20, true));
    assertEquals(6, barriers.length);
    for (int b = 0; b < 3; b++) {
      double top = 2 * Math.PI * (b - 1);
      double half = Math.acos(1 - 0.1 * THETA);
      assertEquals(top - half, barriers[2 * b], 0.1);
      assertEquals(top + half, barriers[2 * b + 1], 0.1);
    }
  }

  @Test
  void onlyChangesOfSideCountInBothDirectionsAndAtEachBarrier() {
    double[] barriers = {-3, -2, 2, 3};
    double[] before = {-4, 4, -4, 0, 0, 2.5};
    double[] after = {4, -4, 0, 2.5, 1, 4};
    BarrierCrossings crossings = new BarrierCrossings(barriers);
    // Two a time at the right barrier, three at the left one.
    for (int n = 1; n <= 15; n++) {
      crossings.add(before, after);
    }
    assertFalse(crossings.enough());
    BarrierCrossings other = new BarrierCrossings(barriers);
    other.add(before, after);
    crossings.add(other);
    assertTrue(crossings.enough());
  }

  private static double[] barriers(VelocityPotential w) {
    double[] barriers = new Landscape(w, THETA, false, 45).barriers();
    double[] sorted = barriers.clone();
    Arrays.sort(sorted);
    assertTrue(Arrays.equals(sorted, barriers));
    return barriers;
  }
}
