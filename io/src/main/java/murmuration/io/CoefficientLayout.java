package murmuration.io;

import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.io.Quantity.Axis;

/** Puts coefficients into a group: those of one case, or of many along a first dimension. */
final class CoefficientLayout {
  private final WritableGroup group;
  private final NamedDimensions dimensions;
  private final int modes;
  private final int components;
  private final Map<Axis, Dimension> axes = new EnumMap<>(Axis.class);

  private CoefficientLayout(
      WritableGroup group, NamedDimensions dimensions, int modes, int components) {
    this.group = group;
    this.dimensions = dimensions;
    this.modes = modes;
    this.components = components;
  }

  /** Of one case: single numbers become attributes. */
  static <T> void put(
      WritableGroup group, NamedDimensions dimensions, T coefficients, Quantities<T> quantities) {
    int modes = quantities.modes().applyAsInt(coefficients);
    CoefficientLayout layout =
        new CoefficientLayout(group, dimensions, modes, quantities.components());
    for (Quantity<T> quantity : quantities.list()) {
      ToDoubleFunction<int[]> entry = index -> quantity.entry().of(coefficients, index);
      if (quantity.axes().isEmpty()) {
        group.putAttribute(quantity.name(), entry.applyAsDouble(new int[0]));
      } else {
        layout.field(quantity, List.of(), new int[0], entry);
      }
    }
  }

  /** Of many cases; NaN for those that failed and where a case has fewer modes than another. */
  static <T> void put(
      WritableGroup group,
      NamedDimensions dimensions,
      Dimension along,
      List<SweepCase<T>> cases,
      Quantities<T> quantities) {
    int modes =
        cases.stream()
            .flatMap(one -> one.coefficients().stream())
            .mapToInt(quantities.modes())
            .max()
            .orElse(0);
    CoefficientLayout layout =
        new CoefficientLayout(group, dimensions, modes, quantities.components());
    for (Quantity<T> quantity : quantities.list()) {
      boolean byMode = quantity.axes().contains(Axis.MODE);
      layout.field(
          quantity,
          List.of(along),
          new int[] {cases.size()},
          index -> {
            T coefficients = cases.get(index[0]).coefficients().orElse(null);
            boolean there =
                coefficients != null
                    && !(byMode && index[1] >= quantities.modes().applyAsInt(coefficients));
            return there
                ? quantity.entry().of(coefficients, Arrays.copyOfRange(index, 1, index.length))
                : Double.NaN;
          });
    }
  }

  private void field(
      Quantity<?> quantity, List<Dimension> outer, int[] shape, ToDoubleFunction<int[]> entry) {
    if (modes == 0 && quantity.axes().contains(Axis.MODE)) {
      return;
    }
    List<Dimension> all = new ArrayList<>(outer);
    quantity.axes().forEach(axis -> all.add(axes.computeIfAbsent(axis, this::coordinate)));
    int[] full =
        IntStream.concat(Arrays.stream(shape), quantity.axes().stream().mapToInt(this::length))
            .toArray();
    dimensions.field(
        group,
        quantity.name(),
        nested(full, new int[full.length], 0, entry),
        quantity.description(),
        all.toArray(Dimension[]::new));
  }

  private int length(Axis axis) {
    return axis == Axis.MODE ? modes : components;
  }

  private Dimension coordinate(Axis axis) {
    return switch (axis) {
      case MODE ->
          dimensions.coordinate(
              group,
              "mode",
              IntStream.rangeClosed(1, modes).toArray(),
              "number of the eigenfunction");
      case I -> component("i");
      case J -> component("j");
    };
  }

  private Dimension component(String name) {
    return dimensions.coordinate(
        group, name, IntStream.range(0, components).toArray(), "component");
  }

  /** Nested arrays of double with the entries from an index on. */
  private static Object nested(int[] shape, int[] index, int axis, ToDoubleFunction<int[]> entry) {
    Object array = Array.newInstance(double.class, Arrays.copyOfRange(shape, axis, shape.length));
    for (int i = 0; i < shape[axis]; i++) {
      index[axis] = i;
      if (axis == shape.length - 1) {
        Array.setDouble(array, i, entry.applyAsDouble(index));
      } else {
        Array.set(array, i, nested(shape, index, axis + 1, entry));
      }
    }
    return array;
  }
}
