package murmuration.macro;

/**
 * One axis of a box, cut into equal cells.
 *
 * @param lower left end
 * @param upper right end, above {@code lower}
 * @param cells number of cells, at least {@value #FEWEST_CELLS}
 * @param boundary what happens at both ends
 */
public record Axis(double lower, double upper, int cells, Boundary boundary) {
  /** Fewer cells resolve nothing. */
  public static final int FEWEST_CELLS = 4;

  /** With fewer cells between walls the treatment of the two would overlap. */
  static final int FEWEST_FOR_WALLS = 8;

  private static final double[] WALL_WEIGHTS = {13.0 / 12, 7.0 / 8, 25.0 / 24};

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the axis is empty, not finite, or has too few cells
   */
  public Axis {
    if (!(lower < upper && Double.isFinite(upper - lower))) {
      throw new IllegalArgumentException(
          "need finite lower < upper, got lower = " + lower + ", upper = " + upper);
    }
    if (cells < FEWEST_CELLS) {
      throw new IllegalArgumentException("need at least " + FEWEST_CELLS + " cells, got " + cells);
    }
  }

  /** upper − lower. */
  public double length() {
    return upper - lower;
  }

  /** The width h of a cell. */
  public double spacing() {
    return length() / cells;
  }

  /** The centre of cell i, 0 ≤ i &lt; cells. */
  public double centre(int i) {
    return lower + (i + 0.5) * spacing();
  }

  /**
   * The weight of cell i in the sum Σ w_i f(x_i) h = ∫f: 1, but near walls 13/12, 7/8, 25/24 from
   * the wall on, which makes it exact to fourth order.
   */
  double weight(int i) {
    int fromWall = Math.min(i, cells - 1 - i);
    return highOrderWalls() && fromWall < WALL_WEIGHTS.length ? WALL_WEIGHTS[fromWall] : 1;
  }

  /** Whether there are walls with room for formulas of higher order. */
  boolean highOrderWalls() {
    return !periodic() && cells >= FEWEST_FOR_WALLS;
  }

  /** Whether the ends are identified. */
  public boolean periodic() {
    return boundary == Boundary.PERIODIC;
  }
}
