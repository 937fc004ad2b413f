package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that grow through the initial layer and end at the outputs. */
class TimeMeshTest {
  private static final double SLOWEST = 1.2;
  private static final double FASTEST = 60;
  // The layer lasts for so many times its thickness at least.
  private static final double END = 22;

  private static List<TimeMesh.Stretch> stretches(
      double end, double every, int steps, int layer, double epsilon) {
    return new TimeMesh(new OutputTimes(end, every), steps, layer)
        .stretches(SLOWEST / epsilon, FASTEST / epsilon);
  }

  private static long steps(List<TimeMesh.Stretch> stretches) {
    return stretches.stream().mapToLong(TimeMesh.Stretch::count).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 16, 4, 1",
    "0.5, 0.5, 16, 4, 1e-1",
    "0.5, 0.5, 16, 4, 1e-3",
    "0.5, 0.5, 16, 4, 1e-8",
    "0.5, 0.5, 1, 1, 1e-8",
    "0.5, 0.5, 1, 1, 1e3",
    "0.5, 0.5, 7, 3, 1e-2",
    "0.5, 0.2, 16, 4, 1e-3",
    "0.5, 0.2, 5, 3, 1e-2",
    "0.5, 0.01, 1, 4, 1e-1",
    "0.5, 1e-3, 2, 8, 1e-2",
    "0.5, 0.3, 16, 0, 1e-3",
    "7, 3, 16, 8, 1e-5"
  })
  void stepsAddUpToTheIntervalsAndNoMoreThanDoubleInTheLayer(
      double end, double every, int steps, int layer, double epsilon) {
    OutputTimes times = new OutputTimes(end, every);
    List<Integer> outputs = new ArrayList<>();
    double time = 0;
    double previous = Double.NaN;
    for (TimeMesh.Stretch stretch : stretches(end, every, steps, layer, epsilon)) {
      assertTrue(stretch.count() > 0);
      assertTrue(stretch.h() > 0);
      if (time < END * epsilon / SLOWEST && !Double.isNaN(previous)) {
        assertTrue(stretch.h() <= 2 * previous * (1 + 1e-12), stretch::toString);
      }
      previous = stretch.h();
      time += stretch.count() * stretch.h();
      if (stretch.output() >= 0) {
        outputs.add(stretch.output());
        assertEquals(times.time(stretch.output()), time, 1e-13 * end);
      }
      int interval = outputs.isEmpty() ? 1 : Math.min(outputs.size(), times.count() - 1);
      double length = times.time(interval) - times.time(interval - 1);
      assertTrue(stretch.h() <= Math.max(length, every) / steps * (1 + 1e-12));
    }
    assertEquals(times.count() - 1, outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      assertEquals(i + 1, outputs.get(i));
    }
  }

  /** Within the layer h ≤ max(t/m, first step) at the time t where the step starts. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void stepsInTheLayerAreShortAgainstTheTime(int layer) {
    double epsilon = 1e-4;
    double end = END * epsilon / SLOWEST;
    double time = 0;
    double first = Double.NaN;
    for (TimeMesh.Stretch stretch : stretches(0.5, 0.5, 16, layer, epsilon)) {
      first = Double.isNaN(first) ? stretch.h() : first;
      for (int i = 0; i < stretch.count(); i++) {
        if (time < end && stretch.h() > first) {
          assertTrue(stretch.h() <= time / layer * (1 + 1e-12));
        }
        time += stretch.h();
      }
    }
    assertTrue(first <= 64 * epsilon / (layer * FASTEST));
  }

  @Test
  void theNumberOfStepsDoesNotDependOnEpsilon() {
    long reference = steps(stretches(0.5, 0.5, 16, 4, 1e-4));
    for (int power = 5; power <= 12; power++) {
      long steps = steps(stretches(0.5, 0.5, 16, 4, Math.pow(10, -power)));
      assertTrue(Math.abs(steps - reference) <= 8);
    }
    assertTrue(reference < 120);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-2, 1e-6})
  void withoutALayerStepsAreEqual(double epsilon) {
    List<TimeMesh.Stretch> stretches = stretches(0.5, 0.2, 10, 0, epsilon);
    assertEquals(3, stretches.size());
    assertEquals(new TimeMesh.Stretch(0.02, 10, 1), stretches.get(0));
    assertEquals(0.02, stretches.get(1).h(), 1e-16);
    assertEquals(0.01, stretches.get(2).h(), 1e-16);
    assertEquals(10, stretches.get(2).count());
  }

  @Test
  void whereTheLayerIsLongStepsAreEqualFromTheFirstOnIfTheyAreShortEnough() {
    assertEquals(List.of(new TimeMesh.Stretch(0.5 / 16, 16, 1)), stretches(0.5, 0.5, 16, 4, 1e3));
  }

  /** One mode relaxes at no rate: no layer. */
  @Test
  void withoutRatesThereIsOnlyTheIntervalItself() {
    List<TimeMesh.Stretch> stretches =
        new TimeMesh(new OutputTimes(1, 1), 4, 2).stretches(Double.POSITIVE_INFINITY, 0);
    assertEquals(4, steps(stretches));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 1", "1, -1"})
  void numbersMustNotBeNegative(int steps, int layer) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TimeMesh(new OutputTimes(1, 1), steps, layer))
            .getMessage();
    assertTrue(message.contains("steps must be positive"), message);
  }
}
