package murmuration.coefficients;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Velocities in the plane with any W(v_x, v_y), on a table of {@value #INTERVALS}² cells. M is
 * taken as constant in a cell, with its value at the centre, and φ bilinear between the corners.
 * Derivatives of W are differences over one cell, (W(v + h) − W(v − h))/(2h), of second order; so
 * is all else here.
 */
final class PlanarProcess implements VelocityProcess {
  private static final int INTERVALS = 512;
  private static final double DIFFERENCE = 0.0625;
  // The table is coarser than that of one dimension, and so may be the steps that make it.
  private static final double COARSER = 0.4;

  private final PlanarPotential w;
  private final double theta;
  private final PlanarRegion region;
  private final double dx;
  private final double dy;
  private final double[] distribution;
  private final double meanX;
  private final double meanY;
  private final double spread;
  private final double rate;
  private final double stiffness;

  PlanarProcess(PlanarPotential w, double theta) {
    Arguments.requirePositive("theta", theta);
    this.w = w;
    this.theta = theta;
    region = PlanarRegion.of(w, TAIL * theta);
    dx = (region.upperX() - region.lowerX()) / INTERVALS;
    dy = (region.upperY() - region.lowerY()) / INTERVALS;
    distribution = new double[INTERVALS * INTERVALS + 1];
    double most = 0;
    double curvatures = 0;
    for (int c = 0; c < INTERVALS * INTERVALS; c++) {
      double height = PlanarRegion.value(w, x(c), y(c)) - region.minimum();
      double density = Math.exp(-height / theta);
      distribution[c + 1] = distribution[c] + density;
      if (height < TAIL * theta) {
        double curvature = curvature(x(c), y(c));
        most = Math.max(most, curvature);
        curvatures += density * curvature * curvature;
      }
    }
    double total = distribution[INTERVALS * INTERVALS];
    for (int c = 0; c < distribution.length; c++) {
      distribution[c] /= total;
    }
    stiffness = most;
    rate = Math.sqrt(curvatures / total);
    meanX = average((vx, vy) -> vx);
    meanY = average((vx, vy) -> vy);
    double varianceX = average((vx, vy) -> (vx - meanX) * (vx - meanX));
    double varianceY = average((vx, vy) -> (vy - meanY) * (vy - meanY));
    spread = Math.sqrt(Math.max(varianceX, varianceY));
  }

  private double x(int cell) {
    return region.lowerX() + (cell % INTERVALS + 0.5) * dx;
  }

  private double y(int cell) {
    int row = cell / INTERVALS;
    return region.lowerY() + (row + 0.5) * dy;
  }

  private double slopeX(double vx, double vy) {
    double h = DIFFERENCE * dx;
    return (w.value(vx + h, vy) - w.value(vx - h, vy)) / (2 * h);
  }

  private double slopeY(double vx, double vy) {
    double h = DIFFERENCE * dy;
    return (w.value(vx, vy + h) - w.value(vx, vy - h)) / (2 * h);
  }

  /** The larger |eigenvalue| of ∇∇W. */
  private double curvature(double vx, double vy) {
    double xx = (slopeX(vx + dx, vy) - slopeX(vx - dx, vy)) / (2 * dx);
    double yy = (slopeY(vx, vy + dy) - slopeY(vx, vy - dy)) / (2 * dy);
    double xy = (slopeX(vx, vy + dy) - slopeX(vx, vy - dy)) / (2 * dy);
    return 0.5 * (Math.abs(xx + yy) + Math.hypot(xx - yy, 2 * xy));
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double theta() {
    return theta;
  }

  @Override
  public double mean(int a) {
    return a == 0 ? meanX : meanY;
  }

  @Override
  public double spread() {
    return spread;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public double stiffness() {
    return stiffness;
  }

  @Override
  public boolean even() {
    return false;
  }

  @Override
  public double average(DoubleBinaryOperator g) {
    double sum = 0;
    for (int c = 0; c < INTERVALS * INTERVALS; c++) {
      double weight = distribution[c + 1] - distribution[c];
      sum += weight > 0 ? weight * g.applyAsDouble(x(c), y(c)) : 0;
    }
    return sum;
  }

  @Override
  public double largest(DoubleBinaryOperator g) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < INTERVALS * INTERVALS; c++) {
      largest = Math.max(largest, g.applyAsDouble(x(c), y(c)));
    }
    return largest;
  }

  /** A cell by its share of M, a point of it at random. */
  @Override
  public void sample(RandomGenerator random, double[] velocity, int stride, int i) {
    int cell = (int) LineProcess.quantile(distribution, random.nextDouble());
    velocity[i] = x(cell) + (random.nextDouble() - 0.5) * dx;
    velocity[stride + i] = y(cell) + (random.nextDouble() - 0.5) * dy;
  }

  @Override
  public DoubleBinaryOperator corrector(int a) {
    throw new IllegalArgumentException(
        "the Chapman–Enskog state is known for W of one velocity or of the speed only,"
            + " not for a formula in vx and vy");
  }

  @Override
  public VelocityFlow flow(double time) {
    FlowTable.requireFeasible(time, stiffness);
    double[] table = new double[2 * (INTERVALS + 1) * (INTERVALS + 1)];
    IntStream.rangeClosed(0, INTERVALS).parallel().forEach(row -> descend(time, row, table));
    return (velocity, stride, from, to, noise) -> {
      for (int i = from; i < to; i++) {
        double vx = velocity[i];
        double vy = velocity[stride + i];
        double middleX = interpolate(table, 0, vx, vy) + noise[i - from];
        double middleY = interpolate(table, 1, vx, vy) + noise[to - from + i - from];
        velocity[i] = interpolate(table, 0, middleX, middleY);
        velocity[stride + i] = interpolate(table, 1, middleX, middleY);
      }
    };
  }

  /** Tabulates φ along a row of corners, [2n] and [2n + 1] for the corner n. */
  private void descend(double time, int row, double[] table) {
    for (int i = 0; i <= INTERVALS; i++) {
      double vx = region.lowerX() + i * dx;
      double vy = region.lowerY() + row * dy;
      // Descending, velocities come to where W bends less, or at least not much more than in the
      // bulk.
      int substeps = FlowTable.substeps(time, COARSER * (curvature(vx, vy) + rate));
      double h = time / substeps;
      for (int s = 0; s < substeps; s++) {
        double k1x = -slopeX(vx, vy);
        double k1y = -slopeY(vx, vy);
        double k2x = -slopeX(vx + 0.5 * h * k1x, vy + 0.5 * h * k1y);
        double k2y = -slopeY(vx + 0.5 * h * k1x, vy + 0.5 * h * k1y);
        double k3x = -slopeX(vx + 0.5 * h * k2x, vy + 0.5 * h * k2y);
        double k3y = -slopeY(vx + 0.5 * h * k2x, vy + 0.5 * h * k2y);
        double k4x = -slopeX(vx + h * k3x, vy + h * k3y);
        double k4y = -slopeY(vx + h * k3x, vy + h * k3y);
        vx += h / 6 * (k1x + 2 * k2x + 2 * k3x + k4x);
        vy += h / 6 * (k1y + 2 * k2y + 2 * k3y + k4y);
      }
      int n = 2 * (i + (INTERVALS + 1) * row);
      table[n] = vx;
      table[n + 1] = vy;
    }
  }

  private double interpolate(double[] table, int component, double vx, double vy) {
    double px = (vx - region.lowerX()) / dx;
    double py = (vy - region.lowerY()) / dy;
    int i = Math.max(0, Math.min((int) px, INTERVALS - 1));
    int j = Math.max(0, Math.min((int) py, INTERVALS - 1));
    int n = 2 * (i + (INTERVALS + 1) * j) + component;
    int above = n + 2 * (INTERVALS + 1);
    double low = table[n] + (px - i) * (table[n + 2] - table[n]);
    double high = table[above] + (px - i) * (table[above + 2] - table[above]);
    return low + (py - j) * (high - low);
  }
}
