package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * W = v²/2 and U = r²/2: f stays Gaussian, and its covariance about the mean tends to that of
 * equilibrium, Σ_∞ = diag(1/a, 1), a the mass,
 *
 * <pre>  Σ = Σ_∞ + e^{Ft}(Σ₀ − Σ_∞)e^{Fᵀt},   F = [0 ε^{−1/2}; −aε^{−1/2} −1/ε].</pre>
 *
 * <p>The mesh is exact here: linear shares keep the mean of the positions, and differences the
 * slope of a parabola.
 */
class ParticleMcKeanTest {
  private static final double MASS = 2;
  private static final double VARIANCE = 0.25;

  private static ParticleProblem problem(int dimension, double time) {
    Axis axis = new Axis(-8, 8, 64, Boundary.PERIODIC);
    return new ParticleProblem(
        Particles.process(VelocityPotential.quadratic(), dimension),
        InteractionPotential.quadratic().nearestImage(),
        dimension == 1 ? Grid.of(axis) : Grid.of(axis, axis),
        g -> g.cellAverages((x, y, z) -> gaussian(x) * (dimension == 1 ? 1 : gaussian(y) / MASS)),
        Problems.MAXWELLIAN,
        new OutputTimes(time, time));
  }

  private static double gaussian(double x) {
    return MASS / Math.sqrt(2 * Math.PI * VARIANCE) * Math.exp(-0.5 * x * x / VARIANCE);
  }

  /** Σ_rr, Σ_rv, Σ_vv. */
  private static double[] exact(double epsilon, double time) {
    double coupling = time / Math.sqrt(epsilon);
    double[][] e =
        MatrixExponential.of(new double[][] {{0, coupling}, {-MASS * coupling, -time / epsilon}});
    double excess = VARIANCE - 1 / MASS;
    return new double[] {
      1 / MASS + e[0][0] * excess * e[0][0],
      e[0][0] * excess * e[1][0],
      1 + e[1][0] * excess * e[1][0]
    };
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 200000, 0.4",
    "0.1, 1, 200000, 0.4",
    "1e-2, 1, 100000, 0.4",
    "1e-4, 1, 10000, 0.02",
    "0.1, 2, 100000, 0.4"
  })
  void momentsAreExactWithinFourStandardErrors(
      double epsilon, int dimension, int particles, double time) {
    ParticleOutput output =
        Particles.last(
            problem(dimension, time),
            Particles.options(particles, 5, epsilon, Math.min(0.02, 0.1 * epsilon)));
    double[] exact = exact(epsilon, time);
    for (ParticleMoments moments : output.moments()) {
      assertWithin(4, moments.positionVariance(), exact[0]);
      assertWithin(4, moments.covariance(), exact[1]);
      assertWithin(4, moments.velocityVariance(), exact[2]);
      assertEquals(0, moments.position().value(), 3e-3 * Math.sqrt(2e5 / particles));
    }
    assertWithin(4, output.temperature(), exact[2]);
  }

  private static void assertWithin(double errors, Moment estimate, double exact) {
    assertEquals(exact, estimate.value(), errors * estimate.standardError());
  }

  /**
   * The covariance after some steps of the scheme, without sampling: all stages are linear, and
   * noise adds e^{−h/ε} 2h/ε to Σ_vv before the second kick.
   */
  private static double[] scheme(double epsilon, double time, int steps) {
    double h = time / steps;
    double half = 0.5 * h / Math.sqrt(epsilon);
    double friction = Math.exp(-h / epsilon);
    double[] sigma = {VARIANCE, 0, 1};
    for (int n = 0; n < steps; n++) {
      drift(sigma, half);
      kick(sigma, -MASS * half);
      sigma[1] *= friction;
      sigma[2] = friction * friction * sigma[2] + friction * 2 * h / epsilon;
      kick(sigma, -MASS * half);
      drift(sigma, half);
    }
    return sigma;
  }

  /** r ← r + c v. */
  private static void drift(double[] sigma, double c) {
    sigma[0] += 2 * c * sigma[1] + c * c * sigma[2];
    sigma[1] += c * sigma[2];
  }

  /** v ← v + c r. */
  private static void kick(double[] sigma, double c) {
    sigma[2] += 2 * c * sigma[1] + c * c * sigma[0];
    sigma[1] += c * sigma[0];
  }

  /** Long steps, whose errors stand out of the noise, are those of the scheme. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 4", "0.1, 8"})
  void longStepsAreThoseOfTheScheme(double epsilon, int steps) {
    double time = 1;
    double[] exact = exact(epsilon, time);
    double[] expected = scheme(epsilon, time, steps);
    ParticleMoments moments =
        Particles.last(problem(1, time), Particles.options(500_000, 7, epsilon, time / steps))
            .moments()
            .get(0);
    assertWithin(4, moments.positionVariance(), expected[0]);
    assertWithin(4, moments.covariance(), expected[1]);
    assertWithin(4, moments.velocityVariance(), expected[2]);
    double error = Math.abs(expected[2] - exact[2]);
    assertTrue(error > 8 * moments.velocityVariance().standardError());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void theWeakOrderIsTwo(double epsilon) {
    double time = 1;
    double[] exact = exact(epsilon, time);
    double[] coarse = scheme(epsilon, time, 64);
    double[] fine = scheme(epsilon, time, 128);
    for (int m = 0; m < 3; m++) {
      double ratio = (coarse[m] - exact[m]) / (fine[m] - exact[m]);
      assertEquals(2, Math.log(ratio) / Math.log(2), 0.05);
    }
  }
}
