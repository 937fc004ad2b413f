package murmuration.plots;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/**
 * Panels in rows, below a title; it is drawn alike as PNG and as SVG.
 *
 * @param title the line above all; may be empty
 * @param rows the panels of each row, from the top; all are as wide as those of the longest row,
 *     but for a single chart of curves, which has its row for itself
 * @param colours the scale that the maps have in common, shown at the right; empty: each map has
 *     its own beside it
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(
    String title, List<List<Panel>> rows, Optional<ColourScale> colours, int width, int height) {
  /** The part of the width that the bar of colours takes, at least in pixels. */
  private static final int BAR = 125;

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Copies the lists. */
  public Picture {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Without colours that maps have in common. */
  public static Picture of(String title, int width, int height, List<List<Panel>> rows) {
    return new Picture(title, rows, Optional.empty(), width, height);
  }

  /** The picture in pixels. */
  public BufferedImage image() {
    return image(1);
  }

  /** The same, so many times as wide and as high. */
  private BufferedImage image(int scale) {
    BufferedImage image =
        new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    draw(graphics);
    graphics.dispose();
    return image;
  }

  /** The content of a PNG file. */
  public byte[] png() {
    return png(1);
  }

  /**
   * The same for finer screens.
   *
   * @param scale how many pixels make one of the width and of the height
   */
  public byte[] png(int scale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(scale), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The content of an SVG file. */
  public String svg() {
    Document document;
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setImageHandler(new Images());
    // Text as shapes, so that it looks the same without the fonts.
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    draw(graphics);
    graphics.getRoot(document.getDocumentElement());
    StringWriter text = new StringWriter();
    try {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void draw(Graphics2D graphics) {
    graphics.setPaint(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    double size = Math.max(11, Math.min(16, width / (50.0 + 12 * columns)));
    Charts charts = new Charts(size);
    double top = 0;
    if (!title.isEmpty()) {
      graphics.setPaint(Color.BLACK);
      graphics.setFont(Fonts.bold(1.2 * size));
      double length = graphics.getFontMetrics().getStringBounds(title, graphics).getWidth();
      graphics.drawString(title, (float) ((width - length) / 2), (float) (1.7 * size));
      top = 2.4 * size;
    }
    double right = colours.isPresent() ? BAR : 0;
    double panelWidth = (width - right) / columns;
    // So that the legend of a panel and the title of the one below are apart.
    double gap = 0.8 * size;
    double rowHeight = (height - top + gap) / rows.size() - gap;
    Rectangle2D maps = null;
    for (int r = 0; r < rows.size(); r++) {
      List<Panel> row = rows.get(r);
      boolean alone = row.size() == 1 && row.get(0) instanceof LineChart;
      double own = alone ? columns * panelWidth : panelWidth;
      for (int c = 0; c < row.size(); c++) {
        boolean bar = colours.isEmpty() && row.get(c) instanceof MapChart;
        Rectangle2D data =
            draw(
                graphics,
                charts,
                row.get(c),
                new Rectangle2D.Double(
                    c * panelWidth, top + r * (rowHeight + gap), bar ? own - BAR : own, rowHeight));
        if (row.get(c) instanceof MapChart map) {
          maps = maps == null ? data : maps.createUnion(data);
          if (bar) {
            drawBar(graphics, charts.bar(map.colours()), data, (c + 1) * panelWidth - BAR);
          }
        }
      }
    }
    if (colours.isPresent() && maps != null) {
      drawBar(graphics, charts.bar(colours.get()), maps, width - BAR);
    }
  }

  /** Draws a panel and tells where its axes are. */
  private static Rectangle2D draw(
      Graphics2D graphics, Charts charts, Panel panel, Rectangle2D.Double area) {
    JFreeChart chart = charts.chart(panel);
    Rectangle2D place =
        panel instanceof MapChart map && map.square() ? square(chart, map, area) : area;
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(graphics, place, new Point2D.Double(), info);
    return info.getPlotInfo().getDataArea();
  }

  /** The bar of colours is as high as the maps together. */
  private void drawBar(Graphics2D graphics, JFreeChart bar, Rectangle2D maps, double left) {
    Rectangle2D area = new Rectangle2D.Double(left, 0, BAR, height);
    Rectangle2D data = axes(bar, area);
    double above = data.getY() - area.getY();
    double around = area.getHeight() - data.getHeight();
    bar.draw(
        graphics,
        new Rectangle2D.Double(area.getX(), maps.getY() - above, BAR, maps.getHeight() + around));
  }

  /** Where the axes of a chart come to be when it is drawn into an area. */
  private static Rectangle2D axes(JFreeChart chart, Rectangle2D area) {
    BufferedImage scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scratch.createGraphics();
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(graphics, area, new Point2D.Double(), info);
    graphics.dispose();
    return info.getPlotInfo().getDataArea();
  }

  /**
   * The part of an area in which the units of both axes get the same length: what surrounds the
   * field stays as it is, however large that is drawn.
   */
  private static Rectangle2D square(JFreeChart chart, MapChart map, Rectangle2D.Double area) {
    Rectangle2D data = axes(chart, area);
    Axis.Range x = map.field().x();
    Axis.Range y = map.field().y();
    double aspect = (x.upper() - x.lower()) / (y.upper() - y.lower());
    double fieldWidth = Math.min(data.getWidth(), data.getHeight() * aspect);
    double width = area.width - data.getWidth() + fieldWidth;
    double height = area.height - data.getHeight() + fieldWidth / aspect;
    return new Rectangle2D.Double(
        area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height);
  }

  /** Images within SVG. */
  private static final class Images extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream stream)
        throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", stream);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException(e.getMessage(), e);
      }
    }
  }
}
