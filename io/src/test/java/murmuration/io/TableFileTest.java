package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables: what is written is read again to the last bit, from HDF5 and from CSV. */
class TableFileTest {
  @TempDir private Path folder;

  private static Table table() {
    double[] noise = new Random(4).doubles(5, -1e3, 1e3).toArray();
    double[] special = {0, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1e300};
    return Table.empty().with("noise", "random numbers", noise).with("x_2", "numbers", special);
  }

  @Test
  void hdf5HoldsTheColumns() {
    Path path = folder.resolve("table.h5");
    TableFile.write(new OutputFile("output", path, false), "some numbers", table());
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(FileKind.TABLE, reader.kind());
      assertEquals("some numbers", reader.title());
      assertArrayEquals(table().column("noise"), reader.values("noise"));
      assertArrayEquals(table().column("x_2"), reader.values("x_2"));
      assertEquals(List.of(5), reader.shape("row"));
    }
    FileSummary summary = FileSummary.read(path);
    assertEquals("random numbers", summary.dataset("noise").orElseThrow().longName());
  }

  @Test
  void csvHoldsTheSame() throws IOException {
    Path path = folder.resolve("table.csv");
    TableFile.writeCsv(new OutputFile("output", path, false), table());
    String text = Files.readString(path);
    assertTrue(text.endsWith("\r\n"));
    List<String> lines = text.lines().toList();
    assertEquals("noise,x_2", lines.get(0));
    for (int i = 0; i < 5; i++) {
      double[] numbers =
          Stream.of(lines.get(i + 1).split(",")).mapToDouble(Double::parseDouble).toArray();
      assertEquals(table().column("noise")[i], numbers[0], 0.0);
      assertEquals(table().column("x_2")[i], numbers[1], 0.0);
    }
  }

  @Test
  void columnsMustFit() {
    Table table = table();
    double[] five = new double[5];
    assertThrows(IllegalArgumentException.class, () -> table.with("noise", "again", five));
    assertThrows(IllegalArgumentException.class, () -> table.with("a,b", "comma", five));
    assertThrows(IllegalArgumentException.class, () -> table.with("", "nothing", five));
    Exception shorter =
        assertThrows(
            IllegalArgumentException.class, () -> table.with("short", "short", new double[4]));
    assertTrue(shorter.getMessage().contains("must have 5 values, got 4"), shorter.getMessage());
    Exception missing = assertThrows(IllegalArgumentException.class, () -> table.column("y"));
    assertTrue(missing.getMessage().contains("[noise, x_2]"), missing.getMessage());
  }

  @Test
  void tablesDoNotChange() {
    double[] values = {1, 2};
    Table table = Table.empty().with("a", "a", values);
    values[0] = 5;
    table.column("a")[1] = 5;
    assertArrayEquals(new double[] {1, 2}, table.column("a"));
    assertEquals(0, Table.empty().rows());
  }
}
