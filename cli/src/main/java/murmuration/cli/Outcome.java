package murmuration.cli;

import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.VelocityModel;

/** What came of a case: figures only, so that many can be kept. */
sealed interface Outcome {
  /** The case. */
  CoefficientCase of();

  /** Coefficients of a potential of one velocity or of the speed. */
  record Scalar(CoefficientCase of, VelocityModel model, TransportCoefficients coefficients)
      implements Outcome {}

  /** Coefficients of a potential on the plane. */
  record Planar(CoefficientCase of, VelocityModel model, PlanarCoefficients coefficients)
      implements Outcome {}

  /** Why there are none. */
  record Failed(CoefficientCase of, String error) implements Outcome {}
}
