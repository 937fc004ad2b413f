package murmuration.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jfree.chart.axis.TickUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTickTest {
  /** Ticks are found by adding, so that their numbers have round-off, which must not show. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.30000000000000004, 0.3",
    "0.1, 5.551115123125783e-17, 0",
    "0.1, -0.1, −0.1",
    "20, 120, 120",
    "500, 99500, 99500",
    "50000, 100000, 1·10⁵",
    "50000, -150000, −1.5·10⁵",
    "0.0002, 0.0012, 0.0012",
    "0.0002, 0.0004, 4·10⁻⁴",
    "5e-15, 1e-14, 1·10⁻¹⁴",
    "2e-9, -1.2e-8, −1.2·10⁻⁸"
  })
  void numbersAreExact(double step, double value, String text) {
    TickUnit unit = DecimalTick.all().getCeilingTickUnit(0.99 * step);
    assertEquals(step, unit.getSize(), 1e-12 * step);
    assertEquals(text, unit.valueToString(value));
  }
}
