package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import murmuration.io.FileSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of the documentation is that of compiled files, and the programs print what it says. */
class QuotedCodeTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?:^<!-- ([^ ]+\\.java) -->\n)?^```java\n((?:.*\n)*?)```$");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
      return Stream.concat(
          docs.filter(file -> file.toString().endsWith(".md")),
          Stream.of(Path.of("README.md"), Path.of("../README.md")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockIsPartOfTheFileThatItNames(Path page) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      assertTrue(
          block.group(1) != null, () -> page + ": no file is named before\n" + block.group());
      String source = Files.readString(Path.of("..").resolve(block.group(1)));
      assertTrue(
          withoutIndentation(source).contains(withoutIndentation(block.group(2))),
          () -> page + " differs from " + block.group(1) + ":\n" + block.group(2));
    }
  }

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** A statement over several lines counts as one. */
  @ParameterizedTest
  @MethodSource("shortPrograms")
  void theShortProgramsHaveAtMostTenStatements(String name) throws IOException {
    String source = Files.readString(Path.of("src/main/java/murmuration/examples", name + ".java"));
    String body = source.substring(source.indexOf("void main"));
    assertTrue(body.lines().filter(line -> line.endsWith(";")).count() <= 10);
  }

  static List<String> shortPrograms() {
    return List.of("ComputeCoefficients", "RunDensity", "RunScenario");
  }

  @Test
  void theShortProgramsPrintWhatThePageSays(@TempDir Path folder) throws IOException {
    String page = Files.readString(Path.of("../docs/library.md"));
    String coefficients = printed(() -> ComputeCoefficients.main(new String[0]));
    VelocityQuadrature known = new VelocityQuadrature(v -> v * v * v * v / 40 - v * v / 2, 1, 12);
    Matcher result = Pattern.compile("D = (.*), kappa = (.*)").matcher(coefficients);
    assertTrue(result.find());
    assertEquals(1, Double.parseDouble(result.group(1)) / known.diffusion(), 1e-7);
    assertEquals(1, Double.parseDouble(result.group(2)) / known.drift(), 1e-7);
    assertTrue(page.contains(coefficients), coefficients);
    String density = printed(() -> RunDensity.main(new String[0]));
    assertTrue(page.contains(density), density);
    String tour = printed(() -> CoefficientTour.main(new String[0]));
    assertTrue(tour.startsWith("D     = 10^329.5446") && tour.contains("4.95163"), tour);
    String file = folder.resolve("swarm.h5").toString();
    String[] arguments = {"scenarios/phase-transition.yaml", file};
    String scenario = printed(() -> RunScenario.main(arguments));
    assertTrue(page.contains(scenario), scenario);
    assertEquals("yes", FileSummary.read(Path.of(file)).attributes().get("complete"));
    printed(() -> RunScenario.main(new String[] {"scenarios/walls-limit.yaml", file}));
    String read = printed(() -> ReadRun.main(new String[] {file}));
    assertTrue(read.startsWith("D = 1.284557, free energy 0.0701"), read);
  }

  @Test
  void thePictureIsDrawn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("diffusion.png");
    DrawPicture.main(new String[] {file.toString()});
    assertEquals(800, ImageIO.read(file.toFile()).getWidth());
  }

  private static String printed(Runnable program) {
    PrintStream console = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Locale.setDefault(Locale.ROOT);
      System.setOut(stream);
      program.run();
    } finally {
      System.setOut(console);
      Locale.setDefault(locale);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
