package murmuration.macro;

import java.util.Arrays;

/**
 * What operations along the axes of a grid give when they are done one after the other: the mean
 * over all orders of the axes, so that all axes are treated alike. Common beginnings are shared.
 */
final class AxisOrders {
  /** An operation along one axis. */
  @FunctionalInterface
  interface Operation {
    /** Writes what becomes of a field into another array. */
    void apply(int a, double[] field, double[] result);
  }

  private final Operation operation;
  private final double[][] levels;
  private final double[] sum;

  AxisOrders(Grid grid, Operation operation) {
    this.operation = operation;
    levels = new double[grid.dimension()][grid.size()];
    sum = new double[grid.size()];
  }

  /** Writes the mean into {@code result}, which may be the field. */
  void apply(double[] field, double[] result) {
    Arrays.fill(sum, 0);
    double orders = visit(field, 0, 0);
    for (int i = 0; i < result.length; i++) {
      result[i] = sum[i] / orders;
    }
  }

  /** Adds up the results for all orders of the axes not yet used; returns how many. */
  private int visit(double[] field, int depth, int used) {
    int orders = 0;
    for (int a = 0; a < levels.length; a++) {
      if ((used & 1 << a) == 0) {
        operation.apply(a, field, levels[depth]);
        if (depth == levels.length - 1) {
          for (int i = 0; i < sum.length; i++) {
            sum[i] += levels[depth][i];
          }
          orders++;
        } else {
          orders += visit(levels[depth], depth + 1, used | 1 << a);
        }
      }
    }
    return orders;
  }
}
