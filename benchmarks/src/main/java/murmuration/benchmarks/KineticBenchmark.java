package murmuration.benchmarks;

import java.util.concurrent.TimeUnit;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.VelocityModes;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
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
 * The reduced kinetic system with the quartic potential, γ = 1, and U = −cos on the circle, from f
 * = ρ₀ M: one time step, the mean of {@value #STEPS} to t = 0.1 with their share of the
 * factorisations; and a whole run to t = 0.5 in {@value #RUN_STEPS} steps and those of the initial
 * layer, whose time should hardly depend on ε.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KineticBenchmark {
  private static final int STEPS = 100;
  private static final int RUN_STEPS = 256;
  private static final int LAYER = 6;

  @Param({"0.1", "1e-8"})
  public double epsilon;

  @Param({"EXPONENTIAL", "IMEX"})
  public KineticSolver.Method method;

  @Param("24")
  public int velocityModes;

  @Param("128")
  public int points;

  private KineticSolver solver;
  private double[] rho;

  @Setup
  public void prepare() {
    VelocityModes modes =
        VelocityModes.of(EigenBasis.of(VelocityPotential.quartic(1), 1, velocityModes));
    Grid grid = Grid.of(new Axis(0, 2 * Math.PI, points, Boundary.PERIODIC));
    solver = new KineticSolver(modes, InteractionPotential.cosine(1), grid);
    rho = grid.pointValues((r, y, z) -> 1 + 0.5 * Math.cos(r) + 0.25 * Math.sin(2 * r));
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long step() {
    return solve(0.1, STEPS, 0);
  }

  @Benchmark
  public long run() {
    return solve(0.5, RUN_STEPS, LAYER);
  }

  private long solve(double end, int steps, int layer) {
    return solver.run(
        method,
        epsilon,
        rho,
        new InitialState.Maxwellian(),
        new OutputTimes(end, end),
        steps,
        layer,
        (i, state) -> {},
        () -> false);
  }
}
