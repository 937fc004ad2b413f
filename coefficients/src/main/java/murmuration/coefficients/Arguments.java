package murmuration.coefficients;

/** Checks that options of methods are in range. */
final class Arguments {
  private Arguments() {}

  static void requireRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + " to " + most + ", got " + value);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
    }
  }

  /** NaN is {@link CoefficientMethod#AUTOMATIC}. */
  static void requireAutomaticOrPositive(String name, double value) {
    if (!Double.isNaN(value) && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be positive and finite, or automatic (NaN), got " + value);
    }
  }
}
