package murmuration.macro;

import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keller–Segel in the plane, U = log r/(2π): the second moment changes at the constant rate 4DM(1 −
 * κM/(8πD)).
 */
class KellerSegelTest {
  private static final double TIME = 0.25;
  private static final int[] CELLS = {64, 128};

  /** Fractions of the critical mass 8πD/κ: below, near, at and above it. */
  @ParameterizedTest
  @CsvSource({"0.5, 1, 1", "0.95, 1, 1", "1, 1, 1", "1.5, 1, 1", "0.8, 0.5, 2"})
  void theSecondMomentChangesLinearly(double fraction, double diffusion, double drift) {
    double mass = fraction * 8 * Math.PI * diffusion / drift;
    double rate = 4 * diffusion * mass * (1 - fraction);
    double[] errors = new double[CELLS.length];
    for (int i = 0; i < errors.length; i++) {
      List<Snapshot> snapshots = snapshots(fraction, diffusion, drift, CELLS[i]);
      double start = snapshots.get(0).diagnostics().secondMoment();
      assertEquals(2 * mass, start, 0.02 * mass);
      for (Snapshot snapshot : snapshots) {
        Diagnostics at = snapshot.diagnostics();
        assertEquals(mass, at.mass(), 1e-9 * mass);
        errors[i] = Math.max(errors[i], Math.abs(at.secondMoment() - start - rate * at.time()));
      }
      errors[i] /= 4 * diffusion * mass * TIME;
    }
    double bound = fraction > 1 ? Target.KELLER_SEGEL_ABOVE : Target.KELLER_SEGEL;
    assertTrue(errors[1] < bound, () -> errors[0] + ", " + errors[1]);
    Target.assertLeastOrder(CELLS, errors);
  }

  private static List<Snapshot> snapshots(
      double fraction, double diffusion, double drift, int cells) {
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(
            new AggregationDiffusion(diffusion, drift, InteractionPotential.newtonian(2)),
            box(2, -8, 8, cells, Boundary.NO_FLUX));
    SpatialFunction bell = normal(2, 0, 1);
    double mass = fraction * 8 * Math.PI * diffusion / drift;
    List<Snapshot> snapshots = new ArrayList<>();
    Evolution.Result result =
        Evolution.run(
            scheme,
            scheme.discretise((x, y, z) -> mass * bell.value(x, y, z)),
            new OutputTimes(TIME, TIME / 5),
            1e-5,
            snapshots::add);
    assertEquals(Evolution.Ending.END_TIME, result.ending());
    assertEquals(6, snapshots.size());
    return snapshots;
  }
}
