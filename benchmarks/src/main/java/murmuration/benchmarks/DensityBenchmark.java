package murmuration.benchmarks;

import java.util.concurrent.TimeUnit;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.Scheme;
import murmuration.macro.SpectralScheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One time step of the aggregation-diffusion equation from the same two-group density, with the
 * checks that belong to a step: box [−8, 8], U = −e^{−r²/2}, D = 0.1, κ = 1, dt = 0.001.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DensityBenchmark {
  private static final AggregationDiffusion EQUATION =
      new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1));
  private static final double STEP = 1e-3;

  /** Finite volumes. */
  @State(Scope.Benchmark)
  public static class FiniteVolumes {
    @Param("1024")
    public int cells;

    @Param({"PERIODIC", "NO_FLUX"})
    public Boundary boundary;

    private Problem problem;

    @Setup
    public void prepare() {
      problem = new Problem(new FiniteVolumeScheme(EQUATION, box(cells, boundary)));
    }

    @TearDown(Level.Iteration)
    public void check() {
      problem.requireRegularSteps();
    }
  }

  /** Fourier collocation. */
  @State(Scope.Benchmark)
  public static class Fourier {
    @Param("1024")
    public int cells;

    private Problem problem;

    @Setup
    public void prepare() {
      problem = new Problem(new SpectralScheme(EQUATION, box(cells, Boundary.PERIODIC)));
    }

    @TearDown(Level.Iteration)
    public void check() {
      problem.requireRegularSteps();
    }
  }

  private static final class Problem {
    private final Scheme scheme;
    private final double[] rho;
    private final double[] next;

    Problem(Scheme scheme) {
      this.scheme = scheme;
      rho = scheme.discretise((r, y, z) -> 0.6 * group(r + 1.25, 0.4) + 0.4 * group(r - 1.25, 0.5));
      next = new double[rho.length];
    }

    private static double group(double r, double width) {
      return Math.exp(-0.5 * (r / width) * (r / width)) / (width * Math.sqrt(2 * Math.PI));
    }

    double[] step() {
      if (!scheme.step(rho, STEP, next)) {
        throw new IllegalStateException("the step was refused");
      }
      return next;
    }

    void requireRegularSteps() {
      if (scheme.fallbacks() > 0) {
        throw new IllegalStateException("the time is that of the fallback, not of the step");
      }
    }
  }

  @Benchmark
  public double[] finiteVolumeStep(FiniteVolumes finiteVolumes) {
    return finiteVolumes.problem.step();
  }

  @Benchmark
  public double[] spectralStep(Fourier fourier) {
    return fourier.problem.step();
  }

  private static Grid box(int cells, Boundary boundary) {
    return Grid.of(new Axis(-8, 8, cells, boundary));
  }
}
