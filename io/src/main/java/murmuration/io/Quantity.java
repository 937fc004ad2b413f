package murmuration.io;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One of the figures that coefficients consist of, as files name it.
 *
 * @param <T> the kind of coefficients
 * @param name of the attribute or dataset
 * @param description in words
 * @param axes what its entries are counted by, slowest first; none for a single number
 * @param entry reads an entry
 */
record Quantity<T>(String name, String description, List<Axis> axes, Entry<T> entry) {
  /** What entries are counted by. */
  enum Axis {
    /** λ_1, λ_2, … */
    MODE,
    /** The component of a vector, the row of a matrix. */
    I,
    /** The column of a matrix. */
    J
  }

  /** Reads an entry. */
  interface Entry<T> {
    /**
     * The entry at an index for each axis, all counted from 0.
     *
     * @param index is not modified
     */
    double of(T coefficients, int... index);
  }

  /** A single number. */
  static <T> Quantity<T> number(String name, String description, ToDoubleFunction<T> value) {
    return new Quantity<>(
        name, description, List.of(), (coefficients, index) -> value.applyAsDouble(coefficients));
  }
}
