package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that goes on from a checkpoint is the run that was not interrupted, to the last bit. */
class CheckpointTest {
  private static final OutputTimes TIMES = new OutputTimes(0.2, 0.02);
  private static final double TOLERANCE = 1e-3;

  /** Keeps all that it is told. */
  private static final class Recorder implements RunObserver {
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    @Override
    public void output(Snapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
      checkpoints.add(checkpoint);
    }
  }

  static Stream<InvariantsTest.Problem> problems() {
    return InvariantsTest.problems().limit(40);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void finiteVolumesGoOnFromAnyOutput(InvariantsTest.Problem problem) {
    Supplier<Scheme> scheme = () -> new FiniteVolumeScheme(problem.equation(), problem.grid());
    double[] initial = scheme.get().discretise(problem.density());
    goesOn(scheme, initial, (int) (problem.seed() % TIMES.count()));
  }

  @Test
  void soDoesTheSpectralScheme() {
    Grid grid = Grid.of(new Axis(0, 2 * Math.PI, 32, Boundary.PERIODIC));
    AggregationDiffusion equation =
        new AggregationDiffusion(0.3, 1, InteractionPotential.cosine(1));
    double[] initial = grid.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.3 * Math.sin(2 * x));
    for (int output = 0; output < TIMES.count(); output++) {
      goesOn(() -> new SpectralScheme(equation, grid), initial, output);
    }
  }

  private static void goesOn(Supplier<Scheme> scheme, double[] initial, int output) {
    Recorder whole = new Recorder();
    Evolution.Result expected = run(scheme.get(), initial, Optional.empty(), whole);
    assertEquals(TIMES.count(), whole.snapshots.size());
    assertEquals(TIMES.count(), whole.checkpoints.size());
    Checkpoint checkpoint = whole.checkpoints.get(output);
    assertEquals(output, checkpoint.output());
    Recorder rest = new Recorder();
    Evolution.Result result = run(scheme.get(), initial, Optional.of(checkpoint), rest);
    assertEquals(TIMES.count() - 1 - output, rest.snapshots.size());
    for (int i = 0; i < rest.snapshots.size(); i++) {
      same(whole.snapshots.get(output + 1 + i), rest.snapshots.get(i));
    }
    same(expected.last(), result.last());
    assertEquals(expected.steps(), result.steps());
    assertEquals(expected.rejections(), result.rejections());
    assertEquals(expected.fallbacks(), result.fallbacks());
    assertEquals(expected.massError(), result.massError());
    assertEquals(expected.ending(), result.ending());
  }

  private static Evolution.Result run(
      Scheme scheme, double[] initial, Optional<Checkpoint> checkpoint, RunObserver observer) {
    return Evolution.run(scheme, initial, TIMES, TOLERANCE, 0, checkpoint, observer);
  }

  private static void same(Snapshot expected, Snapshot actual) {
    assertArrayEquals(expected.density(), actual.density());
    assertEquals(expected.diagnostics(), actual.diagnostics());
  }

  @Test
  void theCheckpointOfAnotherRunIsRefused() {
    Grid grid = Grid.of(new Axis(0, 1, 16, Boundary.PERIODIC));
    Scheme scheme =
        new FiniteVolumeScheme(new AggregationDiffusion(1, 0, InteractionPotential.none()), grid);
    double[] initial = grid.pointValues((x, y, z) -> 1);
    Diagnostics.Work work = new Diagnostics.Work(0, 0, 0);
    for (Checkpoint other :
        List.of(
            new Checkpoint(0, new double[8], 1, 1, work),
            new Checkpoint(TIMES.count(), new double[16], 1, 1, work))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> run(scheme, initial, Optional.of(other), new Recorder()));
    }
  }
}
