package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Evolution;
import org.junit.jupiter.api.Test;

/** The library example gives what it promises. */
class QuarticSwarmTest {
  @Test
  void coefficientsDensityAndLimit() {
    TransportCoefficients coefficients = QuarticSwarm.coefficients();
    assertEquals(1.28455739590645257, coefficients.diffusion(), 1e-12);
    assertEquals(1.04179729648715596, coefficients.drift(), 1e-12);

    Evolution.Result density = QuarticSwarm.density(coefficients);
    assertEquals(0.5, density.last().diagnostics().time());
    assertEquals(2 * Math.PI, density.last().diagnostics().mass(), 1e-12);

    LimitStudy study = QuarticSwarm.limit();
    LimitRow last = study.rows().get(1);
    assertEquals(1, last.error() / last.predictedError(), 0.01);
  }
}
