package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How errors fall with the number of unknowns. */
class ConvergenceTest {
  static Stream<VelocityPotential> potentials() {
    return Stream.of(
        VelocityPotential.quadratic(),
        VelocityPotential.quartic(1),
        VelocityPotential.quartic(40),
        VelocityPotential.cubic(2),
        VelocityPotential.cubic(6),
        VelocityPotential.tilted(3, 0.5),
        VelocityPotential.power(5, 3, 2));
  }

  /**
   * Spectral in the degree on one mesh: two degrees more gain a constant factor until round-off.
   * The kink of |v|³ is an element end, so it does not show.
   */
  @ParameterizedTest
  @MethodSource("potentials")
  void errorsFallExponentiallyWithTheDegree(VelocityPotential w) {
    Maxwellian maxwellian = Maxwellian.of(w, 1);
    VelocityMesh mesh = VelocityMesh.of(maxwellian, 12);
    double exact = logDiffusion(maxwellian, mesh, 19);
    double lambda = logEigenvalue(maxwellian, mesh, 19);
    for (int degree : new int[] {6, 8, 10, 12}) {
      double bound = Math.pow(10, -0.75 * (degree - 4)) + 2e-13;
      assertEquals(exact, logDiffusion(maxwellian, mesh, degree), 10 * bound, "D, " + degree);
      assertEquals(lambda, logEigenvalue(maxwellian, mesh, degree), 10 * bound, "λ, " + degree);
    }
    assertEquals(exact, logDiffusion(maxwellian, mesh, 16), 1e-13);
    assertEquals(lambda, logEigenvalue(maxwellian, mesh, 16), 1e-13);
  }

  /** A kink that no element end can know of: the mesh closes in on it. */
  @Test
  void aKinkAnywhereIsFoundByTheMesh() {
    Maxwellian kink =
        Maxwellian.of(
            new UserPotential(v -> v * v / 2 + Math.abs(v - 0.3) + Math.abs(v * v - 2), false), 1);
    TransportCoefficients result = new SpectralMethod().compute(kink);
    assertTrue(result.errorEstimate() < 1e-12, result::toString);
    assertTrue(VelocityMesh.of(kink, 24).elements() > 60);
  }

  /** |v|^{1.1} has an infinite second derivative at 0, and still all digits are right. */
  @Test
  void fractionalPowersAreResolved() {
    for (double b : new double[] {1.05, 1.5, 1.9}) {
      TransportCoefficients result =
          new SpectralMethod().compute(Maxwellian.of(VelocityPotential.power(2.7, b, 2), 1));
      assertTrue(result.errorEstimate() < 1e-12, b + ": " + result);
    }
  }

  /** The interval may be forced: R = 10 in the rescaled velocity, as in the paper, is enough. */
  @Test
  void aForcedIntervalCutsOffWhatItShould() {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quartic(1), 1);
    double exact = new SpectralMethod().compute(maxwellian).diffusion();
    double paper =
        new SpectralMethod(CoefficientMethod.ALL_MODES, 10).compute(maxwellian).diffusion();
    assertEquals(exact, paper, 1e-13 * exact);
    TransportCoefficients narrow =
        new SpectralMethod(CoefficientMethod.ALL_MODES, 2).compute(maxwellian);
    double error = Math.abs(narrow.diffusion() / exact - 1);
    assertTrue(error > 1e-3 && error <= narrow.errorEstimate(), () -> error + " " + narrow);
  }

  private static double logDiffusion(Maxwellian maxwellian, VelocityMesh mesh, int degree) {
    SpectralElements elements =
        new SpectralElements(maxwellian, mesh, new ReferenceElement(degree));
    double mean = 0;
    if (!maxwellian.potential().even()) {
      double[] velocity = new double[elements.size()];
      for (int j = 0; j < velocity.length; j++) {
        velocity[j] = elements.node(j);
      }
      mean = elements.average(velocity);
    }
    return new PoissonProblem(elements, mean).logDiffusion();
  }

  /** log λ_5, or λ_3 of the odd sector. */
  private static double logEigenvalue(Maxwellian maxwellian, VelocityMesh mesh, int degree) {
    SpectralElements elements =
        new SpectralElements(maxwellian, mesh, new ReferenceElement(degree));
    boolean even = maxwellian.potential().even();
    SectorOperator sector = new SectorOperator(elements, maxwellian, even ? 1 : 0, even, mesh);
    return sector.lowest(6).logEigenvalues().get(even ? 2 : 5);
  }
}
