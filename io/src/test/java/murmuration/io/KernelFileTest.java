package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interaction potentials from tables in HDF5 files. */
class KernelFileTest {
  private static final String COSINE = "potential: cosine, strength: 1.0, wavenumber: 1.0";
  private static final String TABLE = "potential: file, file: kernel.h5";
  private static final String NEAREST = TABLE + ", periodization: nearest-image";
  private static final DoubleUnaryOperator GAUSSIAN = InteractionPotential.gaussian(0.7)::value;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"finite-volume", "spectral"})
  void aTableOfAGaussianGivesTheSameRun(String scheme) {
    write(file -> put(file, "r", "U", 2001, 6.3));
    String box = Texts.GOOD.replaceAll("kinetic: .*\n", "").replace("finite-volume", scheme);
    double[] expected =
        run(
            box,
            "potential: expression, expression: \"-exp(-r^2/0.98)\","
                + " strength: 3, periodization: nearest-image");
    assertArrayEquals(expected, run(box, NEAREST + ", strength: 3"), 1e-9);
  }

  @Test
  void betweenWallsInThePlaneATableOfAGaussianGivesTheSameRun() {
    write(file -> put(file, "r", "U", 2001, Math.sqrt(5)));
    String box =
        ScenarioRunnerTest.Kind.PLANE
            .text()
            .replace("6.283185307179586", "1")
            .replace("[periodic, no-flux]", "no-flux")
            .replace("potential: gaussian, length: 0.7", COSINE);
    double[] expected = run(box, "potential: gaussian, length: 0.7");
    assertArrayEquals(expected, run(box, TABLE), 1e-9);
  }

  @Test
  void theOutputDoesNotReplaceTheTable() throws Exception {
    write(file -> put(file, "r", "U", 200, 6.3));
    Path link = Files.createSymbolicLink(folder.resolve("link.h5"), folder.resolve("kernel.h5"));
    String output = "output: {file: \"" + link + "\"}\n";
    String text = Texts.GOOD.replaceAll("output: .*\n?", "") + output;
    ScenarioException e = assertThrows(ScenarioException.class, () -> parse(text, NEAREST));
    assertTrue(e.getMessage().contains("interaction.file = \"kernel.h5\": is output.file too"));
  }

  @Test
  void theTableIsKeptInTheOutputAndCanBeReadFromThere() {
    write(file -> put(file, "r", "U", 200, 6.3));
    String box = Texts.GOOD.replaceAll("kinetic: .*\n", "");
    Scenario scenario = parse(box, NEAREST + ", strength: 3");
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    RunFile.write(new OutputFile("output.file", folder.resolve("run.h5"), false), run);
    String kept =
        "potential: file, file: run.h5, distance: interaction/r, values: interaction/U,"
            + " periodization: nearest-image, strength: 3";
    assertArrayEquals(run.evolution().last().density(), run(box, kept), 0);
  }

  @Test
  void theDatasetsMayHaveOtherNames() {
    write(file -> put(file.putGroup("pair"), "distance", "potential", 50, 7));
    InteractionPotential potential =
        parse(NEAREST + ", distance: pair/distance, values: /pair/potential, strength: 2")
            .interaction();
    assertEquals(2 * GAUSSIAN.applyAsDouble(0), potential.value(0), 1e-12);
    assertEquals(2 * GAUSSIAN.applyAsDouble(7), potential.value(7), 1e-12);
  }

  @Test
  void otherNumbersThanDoublesAreRead() {
    write(
        file -> {
          file.putDataset("r", new int[] {0, 1, 2, 3, 4});
          file.putDataset("U", new float[] {0, 0.5f, 2, 4.5f, 8});
        });
    assertEquals(1.125, parse(NEAREST).interaction().value(1.5), 1e-14);
  }

  @Test
  void anAbsoluteNameIsTakenAsItIs() {
    write(file -> put(file, "r", "U", 50, 7));
    String absolute = NEAREST.replace("kernel.h5", folder.resolve("kernel.h5").toString());
    String text = Texts.with(COSINE, absolute);
    assertEquals(-1, ScenarioReader.parse("elsewhere/test.yaml", text).interaction().value(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file: kernel.h5  | file: none.h5                 | file = "none.h5": no such file (
          file: kernel.h5  | file: .                       | file = ".": is a folder
          file: kernel.h5  | file: text.h5                 | file = "text.h5": not an HDF5 file
          file: kernel.h5  | file: kernel.h5, distance: x  | distance = "x": there is no such dataset
          file: kernel.h5  | file: kernel.h5, values: g/x  | values = "g/x": there is no such dataset
          file: kernel.h5  | file: kernel.h5, values: g    | values = "g": is no dataset but a group
          file: kernel.h5  | file: kernel.h5, values: two  | values = "two": must have one dimension, has the shape [2, 4]
          file: kernel.h5  | file: kernel.h5, values: one  | values = "one": must have one dimension, has the shape []
          file: kernel.h5  | file: kernel.h5, values: text | values = "text": must hold real numbers
          file: kernel.h5  | file: kernel.h5, values: long | file = "kernel.h5": a table needs as many values as distances, got 5 and 4
          file: kernel.h5  | file: kernel.h5, values: nan  | file = "kernel.h5": the numbers of a table must be finite, got U(1.0) = NaN
          file: kernel.h5  | file: kernel.h5, distance: U  | file = "kernel.h5": the distances of a table must increase, from 0 or above, got 0.5 after 1.0
          file: kernel.h5  | file: kernel.h5, distance: short, values: short | file = "kernel.h5": the table ends at 3.0, the box needs distances to 3.14159
          file: kernel.h5, periodization: nearest-image | file: kernel.h5 | potential = "file": the interaction potential has no natural periodic form; choose nearest-image
          nearest-image    | images                        | periodization = "images": a table has an end: needs nearest-image
          file: kernel.h5, | strength: 1,                  | file: is missing
          nearest-image    | nearest-image, length: 1      | length = 1: not a parameter of the file potential
          """)
  void whatIsWrongIsSaid(String piece, String replacement, String message) throws IOException {
    Files.writeString(folder.resolve("text.h5"), "r U\n0 1\n");
    write(
        file -> {
          file.putDataset("r", new double[] {0, 1, 2, 3.5});
          file.putDataset("U", new double[] {1, 0.5, 0.25, 0});
          file.putDataset("long", new double[5]);
          file.putDataset("two", new double[2][4]);
          file.putDataset("one", 1.5);
          file.putDataset("text", new String[] {"a", "b", "c", "d"});
          file.putDataset("nan", new double[] {0, Double.NaN, 0, 0});
          file.putDataset("short", new double[] {0, 1, 2, 3});
          file.putGroup("g").putDataset("y", new double[4]);
        });
    parse(NEAREST);
    assertTrue(NEAREST.contains(piece), piece);
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> parse(NEAREST.replace(piece, replacement)));
    String begin = folder.resolve("test.yaml") + ":8: interaction." + message;
    assertTrue(e.getMessage().startsWith(begin), e.getMessage());
  }

  private void write(Consumer<WritableHdfFile> content) {
    try (WritableHdfFile file = HdfFile.write(folder.resolve("kernel.h5"))) {
      content.accept(file);
    }
  }

  private static void put(
      WritableGroup group, String distance, String values, int points, double end) {
    double[] r = IntStream.range(0, points).mapToDouble(i -> end * i / (points - 1)).toArray();
    group.putDataset(distance, r);
    group.putDataset(
        values,
        IntStream.range(0, points).mapToDouble(i -> GAUSSIAN.applyAsDouble(r[i])).toArray());
  }

  private Scenario parse(String interaction) {
    return parse(Texts.GOOD, interaction);
  }

  private Scenario parse(String text, String interaction) {
    assertTrue(text.contains(COSINE), text);
    String file = folder.resolve("test.yaml").toString();
    return ScenarioReader.parse(file, text.replace(COSINE, interaction));
  }

  private double[] run(String text, String interaction) {
    return new ScenarioRunner(parse(text, interaction), RunMonitor.NONE)
        .run()
        .evolution()
        .last()
        .density();
  }
}
