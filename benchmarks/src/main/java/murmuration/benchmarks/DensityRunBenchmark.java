package murmuration.benchmarks;

import java.util.concurrent.TimeUnit;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.RunObserver;
import murmuration.macro.Scheme;
import murmuration.macro.Snapshot;
import murmuration.macro.SpatialFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole runs of the finite volumes on the problems of {@code bench/density}, without their initial
 * averages, in milliseconds; and one step in two dimensions, in nanoseconds a cell. U = −e^{−r²/2},
 * D = 0.1, κ = 1, periodic.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DensityRunBenchmark {
  private static final int SIDE = 256;
  private static final AggregationDiffusion EQUATION =
      new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1));
  private static final RunObserver NOBODY =
      new RunObserver() {
        @Override
        public void output(Snapshot snapshot) {
          // Evolution.run returns the last one.
        }
      };

  /** Three groups on [−6, 6)², 256² cells, to t = 2. */
  @State(Scope.Benchmark)
  public static class ThreeGroups {
    @Param({"1e-3", "1e-4"})
    public double tolerance;

    private Problem problem;

    @Setup
    public void prepare() {
      problem = threeGroups();
    }
  }

  /** Two groups on [−8, 8), to t = 5. */
  @State(Scope.Benchmark)
  public static class TwoGroups {
    @Param({"1024", "16384"})
    public int cells;

    @Param("1e-4")
    public double tolerance;

    private Problem problem;

    @Setup
    public void prepare() {
      problem =
          new Problem(
              Grid.of(new Axis(-8, 8, cells, Boundary.PERIODIC)),
              (x, y, z) -> 0.6 * group(x + 1.25, 0.5) + 0.4 * group(x - 1.25, 0.7),
              5);
    }
  }

  /** Three groups, their density at t = 0.5. */
  @State(Scope.Benchmark)
  public static class OneStep {
    @Param({"0.02", "0.1"})
    public double step;

    private Scheme scheme;
    private double[] rho;
    private double[] next;

    @Setup
    public void prepare() {
      Problem problem = threeGroups();
      scheme = problem.scheme;
      rho =
          Evolution.run(scheme, problem.initial, new OutputTimes(0.5, 0.5), 1e-3, NOBODY)
              .last()
              .density();
      next = new double[rho.length];
    }
  }

  private static final class Problem {
    private final Scheme scheme;
    private final double[] initial;
    private final OutputTimes times;

    Problem(Grid grid, SpatialFunction density, double end) {
      scheme = new FiniteVolumeScheme(EQUATION, grid);
      initial = scheme.discretise(density);
      times = new OutputTimes(end, end);
    }

    Evolution.Result run(double tolerance) {
      return Evolution.run(scheme, initial, times, tolerance, NOBODY);
    }
  }

  @Benchmark
  public Evolution.Result threeGroupsIn2d(ThreeGroups groups) {
    return groups.problem.run(groups.tolerance);
  }

  @Benchmark
  public Evolution.Result twoGroupsIn1d(TwoGroups groups) {
    return groups.problem.run(groups.tolerance);
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public double[] cellOfOneStepIn2d(OneStep one) {
    if (!one.scheme.step(one.rho, one.step, one.next)) {
      throw new IllegalStateException("the step was refused");
    }
    // A step goes on from the last one: what it knows of the start of that is of no use.
    double[] density = one.next;
    one.next = one.rho;
    one.rho = density;
    return density;
  }

  private static Problem threeGroups() {
    Axis axis = new Axis(-6, 6, SIDE, Boundary.PERIODIC);
    return new Problem(
        Grid.of(axis, axis),
        (x, y, z) ->
            0.5 * group(x + 1.5, 0.5) * group(y + 1, 0.5)
                + 0.3 * group(x - 1.5, 0.6) * group(y + 0.5, 0.6)
                + 0.2 * group(x, 0.7) * group(y - 1.5, 0.7),
        2);
  }

  private static double group(double r, double width) {
    return Math.exp(-0.5 * (r / width) * (r / width)) / (width * Math.sqrt(2 * Math.PI));
  }
}
