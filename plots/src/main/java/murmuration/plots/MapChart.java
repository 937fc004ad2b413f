package murmuration.plots;

/**
 * A field in colours.
 *
 * @param title the line above
 * @param x label of the horizontal axis
 * @param y label of the vertical axis
 * @param field the numbers
 * @param colours their colours
 * @param square whether units of both axes are equally long
 */
public record MapChart(
    String title, String x, String y, Field field, ColourScale colours, boolean square)
    implements Panel {}
