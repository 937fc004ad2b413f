package murmuration.plots;

import static j2html.TagCreator.data;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Stream;

/** Numbers in pages: a few digits to read, and all of them in the attribute {@code value}. */
final class Numbers {
  private Numbers() {}

  /** A number. */
  static DomContent of(double value, int digits) {
    return data(text(value, digits)).withValue(Double.toString(value));
  }

  /** A whole number, all digits of it. */
  static DomContent of(long value) {
    return data(Long.toString(value).replace('-', '−')).withValue(Long.toString(value));
  }

  /** Several, such as the components of a vector. */
  static DomContent of(double[] values, int digits) {
    return each(
        Arrays.stream(values)
            .boxed()
            .flatMap(value -> Stream.of(of(value, digits), j2html.TagCreator.text(" "))));
  }

  /** Such as {@code 0.25} or {@code 2.5·10⁻⁴}; a dash where there is no number. */
  static String text(double value, int digits) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int power = rounded.precision() - rounded.scale() - 1;
    String text =
        power >= -3 && power < 7
            ? rounded.toPlainString()
            : times(rounded.scaleByPowerOfTen(-power).toPlainString(), power);
    return text.replace('-', '−');
  }

  private static String times(String factor, int power) {
    return switch (factor) {
      case "1" -> "10" + DecimalTick.raised(power);
      case "-1" -> "-10" + DecimalTick.raised(power);
      default -> factor + "·10" + DecimalTick.raised(power);
    };
  }
}
