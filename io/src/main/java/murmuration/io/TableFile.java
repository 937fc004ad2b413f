package murmuration.io;

import io.jhdf.WritableHdfFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;

/** Tables in HDF5 and as comma-separated values, with the same names and the same contents. */
public final class TableFile {
  private TableFile() {}

  /**
   * Writes a dataset for each column, over the dimension {@code row}.
   *
   * @param title what the table is
   * @throws OutputException when writing fails
   */
  public static void write(OutputFile output, String title, Table table) {
    output.write(
        file -> {
          RunFile.putRootAttributes(file, title);
          put(file, "row", table);
        });
  }

  /**
   * Writes a dataset for each column, over the dimension {@code case}, as files of sweeps have it,
   * and no date: the same table gives the same bytes.
   *
   * @param title what the table is
   * @throws OutputException when writing fails
   */
  public static void writeCases(OutputFile output, String title, Table table) {
    output.write(
        file -> {
          RunFile.putOrigin(file, title);
          put(file, "case", table);
        });
  }

  private static void put(WritableHdfFile file, String dimension, Table table) {
    NamedDimensions dimensions = new NamedDimensions();
    int[] numbers = IntStream.range(0, table.rows()).toArray();
    Dimension along = dimensions.coordinate(file, dimension, numbers, "number of the " + dimension);
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String name : table.names()) {
      if (table.hasTexts(name)) {
        texts.put(name, table.texts(name));
      } else {
        dimensions.field(file, name, table.column(name), table.description(name), along);
      }
    }
    TextRows.put(file, dimensions, along, texts, table::description);
  }

  /**
   * Writes a line with the names and a line for each row, as RFC 4180 says; doubles with the fewest
   * digits that tell them from others, {@code NaN} where there is no number.
   *
   * @throws OutputException when writing fails
   */
  public static void writeCsv(OutputFile output, Table table) {
    List<List<String>> columns = table.names().stream().map(table::texts).toList();
    StringBuilder text = new StringBuilder(String.join(",", table.names())).append("\r\n");
    for (int i = 0; i < table.rows(); i++) {
      int row = i;
      text.append(
              columns.stream()
                  .map(column -> quoted(column.get(row)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    output.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A text in quotes where it needs them. */
  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
