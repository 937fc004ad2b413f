package murmuration.plots;

import java.math.BigDecimal;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;

/**
 * Ticks at the multiples of 1, 2 or 5 times a power of ten; their numbers are plain, or beyond 10⁻³
 * and 10⁵ such as 2·10⁻⁹.
 */
final class DecimalTick extends NumberTickUnit {
  private static final long serialVersionUID = 1;

  private static final int POWERS = 300;
  private static final BigDecimal SMALL = new BigDecimal("1e-3");
  private static final BigDecimal LARGE = new BigDecimal("1e5");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final TickUnits ALL = units();

  private final BigDecimal step;

  private DecimalTick(BigDecimal step) {
    super(step.doubleValue());
    this.step = step;
  }

  /** All of them, to choose from. */
  static TickUnits all() {
    return ALL;
  }

  private static TickUnits units() {
    TickUnits units = new TickUnits();
    for (int power = -POWERS; power <= POWERS; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        units.add(new DecimalTick(BigDecimal.valueOf(digit).scaleByPowerOfTen(power)));
      }
    }
    return units;
  }

  /** An exponent, such as ⁻¹². */
  static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : String.valueOf(Math.abs(exponent)).toCharArray()) {
      text.append(RAISED.charAt(digit - '0'));
    }
    return text.toString();
  }

  @Override
  public String valueToString(double value) {
    BigDecimal exact =
        step.multiply(new BigDecimal(Math.rint(value / getSize()))).stripTrailingZeros();
    BigDecimal size = exact.abs();
    if (size.signum() == 0) {
      return "0";
    }
    if (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0) {
      return signed(exact);
    }
    int exponent = exact.precision() - exact.scale() - 1;
    return signed(exact.scaleByPowerOfTen(-exponent)) + "·10" + raised(exponent);
  }

  private static String signed(BigDecimal number) {
    return number.toPlainString().replace('-', '−');
  }
}
