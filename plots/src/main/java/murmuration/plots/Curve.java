package murmuration.plots;

/** Points (x_i, y_i), joined by a line or marked, with a name for the legend. */
public final class Curve {
  /** The colour after that of the curve before. */
  private static final int NEXT = -1;

  /** How a curve is drawn. */
  public enum Style {
    /** A line. */
    LINE,
    /** A line whose colour is its place in a sequence, see {@link Curve#inSequence}. */
    SEQUENCE,
    /** A broken line. */
    DASHED,
    /** A thin grey line, for what only guides the eye. */
    GUIDE,
    /** A thin grey broken line, for another guide. */
    BROKEN_GUIDE,
    /** A mark at each point. */
    POINTS,
    /** Marks joined by a line. */
    POINTS_AND_LINE
  }

  private final String name;
  private final Style style;
  private final double[] x;
  private final double[] y;
  private final double place;
  private final int colour;

  /**
   * Copies the points.
   *
   * @param name for the legend; empty: it has no entry there
   * @param style how it is drawn
   * @param x abscissae
   * @param y ordinates, as many; a gap where they are not finite
   * @throws IllegalArgumentException when there are more of ones than of the others
   */
  public Curve(String name, Style style, double[] x, double[] y) {
    this(name, style, x, y, 0, NEXT);
  }

  private Curve(String name, Style style, double[] x, double[] y, double place, int colour) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          name + ": " + x.length + " abscissae and " + y.length + " ordinates");
    }
    this.name = name;
    this.style = style;
    this.x = x.clone();
    this.y = y.clone();
    this.place = place;
    this.colour = colour;
  }

  /**
   * A line of many, such as of several times, with colours from dark to light along the sequence.
   *
   * @param place from 0, the first, to 1, the last
   */
  public static Curve inSequence(String name, double place, double[] x, double[] y) {
    return new Curve(name, Style.SEQUENCE, x, y, place, NEXT);
  }

  /** A line. */
  public static Curve line(String name, double[] x, double[] y) {
    return new Curve(name, Style.LINE, x, y);
  }

  /**
   * The same with a colour of its own choice, so that it keeps it from panel to panel.
   *
   * @param number of the colour, from 0
   * @throws IllegalArgumentException when the number is negative
   */
  public Curve withColour(int number) {
    if (number < 0) {
      throw new IllegalArgumentException(name + ": colours count from 0, got " + number);
    }
    return new Curve(name, style, x, y, place, number);
  }

  /** The name in the legend, or empty. */
  public String name() {
    return name;
  }

  /** How it is drawn. */
  public Style style() {
    return style;
  }

  /** Its place in a sequence, from 0 to 1. */
  double place() {
    return place;
  }

  /**
   * The number of its colour.
   *
   * @param next that which it gets if it has none of its own
   */
  int colour(int next) {
    return colour == NEXT ? next : colour;
  }

  /** The number of points. */
  public int size() {
    return x.length;
  }

  /** The abscissa of a point. */
  public double x(int point) {
    return x[point];
  }

  /** The ordinate of a point. */
  public double y(int point) {
    return y[point];
  }
}
