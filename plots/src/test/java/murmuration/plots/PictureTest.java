package murmuration.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PictureTest {
  private static final ColourScale SCALE = new ColourScale("ρ", 0, 1);

  /** Cells of 0, but for the one at the upper right, which is 1. */
  private static MapChart map(boolean square) {
    double[] values = new double[8];
    values[7] = 1;
    Field field = new Field(4, new Axis.Range(-2, 2), new Axis.Range(0, 1), values);
    return new MapChart("t = 1", "x", "y", field, SCALE, square);
  }

  private static Picture lines(Axis x, Axis y, Curve... curves) {
    return Picture.of("A title", 900, 400, List.of(List.of(new LineChart("lines", x, y, curves))));
  }

  @Test
  void unitsOfBothAxesAreEquallyLong() {
    Picture picture = Picture.of("", 700, 600, List.of(List.of(map(true))));
    int[] dark = box(picture.image(), SCALE.colour(0));
    int[] light = box(picture.image(), SCALE.colour(1));
    // Four units along x, one along y; the light cell is a unit wide and half a unit high.
    double unit = (dark[1] - dark[0] + 1) / 4.0;
    assertEquals(unit, dark[3] - dark[2] + 1, 2.5);
    assertEquals(unit, light[1] - light[0] + 1, 2.5);
    assertEquals(unit / 2, light[3] - light[2] + 1, 2.5);
    // And it is at the upper right.
    assertEquals(dark[1], light[1], 1 + unit);
    assertTrue(light[2] <= dark[2] && light[0] > dark[0] + 2.9 * unit);
  }

  @Test
  void aBarShowsTheColours() {
    Picture picture = new Picture("", List.of(List.of(map(false))), Optional.of(SCALE), 700, 400);
    BufferedImage image = picture.image();
    long colours = IntStream.range(5, 395).map(y -> image.getRGB(595, y)).distinct().count();
    assertTrue(colours > 100, colours + " colours");
  }

  /** Where maps have no colours in common, each has its own bar. */
  @Test
  void mapsOfDifferentNumbersHaveDifferentBars() {
    MapChart one = map(false);
    MapChart other =
        new MapChart("", "x", "y", one.field(), new ColourScale("log₁₀ D", -3, 1), false);
    BufferedImage image = Picture.of("", 1000, 400, List.of(List.of(one, other))).image();
    // In the middle of both bars, at the right of each half of the picture.
    for (int x : new int[] {410, 910}) {
      long colours = IntStream.range(5, 395).map(y -> image.getRGB(x, y)).distinct().count();
      assertTrue(colours > 100, colours + " colours");
    }
  }

  /** Twenty labels such as 0.95 would touch each other, though 0 and 1 at the ends are short. */
  @Test
  void labelsBetweenShortOnesKeepApart() {
    Axis unit = Axis.linear("x").within(0, 1);
    LineChart chart = new LineChart("", unit, unit, Curve.line("", new double[2], new double[2]));
    JFreeChart drawn = new Charts(16).chart(chart);
    drawn.createBufferedImage(600, 480);
    assertEquals(
        0.1, ((NumberAxis) drawn.getXYPlot().getDomainAxis()).getTickUnit().getSize(), 1e-12);
  }

  @Test
  void pngAndSvgAreWhole() throws Exception {
    Picture picture =
        new Picture(
            "ρᵋ → ρ", List.of(List.of(map(true), map(false))), Optional.of(SCALE), 900, 400);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertEquals(900, image.getWidth());
    assertEquals(400, image.getHeight());
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals("900", svg.getDocumentElement().getAttribute("width"));
    assertEquals(3, svg.getElementsByTagName("image").getLength());
    assertEquals(0, svg.getElementsByTagName("text").getLength(), "text is drawn as shapes");
  }

  @Test
  void curvesAreWhereTheirPointsAre() {
    Axis axis = Axis.linear("x").within(0, 1);
    BufferedImage image =
        lines(axis, axis, Curve.line("", new double[] {0, 1}, new double[] {0, 1})).image();
    int[] box = box(image, new Color(0x0072b2));
    assertTrue(box[1] - box[0] > 700 && box[3] - box[2] > 250, Arrays.toString(box));
    int middle = (box[0] + box[1]) / 2;
    int at =
        IntStream.range(0, 400)
            .filter(y -> image.getRGB(middle, y) == new Color(0x0072b2).getRGB())
            .findFirst()
            .orElseThrow();
    assertEquals((box[2] + box[3]) / 2.0, at, 4);
  }

  @Test
  void gapsAndWhatIsNotPositiveAreLeftOut() {
    double[] x = {1e-3, 1e-2, 1e-1, 1};
    double[] y = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY};
    Axis log = Axis.logarithmic("ε");
    BufferedImage image = lines(log, log, new Curve("", Curve.Style.POINTS, x, y)).image();
    assertEquals(-1, box(image, new Color(0x0072b2))[0]);
    assertBlankEdges(image);
  }

  @Test
  void aCurveKeepsTheColourOfItsOwn() {
    double[] x = {0, 1};
    Curve second = Curve.line("", x, x).withColour(1);
    BufferedImage image = lines(Axis.linear("x"), Axis.linear("y"), second).image();
    assertEquals(-1, box(image, new Color(0x0072b2))[0]);
    assertTrue(box(image, new Color(0xd55e00))[0] > 0);
    assertThrows(IllegalArgumentException.class, () -> second.withColour(-1));
  }

  @Test
  void nothingIsClippedAtTheEdges() {
    double[] x = IntStream.range(0, 50).mapToDouble(i -> i * 1e-7).toArray();
    Curve[] curves =
        IntStream.range(0, 9)
            .mapToObj(
                k ->
                    Curve.line(
                        "a long name " + k, x, Arrays.stream(x).map(v -> -1e9 * (k + v)).toArray()))
            .toArray(Curve[]::new);
    assertBlankEdges(lines(Axis.linear("x"), Axis.linear("y"), curves).image());
    assertBlankEdges(
        new Picture("", List.of(List.of(map(true))), Optional.of(SCALE), 500, 300).image());
  }

  @Test
  void anAnimationHasItsFramesTimesAndNoEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Animation animation =
        new Animation(
            3,
            frame ->
                lines(
                    Axis.linear("x").within(0, 1),
                    Axis.linear("y").within(-1, 3),
                    Curve.line("", new double[] {0, 1}, new double[] {frame, frame})));
    animation.write(bytes, 10, frame -> true);
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertEquals(3, reader.getNumImages(true));
    for (int frame = 0; frame < 3; frame++) {
      var root = reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
      var control = ((Element) root).getElementsByTagName("GraphicControlExtension");
      String delay = ((Element) control.item(0)).getAttribute("delayTime");
      assertEquals(frame == 2 ? "100" : "50", delay);
      assertTrue(box(reader.read(frame), new Color(0x0072b2))[0] > 0, "frame " + frame);
    }
    assertTrue(
        new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"));
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Axis.Range(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis.Range(0, Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Field(3, new Axis.Range(0, 1), new Axis.Range(0, 1), new double[4]));
    assertThrows(
        IllegalArgumentException.class, () -> Curve.line("c", new double[2], new double[3]));
  }

  /** Labels that do not fit would be cut at the edges of the picture. */
  static void assertBlankEdges(BufferedImage image) {
    int white = Color.WHITE.getRGB();
    for (int x = 0; x < image.getWidth(); x++) {
      assertEquals(white, image.getRGB(x, 0), "top edge at " + x);
      assertEquals(white, image.getRGB(x, image.getHeight() - 1), "bottom edge at " + x);
    }
    for (int y = 0; y < image.getHeight(); y++) {
      assertEquals(white, image.getRGB(0, y), "left edge at " + y);
      assertEquals(white, image.getRGB(image.getWidth() - 1, y), "right edge at " + y);
    }
  }

  /** The columns and rows from the first to the last point of a colour; -1 where there is none. */
  private static int[] box(BufferedImage image, Color colour) {
    int[] box = {-1, -1, -1, -1};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff)) {
          box[0] = box[0] < 0 ? x : Math.min(box[0], x);
          box[1] = Math.max(box[1], x);
          box[2] = box[2] < 0 ? y : box[2];
          box[3] = y;
        }
      }
    }
    return box;
  }
}
