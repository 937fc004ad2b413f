package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Random;

/** What several tests do to fields. */
final class Fields {
  private Fields() {}

  static Grid periodic(double lower, double upper, int cells) {
    return Grid.of(new Axis(lower, upper, cells, Boundary.PERIODIC));
  }

  static Grid walls(double lower, double upper, int cells) {
    return Grid.of(new Axis(lower, upper, cells, Boundary.NO_FLUX));
  }

  /** A cube (square, interval) of the same axes. */
  static Grid box(int dimension, double lower, double upper, int cells, Boundary boundary) {
    return new Grid(Collections.nCopies(dimension, new Axis(lower, upper, cells, boundary)));
  }

  /** The Gaussian of covariance variance · I and all components of the mean equal. */
  static SpatialFunction normal(int dimension, double mean, double variance) {
    SpatialFunction alongX = normal(mean, variance);
    return (x, y, z) ->
        alongX.value(x, 0, 0)
            * (dimension > 1 ? alongX.value(y, 0, 0) : 1)
            * (dimension > 2 ? alongX.value(z, 0, 0) : 1);
  }

  /** The Gaussian in x of given mean and variance. */
  static SpatialFunction normal(double mean, double variance) {
    return (x, y, z) ->
        Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  /** Two groups on [−8, 8], at −1.25 and 1.25. */
  static double[] twoGroupsDensity(Scheme scheme) {
    return scheme.discretise(
        (x, y, z) ->
            0.6 * normal(-1.25, 0.25).value(x, y, z) + 0.4 * normal(1.25, 0.49).value(x, y, z));
  }

  /** Takes equal steps, all of which have to succeed. */
  static double[] advance(Scheme scheme, double[] initial, double time, int steps) {
    double[] rho = initial.clone();
    double[] next = new double[rho.length];
    for (int i = 0; i < steps; i++) {
      assertTrue(scheme.step(rho, time / steps, next), "step " + i);
      System.arraycopy(next, 0, rho, 0, rho.length);
    }
    return rho;
  }

  /** ‖a − b‖ in L¹. */
  static double distance(Grid grid, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum * grid.cellVolume();
  }

  /** The observed order of errors at successively halved steps has to be near the given one. */
  static void assertOrder(double order, double... errors) {
    for (int i = 1; i < errors.length; i++) {
      double observed = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
      assertEquals(order, observed, 0.2, "errors " + errors[i - 1] + ", " + errors[i]);
    }
  }

  /** Vacuum with some narrow peaks of very different heights, of mass 1. */
  static double[] peaks(Random random, Grid grid) {
    double[] rho = new double[grid.size()];
    for (int peak = 0; peak < 5; peak++) {
      rho[random.nextInt(rho.length)] = Math.exp(6 * random.nextDouble());
    }
    double mass = grid.integral(rho);
    for (int i = 0; i < rho.length; i++) {
      rho[i] /= mass;
    }
    return rho;
  }
}
