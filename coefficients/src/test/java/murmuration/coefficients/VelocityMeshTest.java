package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the velocity interval ends, and how it is cut. */
class VelocityMeshTest {
  private static final VelocityMesh.Resolution RESOLUTION =
      new VelocityMesh.Resolution(4, 10, 1000);

  private static VelocityMesh mesh(VelocityPotential w, double theta, boolean half) {
    return VelocityMesh.of(w, theta, new Landscape(w, theta, half, 50), RESOLUTION);
  }

  /** W = v²/2 exceeds its minimum by 50θ at v = ±10√θ. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 300})
  void theIntervalEndsWhereTheTailBegins(double theta) {
    VelocityPotential w = VelocityPotential.quadratic();
    double end = 10 * Math.sqrt(theta);
    VelocityMesh whole = mesh(w, theta, false);
    assertEquals(-end, whole.edge(0), 1e-12 * end);
    assertEquals(end, whole.edge(whole.elements()), 1e-12 * end);
    VelocityMesh half = mesh(w, theta, true);
    assertEquals(0.0, half.edge(0));
    assertEquals(end, half.edge(half.elements()), 1e-12 * end);
  }

  @Test
  void elementsAscendAndZeroIsOneOfTheirEnds() {
    VelocityMesh mesh = mesh(VelocityPotential.tilted(5, 1), 0.5, false);
    boolean zero = false;
    for (int e = 0; e < mesh.elements(); e++) {
      assertTrue(mesh.edge(e) < mesh.edge(e + 1));
      zero |= mesh.edge(e) == 0;
    }
    assertTrue(zero);
  }

  @Test
  void anElementIsFoundByAnyOfItsPoints() {
    VelocityMesh mesh = mesh(VelocityPotential.quartic(5), 1, false);
    for (int e = 0; e < mesh.elements(); e++) {
      assertEquals(e, mesh.elementAt(mesh.edge(e)));
      assertEquals(e, mesh.elementAt(0.5 * (mesh.edge(e) + mesh.edge(e + 1))));
    }
    assertEquals(0, mesh.elementAt(-1e9));
    assertEquals(mesh.elements() - 1, mesh.elementAt(1e9));
  }

  /** Case A, γ = 4: down and up by γ/4 = 1 on either side, and tails of 50 at both ends. */
  @Test
  void theVariationCountsBarriersAndTails() {
    VelocityMesh mesh = mesh(VelocityPotential.quartic(4), 1, false);
    assertEquals(-1, mesh.landscape().minimum(), 1e-5);
    assertEquals(102, mesh.variation(), 1e-3);
  }

  @Test
  void aFarAwayWellIsFound() {
    VelocityPotential w = new UserPotential(v -> 0.5 * (v - 1000) * (v - 1000), false);
    VelocityMesh mesh = mesh(w, 1, false);
    assertEquals(990, mesh.edge(0), 1e-2);
    assertEquals(1010, mesh.edge(mesh.elements()), 1e-2);
  }
}
