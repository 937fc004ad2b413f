package murmuration.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 4, 0",
    "-0.0, 4, 0",
    "1, 4, 1",
    "-2.50, 4, −2.5",
    "1234567, 4, 1235000",
    "9999999, 3, 10⁷",
    "0.001, 4, 0.001",
    "0.00099996, 4, 0.001",
    "0.00012345, 4, 1.234·10⁻⁴",
    "-1e-300, 4, −10⁻³⁰⁰",
    "4.9e-324, 1, 5·10⁻³²⁴",
    "1.7976931348623157e308, 3, 1.8·10³⁰⁸",
    "NaN, 4, –",
    "Infinity, 4, ∞",
    "-Infinity, 4, −∞"
  })
  void fewDigitsAreShown(double value, int digits, String text) {
    assertEquals(text, Numbers.text(value, digits));
  }

  @Test
  void thePageHoldsAllDigits() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String html = Numbers.of(value, 4).render();
      String held = html.replaceFirst("^<data value=\"([^\"]*)\">.*", "$1");
      assertEquals(value, Double.parseDouble(held), html);
      assertTrue(Numbers.text(value, 4).length() <= 13, html);
    }
  }
}
