package murmuration.cli;

import java.util.Optional;
import murmuration.coefficients.Displacement;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.VelocityModel;

/** What came of a case: figures only, so that many can be kept. */
sealed interface Outcome {
  /** The case. */
  CoefficientCase of();

  /**
   * Coefficients of a potential of one velocity or of the speed.
   *
   * @param measured more on them when they come from displacements
   */
  record Scalar(
      CoefficientCase of,
      VelocityModel model,
      TransportCoefficients coefficients,
      Optional<Displacement.Measurement> measured)
      implements Outcome {}

  /** Coefficients of a potential on the plane. */
  record Planar(CoefficientCase of, VelocityModel model, PlanarCoefficients coefficients)
      implements Outcome {}

  /** Why there are none. */
  record Failed(CoefficientCase of, String error) implements Outcome {}
}
