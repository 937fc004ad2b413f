package murmuration.examples.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import murmuration.examples.figures.ParameterStudy.Sample;
import murmuration.io.InvalidValueException;
import murmuration.io.RunReader;
import murmuration.io.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The numbers behind the figures, against values known otherwise, and the files. */
class PaperFiguresTest {
  @TempDir private Path folder;

  /** Multiprecision values of D, κ and λ_1. */
  @ParameterizedTest
  @CsvSource({
    "A, 1, 0, 1.28455739590645257, 1.04179729648715596, 0.792088426579452739",
    "A, 10, 0, 248.839217223613601, 8.71362908042049830, 3.35452873080006109e-2",
    "A, 100, 0, 1.59954669361352802e13, 98.9672404961935152, 6.154650175906934041e-12",
    "B, 1, 0, 1.57525775569625799, 1.17629917464126325, 0.732600493603619823",
    "B, 5, 0, 1.31040907140454928e6, 24.3337274228160823, 1.83949447916353111e-5",
    "B, 10, 0, 1.64935237064927205e38, 99.69681755674331, 6.03845962565315255e-37",
    "C, 1, 1, 0.561641093150497039, 0.642228792699234816, 1.03699293241397702",
    "C, 10, 1, 1.07143053379640258, 0.565387721212456708, 0.157283026197263511"
  })
  void theCoefficientsAreRight(
      PaperCase of, double gamma, double delta, double diffusion, double drift, double lambda) {
    ParameterStudy study = ParameterStudy.of(of, new double[] {gamma}, new double[] {delta}, 0);
    Sample sample = study.samples().get(0);
    assertEquals(diffusion, sample.spectral().diffusion(), 4e-13 * diffusion);
    assertEquals(drift, sample.spectral().drift(), 1e-14 * drift);
    assertEquals(lambda, sample.spectral().spectrum().eigenvalue(1), 1e-13 * lambda);
    assertTrue(sample.driftError() < 1e-14);
    assertTrue(sample.diffusionError() < 2e-13);
    assertTrue(sample.elements().isEmpty() && Double.isNaN(sample.elementDriftError()));
  }

  /** γ = 5, and 7, where the paper's eigenfunctions lose their symmetry. */
  @Test
  void eigenfunctionsKeepTheirSymmetryWhereThatOfFiniteElementsIsLost() {
    Figure figure = new PaperFigures().draw(5);
    Table table = figure.table();
    int points = table.rows() / 3;
    double[] v = table.column("v");
    assertEquals(-5, v[0]);
    assertEquals(5, v[points - 1]);
    double spacing = v[1] - v[0];
    for (int panel = 0; panel < 3; panel++) {
      double gamma = table.column("gamma")[panel * points];
      assertEquals(0, asymmetry(table, panel, points, "psi_0", 1));
      assertEquals(0, asymmetry(table, panel, points, "psi_1", -1));
      double lost = asymmetry(table, panel, points, "elements_psi_0", 1);
      assertTrue(gamma == 7 ? lost > 0.1 : lost < 1e-5, () -> gamma + " " + lost);
      // The trapezoidal rule of a norm of 1.
      double square = 0;
      for (int i = panel * points; i < (panel + 1) * points; i++) {
        square += spacing * Math.pow(table.column("psi_1")[i], 2);
      }
      assertEquals(1, square, 1e-10);
    }
  }

  private static double asymmetry(Table table, int panel, int points, String name, int sign) {
    double[] values = table.column(name);
    return IntStream.range(0, points)
        .mapToDouble(
            i -> Math.abs(values[panel * points + i] - sign * values[(panel + 1) * points - 1 - i]))
        .max()
        .orElseThrow();
  }

  /** Partial sums grow, the error is what is missing, and the paper's "few modes" do. */
  @Test
  void partialSumsConverge() {
    Table table = new PaperFigures().draw(8).table();
    double[] diffusion = table.column("D");
    double[] error = table.column("error_D");
    double[] driftError = table.column("error_kappa");
    assertEquals(100, table.rows());
    for (int row = 0; row < 100; row++) {
      double end = diffusion[row < 50 ? 49 : 99];
      assertEquals((end - diffusion[row]) / end, error[row], 1e-14);
      assertEquals(row % 50 + 1, table.column("N")[row]);
      if (row % 50 > 0) {
        assertTrue(error[row] <= error[row - 1] && diffusion[row] >= diffusion[row - 1]);
      }
    }
    assertEquals(1.31040907140454928e6, diffusion[99], 1e-8);
    assertTrue(error[9] < 1e-9 && error[59] < 1e-9);
    assertTrue(driftError[14] < 1e-9 && driftError[64] < 1e-6);
    assertTrue(driftError[49] < 1e-12 && driftError[99] < 1e-14);
  }

  /** μ_k by Taylor series in 40 digits for −u'' + (|v| + v⁴/4)u = μu. */
  @Test
  void theLevelsOfTheSaddleAreThoseOfThePartner() {
    double[] expected = {
      1.2407119872500564,
      3.46930460346973216,
      5.91801764665964675,
      8.73022726006038073,
      11.7462285985444723
    };
    double[] levels = EigenvalueFigure.saddleLevels();
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], levels[k], 1e-12 * expected[k]);
    }
  }

  /**
   * Whether λ_2 … λ_5 of case B rise again: they do, from γ = 3.57, 3.61, 3.91 and 4.35 on, to μ_0
   * … μ_3, with γ(μ_{k−2} − λ_k) → c_{k−2}, the mean of 3v²/2 + |v|⁵/2 in the eigenfunction of
   * μ_{k−2}, by elements of degree 20 in another program.
   */
  @Test
  void eigenvaluesOfCaseBRiseToTheLevelsOfTheSaddle() {
    double[] lowest = {3.5685, 3.6095, 3.9106, 4.3451};
    double[] value = {0.8559661, 1.8896470, 2.6877607, 3.4930553};
    double[] rate = {1.07389229, 3.92540627, 7.81393265, 12.66197624};
    double[] levels = EigenvalueFigure.saddleLevels();
    for (int k = 2; k <= 5; k++) {
      double at = lowest[k - 2];
      double least = lambda(at, k);
      assertEquals(value[k - 2], least, 1e-6);
      assertTrue(lambda(at - 0.1, k) > least && lambda(at + 0.1, k) > least);
      double coarse = 12.5 * (levels[k - 2] - lambda(12.5, k));
      double medium = 25 * (levels[k - 2] - lambda(25, k));
      double fine = 50 * (levels[k - 2] - lambda(50, k));
      // Without the next two powers of 1/γ.
      assertEquals(rate[k - 2], (coarse - 6 * medium + 8 * fine) / 3, 1.5e-3 * rate[k - 2]);
    }
  }

  private static double lambda(double gamma, int k) {
    return ParameterStudy.of(PaperCase.B, new double[] {gamma}, new double[1], 0)
        .samples()
        .get(0)
        .spectral()
        .spectrum()
        .eigenvalue(k);
  }

  @Test
  void filesHoldPictureAndNumbers() throws Exception {
    Figure figure = new PaperFigures().draw(12);
    FigureFiles files = new FigureFiles("output", folder.resolve("new/folder"), 12, false);
    files.write(figure);
    assertFiles(figure, files);
    assertThrows(
        InvalidValueException.class,
        () -> new FigureFiles("output", folder.resolve("new/folder"), 12, false));
    new FigureFiles("output", folder.resolve("new/folder"), 12, true).write(figure);
    Path file = Files.createFile(folder.resolve("file"));
    Exception refused =
        assertThrows(InvalidValueException.class, () -> new FigureFiles("output", file, 1, false));
    assertTrue(refused.getMessage().contains("is no folder"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, -1})
  void thereAreTwelve(int number) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> new PaperFigures().draw(number));
    assertTrue(refused.getMessage().contains("1 to 12, got " + number), refused.getMessage());
  }

  @Test
  @Tag("slow")
  void allAreDrawn() throws Exception {
    PaperFigures figures = new PaperFigures();
    for (int number : IntStream.rangeClosed(1, PaperFigures.COUNT).toArray()) {
      Figure figure = figures.draw(number);
      assertEquals(number, figure.number());
      FigureFiles files = new FigureFiles("output", folder, number, false);
      files.write(figure);
      assertFiles(figure, files);
      for (String name : figure.table().names()) {
        if (name.startsWith("error_")) {
          boolean convergence = figure.table().names().contains("N");
          for (double error : figure.table().column(name)) {
            assertTrue(error < (convergence ? 1 : 1e-12), () -> number + " " + name + " " + error);
          }
        }
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(48, all.count());
    }
  }

  /** A picture that is not blank, SVG that can be read, and the same numbers in HDF5 and CSV. */
  private static void assertFiles(Figure figure, FigureFiles files) throws Exception {
    List<Path> paths = files.paths();
    BufferedImage image = ImageIO.read(paths.get(0).toFile());
    assertEquals(1200, image.getWidth());
    long colours =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .distinct()
            .count();
    assertTrue(colours > 50, () -> "" + colours);
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document =
        parsers
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Files.readAllBytes(paths.get(1))));
    assertTrue(document.getElementsByTagName("path").getLength() > 50);
    List<String> lines = Files.readAllLines(paths.get(3));
    assertEquals(String.join(",", figure.table().names()), lines.get(0));
    try (RunReader reader = RunReader.open(paths.get(2))) {
      assertEquals(figure.title(), reader.title());
      for (int c = 0; c < figure.table().names().size(); c++) {
        int column = c;
        String name = figure.table().names().get(c);
        double[] csv =
            lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
        assertArrayEquals(figure.table().column(name), csv);
        assertArrayEquals(csv, reader.values(name));
      }
    }
  }
}
