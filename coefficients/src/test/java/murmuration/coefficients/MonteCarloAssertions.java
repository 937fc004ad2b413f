package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ForkJoinPool;

/** What methods by random paths have to fulfil. */
final class MonteCarloAssertions {
  private MonteCarloAssertions() {}

  /** D and κ within four of their errors. */
  static void assertWithinFourErrors(TransportCoefficients result, Maxwellian maxwellian) {
    ClosedForm.Values exact = ClosedForm.of(maxwellian.potential(), maxwellian.theta());
    double tolerance = 4 * result.errorEstimate();
    assertEquals(1, result.diffusion() / Math.exp(exact.logDiffusion()), tolerance);
    assertEquals(1, result.drift() / exact.drift(), tolerance);
    assertEquals(Math.log10(result.diffusion()), result.log10Diffusion());
  }

  /** The same bits by one thread and by as many as there are. */
  static void assertSameByOneThread(CoefficientMethod method, Maxwellian maxwellian)
      throws Exception {
    ForkJoinPool single = new ForkJoinPool(1);
    ForkJoinPool several = new ForkJoinPool(3);
    try {
      TransportCoefficients first = single.submit(() -> method.compute(maxwellian)).get();
      TransportCoefficients second = several.submit(() -> method.compute(maxwellian)).get();
      assertEquals(first.diffusion(), second.diffusion());
      assertEquals(first.drift(), second.drift());
      assertEquals(first.meanVelocity(), second.meanVelocity());
      assertEquals(first.errorEstimate(), second.errorEstimate());
    } finally {
      single.shutdown();
      several.shutdown();
    }
  }

  /** The error of D that is estimated exceeds the true one, which is large. */
  static void assertKnowsWhatItMisses(TransportCoefficients result, Maxwellian maxwellian) {
    double exact = Math.exp(ClosedForm.of(maxwellian.potential(), 1).logDiffusion());
    double missing = 1 - result.diffusion() / exact;
    assertTrue(missing > 0.2, () -> "" + missing);
    assertTrue(result.errorEstimate() > missing, () -> "" + result.errorEstimate());
  }
}
