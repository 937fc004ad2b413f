package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two and three velocity dimensions, sector by sector. */
class RadialBasisTest {
  /** W = v²/2: λ = 2n + ℓ in any dimension, D = θ and κ = 1. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "2, 0.05", "3, 20"})
  void theOscillatorHasTheNaturalNumbersAsEigenvalues(int dimension, double theta) {
    Maxwellian maxwellian = new Maxwellian(VelocityPotential.quadratic(), theta, dimension);
    RadialBasis basis = RadialBasis.of(maxwellian, 6, 8);
    for (int l = 0; l < basis.sectors(); l++) {
      for (int n = 0; n < basis.size(l); n++) {
        assertEquals(2 * n + l, basis.eigenvalue(l, n), 2e-13 * (2 * n + l));
      }
    }
    assertEquals(theta, basis.diffusion(), 1e-13 * theta);
    assertEquals(1, basis.drift(), 1e-13);
    TransportCoefficients result = new SpectralMethod().compute(maxwellian);
    assertEquals(theta, result.diffusion(), 1e-13 * theta);
    // Only Ψ of ℓ = 1, n = 0 couples: two modes give D and κ.
    assertEquals(theta, new SpectralMethod(2).compute(maxwellian).diffusion(), 1e-12 * theta);
  }

  static Stream<Maxwellian> maxwellians() {
    return Stream.of(
        new Maxwellian(VelocityPotential.quartic(1), 1, 2),
        new Maxwellian(VelocityPotential.quartic(20), 0.5, 2),
        new Maxwellian(VelocityPotential.cubic(2), 1, 3),
        new Maxwellian(VelocityPotential.power(3, 1, 2), 2, 3));
  }

  /** ∫ ψ_n ψ_m |S| r^{d−1} dr by the trapezoidal rule on a fine grid. */
  @ParameterizedTest
  @MethodSource("maxwellians")
  void radialFunctionsAreOrthonormalInTheirSector(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 3, 5);
    double h = 1e-3;
    for (int l = 0; l < 3; l++) {
      for (int n = 0; n < 5; n++) {
        for (int m = 0; m <= n; m++) {
          double sum = 0;
          for (double r = h; r < 16; r += h) {
            double sphere = maxwellian.dimension() == 2 ? 2 * Math.PI * r : 4 * Math.PI * r * r;
            sum += h * sphere * basis.eigenfunction(l, n, r) * basis.eigenfunction(l, m, r);
          }
          assertEquals(n == m ? 1 : 0, sum, 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maxwellians")
  void radialFunctionsStartPositiveAndVanishAtTheOriginUnlessTheyAreRound(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 4, 3);
    for (int l = 0; l < 4; l++) {
      for (int n = 0; n < 3; n++) {
        assertTrue(basis.eigenfunction(l, n, 0.05) > 0);
        if (l > 0) {
          assertEquals(0, basis.eigenfunction(l, n, 0), 1e-12);
        }
      }
    }
  }

  /** Σ η_n²/λ_n over the sector ℓ = 1 is dD, and Parseval: Σ η_n² = E|v|². */
  @ParameterizedTest
  @MethodSource("maxwellians")
  void partialSumsConvergeToTheSolutionOfThePoissonEquation(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 2, 40);
    double diffusion = 0;
    double drift = 0;
    for (int n = 0; n < basis.size(1); n++) {
      double square = basis.eta(n) * basis.eta(n) / maxwellian.dimension();
      diffusion += square / basis.eigenvalue(1, n);
      drift += square / maxwellian.theta();
    }
    assertEquals(basis.diffusion(), diffusion, 1e-9 * diffusion);
    assertEquals(basis.drift(), drift, 1e-6 * drift);
  }

  /** The constant of ℓ = 0 couples to ℓ = 1 as η: ∫ r g_0 g_n dμ = −η_n. */
  @ParameterizedTest
  @MethodSource("maxwellians")
  void transportBetweenTheFirstSectorsIsEta(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 2, 6);
    for (int n = 0; n < 6; n++) {
      assertEquals(-basis.eta(n), basis.speedProduct(0, 0, 1, n), 1e-12);
    }
  }

  /** A ring of radius √γ: the angle diffuses with θ/γ, so λ_{ℓ,0} ≈ θℓ(ℓ + d − 2)/γ. */
  @Test
  void slowRotationIsResolved() {
    for (int dimension = 2; dimension <= 3; dimension++) {
      Maxwellian ring = new Maxwellian(VelocityPotential.quartic(1e4), 1, dimension);
      RadialBasis basis = RadialBasis.of(ring, 3, 2);
      for (int l = 1; l < 3; l++) {
        double expected = l * (l + dimension - 2.0) / 1e4;
        assertEquals(expected, basis.eigenvalue(l, 0), 1e-3 * expected);
      }
      TransportCoefficients result = new SpectralMethod().compute(ring);
      assertTrue(result.errorEstimate() < 1e-10, result::toString);
      for (int k = 2; k < result.spectrum().size(); k++) {
        assertTrue(result.spectrum().eigenvalue(k) >= result.spectrum().eigenvalue(k - 1));
      }
    }
  }

  @Test
  void badInputIsRefused() {
    VelocityPotential w = VelocityPotential.quartic(1);
    assertRefused("dimension", () -> new Maxwellian(w, 1, 4));
    assertRefused("even", () -> new Maxwellian(VelocityPotential.tilted(1, 1), 1, 2));
    assertRefused("dimension 2 or 3", () -> RadialBasis.of(Maxwellian.of(w, 1), 1, 1));
    Maxwellian plane = new Maxwellian(w, 1, 2);
    assertRefused("sectors", () -> RadialBasis.of(plane, 0, 1));
    assertRefused("modes", () -> RadialBasis.of(plane, 1, 101));
    assertRefused("dimension 1", () -> new QuadratureMethod().compute(plane));
  }

  private static void assertRefused(String name, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(name), message);
  }
}
