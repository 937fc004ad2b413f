package murmuration.io;

import io.jhdf.api.WritableGroup;
import java.util.Arrays;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.NamedDimensions.Dimension;

/** Puts the equilibrium and the first eigenfunctions, in one velocity dimension, beside D and κ. */
final class EigenfunctionLayout {
  private static final int MOST = 5;
  private static final int POINTS = 401;

  private EigenfunctionLayout() {}

  /** How many eigenfunctions are known to be there: none of a continuous spectrum. */
  private static int count(VelocityModel model, Spectrum spectrum) {
    if (model.dimension() > 1) {
      return 0;
    }
    int count = 1;
    while (count < Math.min(MOST, spectrum.size())
        && !spectrum.lost(count)
        && !spectrum.continuous(count)) {
      count++;
    }
    return count;
  }

  static void put(
      WritableGroup group,
      NamedDimensions dimensions,
      VelocityModel model,
      TransportCoefficients coefficients) {
    int count = count(model, coefficients.spectrum());
    if (count < 2) {
      return;
    }
    EigenBasis basis = EigenBasis.of(model.build(), model.theta(), count);
    double[] velocities = basis.velocities(count, POINTS);
    Dimension velocity = dimensions.coordinate(group, "velocity", velocities, "velocity v");
    Dimension number =
        dimensions.coordinate(
            group,
            "eigenfunction",
            IntStream.range(0, count).toArray(),
            "number of the eigenfunction, from 0");
    dimensions.field(
        group,
        "equilibrium",
        Arrays.stream(velocities).map(basis::equilibrium).toArray(),
        "equilibrium M",
        velocity);
    dimensions.field(
        group,
        "eigenfunctions",
        basis.eigenfunctions(count, velocities),
        "eigenfunctions Psi_k of the Schrödinger operator, normalised in L2(dv)",
        number,
        velocity);
  }
}
