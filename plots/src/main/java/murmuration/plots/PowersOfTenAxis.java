package murmuration.plots;

import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.LogTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * A logarithmic axis with labels at whole powers of ten, thinned out when there are many, and at
 * twice and five times these where there are few; below or at the left of a chart.
 */
final class PowersOfTenAxis extends LogAxis {
  private static final long serialVersionUID = 1;

  private static final int MOST = 9;

  PowersOfTenAxis(String label) {
    super(label);
    setSmallestValue(Double.MIN_NORMAL);
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is in the library
  public List refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    Range range = getRange();
    int first = (int) Math.floor(Math.log10(range.getLowerBound()));
    int last = (int) Math.floor(Math.log10(range.getUpperBound()));
    int every = (last - first) / MOST + 1;
    boolean few = Math.log10(range.getUpperBound() / range.getLowerBound()) < 1.7;
    List<LogTick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, power);
        if (!range.contains(value)) {
          continue;
        }
        boolean labelled =
            digit == 1 ? Math.floorMod(power, every) == 0 : few && (digit == 2 || digit == 5);
        if (labelled) {
          ticks.add(new LogTick(TickType.MAJOR, value, label(digit, power, few), anchor));
        } else if (every == 1) {
          ticks.add(new LogTick(TickType.MINOR, value, null, anchor));
        }
      }
    }
    return ticks;
  }

  private AttributedString label(int digit, int power, boolean few) {
    String text;
    if (few && power >= -3 && power <= 3) {
      text = BigDecimal.valueOf(digit).scaleByPowerOfTen(power).toPlainString();
    } else {
      text = (digit == 1 ? "10" : digit + "·10") + DecimalTick.raised(power);
    }
    AttributedString label = new AttributedString(text);
    label.addAttribute(TextAttribute.FONT, getTickLabelFont());
    return label;
  }
}
