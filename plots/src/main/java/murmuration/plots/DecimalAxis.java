package murmuration.plots;

import java.awt.Graphics2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.ui.RectangleInsets;

/** A linear axis with decimal labels. */
final class DecimalAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  DecimalAxis(String label) {
    super(label);
    setAutoRangeIncludesZero(false);
    setStandardTickUnits(DecimalTick.all());
  }

  /**
   * The library looks at the ends of the range only, which may be 0 and 1 where the labels between
   * them are 0.05, 0.10 and so on.
   */
  @Override
  protected double estimateMaximumTickLabelWidth(Graphics2D graphics, TickUnit unit) {
    double size = ((NumberTickUnit) unit).getSize();
    RectangleInsets around = getTickLabelInsets();
    double width = super.estimateMaximumTickLabelWidth(graphics, unit);
    for (double value : new double[] {getLowerBound() + size, getUpperBound() - size}) {
      String label = unit.valueToString(size * Math.rint(value / size));
      double length =
          graphics.getFontMetrics(getTickLabelFont()).getStringBounds(label, graphics).getWidth();
      width = Math.max(width, length + around.getLeft() + around.getRight());
    }
    return width;
  }
}
