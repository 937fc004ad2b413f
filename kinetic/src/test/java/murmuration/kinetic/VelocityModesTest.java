package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.VelocityPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The identities on which mass and the limit rest. */
class VelocityModesTest {
  private static final double THETA = 0.8;

  static Stream<VelocityModes> modes() {
    return Stream.of(
            VelocityPotential.quadratic(),
            VelocityPotential.quartic(2),
            VelocityPotential.tilted(1, 1))
        .map(w -> new VelocityModes(EigenBasis.of(w, THETA, 12)));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void densityFeelsNoForceAndDrivesTheOthersToTheLastBit(VelocityModes modes) {
    assertEquals(0.0, modes.rate(0));
    assertEquals(0.0, modes.transport(0, 0));
    for (int k = 0; k < modes.size(); k++) {
      assertEquals(0.0, modes.force(0, k));
      double drive = k == 0 ? 0 : modes.rate(k) * modes.transport(k, 0) / THETA;
      assertEquals(drive, modes.force(k, 0), 0.0);
      for (int l = 0; l < modes.size(); l++) {
        assertEquals(modes.transport(k, l), modes.transport(l, k), 0.0);
      }
    }
  }

  /** D_N = Σ A_0k²/λ_k, κ_N = Σ A_0k B_k0/λ_k: what the kinetic solver sees as ε → 0. */
  @ParameterizedTest
  @MethodSource("modes")
  void truncatedCoefficientsAreTheSumsOverTheModes(VelocityModes modes) {
    double diffusion = 0;
    double drift = 0;
    for (int k = 1; k < modes.size(); k++) {
      double a = modes.transport(0, k);
      diffusion += a * a / modes.rate(k);
      drift += a * modes.force(k, 0) / modes.rate(k);
    }
    assertEquals(diffusion, modes.diffusion(), 1e-13);
    assertEquals(drift, modes.drift(), 1e-13);
  }

  @Test
  void onlyEvenPotentialsHaveParity() {
    assertTrue(Problems.modes(VelocityPotential.quartic(1), 4).parity());
    assertFalse(Problems.modes(VelocityPotential.tilted(1, 1), 4).parity());
  }

  /** v = √θ φ_1 and v² − θ = √2 θ φ_2 for W = v²/2. */
  @Test
  void fluctuationsAreHermiteCoefficientsWithoutTheMean() {
    VelocityModes modes = Problems.modes(VelocityPotential.quadratic(), 4);
    assertArrayEquals(new double[] {0, 1, 0, 0}, modes.fluctuation(v -> v + 7), 1e-12);
    assertArrayEquals(new double[] {0, 0, Math.sqrt(2), 0}, modes.fluctuation(v -> v * v), 1e-12);
  }
}
