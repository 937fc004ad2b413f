package murmuration.io;

import io.jhdf.api.WritableGroup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;

/**
 * Texts in HDF5 as rows of characters, in UTF-8, zeros after the end: netCDF libraries crash on the
 * strings of fixed length that jhdf would write.
 */
final class TextRows {
  private TextRows() {}

  /**
   * Puts texts, all over one dimension {@code character}; nothing when there are none.
   *
   * @param texts by the name of their dataset, one for each place along the first dimension
   * @param description what the texts of a name are
   */
  static void put(
      WritableGroup group,
      NamedDimensions dimensions,
      Dimension along,
      Map<String, List<String>> texts,
      UnaryOperator<String> description) {
    int length =
        texts.values().stream()
            .flatMap(List::stream)
            .mapToInt(text -> bytes(text).length)
            .max()
            .orElse(0);
    if (length == 0) {
      return;
    }
    Dimension character =
        dimensions.coordinate(
            group, "character", IntStream.range(0, length).toArray(), "number of the character");
    texts.forEach(
        (name, rows) ->
            dimensions.field(
                group,
                name,
                rows.stream()
                    .map(text -> Arrays.copyOf(bytes(text), length))
                    .toArray(byte[][]::new),
                description.apply(name) + ": UTF-8, zeros after the end",
                along,
                character));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
