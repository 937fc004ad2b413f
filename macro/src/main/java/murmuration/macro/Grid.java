package murmuration.macro;

import java.util.List;

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

  // Panels of the Gauss rule of each axis, by dimension: 12, 36 or 27 points a cell.
  private static final int[] PANELS = {4, 2, 1};

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

  /** Whether all axes are periodic. */
  public boolean periodic() {
    return axes.stream().allMatch(Axis::periodic);
  }

  /** Σ f_i times the cell volume. */
  public double integral(double[] field) {
    return sum(field) * cellVolume();
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

  /** The values of f at the cell centres. */
  public double[] pointValues(SpatialFunction f) {
    return averages(f, CellRule.centre());
  }

  /** The averages of f over the cells, by panels of the three-point Gauss rule along each axis. */
  public double[] cellAverages(SpatialFunction f) {
    return averages(f, CellRule.gauss(PANELS[dimension() - 1]));
  }

  private double[] averages(SpatialFunction f, CellRule rule) {
    double[] averages = new double[size()];
    double[] low = new double[MOST_AXES];
    double[] width = new double[MOST_AXES];
    int[] points = {1, 1, 1};
    for (int a = 0; a < dimension(); a++) {
      width[a] = axes.get(a).spacing();
      points[a] = rule.size();
    }
    for (int cell = 0; cell < averages.length; cell++) {
      for (int a = 0; a < dimension(); a++) {
        low[a] = centre(cell, a);
      }
      for (int r = 0; r < points[2]; r++) {
        for (int q = 0; q < points[1]; q++) {
          for (int p = 0; p < points[0]; p++) {
            double weight = rule.weight(p);
            weight *= points[1] == 1 ? 1 : rule.weight(q);
            weight *= points[2] == 1 ? 1 : rule.weight(r);
            averages[cell] +=
                weight
                    * f.value(
                        low[0] + rule.position(p) * width[0],
                        low[1] + rule.position(q) * width[1],
                        low[2] + rule.position(r) * width[2]);
          }
        }
      }
    }
    return averages;
  }
}
