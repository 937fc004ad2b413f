package murmuration.macro;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A box of equal cells in one to three dimensions, described by its axes. A field on it is a flat
 * array, x fastest: cell (i, j, k) has the index i + n_x (j + n_y k).
 *
 * @param axes x first
 */
public record Grid(List<Axis> axes) {
  /** The most axes a grid can have. */
  public static final int MOST_AXES = 3;

  /** How many numbers are summed before their sum is added to the others. */
  static final int SHORT_SUM = 128;

  // Points of the Gauss rule of each axis, and panels of it where f jumps, by dimension.
  private static final int[] POINTS = {4, 4, 3};
  private static final int[] PANELS = {32, 8, 3};
  // Neighbours differ by a jump when by this factor; values below NEGLIGIBLE, relative to the
  // largest one, need no care.
  private static final double JUMP = 8;
  private static final double NEGLIGIBLE = 1e-10;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException unless there are one to three axes with at most 2³¹ − 1 cells
   */
  public Grid {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > MOST_AXES) {
      throw new IllegalArgumentException("need one to three axes, got " + axes.size());
    }
    double size = 1;
    for (Axis axis : axes) {
      size *= axis.cells();
    }
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many cells: " + size);
    }
  }

  /** A grid of the given axes, x first. */
  public static Grid of(Axis... axes) {
    return new Grid(List.of(axes));
  }

  /** The number of axes. */
  public int dimension() {
    return axes.size();
  }

  /** An axis, x being 0. */
  public Axis axis(int a) {
    return axes.get(a);
  }

  /** The x axis. */
  public Axis x() {
    return axes.get(0);
  }

  /** Number of cells. */
  public int size() {
    return stride(dimension());
  }

  /** How far apart neighbours along an axis are in a field. */
  public int stride(int a) {
    int stride = 1;
    for (int b = 0; b < a; b++) {
      stride *= axes.get(b).cells();
    }
    return stride;
  }

  /** The coordinate along an axis of a cell's centre. */
  public double centre(int cell, int a) {
    Axis axis = axes.get(a);
    return axis.centre(cell / stride(a) % axis.cells());
  }

  /** A cell's centre. */
  public Position position(int cell) {
    return new Position(
        centre(cell, 0),
        dimension() > 1 ? centre(cell, 1) : 0,
        dimension() > 2 ? centre(cell, 2) : 0);
  }

  /** Volume of a cell. */
  public double cellVolume() {
    double volume = 1;
    for (int a = 0; a < dimension(); a++) {
      volume *= axes.get(a).spacing();
    }
    return volume;
  }

  /** The weight of a cell in integrals of values at the centres, see {@link Axis#weight}. */
  double weight(int cell) {
    double weight = 1;
    for (int a = 0; a < dimension(); a++) {
      weight *= axes.get(a).weight(cell / stride(a) % axes.get(a).cells());
    }
    return weight;
  }

  /** Whether all axes are periodic. */
  public boolean periodic() {
    return axes.stream().allMatch(Axis::periodic);
  }

  /** Σ f_i times the cell volume. */
  public double integral(double[] field) {
    return sum(field) * cellVolume();
  }

  /**
   * The largest sum of f over blocks of two neighbours along each axis: a peak may lie on the
   * corner of as many cells.
   */
  double largestBlock(double[] field) {
    double largest = 0;
    int corners = 1 << dimension();
    int[] next = new int[dimension()];
    for (int cell = 0; cell < field.length; cell++) {
      for (int a = 0; a < next.length; a++) {
        int stride = stride(a);
        int cells = axes.get(a).cells();
        boolean last = cell / stride % cells == cells - 1;
        next[a] = !last ? stride : axes.get(a).periodic() ? stride - stride * cells : 0;
      }
      double sum = 0;
      for (int corner = 0; corner < corners; corner++) {
        int index = cell;
        boolean outside = false;
        for (int a = 0; a < next.length; a++) {
          boolean beyond = (corner & 1 << a) != 0;
          index += beyond ? next[a] : 0;
          outside |= beyond && next[a] == 0;
        }
        sum += outside ? 0 : field[index];
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Σ f_i as a sum of short sums, which rounds less. */
  static double sum(double[] field) {
    double sum = 0;
    for (int start = 0; start < field.length; start += SHORT_SUM) {
      double part = 0;
      for (int i = start; i < Math.min(start + SHORT_SUM, field.length); i++) {
        part += field[i];
      }
      sum += part;
    }
    return sum;
  }

  /**
   * The values of f at the cell centres.
   *
   * @param f called from several threads at a time
   */
  public double[] pointValues(SpatialFunction f) {
    CellRule centre = CellRule.centre();
    double[] values = new double[size()];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(cell -> values[cell] = average(f, centre, cell));
    return values;
  }

  /**
   * The averages of f over the cells, by a Gauss rule along each axis; on panels where neighbours
   * differ by more than a factor 8.
   *
   * @param f called from several threads at a time
   */
  public double[] cellAverages(SpatialFunction f) {
    double[] centres = pointValues(f);
    double largest = 0;
    for (double value : centres) {
      largest = Math.max(largest, Math.abs(value));
    }
    double negligible = NEGLIGIBLE * largest;
    CellRule coarse = CellRule.gauss(POINTS[dimension() - 1], 1);
    CellRule fine = CellRule.gauss(POINTS[dimension() - 1], PANELS[dimension() - 1]);
    double[] averages = new double[size()];
    IntStream.range(0, averages.length)
        .parallel()
        .forEach(
            cell ->
                averages[cell] =
                    average(f, jumps(centres, cell, negligible) ? fine : coarse, cell));
    return averages;
  }

  /**
   * The averages over the cells of a density known by its values at the centres, to fourth order
   * where it is smooth; see {@link CellAverages}.
   */
  public double[] averagesOf(double[] centreValues) {
    double[] field = new double[size()];
    for (int cell = 0; cell < field.length; cell++) {
      field[cell] = weight(cell) * centreValues[cell];
    }
    CellAverages.fromContents(this, field);
    return field;
  }

  /** Whether a neighbour's value is of another size. */
  private boolean jumps(double[] centres, int cell, double negligible) {
    for (int a = 0; a < dimension(); a++) {
      int stride = stride(a);
      int k = cell / stride % axes.get(a).cells();
      double left = k == 0 ? centres[cell] : centres[cell - stride];
      double right = k == axes.get(a).cells() - 1 ? centres[cell] : centres[cell + stride];
      if (jump(centres[cell], left, negligible) || jump(centres[cell], right, negligible)) {
        return true;
      }
    }
    return false;
  }

  private static boolean jump(double one, double other, double negligible) {
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return larger > negligible && Math.abs(one - other) > (1 - 1 / JUMP) * larger;
  }

  private double average(SpatialFunction f, CellRule rule, int cell) {
    double x = centre(cell, 0);
    double y = dimension() > 1 ? centre(cell, 1) : 0;
    double z = dimension() > 2 ? centre(cell, 2) : 0;
    double dx = axes.get(0).spacing();
    double dy = dimension() > 1 ? axes.get(1).spacing() : 0;
    double dz = dimension() > 2 ? axes.get(2).spacing() : 0;
    int pointsY = dimension() > 1 ? rule.size() : 1;
    int pointsZ = dimension() > 2 ? rule.size() : 1;
    double average = 0;
    for (int r = 0; r < pointsZ; r++) {
      for (int q = 0; q < pointsY; q++) {
        double weight =
            (dimension() > 1 ? rule.weight(q) : 1) * (dimension() > 2 ? rule.weight(r) : 1);
        for (int p = 0; p < rule.size(); p++) {
          average +=
              weight
                  * rule.weight(p)
                  * f.value(
                      x + rule.position(p) * dx,
                      y + rule.position(q) * dy,
                      z + rule.position(r) * dz);
        }
      }
    }
    return average;
  }
}
