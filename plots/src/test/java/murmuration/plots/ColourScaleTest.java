package murmuration.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ColourScaleTest {
  private static final ColourScale SCALE = new ColourScale("ρ", 2, 6);

  /** Equal steps look equal: CIE lightness rises by nearly the same everywhere. */
  @Test
  void lightnessRisesSteadily() {
    int steps = 40;
    double mean = (lightness(SCALE.colour(6)) - lightness(SCALE.colour(2))) / steps;
    for (int i = 0; i < steps; i++) {
      double step =
          lightness(SCALE.colour(2 + 4.0 * (i + 1) / steps))
              - lightness(SCALE.colour(2 + 4.0 * i / steps));
      assertTrue(step > 0.6 * mean && step < 1.4 * mean, i + ": " + step + ", mean " + mean);
    }
  }

  @Test
  void endsAreKept() {
    assertEquals(SCALE.colour(2), SCALE.colour(Double.NEGATIVE_INFINITY));
    assertEquals(SCALE.colour(6), SCALE.colour(100));
    assertEquals(new Color(0xfde725), SCALE.colour(6));
    assertEquals(new ColourScale("", 1, 1).colour(1), new ColourScale("", 1, 1).colour(7));
  }

  @Test
  void noNumberIsGrey() {
    Color none = SCALE.colour(Double.NaN);
    assertEquals(none.getRed(), none.getBlue());
  }

  private static double lightness(Color colour) {
    double y =
        0.2126 * linear(colour.getRed())
            + 0.7152 * linear(colour.getGreen())
            + 0.0722 * linear(colour.getBlue());
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
