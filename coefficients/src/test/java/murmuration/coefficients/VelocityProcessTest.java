package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Velocities of particles: M, its samples, the corrector, the flow and a step. */
class VelocityProcessTest {
  private static final int SAMPLES = 100_000;
  // The Kolmogorov–Smirnov distance times √n that one sample in a thousand exceeds.
  private static final double KOLMOGOROV = 1.95;

  private static VelocityPotential potential(String name) {
    return switch (name) {
      case "quadratic" -> VelocityPotential.quadratic();
      case "A" -> VelocityPotential.quartic(1);
      case "A10" -> VelocityPotential.quartic(10);
      case "B" -> VelocityPotential.cubic(1);
      case "C" -> VelocityPotential.tilted(1, 1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static VelocityProcess process(String name, int dimension) {
    return VelocityProcess.of(new Maxwellian(potential(name), 1, dimension));
  }

  /** A formula of both components that does not split. */
  private static VelocityProcess planar() {
    return VelocityProcess.of(
        (x, y) -> 0.25 * (x * x + y * y) * (x * x + y * y) + 0.5 * x * y - 0.3 * x, 1);
  }

  @ParameterizedTest
  @CsvSource({"quadratic, 1", "A, 1", "A10, 1", "B, 1", "C, 1", "A, 2", "B, 2"})
  void momentsAndCorrectorGiveTheCoefficients(String name, int dimension) {
    Maxwellian maxwellian = new Maxwellian(potential(name), 1, dimension);
    VelocityProcess process = VelocityProcess.of(maxwellian);
    TransportCoefficients exact = new SpectralMethod().compute(maxwellian);
    double mean = exact.meanVelocity();
    assertEquals(mean, process.mean(0), 1e-8);
    assertEquals(Math.sqrt(exact.drift()), process.spread(), 1e-6);
    DoubleBinaryOperator chi = process.corrector(0);
    double diffusion = process.average((x, y) -> (x - mean) * chi.applyAsDouble(x, y));
    assertEquals(exact.diffusion(), diffusion, 3e-6 * exact.diffusion());
    assertEquals(0, process.average(chi), 1e-9);
    if (dimension == 2) {
      DoubleBinaryOperator other = process.corrector(1);
      assertEquals(diffusion, process.average((x, y) -> y * other.applyAsDouble(x, y)), 1e-9);
    }
  }

  @Test
  void theRateIsTheMeanCurvature() {
    assertEquals(1, process("quadratic", 1).rate(), 1e-9);
    assertEquals(1, process("quadratic", 2).rate(), 1e-9);
    VelocityProcess quartic = process("A", 1);
    assertEquals(
        Math.sqrt(quartic.average((v, y) -> (3 * v * v - 1) * (3 * v * v - 1))),
        quartic.rate(),
        1e-9);
    assertEquals(Math.sqrt(planarQuadratic().average((x, y) -> 4)), planarQuadratic().rate(), 1e-4);
  }

  /** W = v_x² + v_y²/2. */
  private static VelocityProcess planarQuadratic() {
    return VelocityProcess.of((x, y) -> x * x + 0.5 * y * y, 1);
  }

  @Test
  void momentsOfAFormulaAreRightToTheSizeOfItsCells() {
    PlanarPotential w = (x, y) -> 0.25 * (x * x + y * y) * (x * x + y * y) + 0.5 * x * y - 0.3 * x;
    PlanarCoefficients exact = new PlanarMethod(4).compute(w, 1);
    assertEquals(exact.meanX(), planar().mean(0), 1e-6);
    assertEquals(exact.meanY(), planar().mean(1), 1e-6);
    VelocityProcess process = planar();
    double xy = process.average((x, y) -> (x - process.mean(0)) * (y - process.mean(1)));
    assertEquals(exact.drift().xy(), xy, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"A, 1", "A10, 1", "B, 1", "C, 1", "A, 2"})
  void samplesFollowTheMaxwellian(String name, int dimension) {
    VelocityProcess process = process(name, dimension);
    double[] x = samples(process);
    assertDistributedAs(x, v -> process.average((vx, vy) -> vx <= v ? 1 : 0));
  }

  @Test
  void samplesOfAFormulaFollowTheMaxwellian() {
    VelocityProcess process = planar();
    double[] x = samples(process);
    assertDistributedAs(x, v -> process.average((vx, vy) -> vx <= v ? 1 : 0));
  }

  private static double[] samples(VelocityProcess process) {
    SplittableRandom random = new SplittableRandom(11);
    double[] v = new double[process.dimension() * SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      process.sample(random, v, SAMPLES, i);
    }
    return Arrays.copyOf(v, SAMPLES);
  }

  /** Compares at 40 quantiles, which is no more than the Kolmogorov–Smirnov distance. */
  private static void assertDistributedAs(double[] samples, DoubleUnaryOperator distribution) {
    Arrays.sort(samples);
    for (int q = 1; q < 40; q++) {
      int i = samples.length * q / 40;
      double difference = distribution.applyAsDouble(samples[i]) - (i + 0.5) / samples.length;
      // The averages count whole cells of the tables.
      assertEquals(0, difference, KOLMOGOROV / Math.sqrt(samples.length) + 2e-3);
    }
  }

  @Test
  void theFlowIsExactWhereItIsKnown() {
    double time = 0.3;
    double[] v = {-3.5, -1.3, -1e-3, 0, 0.4, 2.2, 3};
    double[] linear = v.clone();
    collide(process("quadratic", 1), time, linear);
    double[] quartic = v.clone();
    collide(process("A", 1), time, quartic);
    for (int i = 0; i < v.length; i++) {
      assertEquals(v[i] * Math.exp(-2 * time), linear[i], 1e-6);
      // v' = v − v³.
      double growth = Math.exp(4 * time);
      assertEquals(v[i] * Math.sqrt(growth / (1 + v[i] * v[i] * (growth - 1))), quartic[i], 2e-5);
    }
    double[] plane = {1.8, -0.5, 2.4, 0.5};
    collide(process("A", 2), time, plane);
    double growth = Math.exp(4 * time);
    double factor = Math.sqrt(growth / (1 + 9 * (growth - 1)));
    assertEquals(1.8 * factor, plane[0], 2e-5);
    assertEquals(2.4 * factor, plane[2], 2e-5);
  }

  /** Twice the flow, without noise. */
  private static void collide(VelocityProcess process, double time, double[] v) {
    int count = v.length / process.dimension();
    process.flow(time).collide(v, count, 0, count, new double[v.length]);
  }

  /** A formula that splits and W(|v|) written as a formula move as they should. */
  @Test
  void formulasFlowLikeTheirParts() {
    double[] split = {1.2, -2, 0.3, 1.7};
    double[] first = {1.2, -2};
    double[] second = {0.3, 1.7};
    VelocityPotential w = VelocityPotential.quartic(1);
    collide(VelocityProcess.of((x, y) -> w.value(x) + 0.5 * y * y, 1), 0.05, split);
    collide(process("A", 1), 0.05, first);
    collide(process("quadratic", 1), 0.05, second);
    double[] radial = {1.2, -2, 0.3, 1.7};
    double[] formula = radial.clone();
    collide(process("A", 2), 0.05, radial);
    collide(VelocityProcess.of((x, y) -> w.value(Math.hypot(x, y)), 1), 0.05, formula);
    for (int i = 0; i < 2; i++) {
      assertEquals(first[i], split[i], 1e-4);
      assertEquals(second[i], split[2 + i], 1e-4);
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(radial[i], formula[i], 1e-4);
    }
  }

  /**
   * The weak error of steps h without any sampling: u(v) = E[g(v_T) | v_0 = v] from one step to the
   * next by Gauss–Hermite quadrature, against Σ e^{−λ_k T} ⟨gφ_k⟩ φ_k.
   */
  @ParameterizedTest
  @CsvSource({"quadratic", "A", "B", "C"})
  void theWeakOrderIsTwo(String name) {
    DoubleUnaryOperator g = Math::sin;
    double time = 0.8;
    EigenBasis basis = EigenBasis.of(potential(name), 1, 40);
    double[] projections = basis.project(g);
    double[] errors = new double[3];
    for (int level = 0; level < 3; level++) {
      int steps = 4 << level;
      BackwardEquation equation = new BackwardEquation(process(name, 1), time / steps);
      double[] u = equation.solve(g, steps);
      for (double v = -1.5; v <= 1.5; v += 0.25) {
        double exact = 0;
        for (int k = 0; k < basis.size(); k++) {
          exact +=
              Math.exp(-basis.spectrum().eigenvalue(k) * time)
                  * projections[k]
                  * basis.eigenfunction(k, v)
                  / basis.eigenfunction(0, v);
        }
        errors[level] = Math.max(errors[level], Math.abs(equation.at(u, v) - exact));
      }
    }
    double order = Math.log(errors[1] / errors[2]) / Math.log(2);
    assertTrue(errors[2] < 2e-2, () -> Arrays.toString(errors));
    assertEquals(2, order, 0.25, () -> Arrays.toString(errors));
  }

  /** u ← E[u(φ(φ(v) + √(2h) ξ))] at equally spaced v, cubic between. */
  private static final class BackwardEquation {
    private static final int NODES = 1201;
    private static final double END = 6;
    private static final int NOISES = 41;
    private static final double MOST_NOISE = 7;

    private final double[] to = new double[NODES * NOISES];
    private final double[] weights = new double[NOISES];

    BackwardEquation(VelocityProcess process, double h) {
      double[] velocity = new double[NODES * NOISES];
      double[] noise = new double[NODES * NOISES];
      double total = 0;
      // The trapezoidal rule converges geometrically for a Gaussian.
      for (int m = 0; m < NOISES; m++) {
        double xi = MOST_NOISE * (2.0 * m / (NOISES - 1) - 1);
        weights[m] = Math.exp(-0.5 * xi * xi);
        total += weights[m];
        for (int i = 0; i < NODES; i++) {
          velocity[i * NOISES + m] = END * (2.0 * i / (NODES - 1) - 1);
          noise[i * NOISES + m] = Math.sqrt(2 * h) * xi;
        }
      }
      for (int m = 0; m < NOISES; m++) {
        weights[m] /= total;
      }
      process.flow(0.5 * h).collide(velocity, velocity.length, 0, velocity.length, noise);
      System.arraycopy(velocity, 0, to, 0, to.length);
    }

    double[] solve(DoubleUnaryOperator g, int steps) {
      double[] u = new double[NODES];
      for (int i = 0; i < NODES; i++) {
        u[i] = g.applyAsDouble(END * (2.0 * i / (NODES - 1) - 1));
      }
      for (int n = 0; n < steps; n++) {
        double[] next = new double[NODES];
        for (int i = 0; i < NODES; i++) {
          for (int m = 0; m < NOISES; m++) {
            next[i] += weights[m] * at(u, to[i * NOISES + m]);
          }
        }
        u = next;
      }
      return u;
    }

    double at(double[] u, double v) {
      double position = (Math.max(-END, Math.min(END, v)) + END) / (2 * END) * (NODES - 1);
      int i = Math.max(1, Math.min((int) position, NODES - 3));
      double t = position - i;
      return -t * (t - 1) * (t - 2) / 6 * u[i - 1]
          + (t + 1) * (t - 1) * (t - 2) / 2 * u[i]
          - (t + 1) * t * (t - 2) / 2 * u[i + 1]
          + (t + 1) * t * (t - 1) / 6 * u[i + 2];
    }
  }

  @Test
  void badInputIsRefused() {
    VelocityPotential w = VelocityPotential.quartic(1);
    assertRefused("dimension 1 or 2", () -> VelocityProcess.of(new Maxwellian(w, 1, 3)));
    assertRefused("theta", () -> VelocityProcess.of((x, y) -> x * x + y * y, 0));
    assertRefused("confine", () -> VelocityProcess.of((x, y) -> x * x, 1));
    assertRefused("not finite", () -> VelocityProcess.of((x, y) -> Double.NaN, 1));
    assertRefused("time of the flow", () -> process("A", 1).flow(1e4));
    assertRefused("time of the flow", () -> process("A", 1).flow(0));
    assertRefused("Chapman–Enskog", () -> planarQuadratic().corrector(0));
  }

  private static void assertRefused(String part, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
