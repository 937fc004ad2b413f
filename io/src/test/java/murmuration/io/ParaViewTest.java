package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import murmuration.kinetic.LimitRow;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ParaView finds in the output of runs: in the HDF5 file, by its netCDF reader, and in the
 * XDMF file beside it. All files are read by one process, which takes seconds to start.
 */
class ParaViewTest {
  private static final String MARK = "PARAVIEW ";
  private static final double ROUNDING = 1e-14;

  @TempDir private static Path folder;
  private static final List<RunRecord> RUNS = new ArrayList<>();
  private static JsonNode read;

  /** Runs of as many outputs as cells where that is possible: axes taken for each other show. */
  @BeforeAll
  static void writeAndRead() throws Exception {
    write(
        Texts.GOOD
            .replace("cells: [32]", "cells: [6]")
            .replace("output-every: 0.05", "output-every: 0.02")
            .replace("good.h5", "li ne.h5"));
    write(
        Texts.GOOD
            .replaceAll(
                "kinetic: .*\n", "kinetic: {epsilon: [0.1, 0.025], modes: 6, verify: false}\n")
            .replace("end-time: 0.1, output-every: 0.05", "end-time: 60, output-every: 20")
            .replace("tolerance: 1e-3", "tolerance: 1e-3, steady-tolerance: 0.1")
            .replace("good.h5", "\" steady é & <x> it's \\\"q\\\".h5\""));
    write(box("[0, -1]", "[1, 1]", "[5, 5]", "square.h5"));
    write(box("[0, -1]", "[1, 1]", "[7, 4]", "rectangle.h5"));
    write(box("[0, -1, 2]", "[1, 1, 5]", "[5, 4, 6]", "space.h5"));
    List<String> command = new ArrayList<>();
    command.add(OtherReaders.program("pvpython"));
    command.add(Path.of(ParaViewTest.class.getResource("read_paraview.py").toURI()).toString());
    for (RunRecord run : RUNS) {
      String axes = List.of("(x)", "(y, x)", "(z, y, x)").get(grid(run).dimension() - 1);
      command.addAll(List.of(run.scenario().output().toString(), axes, xdmf(run), "-"));
    }
    String printed = OtherReaders.output(command.toArray(String[]::new));
    String line = printed.lines().filter(text -> text.startsWith(MARK)).findFirst().orElseThrow();
    read = JsonMapper.builder().build().readTree(line.substring(MARK.length()));
  }

  private static String box(String lower, String upper, String cells, String file) {
    return """
    coefficients: {D: 0.1, kappa: 1}
    space: {lower: %s, upper: %s, cells: %s, boundary: no-flux}
    initial: {density: "1 + x + 0.3*y*x"}
    macro: {end-time: 0.04, output-every: 0.01, tolerance: 1e-2}
    output: {file: %s}
    """
        .formatted(lower, upper, cells, file);
  }

  /** Runs a scenario, with its output in the folder of this test. */
  private static void write(String text) {
    String placed = text.replaceFirst("file: \"?", "$0" + folder + "/");
    Scenario scenario = ScenarioReader.parse("test.yaml", placed);
    ParaViewFiles files = new ParaViewFiles(scenario.output(), scenario.paraView(), false);
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    RunFile.write(new OutputFile("output.file", scenario.output(), false), run);
    files.write(run);
    RUNS.add(run);
  }

  @Test
  void theNetcdfReaderFindsTheDensityInTheFileItself() {
    for (RunRecord run : RUNS) {
      JsonNode blocks = read.get(run.scenario().output().toString());
      assertEquals(1, blocks.size());
      assertGeometry(grid(run), blocks.get(0));
      assertTimes(densityTimes(run), blocks.get(0));
      assertArray(
          run.snapshots().size(), i -> run.snapshots().get(i).density(), blocks.get(0), "density");
      assertEquals(Set.of("density"), blocks.get(0).get("arrays").propertyNames());
    }
  }

  @Test
  void xdmfShowsTheDensity() {
    for (RunRecord run : RUNS.subList(2, RUNS.size())) {
      JsonNode blocks = read.get(xdmf(run));
      assertEquals(1, blocks.size());
      assertGeometry(grid(run), blocks.get(0));
      assertTimes(densityTimes(run), blocks.get(0));
      assertArray(
          run.snapshots().size(), i -> run.snapshots().get(i).density(), blocks.get(0), "density");
    }
  }

  @Test
  void xdmfShowsTheKineticDensitiesBesideTheDensity() {
    RunRecord run = RUNS.get(0);
    JsonNode block = read.get(xdmf(run)).get(0);
    assertGeometry(grid(run), block);
    assertTimes(densityTimes(run), block);
    int outputs = run.snapshots().size();
    assertEquals(grid(run).size(), outputs);
    assertArray(outputs, i -> run.snapshots().get(i).density(), block, "density");
    assertArray(outputs, run.limit().orElseThrow()::density, block, "limit_density");
    List<LimitRow> rows = run.limit().orElseThrow().rows();
    assertArray(outputs, rows.get(0)::density, block, "kinetic_density_1e-1");
    assertArray(outputs, rows.get(1)::density, block, "kinetic_density_1e-2");
    assertEquals(4, block.get("arrays").size());
  }

  /** There are then two grids; at a time ParaView shows those that have it. */
  @Test
  void xdmfShowsAKineticCheckWithTimesOfItsOwn() {
    RunRecord run = RUNS.get(1);
    assertTrue(LimitLayout.ownTimes(run));
    JsonNode blocks = read.get(xdmf(run));
    double[] all = {0, 20, 40, 60};
    double[] union =
        DoubleStream.concat(DoubleStream.of(densityTimes(run)), DoubleStream.of(all))
            .sorted()
            .distinct()
            .toArray();
    assertTimes(union, blocks.get(0));
    List<JsonNode> early = arrays(blocks, "density");
    List<JsonNode> late = arrays(blocks, "kinetic_density_25e-3");
    assertEquals(run.snapshots().size(), early.size());
    assertEquals(all.length, late.size());
    LimitRow row = run.limit().orElseThrow().rows().get(1);
    Set<List<Double>> expected =
        Set.copyOf(IntStream.range(0, all.length).mapToObj(i -> list(row.density(i))).toList());
    assertEquals(expected, Set.copyOf(late.stream().map(ParaViewTest::list).toList()));
    assertEquals(list(run.snapshots().get(0).density()), list(early.get(0)));
  }

  private static List<JsonNode> arrays(JsonNode blocks, String name) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode block : blocks) {
      block.get("arrays").path(name).forEach(found::add);
    }
    return found;
  }

  private static void assertGeometry(Grid grid, JsonNode block) {
    for (int a = 0; a < 3; a++) {
      boolean there = a < grid.dimension();
      assertEquals(there ? grid.axis(a).cells() : 1, block.get("dimensions").get(a).intValue());
      double origin = there ? grid.axis(a).centre(0) : 0;
      assertEquals(origin, block.get("origin").get(a).doubleValue(), ROUNDING);
      double spacing = there ? grid.axis(a).spacing() : 1;
      assertEquals(spacing, block.get("spacing").get(a).doubleValue(), ROUNDING);
    }
  }

  private static void assertTimes(double[] times, JsonNode block) {
    assertArrayEquals(
        times, list(block.get("times")).stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Every bit of every value at every time. */
  private static void assertArray(
      int outputs, IntFunction<double[]> values, JsonNode block, String name) {
    JsonNode found = block.get("arrays").get(name);
    assertEquals(outputs, found.size());
    for (int i = 0; i < outputs; i++) {
      assertEquals(list(values.apply(i)), list(found.get(i)), name + " at output " + i);
    }
  }

  private static double[] densityTimes(RunRecord run) {
    return run.snapshots().stream()
        .map(Snapshot::diagnostics)
        .mapToDouble(diagnostics -> diagnostics.time())
        .toArray();
  }

  private static Grid grid(RunRecord run) {
    return run.scenario().grid();
  }

  private static String xdmf(RunRecord run) {
    return run.scenario().output().toString().replace(".h5", ".xdmf");
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private static List<Double> list(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::doubleValue).toList();
  }
}
