package murmuration.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;

/** Tables in HDF5 and as comma-separated values, with the same names and the same numbers. */
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
          NamedDimensions dimensions = new NamedDimensions();
          int[] numbers = IntStream.range(0, table.rows()).toArray();
          Dimension row = dimensions.coordinate(file, "row", numbers, "number of the row");
          for (String name : table.names()) {
            dimensions.field(file, name, table.column(name), table.description(name), row);
          }
        });
  }

  /**
   * Writes a line with the names and a line for each row, as RFC 4180 says; doubles with the fewest
   * digits that tell them from others, {@code NaN} where there is no number.
   *
   * @throws OutputException when writing fails
   */
  public static void writeCsv(OutputFile output, Table table) {
    List<String> names = table.names();
    double[][] columns = names.stream().map(table::column).toArray(double[][]::new);
    StringBuilder text = new StringBuilder(String.join(",", names)).append("\r\n");
    for (int i = 0; i < table.rows(); i++) {
      for (int c = 0; c < columns.length; c++) {
        text.append(c == 0 ? "" : ",").append(columns[c][i]);
      }
      text.append("\r\n");
    }
    output.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
