package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Python and the tools of HDF5 find in an output file. There are as many times as cells, so
 * that axes taken for each other would show.
 */
class OtherReadersTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final int SIZE = 16;
  private static final Pattern H5DUMP_SHAPE =
      Pattern.compile("DATASPACE\\s+SIMPLE \\{ \\( ([0-9, ]+) \\)");
  private static final Pattern H5DUMP_DATA = Pattern.compile("DATA \\{([^}]*)\\}");

  @TempDir private static Path folder;
  private static Path file;
  private static RunRecord run;

  @BeforeAll
  static void writeFile() {
    String text =
        "# ρ → κ 🐦\n"
            + Texts.GOOD
                .replace("cells: [32]", "cells: [" + SIZE + "]")
                .replace("end-time: 0.1, output-every: 0.05", "end-time: 0.15, output-every: 0.01");
    file = folder.resolve("swarm.h5");
    run = new ScenarioRunner(ScenarioReader.parse("good.yaml", text), RunMonitor.NONE).run();
    RunFile.write(new OutputFile("output.file", file, false), run);
    assertEquals(SIZE, run.snapshots().size());
  }

  @Test
  void h5pyReadsEveryNumber() throws Exception {
    JsonNode read = python("read_h5py.py", "h5py");
    assertEquals(unnamed(), fields(read));
    assertAttributes(read);
  }

  @Test
  void xarrayReadsEveryNumberWithNamedDimensions() throws Exception {
    JsonNode read = python("read_xarray.py", "xarray", "netCDF4");
    assertEquals(Field.of(run), fields(read));
    assertAttributes(read);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SPACE",
        "WITH_DISTRIBUTIONS",
        "BETWEEN_WALLS",
        "KINETIC_IN_THE_PLANE",
        "WITH_PARTICLES",
        "PARTICLES_IN_THE_PLANE"
      })
  void xarrayAndH5pyReadOtherRuns(ScenarioRunnerTest.Kind kind) throws Exception {
    RunRecord line = run;
    Path lineFile = file;
    try {
      file = folder.resolve(kind + ".h5");
      run =
          new ScenarioRunner(ScenarioReader.parse("other.yaml", kind.text()), RunMonitor.NONE)
              .run();
      RunFile.write(new OutputFile("output.file", file, false), run);
      assertEquals(Field.of(run), fields(python("read_xarray.py", "xarray", "netCDF4")));
      assertEquals(unnamed(), fields(python("read_h5py.py", "h5py")));
    } finally {
      run = line;
      file = lineFile;
    }
  }

  @Test
  void netcdf4ReadsEveryNumberWithNamedDimensions() throws Exception {
    JsonNode read = python("read_netcdf4.py", "netCDF4");
    assertEquals(Field.of(run), fields(read));
    assertAttributes(read);
  }

  @Test
  void h5dumpReadsEveryNumber() throws Exception {
    String h5dump = OtherReaders.program("h5dump");
    Map<String, Field> read = new TreeMap<>();
    for (String path : Field.of(run).keySet()) {
      // -A 0 leaves out attributes, -y indices, and %.17g keeps every bit.
      String text =
          OtherReaders.output(
              h5dump, "-y", "-A", "0", "-m", "%.17g", "-d", "/" + path, file.toString());
      read.put(path, new Field(List.of(), h5dumpShape(text), h5dumpValues(text)));
    }
    assertEquals(unnamed(), read);
  }

  @Test
  void h5dumpAcceptsTheWholeFile() throws Exception {
    String text = OtherReaders.output(OtherReaders.program("h5dump"), "-H", "-A", file.toString());
    for (String group : List.of("coefficients", "diagnostics", "kinetic", "limit")) {
      assertTrue(text.contains("GROUP \"" + group + "\""), group);
    }
  }

  private static Map<String, Field> unnamed() {
    Map<String, Field> fields = new TreeMap<>(Field.of(run));
    fields.replaceAll((path, field) -> field.withoutNames());
    return fields;
  }

  private static JsonNode python(String script, String... modules)
      throws IOException, InterruptedException, URISyntaxException {
    String python = OtherReaders.python(modules);
    Path source = Path.of(OtherReadersTest.class.getResource(script).toURI());
    return MAPPER.readTree(OtherReaders.output(python, source.toString(), file.toString()));
  }

  private static void assertAttributes(JsonNode read) {
    JsonNode attributes = read.get("attributes");
    assertEquals(run.scenario().text(), attributes.get("scenario").asString());
    assertEquals("good", attributes.get("title").asString());
    assertEquals("yes", attributes.get("complete").asString());
    assertEquals(Version.text(), attributes.get("version").asString());
    assertEquals("cell averages", attributes.get("values").asString());
  }

  private static Map<String, Field> fields(JsonNode read) {
    Map<String, Field> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : read.get("fields").properties()) {
      List<String> dimensions = new ArrayList<>();
      List<Integer> shape = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      entry.getValue().get("dimensions").forEach(name -> dimensions.add(name.asString()));
      entry.getValue().get("shape").forEach(length -> shape.add(length.intValue()));
      entry.getValue().get("values").forEach(value -> values.add(value.doubleValue()));
      fields.put(entry.getKey(), new Field(dimensions, shape, values));
    }
    return fields;
  }

  private static List<Integer> h5dumpShape(String text) {
    Matcher shape = H5DUMP_SHAPE.matcher(text);
    assertTrue(shape.find(), text);
    return Stream.of(shape.group(1).split(", ")).map(Integer::valueOf).toList();
  }

  private static List<Double> h5dumpValues(String text) {
    Matcher data = H5DUMP_DATA.matcher(text);
    assertTrue(data.find(), text);
    return Stream.of(data.group(1).strip().split(",\\s+"))
        .map(value -> value.equals("nan") ? Double.NaN : Double.valueOf(value))
        .toList();
  }
}
