package murmuration.benchmarks;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;
import murmuration.coefficients.VelocityProcess;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.ParticleObserver;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleProblem;
import murmuration.kinetic.ParticleStudy;
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
 * One step of one Langevin particle, the mean of a run of {@value #STEPS} steps of {@value
 * #PARTICLES} particles with their start, on all cores: quartic potential with γ = 1, U = −cos,
 * mesh forces, ε = 0.1.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParticleBenchmark {
  private static final int PARTICLES = 200_000;
  private static final int STEPS = 200;
  private static final double STEP = 0.01;

  @Param({"1", "2"})
  public int dimension;

  @Param("64")
  public int cells;

  private ParticleProblem problem;
  private ParticleOptions options;

  @Setup
  public void prepare() {
    Axis axis = new Axis(0, 2 * Math.PI, cells, Boundary.PERIODIC);
    problem =
        new ParticleProblem(
            VelocityProcess.of(new Maxwellian(VelocityPotential.quartic(1), 1, dimension)),
            InteractionPotential.cosine(1),
            dimension == 1 ? Grid.of(axis) : Grid.of(axis, axis),
            grid -> grid.cellAverages((x, y, z) -> 1 + 0.5 * Math.cos(x)),
            new InitialState.Maxwellian(),
            new OutputTimes(STEPS * STEP, STEPS * STEP));
    options =
        new ParticleOptions(
            PARTICLES, 1, 0.1, OptionalDouble.of(STEP), ParticleOptions.Forces.MESH, false);
  }

  @Benchmark
  @OperationsPerInvocation(PARTICLES * STEPS)
  public ParticleStudy particleStep() {
    return ParticleStudy.run(problem, options, new ParticleObserver() {});
  }
}
