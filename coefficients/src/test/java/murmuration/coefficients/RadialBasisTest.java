package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
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

  /** θ times the difference of both orders is (λ_n − λ_m) ∫ r g_n g_m dμ: by parts. */
  @ParameterizedTest
  @MethodSource("maxwellians")
  void gradientsAndSpeedAreRelatedByTheEigenvalues(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 4, 5);
    for (int l = 0; l < 3; l++) {
      for (int n = 0; n < 5; n++) {
        for (int m = 0; m < 5; m++) {
          double difference =
              basis.gradientProduct(l, n, l + 1, m) - basis.gradientProduct(l + 1, m, l, n);
          double right =
              (basis.eigenvalue(l, n) - basis.eigenvalue(l + 1, m))
                  * basis.speedProduct(l, n, l + 1, m);
          double scale = 1 + Math.abs(basis.eigenvalue(l, n)) + basis.eigenvalue(l + 1, m);
          assertEquals(right, maxwellian.theta() * difference, 1e-11 * scale * scale);
        }
      }
    }
  }

  /** The gradient of the constant vanishes, and its adjoint gives λη/θ. */
  @ParameterizedTest
  @MethodSource("maxwellians")
  void gradientsOfTheConstantVanish(Maxwellian maxwellian) {
    RadialBasis basis = RadialBasis.of(maxwellian, 2, 5);
    for (int n = 0; n < 5; n++) {
      assertEquals(0, basis.gradientProduct(0, 0, 1, n), 1e-11);
      double expected = -basis.eigenvalue(1, n) * basis.eta(n) / maxwellian.theta();
      assertEquals(
          expected, basis.gradientProduct(1, n, 0, 0), 1e-11 * (1 + basis.eigenvalue(1, n)));
    }
  }

  /** W = v²/2 in the plane: ∂_x of v_x/√θ is 1/√θ, g = r/√(2θ) for ℓ = 1. */
  @Test
  void gradientsOfTheOscillatorAreKnown() {
    double theta = 0.5;
    RadialBasis basis =
        RadialBasis.of(new Maxwellian(VelocityPotential.quadratic(), theta, 2), 3, 2);
    assertEquals(Math.sqrt(2 / theta), basis.gradientProduct(1, 0, 0, 0), 1e-12);
    // ℓ = 2: g = r²/(√8 θ), g' + 2g/r = √2 r/θ = 2 g_1/√θ.
    assertEquals(2 / Math.sqrt(theta), basis.gradientProduct(2, 0, 1, 0), 1e-12);
    // g' − g/r = 0 for g ∝ r.
    assertEquals(0, basis.gradientProduct(1, 0, 2, 0), 1e-12);
  }

  /** Polynomials are projected on the modes that they are made of. */
  @Test
  void projectionsOfPolynomialsOfTheOscillatorAreKnown() {
    double theta = 0.5;
    RadialBasis basis =
        RadialBasis.of(new Maxwellian(VelocityPotential.quadratic(), theta, 2), 3, 3);
    DoubleUnaryOperator cosine = angle -> Math.sqrt(2) * Math.cos(angle);
    DoubleUnaryOperator sine = angle -> Math.sqrt(2) * Math.sin(angle);
    assertEquals(Math.sqrt(theta), basis.project((x, y) -> x, 1, 0, cosine), 1e-12);
    assertEquals(Math.sqrt(theta), basis.project((x, y) -> y, 1, 0, sine), 1e-12);
    assertEquals(0, basis.project((x, y) -> y, 1, 0, cosine), 1e-12);
    assertEquals(0, basis.project((x, y) -> x, 1, 1, cosine), 1e-12);
    assertEquals(1, basis.project((x, y) -> 1, 0, 0, angle -> 1), 1e-12);
    assertEquals(0, basis.project((x, y) -> 1, 0, 1, angle -> 1), 1e-12);
    double square = basis.project((x, y) -> x * x + y * y, 0, 1, angle -> 1);
    assertEquals(2 * theta, Math.abs(square), 1e-12);
    // xy = ½ r² sin 2α.
    assertEquals(
        theta,
        basis.project((x, y) -> x * y, 2, 0, angle -> Math.sqrt(2) * Math.sin(2 * angle)),
        1e-12);
  }

  /** The lowest eigenvalues of all, each sector as far as they reach. */
  @ParameterizedTest
  @CsvSource({"2, 2", "2, 7", "2, 20", "3, 12"})
  void theLowestModesLeaveOutNoneBelowTheirLargest(int dimension, int modes) {
    for (VelocityPotential w :
        new VelocityPotential[] {VelocityPotential.quartic(1), VelocityPotential.cubic(3)}) {
      Maxwellian maxwellian = new Maxwellian(w, 1, dimension);
      RadialBasis basis = RadialBasis.lowest(maxwellian, modes);
      RadialBasis wide = RadialBasis.of(maxwellian, basis.sectors() + 1, modes);
      List<Double> found = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      for (int l = 0; l < wide.sectors(); l++) {
        for (int n = 0; n < modes; n++) {
          all.add(wide.eigenvalue(l, n));
          if (l < basis.sectors() && n < basis.size(l)) {
            found.add(basis.eigenvalue(l, n));
          }
        }
      }
      found.sort(Comparator.naturalOrder());
      all.sort(Comparator.naturalOrder());
      assertTrue(found.size() >= modes, () -> found.size() + " modes");
      for (int k = 0; k < modes; k++) {
        assertEquals(all.get(k), found.get(k), 1e-9 * (1 + all.get(k)));
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
    assertRefused("modes", () -> RadialBasis.lowest(plane, 1));
    assertRefused("modes", () -> RadialBasis.lowest(plane, 101));
    RadialBasis basis = RadialBasis.of(plane, 3, 2);
    assertRefused("neighbours", () -> basis.gradientProduct(0, 0, 2, 0));
    assertRefused("neighbours", () -> basis.gradientProduct(1, 0, 1, 1));
    RadialBasis space = RadialBasis.of(new Maxwellian(w, 1, 3), 2, 2);
    assertRefused("dimension 2", () -> space.project((x, y) -> x, 1, 0, Math::cos));
    assertRefused("dimension 1", () -> new QuadratureMethod().compute(plane));
  }

  private static void assertRefused(String name, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(name), message);
  }
}
