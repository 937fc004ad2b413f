package murmuration.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Panels as charts of JFreeChart, in the style of this program. */
final class Charts {
  /** Of M. Okabe and K. Ito (2008): told apart by the colour-blind, and dark enough on white. */
  private static final Color[] COLOURS = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xe69f00),
    new Color(0x56b4e9),
    new Color(0x444444)
  };

  private static final Color GUIDE = new Color(0x999999);
  private static final Color GRID = new Color(0xe4e4e4);

  /** Any interval of the square of this ratio has two labels of 1, 2 or 5 times a power of ten. */
  private static final double NARROW = 2.3;

  /** Labels up to this length stand upright beside a vertical axis. */
  private static final int SHORT = 4;

  /** Cells are drawn in so many points at least, as programs smooth larger ones. */
  private static final int PIXELS = 1024;

  private final double size;

  /**
   * Charts with text of a size.
   *
   * @param size of the labels, in pixels
   */
  Charts(double size) {
    this.size = size;
  }

  JFreeChart chart(Panel panel) {
    if (panel instanceof LineChart lines) {
      return lines(lines);
    }
    return map((MapChart) panel);
  }

  private JFreeChart lines(LineChart panel) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setDrawSeriesLineAsPath(true);
    int coloured = 0;
    boolean legend = false;
    for (Curve curve : panel.curves()) {
      int series = data.getSeriesCount();
      data.addSeries(points(series, curve, panel));
      boolean own = guides(curve) || curve.style() == Curve.Style.SEQUENCE;
      style(renderer, series, curve, own ? -1 : curve.colour(coloured++));
      renderer.setSeriesVisibleInLegend(series, !curve.name().isEmpty());
      legend |= !curve.name().isEmpty();
    }
    renderer.setLegendItemLabelGenerator((set, series) -> panel.curves().get(series).name());
    Axis x = wide(panel.x(), panel.curves().stream().flatMapToDouble(Charts::abscissae));
    Axis y = wide(panel.y(), panel.curves().stream().flatMapToDouble(Charts::ordinates));
    XYPlot plot = new XYPlot(data, axis(x), axis(y), renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    turnShort(plot);
    return finished(plot, panel.title(), legend);
  }

  /** A logarithmic axis that shows less than half a power of ten has no place for labels. */
  private static Axis wide(Axis axis, DoubleStream values) {
    if (!axis.logarithmic() || axis.range().isPresent()) {
      return axis;
    }
    DoubleSummaryStatistics shown = values.filter(value -> shown(value, axis)).summaryStatistics();
    if (shown.getCount() == 0 || shown.getMax() > NARROW * NARROW * shown.getMin()) {
      return axis;
    }
    double middle = Math.sqrt(shown.getMin()) * Math.sqrt(shown.getMax());
    return axis.within(middle / NARROW, middle * NARROW);
  }

  private static DoubleStream abscissae(Curve curve) {
    return IntStream.range(0, curve.size()).mapToDouble(curve::x);
  }

  private static DoubleStream ordinates(Curve curve) {
    return IntStream.range(0, curve.size()).mapToDouble(curve::y);
  }

  private static boolean guides(Curve curve) {
    return curve.style() == Curve.Style.GUIDE || curve.style() == Curve.Style.BROKEN_GUIDE;
  }

  private static XYSeries points(int key, Curve curve, LineChart panel) {
    XYSeries points = new XYSeries(key, false, true);
    for (int i = 0; i < curve.size(); i++) {
      if (shown(curve.x(i), panel.x())) {
        points.add(curve.x(i), shown(curve.y(i), panel.y()) ? curve.y(i) : Double.NaN);
      }
    }
    return points;
  }

  private static boolean shown(double value, Axis axis) {
    return Double.isFinite(value) && (value > 0 || !axis.logarithmic());
  }

  private void style(XYLineAndShapeRenderer renderer, int series, Curve curve, int colour) {
    Color paint =
        switch (curve.style()) {
          case GUIDE, BROKEN_GUIDE -> GUIDE;
          // Not up to yellow, which is too light on white.
          case SEQUENCE -> new ColourScale("", 0, 1).colour(0.85 * curve.place());
          default -> COLOURS[colour % COLOURS.length];
        };
    double width = guides(curve) ? size / 14 : size / 7;
    Curve.Style style = curve.style();
    // A second round through the colours is told from the first by its dashes.
    boolean dashed =
        style == Curve.Style.DASHED
            || style == Curve.Style.BROKEN_GUIDE
            || colour >= COLOURS.length;
    Stroke stroke =
        dashed
            ? new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                new float[] {(float) (4 * width), (float) (2 * width)},
                0)
            : new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    double radius = size / 4;
    Shape mark = new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    renderer.setSeriesPaint(series, paint);
    renderer.setSeriesStroke(series, stroke);
    renderer.setSeriesShape(series, mark);
    renderer.setSeriesLinesVisible(series, style != Curve.Style.POINTS);
    renderer.setSeriesShapesVisible(
        series, style == Curve.Style.POINTS || style == Curve.Style.POINTS_AND_LINE);
  }

  private JFreeChart map(MapChart panel) {
    Field field = panel.field();
    Axis.Range x = field.x();
    Axis.Range y = field.y();
    XYPlot plot =
        new XYPlot(
            new XYSeriesCollection(),
            axis(Axis.linear(panel.x()).within(x.lower(), x.upper())),
            axis(Axis.linear(panel.y()).within(y.lower(), y.upper())),
            new XYLineAndShapeRenderer());
    plot.addAnnotation(
        new XYDataImageAnnotation(
            image(field, panel.colours()),
            x.lower(),
            y.lower(),
            x.upper() - x.lower(),
            y.upper() - y.lower()));
    turnShort(plot);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    return finished(plot, panel.title(), false);
  }

  private static void turnShort(XYPlot plot) {
    if (plot.getRangeAxis().getLabel().length() <= SHORT) {
      plot.getRangeAxis().setLabelAngle(Math.PI / 2);
    }
  }

  /** A bar that shows what the colours of maps mean, for the right side of a picture. */
  JFreeChart bar(ColourScale colours) {
    int steps = 256;
    double[] values = new double[steps];
    double step = (colours.upper() - colours.lower()) / steps;
    for (int i = 0; i < steps; i++) {
      values[i] = colours.lower() + (i + 0.5) * step;
    }
    boolean empty = !(colours.lower() < colours.upper());
    Axis.Range range =
        empty
            ? new Axis.Range(colours.lower() - 0.5, colours.lower() + 0.5)
            : new Axis.Range(colours.lower(), colours.upper());
    Field field = new Field(1, new Axis.Range(0, 1), range, values);
    JFreeChart chart = map(new MapChart("", "", colours.label(), field, colours, false));
    chart.getXYPlot().getDomainAxis().setTickLabelsVisible(false);
    chart.getXYPlot().getDomainAxis().setTickMarksVisible(false);
    chart.getXYPlot().setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    ValueAxis numbers = chart.getXYPlot().getRangeAxis();
    numbers.setTickLabelInsets(new RectangleInsets(size, size / 4, size, size / 4));
    // On the right labels would be turned the other way than on the left.
    boolean upright = colours.label().length() <= SHORT;
    numbers.setLabelAngle(upright ? -Math.PI / 2 : Math.PI);
    return chart;
  }

  private static BufferedImage image(Field field, ColourScale colours) {
    int factor = Math.max(1, PIXELS / Math.max(field.columns(), field.rows()));
    int width = factor * field.columns();
    int height = factor * field.rows();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      int j = field.rows() - 1 - row / factor;
      for (int column = 0; column < width; column++) {
        image.setRGB(column, row, colours.colour(field.value(column / factor, j)).getRGB());
      }
    }
    return image;
  }

  private ValueAxis axis(Axis axis) {
    ValueAxis result;
    if (axis.logarithmic()) {
      result = new PowersOfTenAxis(axis.label());
      result.setAutoRangeMinimumSize(Double.MIN_NORMAL);
    } else {
      result = new DecimalAxis(axis.label());
    }
    result.setLabelFont(Fonts.regular(size));
    result.setTickLabelFont(Fonts.regular(0.85 * size));
    // Wide around labels, so that there are not too many.
    result.setTickLabelInsets(new RectangleInsets(size / 2, size / 2, size / 2, size / 2));
    result.setLabelPaint(Color.BLACK);
    result.setTickLabelPaint(Color.BLACK);
    result.setAxisLinePaint(Color.GRAY);
    axis.range().ifPresent(range -> result.setRange(new Range(range.lower(), range.upper())));
    return result;
  }

  private JFreeChart finished(XYPlot plot, String title, boolean legend) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setOutlinePaint(Color.GRAY);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(size / 2, size / 2, size / 2, size));
    JFreeChart chart = new JFreeChart(null, Fonts.bold(size), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    if (!title.isEmpty()) {
      chart.setTitle(new TextTitle(title, Fonts.bold(size)));
    }
    if (legend) {
      LegendTitle entries = new LegendTitle(plot);
      entries.setItemFont(Fonts.regular(0.9 * size));
      entries.setPosition(RectangleEdge.BOTTOM);
      entries.setFrame(BlockBorder.NONE);
      entries.setItemLabelPadding(new RectangleInsets(1, 3, 1, size));
      chart.addSubtitle(entries);
    }
    return chart;
  }
}
