package murmuration.plots;

import java.awt.Color;

/**
 * Colours for numbers: from dark blue at the lower end over green to yellow at the upper one, of
 * steadily rising lightness, so that equal differences look equal, also in grey and to the
 * colour-blind. The colours are interpolated between sixteen of the map "viridis" by S. van der
 * Walt and N. Smith (2015, in the public domain).
 *
 * @param label what the numbers are
 * @param lower the number of the first colour; those below have the same
 * @param upper the number of the last colour; those above have the same
 */
public record ColourScale(String label, double lower, double upper) {
  private static final int[] VIRIDIS = {
    0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e,
    0x1f988b, 0x22a884, 0x35b779, 0x54c568, 0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725
  };

  /** Where there is no number. */
  private static final Color NONE = new Color(0xd0d0d0);

  /** The colour of a number. */
  Color colour(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double range = upper - lower;
    double part = range > 0 ? Math.min(1, Math.max(0, (value - lower) / range)) : 0.5;
    double place = part * (VIRIDIS.length - 1);
    int below = Math.min(VIRIDIS.length - 2, (int) place);
    double weight = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = VIRIDIS[below] >> shift & 0xff;
      int to = VIRIDIS[below + 1] >> shift & 0xff;
      rgb |= (int) Math.round(from + weight * (to - from)) << shift;
    }
    return new Color(rgb);
  }
}
