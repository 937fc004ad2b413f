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

  /** Runs to a time with a tolerance; the run must not end before. */
  static Snapshot evolve(Scheme scheme, double[] initial, double time, double tolerance) {
    return evolve(scheme, initial, new OutputTimes(time, time), tolerance);
  }

  /** The same with outputs before the end, which bound the steps. */
  static Snapshot evolve(Scheme scheme, double[] initial, OutputTimes times, double tolerance) {
    Evolution.Result result =
        Evolution.run(scheme, initial, times, tolerance, limit(scheme, snapshot -> {}));
    assertEquals(Evolution.Ending.END_TIME, result.ending());
    return result.last();
  }

  /** Passes outputs on, and ends runs that do not come to an end. */
  static RunObserver limit(Scheme scheme, RunObserver observer) {
    return new RunObserver() {
      private int left = scheme.grid().dimension() == 1 ? 100_000 : 1000;

      @Override
      public void output(Snapshot snapshot) {
        observer.output(snapshot);
      }

      @Override
      public boolean interrupted() {
        return left-- <= 0;
      }
    };
  }

  /** ‖ρ̄ − exact‖ in L¹, between cell averages. */
  static double error(Scheme scheme, double[] density, SpatialFunction exact) {
    assertEquals(Scheme.Values.CELL_AVERAGES, scheme.values());
    return distance(scheme.grid(), density, scheme.grid().cellAverages(exact));
  }

  /**
   * The Gaussian in two or three dimensions of a mean and a covariance matrix C,
   * e^{−rᵀC⁻¹r/2}/√det(2πC).
   */
  static SpatialFunction normal(int dimension, Position mean, Tensor c) {
    double zz = dimension > 2 ? c.zz() : 1;
    // Cofactors, of which there is one for each entry.
    double xx = c.yy() * zz - c.yz() * c.yz();
    double xy = c.xz() * c.yz() - c.xy() * zz;
    double xz = c.xy() * c.yz() - c.xz() * c.yy();
    double yy = c.xx() * zz - c.xz() * c.xz();
    double yz = c.xy() * c.xz() - c.xx() * c.yz();
    double other = c.xx() * c.yy() - c.xy() * c.xy();
    double determinant = c.xx() * xx + c.xy() * xy + c.xz() * xz;
    double factor = Math.pow(2 * Math.PI, -0.5 * dimension) / Math.sqrt(determinant);
    return (x, y, z) -> {
      double u = x - mean.x();
      double v = y - mean.y();
      double w = dimension > 2 ? z - mean.z() : 0;
      double square =
          xx * u * u + yy * v * v + other * w * w + 2 * (xy * u * v + xz * u * w + yz * v * w);
      return factor * Math.exp(-0.5 * square / determinant);
    };
  }

  /** The matrix of the plane with eigenvalue a along (cos α, sin α) and b across. */
  static Tensor rotated(double a, double b, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return Tensor.planar(a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c);
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
