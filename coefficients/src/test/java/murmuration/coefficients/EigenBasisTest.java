package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The eigenpairs: exact ones of the harmonic oscillator, and identities for every potential. */
class EigenBasisTest {
  private static final int MODES = 16;

  static Stream<EigenBasis> bases() {
    return Stream.of(
        EigenBasis.of(VelocityPotential.quadratic(), 1, MODES),
        EigenBasis.of(VelocityPotential.quartic(1), 1, MODES),
        EigenBasis.of(VelocityPotential.quartic(10), 0.7, MODES),
        EigenBasis.of(VelocityPotential.cubic(2), 1, MODES),
        EigenBasis.of(VelocityPotential.tilted(1, 1), 1, MODES),
        EigenBasis.of(VelocityPotential.tilted(3, -0.4), 0.5, MODES));
  }

  static Stream<EigenBasis> evenBases() {
    return bases().filter(EigenBasis::parity);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3, 20})
  void theOscillatorHasTheNaturalNumbersAsEigenvalues(double theta) {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quadratic(), theta, 24);
    assertEquals(0.0, basis.spectrum().eigenvalue(0));
    for (int k = 1; k < basis.size(); k++) {
      assertEquals(k, basis.spectrum().eigenvalue(k), 1e-12 * k);
    }
  }

  /**
   * ψ_{k+1} = (xψ_k − √k ψ_{k−1})/√(k + 1), ψ_0 = (2πθ)^{−1/4} e^{−x²/4}, x = v/√θ. The tolerance
   * is the interpolation error of the highest modes between the nodes.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 20})
  void theOscillatorHasHermiteFunctionsAsEigenfunctions(double theta) {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quadratic(), theta, 24);
    double scale = Math.pow(2 * Math.PI * theta, -0.25);
    for (double x = -6; x <= 6; x += 0.37) {
      double previous = 0;
      double psi = scale * Math.exp(-x * x / 4);
      for (int k = 0; k < basis.size(); k++) {
        double tolerance = k < 8 ? 1e-11 : 1e-9;
        assertEquals(psi, basis.eigenfunction(k, x * Math.sqrt(theta)), tolerance * scale);
        double next = (x * psi - Math.sqrt(k) * previous) / Math.sqrt(k + 1);
        previous = psi;
        psi = next;
      }
    }
  }

  /** A_{k,k−1} = √(kθ), B_{k,k−1} = √(k/θ), η_1 = −√θ, ω_1 = −1/√θ and all others vanish. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 20})
  void theOscillatorCouplesNeighboursOnly(double theta) {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quadratic(), theta, MODES);
    double[][] a = basis.velocityMatrix();
    double[][] b = basis.derivativeMatrix();
    for (int k = 0; k < MODES; k++) {
      assertEquals(
          k == 1 ? -Math.sqrt(theta) : 0, basis.spectrum().eta(k), 1e-13 * Math.sqrt(theta));
      assertEquals(
          k == 1 ? -1 / Math.sqrt(theta) : 0, basis.spectrum().omega(k), 1e-12 / Math.sqrt(theta));
      for (int l = 0; l < MODES; l++) {
        double neighbours = Math.abs(k - l) == 1 ? Math.sqrt(Math.max(k, l)) : 0;
        assertEquals(neighbours * Math.sqrt(theta), a[k][l], 1e-12 * Math.sqrt(theta));
        assertEquals(l < k ? neighbours / Math.sqrt(theta) : 0, b[k][l], 1e-11 / Math.sqrt(theta));
      }
    }
  }

  /** The trapezoidal rule is spectrally accurate for smooth functions that vanish at both ends. */
  @ParameterizedTest
  @MethodSource("bases")
  void eigenfunctionsAreOrthonormal(EigenBasis basis) {
    double h = 2e-3;
    double[][] gram = new double[MODES][MODES];
    double[] psi = new double[MODES];
    for (double v = -16; v <= 16; v += h) {
      for (int k = 0; k < MODES; k++) {
        psi[k] = basis.eigenfunction(k, v);
        for (int l = 0; l <= k; l++) {
          gram[k][l] += h * psi[k] * psi[l];
        }
      }
    }
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l <= k; l++) {
        assertEquals(k == l ? 1 : 0, gram[k][l], 1e-11);
      }
    }
  }

  /** η_k = −∫ (v − V) √M Ψ_k with √M = Ψ_0, by the trapezoidal rule. */
  @ParameterizedTest
  @MethodSource("bases")
  void etaIsTheFirstVelocityMoment(EigenBasis basis) {
    double h = 2e-3;
    double[] moment = new double[MODES];
    for (double v = -16; v <= 16; v += h) {
      for (int k = 0; k < MODES; k++) {
        moment[k] -=
            h * (v - basis.meanVelocity()) * basis.eigenfunction(0, v) * basis.eigenfunction(k, v);
      }
    }
    for (int k = 0; k < MODES; k++) {
      assertEquals(moment[k], basis.spectrum().eta(k), 1e-11);
    }
  }

  @ParameterizedTest
  @MethodSource("evenBases")
  void theParityOfAnEigenfunctionIsExact(EigenBasis basis) {
    for (int k = 0; k < MODES; k++) {
      double sign = k % 2 == 0 ? 1 : -1;
      for (double v = 0.01; v < 8; v += 0.173) {
        assertEquals(sign * basis.eigenfunction(k, v), basis.eigenfunction(k, -v), 0.0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("evenBases")
  void evenAndOddModesDecoupleExactly(EigenBasis basis) {
    double[][] a = basis.velocityMatrix();
    double[][] b = basis.derivativeMatrix();
    assertEquals(0.0, basis.meanVelocity());
    for (int k = 0; k < MODES; k++) {
      for (int l = k % 2; l < MODES; l += 2) {
        assertEquals(0.0, a[k][l]);
        assertEquals(0.0, b[k][l]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void eigenvaluesAscendFromZero(EigenBasis basis) {
    assertEquals(0.0, basis.spectrum().eigenvalue(0));
    for (int k = 1; k < MODES; k++) {
      assertTrue(basis.spectrum().eigenvalue(k) > basis.spectrum().eigenvalue(k - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void theTransportMatrixIsSymmetricAndCouplesNeighboursPositively(EigenBasis basis) {
    double[][] a = basis.velocityMatrix();
    assertEquals(0, a[0][0], 1e-13);
    for (int k = 0; k < MODES; k++) {
      assertTrue(k == 0 || a[k][k - 1] > 0);
      for (int l = 0; l < k; l++) {
        assertEquals(a[k][l], a[l][k], 0.0);
      }
    }
  }

  /** A_k0 = −η_k. */
  @ParameterizedTest
  @MethodSource("bases")
  void theFirstColumnOfTheTransportMatrixIsMinusEta(EigenBasis basis) {
    double[][] a = basis.velocityMatrix();
    for (int k = 1; k < MODES; k++) {
      assertEquals(-basis.spectrum().eta(k), a[k][0], 1e-13);
    }
  }

  /** The density feels no force: B_0l = 0; and the force acts on it by B_k0 = λ_k A_k0/θ. */
  @ParameterizedTest
  @MethodSource("bases")
  void theForceKeepsMassAndDrivesTheDensityThroughTheEigenvalues(EigenBasis basis) {
    double[][] a = basis.velocityMatrix();
    double[][] b = basis.derivativeMatrix();
    for (int k = 0; k < MODES; k++) {
      assertEquals(0.0, b[0][k]);
      assertEquals(basis.spectrum().eigenvalue(k) * a[k][0] / basis.theta(), b[k][0], 1e-10);
    }
  }

  /** ⟨[L, v]φ_k, φ_l⟩ for the generator L: (λ_k − λ_l) A_kl = θ (B_kl − B_lk). */
  @ParameterizedTest
  @MethodSource("bases")
  void transportAndForceObeyTheCommutatorOfGeneratorAndVelocity(EigenBasis basis) {
    double[][] a = basis.velocityMatrix();
    double[][] b = basis.derivativeMatrix();
    double scale = basis.spectrum().eigenvalue(MODES - 1);
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l < k; l++) {
        double commutator =
            (basis.spectrum().eigenvalue(k) - basis.spectrum().eigenvalue(l)) * a[k][l];
        assertEquals(commutator, basis.theta() * (b[k][l] - b[l][k]), 1e-11 * scale);
      }
    }
  }

  /** Parseval: Σ η_k² = Var_M(v), so κ of all modes is Var_M(v)/θ. */
  @ParameterizedTest
  @MethodSource("bases")
  void theDriftOfAllModesIsTheVarianceOverTheNoise(EigenBasis basis) {
    double h = 2e-3;
    double variance = 0;
    for (double v = -16; v <= 16; v += h) {
      double maxwellian = Math.pow(basis.eigenfunction(0, v), 2);
      variance += h * Math.pow(v - basis.meanVelocity(), 2) * maxwellian;
    }
    double drift = variance / basis.theta();
    assertEquals(drift, basis.drift(), 1e-12 * drift);
  }

  @ParameterizedTest
  @MethodSource("bases")
  void partialSumsGrowTowardsTheCoefficients(EigenBasis basis) {
    for (int n = 1; n < basis.size(); n++) {
      // Where η_n² is below the ulp of the sum, the order of summation shows.
      assertTrue(basis.spectrum().diffusion(n) >= basis.spectrum().diffusion(n - 1) * (1 - 1e-15));
      assertTrue(basis.spectrum().drift(n) >= basis.spectrum().drift(n - 1) * (1 - 1e-15));
    }
    assertEquals(0.0, basis.spectrum().diffusion(0));
  }

  /** Smooth W: the modes left out of D(N) weigh less than any power of 1/N. */
  @Test
  void partialSumsConvergeSpectrallyForSmoothPotentials() {
    VelocityPotential w = VelocityPotential.quartic(1);
    EigenBasis basis = EigenBasis.of(w, 1, MODES);
    double diffusion = new QuadratureMethod().compute(Maxwellian.of(w, 1)).diffusion();
    assertEquals(diffusion, basis.spectrum().diffusion(1), 1e-1);
    assertEquals(diffusion, basis.spectrum().diffusion(3), 1e-3);
    assertEquals(diffusion, basis.spectrum().diffusion(7), 1e-7);
    assertEquals(diffusion, basis.spectrum().diffusion(13), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("bases")
  void projectingTheVelocityGivesTheFirstColumnOfTheTransportMatrix(EigenBasis basis) {
    double[] coefficients = basis.project(v -> v);
    assertEquals(basis.meanVelocity(), coefficients[0], 1e-13);
    double[][] a = basis.velocityMatrix();
    for (int k = 1; k < MODES; k++) {
      assertEquals(a[k][0], coefficients[k], 1e-13);
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void projectingOneGivesTheMaxwellianAlone(EigenBasis basis) {
    double[] expected = new double[MODES];
    expected[0] = 1;
    assertArrayEquals(expected, basis.project(v -> 1), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("bases")
  void projectingAnEigenfunctionGivesItsUnitVector(EigenBasis basis) {
    double[] expected = new double[MODES];
    expected[3] = 1;
    double[] coefficients =
        basis.project(
            v -> {
              double root = basis.eigenfunction(0, v);
              return root == 0 ? 0 : basis.eigenfunction(3, v) / root;
            });
    assertArrayEquals(expected, coefficients, 1e-12);
  }

  /** Against multiprecision values of λ_1. */
  @Test
  void theUncertaintyOfTheFirstEigenvalueBoundsItsError() {
    double[][] references = {
      {10, 3.35452873080006109e-2},
      {100, 6.154650175906934041e-12},
      {1000, 1.199749506786592105e-109},
    };
    for (double[] reference : references) {
      EigenBasis basis = EigenBasis.of(VelocityPotential.quartic(reference[0]), 1, 8);
      double error = Math.abs(basis.spectrum().eigenvalue(1) / reference[1] - 1);
      assertTrue(error <= basis.spectrum().uncertainty(1), () -> "" + error);
      assertTrue(basis.spectrum().uncertainty(1) < 1e-12);
    }
  }

  @Test
  void beyondTheMeshEigenfunctionsVanish() {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quadratic(), 1, 4);
    assertEquals(0.0, basis.eigenfunction(2, 100));
    assertEquals(0, Math.abs(basis.eigenfunction(3, -100)));
  }

  /**
   * Where the paper's computation breaks down, γ = 120 for case A and 7 for case B: Ψ_0 and Ψ_1
   * keep their parity, and both live in both wells.
   */
  @Test
  void deepWellsKeepTheirSymmetry() {
    for (VelocityPotential w :
        List.of(VelocityPotential.quartic(120), VelocityPotential.cubic(7))) {
      EigenBasis basis = EigenBasis.of(w, 1, 6);
      double well = w.equals(VelocityPotential.cubic(7)) ? 7 : Math.sqrt(120);
      for (int k = 0; k < 2; k++) {
        double sign = k == 0 ? 1 : -1;
        double value = basis.eigenfunction(k, well);
        assertTrue(value > 0.3);
        assertEquals(sign * value, basis.eigenfunction(k, -well), 0.0);
      }
      assertEquals(basis.eigenfunction(0, well), basis.eigenfunction(1, well), 1e-8);
    }
  }

  /**
   * The same with Ψ_1 by other means: φ_1' = J/(θM) with the flux J(v) = λ_1 ∫_v^∞ φ_1 M, where φ_1
   * is all but constant in the well. The asymmetry of both is none at all.
   */
  @Test
  void theSlowEigenfunctionIsTheFluxOverTheBarrier() {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quartic(120), 1, 6);
    double h = 5e-3;
    int points = 5001;
    double[] flux = new double[points];
    double[] phi = new double[points];
    double tail = 0;
    for (int i = points - 1; i >= 0; i--) {
      double v = i * h;
      double weight = i == 0 ? 0.5 * h : h;
      tail += 0.5 * weight * basis.equilibrium(v);
      flux[i] = tail / basis.equilibrium(Math.min(v, 20));
      tail += 0.5 * weight * basis.equilibrium(v);
    }
    for (int i = 1; i < points; i++) {
      phi[i] = phi[i - 1] + 0.5 * h * (flux[i - 1] + flux[i]);
    }
    int well = (int) Math.round(Math.sqrt(120) / h);
    double[] v = {-1.5, -0.5, -0.1, 0, 0.1, 0.5, 1.5, 3};
    double[][] rows = basis.eigenfunctions(2, v);
    for (int i = 0; i < v.length; i++) {
      int at = (int) Math.round(Math.abs(v[i]) / h);
      double expected = Math.signum(v[i]) * phi[at] / phi[well];
      assertEquals(expected, rows[1][i] / rows[0][i], 1e-4);
    }
    for (double u : basis.velocities(2, 501)) {
      double[][] pair = basis.eigenfunctions(2, new double[] {u, -u});
      assertEquals(pair[0][0], pair[0][1], 0.0);
      assertEquals(pair[1][0], 0 - pair[1][1], 0.0);
    }
  }

  /** Where the deepest wells end, and the same velocities to the left and to the right. */
  @Test
  void velocitiesForPicturesCoverTheEigenfunctions() {
    EigenBasis even = EigenBasis.of(VelocityPotential.cubic(7), 1, 4);
    double[] v = even.velocities(2, 100);
    for (int i = 0; i < v.length; i++) {
      assertEquals(v[i], 0 - v[v.length - 1 - i], 1e-14 * v[99]);
    }
    assertTrue(v[99] > 8 && v[99] < 9.5, () -> "" + v[99]);
    EigenBasis tilted = EigenBasis.of(VelocityPotential.tilted(10, 10), 1, 4);
    double[] u = tilted.velocities(1, 3);
    assertTrue(u[0] > 0 && u[2] < 10);
    assertEquals(0, tilted.equilibrium(u[0] - 1), 1e-8 * tilted.equilibrium(u[1]));
    assertThrows(IllegalArgumentException.class, () -> even.velocities(5, 10));
    assertThrows(IllegalArgumentException.class, () -> even.velocities(1, 1));
    assertThrows(IllegalArgumentException.class, () -> even.eigenfunctions(5, v));
  }

  /** Eigenvalues that agree to the last digit: λ_3, λ_4, λ_5 of case A at γ = 1000. */
  @Test
  void coincidingEigenvaluesHaveAnOrthonormalBasis() {
    EigenBasis basis = EigenBasis.of(VelocityPotential.quartic(1000), 1, 12);
    double lambda = basis.spectrum().eigenvalue(3);
    assertEquals(lambda, basis.spectrum().eigenvalue(4), 1e-12);
    assertEquals(lambda, basis.spectrum().eigenvalue(5), 1e-12);
    double[][] gram = new double[12][12];
    double h = 5e-3;
    for (double v = -45; v <= 45; v += h) {
      for (int k = 0; k < 12; k++) {
        for (int l = 0; l <= k; l++) {
          gram[k][l] += h * basis.eigenfunction(k, v) * basis.eigenfunction(l, v);
        }
      }
    }
    for (int k = 0; k < 12; k++) {
      for (int l = 0; l <= k; l++) {
        assertEquals(k == l ? 1 : 0, gram[k][l], 1e-10);
      }
    }
  }

  /** Three unequal wells: two slow modes, ten and more orders of magnitude below the third. */
  @Test
  void severalSlowModesAreResolved() {
    EigenBasis basis =
        EigenBasis.of(
            new UserPotential(v -> 3 * v * v * Math.pow(v * v - 4, 2) + 0.3 * v, false), 1, 8);
    assertEquals(1.6244907e-11, basis.spectrum().eigenvalue(1), 1e-17);
    assertEquals(3.1816457e-11, basis.spectrum().eigenvalue(2), 1e-17);
    assertTrue(basis.spectrum().eigenvalue(3) > 90);
    double logDiffusion = basis.spectrum().logDiffusion(7);
    assertEquals(basis.logDiffusion(), logDiffusion, 1e-12);
  }

  /** W = |v|: the continuous spectrum starts at 1/(4θ), and what lies beyond is marked as lost. */
  @Test
  void theContinuumIsNotMistakenForEigenvalues() {
    TransportCoefficients result =
        new SpectralMethod().compute(Maxwellian.of(new UserPotential(Math::abs, true), 1));
    assertEquals(5, result.diffusion(), 1e-12);
    assertEquals(2, result.drift(), 1e-12);
    for (int k = 1; k < result.spectrum().size(); k++) {
      assertTrue(result.spectrum().eigenvalue(k) > 0.25);
      assertEquals(1, result.spectrum().uncertainty(k));
    }
  }

  /** Wells at 0 and ±2, barriers of 740θ between: λ_1 and λ_2 do not fit into a double. */
  @Test
  void slowModesBelowTheRangeOfADoubleHaveEigenfunctions() {
    EigenBasis basis =
        EigenBasis.of(new UserPotential(v -> 78 * v * v * Math.pow(v * v - 4, 2), true), 1, 6);
    assertTrue(basis.spectrum().eigenvalue(1) < Double.MIN_NORMAL);
    assertTrue(basis.spectrum().logEigenvalue(1) < -709);
    assertTrue(basis.spectrum().logEigenvalue(2) > basis.spectrum().logEigenvalue(1));
    // The slowest mode moves the weight between the wells at −2 and 2.
    assertEquals(0, basis.eigenfunction(1, 0.05), 1e-12);
    assertTrue(basis.eigenfunction(1, 2) > 1);
    assertEquals(basis.logDiffusion(), basis.spectrum().logDiffusion(5), 1e-12);
  }

  /**
   * Case B at γ = 50, barrier 10417θ: λ_2 … λ_5 live where M does not fit into a double, and all of
   * them are slow beside the levels of the wells. Against Taylor series in 40 digits.
   */
  @Test
  void eigenfunctionsOnASaddleFarAboveTheWells() {
    EigenBasis basis = EigenBasis.of(VelocityPotential.cubic(50), 1, 8);
    double[] references = {
      1.21889598776077601, 3.38929331047195966, 5.75833088415254922, 8.47088226629466695
    };
    for (int k = 2; k < 6; k++) {
      assertEquals(references[k - 2], basis.spectrum().eigenvalue(k), 1e-12 * references[k - 2]);
    }
    double h = 1e-3;
    double[][] gram = new double[4][4];
    for (double v = -12; v <= 12; v += h) {
      for (int k = 0; k < 4; k++) {
        for (int l = 0; l <= k; l++) {
          gram[k][l] += h * basis.eigenfunction(k + 2, v) * basis.eigenfunction(l + 2, v);
        }
      }
    }
    for (int k = 0; k < 4; k++) {
      for (int l = 0; l <= k; l++) {
        assertEquals(k == l ? 1 : 0, gram[k][l], 1e-10);
      }
    }
    assertTrue(Double.isFinite(basis.derivativeMatrix()[4][3]));
  }

  /** Values of γ at which the last bits of the slow eigenvalue went on to flicker. */
  @ParameterizedTest
  @ValueSource(doubles = {9.379878647634722, 9.767849958473802, 9.831035399899411})
  void slowEigenvaluesSettle(double gamma) {
    TransportCoefficients result =
        new SpectralMethod().compute(Maxwellian.of(VelocityPotential.quartic(gamma), 1));
    assertTrue(result.errorEstimate() < 1e-13);
  }
}
