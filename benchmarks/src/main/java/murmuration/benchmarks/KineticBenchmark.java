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
 * One time step of the reduced kinetic system, the mean of {@value #STEPS} with their share of the
 * factorisations: quartic potential with γ = 1, U = −cos on the circle, from f = ρ₀ M to t = 0.1.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KineticBenchmark {
  private static final int STEPS = 100;

  /** ε, on which the time should not depend. */
  @Param({"0.1", "0.001"})
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
    return solver.run(
        method,
        epsilon,
        rho,
        new InitialState.Maxwellian(),
        new OutputTimes(0.1, 0.1),
        STEPS,
        0,
        (i, state) -> {},
        () -> false);
  }
}
