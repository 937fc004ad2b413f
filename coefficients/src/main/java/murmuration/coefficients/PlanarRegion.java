package murmuration.coefficients;

import java.util.stream.IntStream;

/**
 * A rectangle that contains the sublevel set {W &lt; min W + height} of a planar potential, found
 * from values of W only.
 *
 * <p>Squares about 0 are doubled until W is high all around and does not fall further out. Then the
 * square is narrowed to the samples below the level and to the local minima, each followed downhill
 * by a compass search (Kolda, Lewis, Torczon, SIAM Review 45 (2003), doi:10.1137/S003614450242889),
 * so that a narrow well between samples is not lost.
 *
 * @param lowerX left end
 * @param upperX right end
 * @param lowerY lower end
 * @param upperY upper end
 * @param minimum the least value of W found
 */
record PlanarRegion(double lowerX, double upperX, double lowerY, double upperY, double minimum) {
  private static final int SAMPLES = 96;
  private static final int BOUNDARY_SAMPLES = 32;
  private static final double SMALLEST_SQUARE = 1e-3;
  private static final double LARGEST_SQUARE = 1e8;
  private static final double[] OUTWARD = {1.25, 1.5, 2, 3, 4, 6, 8};
  private static final double NARROWED = 0.8;
  private static final int COMPASS_HALVINGS = 20;

  /**
   * Finds the rectangle.
   *
   * @param height above the minimum of W, positive
   * @throws IllegalArgumentException when W is not finite somewhere or does not confine
   */
  static PlanarRegion of(PlanarPotential w, double height) {
    PlanarRegion region = enclosingSquare(w, height);
    double shrinkage = 0;
    while (shrinkage < NARROWED) {
      PlanarRegion narrowed = region.narrowed(w, height);
      shrinkage = narrowed.area() / region.area();
      region = narrowed;
    }
    return region;
  }

  /**
   * W at a point.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  static double value(PlanarPotential w, double vx, double vy) {
    double value = w.value(vx, vy);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the velocity potential is not finite: W(" + vx + ", " + vy + ") = " + value);
    }
    return value;
  }

  private double area() {
    return (upperX - lowerX) * (upperY - lowerY);
  }

  private double x(int i) {
    return lowerX + (upperX - lowerX) * i / SAMPLES;
  }

  private double y(int j) {
    return lowerY + (upperY - lowerY) * j / SAMPLES;
  }

  private static PlanarRegion enclosingSquare(PlanarPotential w, double height) {
    for (double half = SMALLEST_SQUARE; half <= LARGEST_SQUARE; half *= 2) {
      PlanarRegion square = new PlanarRegion(-half, half, -half, half, Double.POSITIVE_INFINITY);
      double minimum = square.lowest(w);
      if (staysAbove(w, half, minimum + height)) {
        return new PlanarRegion(-half, half, -half, half, minimum);
      }
    }
    throw new IllegalArgumentException(
        "the velocity potential does not confine: W(vx, vy) must grow without bound in every"
            + " direction");
  }

  private double lowest(PlanarPotential w) {
    double[] values = values(w);
    int best = 0;
    for (int s = 1; s < values.length; s++) {
      if (values[s] < values[best]) {
        best = s;
      }
    }
    return downhill(w, best)[2];
  }

  private static boolean staysAbove(PlanarPotential w, double half, double level) {
    for (int s = -BOUNDARY_SAMPLES; s < BOUNDARY_SAMPLES; s++) {
      double t = half * s / BOUNDARY_SAMPLES;
      if (!staysAbove(w, t, -half, level)
          || !staysAbove(w, half, t, level)
          || !staysAbove(w, -t, half, level)
          || !staysAbove(w, -half, -t, level)) {
        return false;
      }
    }
    return true;
  }

  private static boolean staysAbove(PlanarPotential w, double vx, double vy, double level) {
    double value = w.value(vx, vy);
    boolean above = value >= level;
    for (double factor : OUTWARD) {
      above &= w.value(factor * vx, factor * vy) >= value;
    }
    return above;
  }

  private PlanarRegion narrowed(PlanarPotential w, double height) {
    double[] values = values(w);
    double[][] minima = minima(w, values);
    double least = minimum;
    for (double[] low : minima) {
      least = Math.min(least, low[2]);
    }
    double[] box = {upperX, lowerX, upperY, lowerY};
    for (int j = 0; j <= SAMPLES; j++) {
      for (int i = 0; i <= SAMPLES; i++) {
        if (values[j * (SAMPLES + 1) + i] < least + height) {
          extend(box, x(i), y(j));
        }
      }
    }
    for (double[] low : minima) {
      if (low[2] < least + height) {
        extend(box, low[0], low[1]);
      }
    }
    double cellX = (upperX - lowerX) / SAMPLES;
    double cellY = (upperY - lowerY) / SAMPLES;
    return new PlanarRegion(
        Math.max(box[0] - cellX, lowerX),
        Math.min(box[1] + cellX, upperX),
        Math.max(box[2] - cellY, lowerY),
        Math.min(box[3] + cellY, upperY),
        least);
  }

  private static void extend(double[] box, double vx, double vy) {
    box[0] = Math.min(box[0], vx);
    box[1] = Math.max(box[1], vx);
    box[2] = Math.min(box[2], vy);
    box[3] = Math.max(box[3], vy);
  }

  private double[] values(PlanarPotential w) {
    double[] values = new double[(SAMPLES + 1) * (SAMPLES + 1)];
    for (int j = 0; j <= SAMPLES; j++) {
      for (int i = 0; i <= SAMPLES; i++) {
        values[j * (SAMPLES + 1) + i] = value(w, x(i), y(j));
      }
    }
    return values;
  }

  /** Points (vx, vy, W) below the samples that are not above any of their neighbours. */
  private double[][] minima(PlanarPotential w, double[] values) {
    return IntStream.range(0, values.length)
        .filter(s -> isLocalMinimum(values, s))
        .mapToObj(s -> downhill(w, s))
        .toArray(double[][]::new);
  }

  private static boolean isLocalMinimum(double[] values, int s) {
    int i = s % (SAMPLES + 1);
    int j = s / (SAMPLES + 1);
    for (int dj = Math.max(-1, -j); dj <= Math.min(1, SAMPLES - j); dj++) {
      for (int di = Math.max(-1, -i); di <= Math.min(1, SAMPLES - i); di++) {
        if (values[s + dj * (SAMPLES + 1) + di] < values[s]) {
          return false;
        }
      }
    }
    return true;
  }

  private static double clamp(double value, double lower, double upper) {
    return Math.min(Math.max(value, lower), upper);
  }

  /** The point (vx, vy, W) where a search from sample s within the rectangle ends. */
  private double[] downhill(PlanarPotential w, int s) {
    double vx = x(s % (SAMPLES + 1));
    double vy = y(s / (SAMPLES + 1));
    double least = value(w, vx, vy);
    double stepX = (upperX - lowerX) / SAMPLES;
    double stepY = (upperY - lowerY) / SAMPLES;
    for (int halvings = 0; halvings < COMPASS_HALVINGS; ) {
      double fromX = vx;
      double fromY = vy;
      for (int direction = 0; direction < 9; direction++) {
        double toX = clamp(fromX + (direction % 3 - 1) * stepX, lowerX, upperX);
        double toY = clamp(fromY + (direction / 3 - 1) * stepY, lowerY, upperY);
        double value = value(w, toX, toY);
        if (value < least) {
          least = value;
          vx = toX;
          vy = toY;
        }
      }
      if (vx == fromX && vy == fromY) {
        stepX *= 0.5;
        stepY *= 0.5;
        halvings++;
      }
    }
    return new double[] {vx, vy, least};
  }
}
