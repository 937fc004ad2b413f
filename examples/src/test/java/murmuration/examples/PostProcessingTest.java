package murmuration.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import murmuration.io.OutputFile;
import murmuration.io.ParaViewFiles;
import murmuration.io.RunFile;
import murmuration.io.RunMonitor;
import murmuration.io.RunRecord;
import murmuration.io.ScenarioReader;
import murmuration.io.ScenarioRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python of the README and of examples/python works on a file that the program wrote. */
class PostProcessingTest {
  @TempDir static Path folder;

  private static RunRecord run;

  @BeforeAll
  static void writeTheMainExample() {
    Path scenario = Path.of("scenarios/quartic-swarm-1d.yaml");
    run = new ScenarioRunner(ScenarioReader.read(scenario), RunMonitor.NONE).run();
    Path file = folder.resolve(run.scenario().output());
    RunFile.write(new OutputFile("output.file", file, false), run);
  }

  @Test
  void theSnippetOfTheReadmePrintsTheResult() throws IOException, InterruptedException {
    String readme = Files.readString(Path.of("../README.md"));
    Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertTrue(block.find());
    String printed = python("h5py", "-c", block.group(1));
    assertTrue(printed.contains("D = " + run.diffusion().xx()), printed);
    assertEquals(
        2 + run.scenario().kinetic().orElseThrow().epsilon().size(), printed.lines().count());
  }

  @Test
  void theRunIsDrawn() throws IOException, InterruptedException {
    Path script = Path.of("python/plot_run.py").toAbsolutePath();
    python("h5py, matplotlib", script.toString(), "quartic-swarm.h5", "picture.png");
    byte[] picture = Files.readAllBytes(folder.resolve("picture.png"));
    assertTrue(picture.length > 20_000, "an empty picture");
  }

  @Test
  void theRunIsExplored() throws IOException, InterruptedException {
    Path script = Path.of("python/explore_run.py").toAbsolutePath();
    String printed =
        python("h5py, matplotlib, xarray, netCDF4", script.toString(), "quartic-swarm.h5");
    assertTrue(printed.contains("quartic-swarm, version"), printed);
    assertTrue(printed.contains("mass 1, kept to"), printed);
    assertTrue(Files.size(folder.resolve("explore.png")) > 20_000, "an empty picture");
    assertTrue(Files.size(folder.resolve("explore.gif")) > 50_000, "an empty animation");
  }

  /** With two ε, so two columns; the second is interrupted. */
  @Test
  void particlesAreDrawn() throws IOException, InterruptedException {
    String text =
        Files.readString(Path.of("scenarios/three-densities.yaml"))
            .replace("number: 200000, epsilon: 0.1", "number: 2000, epsilon: [0.1, 0.2]");
    RunMonitor interrupting =
        new RunMonitor() {
          private boolean late;

          @Override
          public void progress(String stage, double fraction) {
            late |= stage.equals("particles") && fraction > 0.7;
          }

          @Override
          public boolean interrupted() {
            return late;
          }
        };
    RunRecord swarm =
        new ScenarioRunner(ScenarioReader.parse("two.yaml", text), interrupting).run();
    assertTrue(swarm.interrupted());
    assertEquals(2, swarm.particles().size());
    Path file = folder.resolve("particles.h5");
    RunFile.write(new OutputFile("output.file", file, false), swarm);
    Path script = Path.of("python/plot_particles.py").toAbsolutePath();
    python("h5py, matplotlib", script.toString(), file.toString(), "particles.png");
    byte[] picture = Files.readAllBytes(folder.resolve("particles.png"));
    assertTrue(picture.length > 20_000, "an empty picture: " + picture.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void densitiesOfEachDimensionAreDrawn(int dimension) throws IOException, InterruptedException {
    String ones = "1, ".repeat(dimension - 1) + 1;
    String text =
        """
        coefficients: {D: 1.0, kappa: 1.0}
        space: {lower: [%s], upper: [%s], cells: [%s]}
        initial: {density: "exp(-20*(x - 0.5)^2)"}
        macro: {end-time: 0.01, output-every: 0.002}
        output: {file: cube%d.h5}
        """
            .formatted(ones.replace('1', '0'), ones, ones.replace("1", "12"), dimension);
    Path scenario = Files.writeString(folder.resolve("cube.yaml"), text);
    RunRecord cube = new ScenarioRunner(ScenarioReader.read(scenario), RunMonitor.NONE).run();
    Path file = folder.resolve(cube.scenario().output());
    RunFile.write(new OutputFile("output.file", file, false), cube);
    Path script = Path.of("python/plot_density.py").toAbsolutePath();
    python("h5py, matplotlib", script.toString(), file.toString(), "cube.png");
    byte[] picture = Files.readAllBytes(folder.resolve("cube.png"));
    assertTrue(picture.length > 15_000, "an empty picture: " + picture.length);
    if (dimension > 1) {
      Path explore = Path.of("python/explore_run.py").toAbsolutePath();
      python("h5py, matplotlib, xarray, netCDF4", explore.toString(), file.toString());
    }
  }

  /**
   * Of the map, without labels: no blank picture, and the colours of one are those of the other.
   */
  @ParameterizedTest
  @ValueSource(strings = {"h5", "xdmf"})
  void paraviewAndMatplotlibDrawTheSameMap(String kind) throws IOException, InterruptedException {
    String text =
        """
        coefficients: {D: 1.0, kappa: 1.0}
        space: {lower: [0, -1], upper: [3, 1], cells: [24, 12], boundary: no-flux}
        initial: {density: "exp(-(x - 1)^2 - 2*y)"}
        macro: {end-time: 0.02, output-every: 0.01}
        output: {file: map %s.h5}
        """
            .formatted(kind);
    Path scenario = Files.writeString(folder.resolve("map.yaml"), text);
    RunRecord map = new ScenarioRunner(ScenarioReader.read(scenario), RunMonitor.NONE).run();
    Path file = folder.resolve(map.scenario().output());
    RunFile.write(new OutputFile("output.file", file, false), map);
    new ParaViewFiles(file, map.scenario().paraView(), false).write(map);
    String source = file.toString().replaceFirst("h5$", kind);
    String script = Path.of("paraview/density.py").toAbsolutePath().toString();
    pvpython(script, source, "paraview.png", "0.01");
    script = Path.of("python/map_density.py").toAbsolutePath().toString();
    python("h5py, matplotlib", script, file.toString(), "matplotlib.png", "0.01");
    int[] drawn = pixels("paraview.png");
    int[] expected = pixels("matplotlib.png");
    int[] turned = IntStream.range(0, drawn.length).map(i -> drawn[drawn.length - 1 - i]).toArray();
    double difference = difference(drawn, expected);
    assertTrue(difference < 3, "of 255 the colours differ by " + difference);
    assertTrue(difference(turned, expected) > 30, "any map would do");
  }

  /** Mean difference of red, green and blue, each from 0 to 255. */
  private static double difference(int[] pixels, int[] others) {
    return IntStream.range(0, pixels.length)
        .flatMap(
            i ->
                IntStream.of(0, 8, 16)
                    .map(shift -> (pixels[i] >> shift & 255) - (others[i] >> shift & 255)))
        .map(Math::abs)
        .average()
        .orElseThrow();
  }

  /** The middle of a picture, all within the map. */
  private static int[] pixels(String picture) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(picture).toFile());
    assertEquals(800, image.getWidth());
    assertEquals(640, image.getHeight());
    return image.getRGB(200, 180, 400, 280, null, 0, 400);
  }

  /** Runs a script of ParaView, on a screen that is not there. */
  private static void pvpython(String... arguments) throws IOException, InterruptedException {
    for (String program : List.of("pvpython", "Xvfb")) {
      if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .noneMatch(bin -> Files.isExecutable(Path.of(bin, program)))) {
        missing("no " + program + "; Debian: paraview, python3-paraview, xvfb");
      }
    }
    // Xvfb prints its number once it is ready; xvfb-run would only guess when that is. Without
    // -noreset it starts afresh when a first connection closes, and may refuse the next one.
    Process screen =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1024x768x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader number = screen.inputReader(UTF_8)) {
      output(Map.of("DISPLAY", ":" + number.readLine()), "pvpython", arguments);
    } finally {
      screen.destroy();
      screen.waitFor();
    }
  }

  /**
   * Runs the first Python that has the modules, in the folder of the file; returns what it prints.
   */
  private static String python(String modules, String... arguments)
      throws IOException, InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        if (new ProcessBuilder(python, "-c", "import " + modules).start().waitFor() == 0) {
          return output(Map.of(), python, arguments);
        }
      } catch (IOException missing) {
        // The next one may be there.
      }
    }
    return missing(
        "no python3 with "
            + modules
            + "; Debian: python3-h5py, python3-matplotlib, python3-xarray, python3-netcdf4");
  }

  private static String missing(String message) {
    if ("1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))) {
      fail(message);
    }
    return abort(message);
  }

  private static String output(Map<String, String> environment, String program, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.environment().putAll(environment);
    builder.command().addAll(List.of(arguments));
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }
}
