package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.RadialBasis;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The identities on which mass and the limit rest, in one and two dimensions. */
class VelocityModesTest {
  private static final double THETA = 0.8;

  /** A potential as a user of the library would write one. */
  private record Own(DoubleUnaryOperator w, boolean even) implements VelocityPotential {
    @Override
    public double value(double v) {
      return w.applyAsDouble(v);
    }
  }

  /** A set of modes with a name. */
  record Case(String name, VelocityModes modes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<VelocityPotential> potentials() {
    return Stream.of(
        VelocityPotential.quadratic(),
        VelocityPotential.quartic(2),
        VelocityPotential.cubic(1),
        VelocityPotential.power(3, 1, 2),
        VelocityPotential.tilted(1, 1),
        new Own(v -> Math.cosh(v) - 0.2 * Math.cos(3 * v), true),
        new Own(v -> Math.pow(v, 6) / 6 - v * v / 2 + 0.3 * v, false));
  }

  static Stream<Case> line() {
    return potentials()
        .map(w -> new Case(w.toString(), VelocityModes.of(EigenBasis.of(w, THETA, 14))));
  }

  static Stream<Case> plane() {
    return potentials()
        .filter(VelocityPotential::even)
        .map(
            w ->
                new Case(
                    w + " in the plane",
                    VelocityModes.of(RadialBasis.lowest(new Maxwellian(w, THETA, 2), 24), 24)));
  }

  static Stream<Case> cases() {
    return Stream.concat(line(), plane());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void densityFeelsNoForceAndDrivesTheOthersToTheLastBit(Case test) {
    VelocityModes modes = test.modes();
    assertEquals(THETA, modes.theta());
    assertEquals(0.0, modes.rate(0));
    for (int a = 0; a < modes.dimension(); a++) {
      assertEquals(0.0, modes.transport(a, 0, 0));
      for (int k = 0; k < modes.size(); k++) {
        assertEquals(0.0, modes.force(a, 0, k));
        double drive = k == 0 ? 0 : modes.rate(k) * modes.transport(a, k, 0) / THETA;
        assertEquals(drive, modes.force(a, k, 0), 0.0);
      }
    }
  }

  /** The matrices of the basis have it too, before rounding is taken out. */
  @ParameterizedTest
  @MethodSource("potentials")
  void densityFeelsNoForceInTheBasisEither(VelocityPotential w) {
    EigenBasis basis = EigenBasis.of(w, THETA, 14);
    double[][] transport = basis.velocityMatrix();
    double[][] force = basis.derivativeMatrix();
    for (int k = 1; k < 14; k++) {
      assertEquals(0, force[0][k], 1e-12);
      double drive = basis.spectrum().eigenvalue(k) * transport[k][0] / THETA;
      assertEquals(drive, force[k][0], 1e-11);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void transportIsSymmetric(Case test) {
    VelocityModes modes = test.modes();
    for (int a = 0; a < modes.dimension(); a++) {
      for (int k = 0; k < modes.size(); k++) {
        for (int l = 0; l < k; l++) {
          assertEquals(modes.transport(a, k, l), modes.transport(a, l, k), 1e-15);
        }
      }
    }
  }

  /** θ (B_kl − B_lk) = (λ_k − λ_l) A_kl. */
  @ParameterizedTest
  @MethodSource("cases")
  void forceAndTransportAreRelatedByTheRates(Case test) {
    VelocityModes modes = test.modes();
    for (int a = 0; a < modes.dimension(); a++) {
      for (int k = 0; k < modes.size(); k++) {
        for (int l = 0; l < k; l++) {
          double right = (modes.rate(k) - modes.rate(l)) * modes.transport(a, k, l);
          double left = THETA * (modes.force(a, k, l) - modes.force(a, l, k));
          assertEquals(right, left, 1e-11, k + ", " + l);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void transportAndForceChangeTheParity(Case test) {
    VelocityModes modes = test.modes();
    int odd = 0;
    for (int k = 0; k < modes.size(); k++) {
      odd += modes.odd(k) ? 1 : 0;
      for (int l = 0; modes.parity() && l < modes.size(); l++) {
        for (int a = 0; a < modes.dimension() && modes.odd(k) == modes.odd(l); a++) {
          assertEquals(0.0, modes.transport(a, k, l), 0.0);
          assertEquals(0.0, modes.force(a, k, l), 0.0);
        }
      }
    }
    assertEquals(modes.parity(), odd > 0);
    assertFalse(modes.odd(0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ratesAscend(Case test) {
    for (int k = 1; k < test.modes().size(); k++) {
      assertTrue(test.modes().rate(k) >= test.modes().rate(k - 1));
      assertTrue(test.modes().rate(k) > 0);
    }
  }

  /** D_N = Σ A_0k²/λ_k, κ_N = Σ A_0k B_k0/λ_k: what the kinetic solver sees as ε → 0. */
  @ParameterizedTest
  @MethodSource("cases")
  void truncatedCoefficientsAreTheSumsOverTheModesAlongEachAxis(Case test) {
    VelocityModes modes = test.modes();
    for (int a = 0; a < modes.dimension(); a++) {
      double diffusion = 0;
      double drift = 0;
      for (int k = 1; k < modes.size(); k++) {
        diffusion += modes.transport(a, 0, k) * modes.transport(a, 0, k) / modes.rate(k);
        drift += modes.transport(a, 0, k) * modes.force(a, k, 0) / modes.rate(k);
      }
      assertEquals(diffusion, modes.diffusion(), 1e-12 * diffusion);
      assertEquals(drift, modes.drift(), 1e-12 * drift);
    }
  }

  /** Between different axes nothing is transported: Σ A^x_0k A^y_0k/λ_k = 0. */
  @ParameterizedTest
  @MethodSource("plane")
  void diffusionInThePlaneIsIsotropic(Case test) {
    double mixed = 0;
    for (int k = 1; k < test.modes().size(); k++) {
      mixed +=
          test.modes().transport(0, 0, k) * test.modes().transport(1, 0, k) / test.modes().rate(k);
    }
    assertEquals(0, mixed, 0.0);
  }

  @ParameterizedTest
  @MethodSource("potentials")
  void truncatedCoefficientsTendToTheExactOnes(VelocityPotential w) {
    TransportCoefficients exact = new QuadratureMethod().compute(Maxwellian.of(w, THETA));
    VelocityModes modes = VelocityModes.of(EigenBasis.of(w, THETA, 60));
    assertEquals(exact.diffusion(), modes.diffusion(), 1e-8 * exact.diffusion());
    assertEquals(exact.drift(), modes.drift(), 1e-5 * exact.drift());
    VelocityModes few = VelocityModes.of(EigenBasis.of(w, THETA, 8));
    assertTrue(few.diffusion() < modes.diffusion() * (1 + 1e-12));
  }

  /** Quartic W, γ = θ = 1, in the plane. */
  @Test
  void coefficientsInThePlaneAreTheKnownOnes() {
    VelocityModes modes = Problems.planeModes(VelocityPotential.quartic(1), 90);
    assertEquals(0.69191708392855, modes.diffusion(), 3e-9);
    assertEquals(0.78897818137263, modes.drift(), 3e-7);
    // By another code with 23 modes.
    VelocityModes few = Problems.planeModes(VelocityPotential.quartic(1), 23);
    assertEquals(23, few.size());
    assertEquals(0.691916364570, few.diffusion(), 1e-12);
    assertEquals(0.788957608791, few.drift(), 1e-12);
  }

  /** Case A, γ = θ = 1: τ₂ = Σ A_0k²/λ_k². */
  @Test
  void tau2IsTheSumOfSquaredRelaxationTimes() {
    VelocityModes modes = Problems.modes(VelocityPotential.quartic(1), 24);
    double sum = 0;
    for (int k = 1; k < modes.size(); k++) {
      sum += Math.pow(modes.transport(0, 0, k) / modes.rate(k), 2);
    }
    assertEquals(1.617346763885, sum, 1e-11);
    assertEquals(1.28455739590645257, modes.diffusion(), 1e-12);
  }

  /** W = v²/2: A_{k,k−1} = √(kθ), B_{k,k−1} = √(k/θ), λ_k = k. */
  @Test
  void oscillatorModesAreHermitePolynomials() {
    VelocityModes modes = VelocityModes.of(EigenBasis.of(VelocityPotential.quadratic(), THETA, 9));
    for (int k = 0; k < 9; k++) {
      assertEquals(k, modes.rate(k), 1e-12);
      for (int l = 0; l < 9; l++) {
        boolean neighbours = Math.abs(k - l) == 1;
        double transport = neighbours ? Math.sqrt(Math.max(k, l) * THETA) : 0;
        assertEquals(transport, modes.transport(0, k, l), 1e-12);
        assertEquals(l == k - 1 ? Math.sqrt(k / THETA) : 0, modes.force(0, k, l), 1e-12);
      }
    }
  }

  /** In the plane λ = 2n + ℓ and D = θ, κ = 1 from three modes on. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 10, 15, 28})
  void planarOscillatorModesComeInWholeEigenspaces(int most) {
    Maxwellian maxwellian = new Maxwellian(VelocityPotential.quadratic(), THETA, 2);
    VelocityModes modes = VelocityModes.of(RadialBasis.lowest(maxwellian, most), most);
    assertEquals(most, modes.size());
    for (int k = 0, level = 0; k < most; level++) {
      for (int i = 0; i <= level; i++, k++) {
        assertEquals(level, modes.rate(k), 1e-11);
      }
    }
    assertEquals(THETA, modes.diffusion(), 1e-12);
    assertEquals(1, modes.drift(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("plane")
  void eigenspacesAreTakenWhole(Case test) {
    VelocityModes modes = test.modes();
    for (int k = 0; k < modes.size(); k++) {
      if (modes.momentum(k) > 0 && !modes.sine(k)) {
        assertEquals(modes.momentum(k), modes.momentum(k + 1));
        assertTrue(modes.sine(k + 1));
        assertEquals(modes.rate(k), modes.rate(k + 1));
      }
    }
    assertTrue(modes.size() == 24 || modes.size() == 23);
  }

  /** ∫ (v − V) f gives the transport to the density, ∫ f the density. */
  @ParameterizedTest
  @MethodSource("line")
  void distributionsHaveTheirMoments(Case test) {
    VelocityModes modes = test.modes();
    double h = 1.0 / 256;
    double[] mass = new double[modes.size()];
    double[] flux = new double[modes.size()];
    for (double v = -8; v <= 8; v += h) {
      for (int k = 0; k < modes.size(); k++) {
        double f = h * modes.distribution(k, v, 99);
        mass[k] += f;
        flux[k] += v * f;
      }
    }
    for (int k = 0; k < modes.size(); k++) {
      assertEquals(k == 0 ? 1 : 0, mass[k], 1e-6);
      assertEquals(k == 0 ? flux[0] : modes.transport(0, 0, k), flux[k], 1e-6);
    }
  }

  @Test
  void distributionsInThePlaneHaveTheirMoments() {
    VelocityModes modes = Problems.planeModes(VelocityPotential.quartic(1), 14);
    double h = 0.05;
    double[] mass = new double[modes.size()];
    double[][] flux = new double[2][modes.size()];
    for (double x = -5; x <= 5; x += h) {
      for (double y = -5; y <= 5; y += h) {
        for (int k = 0; k < modes.size(); k++) {
          double f = h * h * modes.distribution(k, x, y);
          mass[k] += f;
          flux[0][k] += x * f;
          flux[1][k] += y * f;
        }
      }
    }
    for (int k = 0; k < modes.size(); k++) {
      assertEquals(k == 0 ? 1 : 0, mass[k], 1e-6);
      assertEquals(modes.transport(0, 0, k), flux[0][k], 1e-6);
      assertEquals(modes.transport(1, 0, k), flux[1][k], 1e-6);
    }
  }

  /** v = √θ φ_1 and v² − θ = √2 θ φ_2 for W = v²/2; ∫ cos v He_k M = Re iᵏ e^{−θ/2} √θᵏ. */
  @Test
  void fluctuationsAreHermiteCoefficientsWithoutTheMean() {
    VelocityModes modes = VelocityModes.of(EigenBasis.of(VelocityPotential.quadratic(), THETA, 6));
    assertArrayEquals(
        new double[] {0, Math.sqrt(THETA), 0, 0, 0, 0}, modes.fluctuation((x, y) -> x + 7), 1e-12);
    assertArrayEquals(
        new double[] {0, 0, Math.sqrt(2) * THETA, 0, 0, 0},
        modes.fluctuation((x, y) -> x * x),
        1e-12);
    double mean = Math.exp(-0.5 * THETA);
    assertArrayEquals(
        new double[] {
          0, 0, -THETA * mean / Math.sqrt(2), 0, THETA * THETA * mean / Math.sqrt(24), 0
        },
        modes.fluctuation((x, y) -> Math.cos(x)),
        1e-12);
  }

  /** v_x, v_y and |v|² of the planar oscillator: one mode each. */
  @Test
  void fluctuationsInThePlaneAreCoefficientsOfPlanarModes() {
    Maxwellian maxwellian = new Maxwellian(VelocityPotential.quadratic(), THETA, 2);
    VelocityModes modes = VelocityModes.of(RadialBasis.lowest(maxwellian, 6), 6);
    double[] x = modes.fluctuation((vx, vy) -> vx + 3);
    double[] y = modes.fluctuation((vx, vy) -> vy);
    for (int k = 0; k < 6; k++) {
      assertEquals(k == 0 ? 0 : modes.transport(0, 0, k), x[k], 1e-12);
      assertEquals(k == 0 ? 0 : modes.transport(1, 0, k), y[k], 1e-12);
    }
    double[] square = modes.fluctuation((vx, vy) -> vx * vx + vy * vy);
    double norm = 0;
    for (int k = 0; k < 6; k++) {
      assertEquals(0, modes.momentum(k) == 0 ? 0 : square[k], 1e-12);
      norm += square[k] * square[k];
    }
    // The variance of |v|² is 4θ².
    assertEquals(4 * THETA * THETA, norm, 1e-11);
  }

  @Test
  void onlyEvenPotentialsHaveParity() {
    assertTrue(Problems.modes(VelocityPotential.quartic(1), 4).parity());
    assertTrue(Problems.planeModes(VelocityPotential.quartic(1), 4).parity());
    VelocityModes tilted = Problems.modes(VelocityPotential.tilted(1, 1), 4);
    assertFalse(tilted.parity());
    for (int k = 0; k < 4; k++) {
      assertFalse(tilted.odd(k));
    }
  }

  @Test
  void densityAloneIsOneModeWithoutTransport() {
    for (Case test : new Case[] {line().findFirst().get(), plane().findFirst().get()}) {
      VelocityModes alone = test.modes().densityAlone();
      assertEquals(1, alone.size());
      assertEquals(test.modes().dimension(), alone.dimension());
      assertEquals(0.0, alone.rate(0));
      assertEquals(0.0, alone.transport(0, 0, 0));
      assertEquals(0.0, alone.force(0, 0, 0));
    }
  }

  @Test
  void badInputIsRefused() {
    VelocityPotential w = VelocityPotential.quartic(1);
    RadialBasis plane = RadialBasis.lowest(new Maxwellian(w, 1, 2), 4);
    RadialBasis space = RadialBasis.of(new Maxwellian(w, 1, 3), 2, 2);
    assertRefused("at least 3", () -> VelocityModes.of(plane, 2));
    assertRefused("dimension 2", () -> VelocityModes.of(space, 4));
  }

  private static void assertRefused(String words, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(words), message);
  }
}
