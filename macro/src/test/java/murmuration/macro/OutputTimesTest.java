package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTimesTest {
  @Test
  void outputsAreAtMultiplesOfTheIntervalAndAtTheEnd() {
    assertTimes(new OutputTimes(1, 0.25), 0, 0.25, 0.5, 0.75, 1);
    assertTimes(new OutputTimes(1, 0.4), 0, 0.4, 0.8, 1);
    assertTimes(new OutputTimes(2, 2), 0, 2);
  }

  @Test
  void anIntervalBeyondTheEndGivesTheStartAndTheEnd() {
    assertTimes(new OutputTimes(1, 3), 0, 1);
    assertTimes(new OutputTimes(1e-6, 1e9), 0, 1e-6);
  }

  /** 0.3/0.1 rounds to just below 3, 0.7/0.1 to just below 7, 1.1/0.1 to just above 11. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.1, 4", "0.7, 0.1, 8", "1.1, 0.1, 12", "10, 0.01, 1001", "1, 1e-5, 100001"})
  void roundingAddsNoOutput(double end, double every, int count) {
    OutputTimes times = new OutputTimes(end, every);
    assertEquals(count, times.count());
    assertEquals(end, times.time(count - 1), 0.0);
    assertEquals((count - 2) * every, times.time(count - 2), 0.0);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "NaN, 1", "Infinity, 1", "1, 0", "1, -1", "1, NaN", "1, Infinity"})
  void bothMustBePositiveAndFinite(double end, double every) {
    assertThrows(IllegalArgumentException.class, () -> new OutputTimes(end, every));
  }

  private static void assertTimes(OutputTimes times, double... expected) {
    double[] actual = IntStream.range(0, times.count()).mapToDouble(times::time).toArray();
    assertArrayEquals(expected, actual, 1e-15);
  }
}
