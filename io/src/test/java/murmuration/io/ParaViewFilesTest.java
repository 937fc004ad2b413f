package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files for ParaView: their names, what is refused, what replaces what, and what is in them.
 */
class ParaViewFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "run.h5, run.xdmf",
    "run.HDF5, run.xdmf",
    "run.nc, run.xdmf",
    "run, run.xdmf",
    "run.v2.h5, run.v2.xdmf",
    "run.v2, run.v2.xdmf",
    "run.xdmf, run.xdmf.xdmf"
  })
  void theDescriptionIsNamedAfterTheData(String data, String xdmf) throws IOException {
    write(scenario(data, ""), false);
    assertEquals(Set.of(data, xdmf), names());
  }

  @Test
  void theDescriptionMayBeLeftOutAndACopyAskedFor() throws IOException {
    write(scenario("a.h5", ", xdmf: false"), false);
    write(scenario("b.h5", ", vtkhdf: true"), false);
    assertEquals(Set.of("a.h5", "b.h5", "b.xdmf", "b.vtkhdf"), names());
  }

  /** They would describe the run before. */
  @Test
  void filesOfAnEarlierRunThatAreNotWantedAnyMoreAreDeleted() throws IOException {
    write(scenario("run.h5", ", vtkhdf: true"), false);
    write(scenario("run.h5", ", xdmf: false"), true);
    assertEquals(Set.of("run.h5"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xdmf", "vtkhdf"})
  void aFileInTheWayIsReplacedOnlyWhenAsked(String kind) throws IOException {
    Path old = Files.writeString(folder.resolve("run." + kind), "old");
    Scenario scenario = scenario("run.h5", ", vtkhdf: true");

    InvalidValueException error =
        assertThrows(
            InvalidValueException.class,
            () -> new ParaViewFiles(scenario.output(), scenario.paraView(), false));
    assertEquals("output." + kind, error.key());
    assertEquals(" = " + old + ": exists already; --force overwrites it", error.getMessage());
    assertEquals("old", Files.readString(old));

    write(scenario, true);
    assertTrue(Files.size(old) > 3);
    assertEquals(Set.of("run.h5", "run.xdmf", "run.vtkhdf"), names());
  }

  @Test
  void aSecondRunReplacesTheDescriptionOfTheFirst() throws Exception {
    write(scenario("run.h5", ""), false);
    String longer = withoutKinetic(text("run.h5", "")).replace("end-time: 0.1", "end-time: 0.2");
    write(ScenarioReader.parse("test.yaml", longer), true);
    assertEquals(List.of("0.0", "0.05", "0.1", "0.15000000000000002", "0.2"), times());
  }

  /** What ParaView would crash on. */
  @ParameterizedTest
  @ValueSource(strings = {"12:30.h5", "a|b.h5", "a\tb.h5"})
  void aNameThatXdmfCannotHoldIsRefused(String name) throws IOException {
    InvalidValueException error =
        assertThrows(InvalidValueException.class, () -> write(scenario(name, ""), false));
    assertEquals("output.file", error.key());
    assertTrue(error.getMessage().contains("output.xdmf: false"), error.getMessage());
    write(scenario(name, ", xdmf: false"), false);
    assertEquals(Set.of(name), names());
  }

  @Test
  void theKeysAreTruths() {
    ScenarioException error =
        assertThrows(ScenarioException.class, () -> scenario("a.h5", ", xdmf: 1"));
    assertTrue(error.getMessage().endsWith("output.xdmf = 1: expected true or false"));
    error = assertThrows(ScenarioException.class, () -> scenario("a.h5", ", xmdf: true"));
    assertTrue(error.getMessage().contains("unknown key"), error.getMessage());
  }

  /** The layout that docs.vtk.org prescribes, with all numbers, as h5py reads it. */
  @Test
  void aCopyForParaviewHasTheLayoutOfVtkhdf() throws Exception {
    String python = OtherReaders.python("h5py");
    Path script = Path.of(ParaViewFilesTest.class.getResource("read_vtkhdf.py").toURI());
    String text = text("run.h5", ", vtkhdf: true");
    RunRecord run = write(ScenarioReader.parse("test.yaml", text), false);
    JsonNode read =
        JsonMapper.builder()
            .build()
            .readTree(
                OtherReaders.output(
                    python, script.toString(), folder.resolve("run.vtkhdf").toString()));
    JsonNode type = read.get("type");
    assertEquals("ImageData", type.get("text").asString());
    assertEquals("ascii", type.get("encoding").asString());
    assertEquals("ImageData".length(), type.get("length").intValue());
    assertEquals("[2,0]", read.get("version").toString());
    int cells = run.scenario().grid().size();
    assertEquals("[0," + (cells - 1) + ",0,0,0,0]", read.get("extent").toString());
    double h = run.scenario().grid().axis(0).spacing();
    assertEquals("[" + h / 2 + ",0.0,0.0]", read.get("origin").toString());
    assertEquals("[" + h + ",1.0,1.0]", read.get("spacing").toString());
    assertEquals("[1.0,0.0,0.0,0.0,1.0,0.0,0.0,0.0,1.0]", read.get("direction").toString());
    int outputs = run.snapshots().size();
    assertEquals(outputs, read.get("steps").intValue());
    JsonNode times = read.get("times");
    List<String> names =
        List.of("density", "limit_density", "kinetic_density_1e-1", "kinetic_density_1e-2");
    assertEquals(Set.copyOf(names), read.get("arrays").propertyNames());
    for (int i = 0; i < outputs; i++) {
      double[] density = run.snapshots().get(i).density();
      double[] limit = run.limit().orElseThrow().density(i);
      double[] kinetic = run.limit().orElseThrow().rows().get(1).density(i);
      assertEquals(run.snapshots().get(i).diagnostics().time(), times.get(i).doubleValue());
      for (int k = 0; k < cells; k++) {
        assertEquals(density[k], value(read, "density", i, k));
        assertEquals(limit[k], value(read, "limit_density", i, k));
        assertEquals(kinetic[k], value(read, "kinetic_density_1e-2", i, k));
      }
    }
    String offsets = IntStream.range(0, outputs).boxed().toList().toString().replace(" ", "");
    for (String name : names) {
      assertEquals(offsets, read.get("offsets").get(name).toString());
    }
  }

  private static double value(JsonNode read, String name, int i, int k) {
    return read.get("arrays").get(name).get(i).get(k).doubleValue();
  }

  private List<String> times() throws Exception {
    NodeList times =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("run.xdmf").toFile())
            .getElementsByTagName("Time");
    return IntStream.range(0, times.getLength())
        .mapToObj(i -> times.item(i).getAttributes().getNamedItem("Value").getNodeValue())
        .toList();
  }

  private String text(String file, String more) {
    String quoted = "\"" + folder.resolve(file).toString().replace("\t", "\\t") + "\"";
    return Texts.with("{file: good.h5}", "{file: " + quoted + more + "}");
  }

  /** A run that takes no time: its kinetic part is left out. */
  private Scenario scenario(String file, String more) {
    return ScenarioReader.parse("test.yaml", withoutKinetic(text(file, more)));
  }

  private static String withoutKinetic(String text) {
    return text.replaceAll("kinetic: .*\n", "");
  }

  private static RunRecord write(Scenario scenario, boolean overwrite) {
    ParaViewFiles files = new ParaViewFiles(scenario.output(), scenario.paraView(), overwrite);
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    assertFalse(run.interrupted());
    RunFile.write(new OutputFile("output.file", scenario.output(), overwrite), run);
    files.write(run);
    return run;
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
