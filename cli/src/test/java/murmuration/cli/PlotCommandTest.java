package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {
  @TempDir private Path folder;

  private Path run(String space, String macro) throws IOException {
    Path output = folder.resolve("run.h5");
    Path scenario = folder.resolve("run.yaml");
    Files.writeString(
        scenario,
        """
        name: run
        coefficients: {D: 0.1, kappa: 1.0}
        space: %s
        interaction: {potential: gaussian, length: 0.5}
        initial: {density: "exp(-x^2)", mass: 1.0}
        macro: %s
        output: {file: "%s"}
        """
            .formatted(space, macro, output));
    Execution.of("run", scenario.toString(), "--quiet").succeeded();
    return output;
  }

  private Path small() throws IOException {
    Path output = folder.resolve("small.h5");
    Path scenario = folder.resolve("small.yaml");
    Files.writeString(scenario, Small.scenario(output));
    Execution.of("run", scenario.toString(), "--quiet").succeeded();
    return output;
  }

  private List<String> plot(Path file, String... options) {
    String[] args =
        Stream.concat(
                Stream.of("plot", file.toString(), "--output", folder.toString(), "--json"),
                Stream.of(options))
            .toArray(String[]::new);
    return Execution.of(args)
        .json()
        .get("files")
        .valueStream()
        .map(node -> Path.of(node.stringValue()).getFileName().toString())
        .toList();
  }

  /** Of the right width, not blank, and with no label cut at an edge. */
  private void assertGood(String name, int width) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
    assertEquals(width, image.getWidth(), name);
    int white = image.getRGB(0, 0);
    long dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        boolean edge = x == 0 || y == 0 || x == width - 1 || y == image.getHeight() - 1;
        boolean blank = image.getRGB(x, y) == white;
        assertTrue(blank || !edge, name + " is cut at " + x + ", " + y);
        dark += blank ? 0 : 1;
      }
    }
    assertTrue(dark > 5000, name + " has " + dark + " points");
  }

  @Test
  void aRunWithAStudyOfTheLimit() throws IOException {
    Path file = small();
    List<String> expected =
        List.of(
            "small-density.png",
            "small-energy.png",
            "small-limit.png",
            "small-coefficients.png",
            "small-eigenfunctions.png");
    assertEquals(expected, plot(file));
    for (String name : expected) {
      assertGood(name, 1200);
    }
    String message = Execution.of("plot", file.toString(), "--output", folder.toString()).failed(2);
    assertTrue(message.contains("small-density.png: exists already; --force"), message);
    assertEquals(List.of("small-limit.svg"), plot(file, "--only", "limit", "--format", "svg"));
    assertTrue(Files.readString(folder.resolve("small-limit.svg")).contains("<path"));
  }

  @Test
  void chosenTimesAndAnAnimation() throws IOException {
    Path file = small();
    List<String> written = plot(file, "--only", "density", "--times", "0,0.1", "--animate");
    assertEquals(List.of("small-density.png", "small-density.gif"), written);
    try (var stream =
        ImageIO.createImageInputStream(folder.resolve("small-density.gif").toFile())) {
      var reader = ImageIO.getImageReaders(stream).next();
      reader.setInput(stream);
      assertEquals(3, reader.getNumImages(true));
    }
    assertEquals(
        "murmuration: --times = 3.0: must be from 0.0 to 0.1",
        Execution.of("plot", file.toString(), "--times", "3").failed(2));
    String message = Execution.of("plot", file.toString(), "--only", "densty").failed(2);
    assertTrue(message.contains("did you mean \"density\"? allowed: density, energy"), message);
    assertEquals(List.of("small-energy.png"), plot(file, "--only", "Energy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{lower: [-2], upper: [2], cells: [16], boundary: no-flux}",
        "{lower: [-2, -1], upper: [2, 1], cells: [16, 8], boundary: no-flux}",
        "{lower: [-2, -1, -1], upper: [2, 1, 1], cells: [16, 8, 8], boundary: no-flux}"
      })
  void densitiesOfAllDimensions(String space) throws IOException {
    Path file = run(space, "{end-time: 0.2, output-every: 0.05}");
    assertEquals(
        List.of("run-density.png", "run-energy.png", "run-density.gif"), plot(file, "--animate"));
    assertGood("run-density.png", 1200);
    assertGood("run-energy.png", 1200);
  }

  @Test
  void coefficientsAndSweeps() throws IOException {
    Path one = folder.resolve("one.h5");
    Execution.of(
            "coefficients",
            "--potential",
            "cubic",
            "--gamma",
            "2",
            "--output",
            one.toString(),
            "-q")
        .succeeded();
    assertEquals(List.of("one-coefficients.png", "one-eigenfunctions.png"), plot(one));
    assertGood("one-eigenfunctions.png", 1200);
    Path sweep = folder.resolve("sweep.h5");
    Execution.of(
            "coefficients",
            "--potential",
            "tilted",
            "--sweep",
            "gamma=log:1:100:5",
            "--sweep",
            "delta=0.5,1",
            "--output",
            sweep.toString(),
            "-q")
        .succeeded();
    assertEquals(List.of("sweep-sweep.png"), plot(sweep));
    assertGood("sweep-sweep.png", 1200);
    String message = Execution.of("plot", sweep.toString(), "--animate").failed(2);
    assertTrue(message.contains("--animate") && message.contains("needs a run"), message);
    assertEquals(
        "murmuration: --times: needs a run, which " + one + " is not",
        Execution.of("plot", one.toString(), "--times", "1").failed(2));
  }

  @Test
  void aMethodWithoutEigenvaluesGivesNothingToDraw() {
    Path file = folder.resolve("kubo.h5");
    String line = "coefficients --potential quadratic --method green-kubo --particles 1000 -q -o";
    Execution.of((line + " " + file).split(" ", -1)).succeeded();
    assertEquals(
        "murmuration: " + file + ": has nothing to draw: the method gives no eigenvalues",
        Execution.of("plot", file.toString(), "-o", folder.toString()).failed(1));
  }

  /** Where λ_1 underflows D(N) is infinite, and W = |v| has no eigenvalues. */
  @Test
  void whatIsInfiniteIsLeftOut() throws IOException {
    Path file = folder.resolve("abs.h5");
    Execution.of("coefficients", "--expression", "abs(v)", "--output", file.toString(), "-q");
    assertFalse(plot(file).contains("abs-eigenfunctions.png"));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.h5"), "no file of numbers");
    Execution.of("plot", text.toString()).failed(1);
    Execution.of("plot", folder.resolve("missing.h5").toString()).failed(2);
  }
}
