package murmuration.benchmarks;

import java.util.concurrent.TimeUnit;
import murmuration.coefficients.CoefficientMethod;
import murmuration.coefficients.HermiteGalerkin;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * D and κ of one potential by one method with its default options, θ = 1, everything included.
 *
 * <p>The methods differ in what they give as well as in time: quadrature has no eigenpairs, and
 * Hermite functions lose D where λ_1 is below round-off, as for the quartic potential from γ = 100
 * on.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoefficientBenchmark {

  /** The methods compared in one dimension. */
  public enum Method {
    QUADRATURE,
    SPECTRAL,
    HERMITE
  }

  /** The method as a parameter. */
  @State(Scope.Benchmark)
  public static class Solver {
    @Param public Method method;

    private CoefficientMethod implementation;

    @Setup
    public void prepare() {
      implementation =
          switch (method) {
            case QUADRATURE -> new QuadratureMethod();
            case SPECTRAL -> new SpectralMethod();
            case HERMITE -> new HermiteGalerkin();
          };
    }

    private TransportCoefficients solve(Maxwellian maxwellian) {
      return implementation.compute(maxwellian);
    }
  }

  /** Case A. */
  @State(Scope.Benchmark)
  public static class Quartic {
    @Param({"1", "10", "100", "1000"})
    public double gamma;

    private Maxwellian maxwellian;

    @Setup
    public void prepare() {
      maxwellian = Maxwellian.of(VelocityPotential.quartic(gamma), 1);
    }
  }

  /** Case B. */
  @State(Scope.Benchmark)
  public static class Cubic {
    @Param({"1", "5", "10"})
    public double gamma;

    private Maxwellian maxwellian;

    @Setup
    public void prepare() {
      maxwellian = Maxwellian.of(VelocityPotential.cubic(gamma), 1);
    }
  }

  /** Case C, once mild, once with two deep wells of nearly one depth. */
  @State(Scope.Benchmark)
  public static class Tilted {
    @Param({"1/1", "200/0.001"})
    public String gammaDelta;

    private Maxwellian maxwellian;

    @Setup
    public void prepare() {
      int slash = gammaDelta.indexOf('/');
      double gamma = Double.parseDouble(gammaDelta.substring(0, slash));
      double delta = Double.parseDouble(gammaDelta.substring(slash + 1));
      maxwellian = Maxwellian.of(VelocityPotential.tilted(gamma, delta), 1);
    }
  }

  /** Case A in the plane, which only the spectral method solves. */
  @State(Scope.Benchmark)
  public static class Radial {
    @Param("2")
    public int dimension;

    @Param("5")
    public double gamma;

    private Maxwellian maxwellian;

    @Setup
    public void prepare() {
      maxwellian = new Maxwellian(VelocityPotential.quartic(gamma), 1, dimension);
    }
  }

  @Benchmark
  public TransportCoefficients quartic(Quartic potential, Solver solver) {
    return solver.solve(potential.maxwellian);
  }

  @Benchmark
  public TransportCoefficients cubic(Cubic potential, Solver solver) {
    return solver.solve(potential.maxwellian);
  }

  @Benchmark
  public TransportCoefficients tilted(Tilted potential, Solver solver) {
    return solver.solve(potential.maxwellian);
  }

  @Benchmark
  public TransportCoefficients radial(Radial potential) {
    return new SpectralMethod().compute(potential.maxwellian);
  }
}
