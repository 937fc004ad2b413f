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

  /** Whether the ends are identified. */
  public boolean periodic() {
    return boundary == Boundary.PERIODIC;
  }
}
