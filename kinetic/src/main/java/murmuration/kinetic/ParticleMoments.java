package murmuration.kinetic;

import java.util.stream.Stream;

/**
 * Moments along one axis over N particles. Variances and the covariance are about the means of the
 * sample and divided by N − 1; standard errors are those of independent particles, to leading order
 * in 1/N.
 *
 * @param position ⟨r⟩, in the box: of no meaning for its own sake on a periodic axis, but
 *     comparable with ∫ r ρ/mass
 * @param velocity ⟨v⟩, in the laboratory
 * @param positionVariance ⟨(r − ⟨r⟩)²⟩
 * @param covariance ⟨(r − ⟨r⟩)(v − ⟨v⟩)⟩
 * @param velocityVariance ⟨(v − ⟨v⟩)²⟩, the kinetic temperature along the axis
 */
public record ParticleMoments(
    Moment position,
    Moment velocity,
    Moment positionVariance,
    Moment covariance,
    Moment velocityVariance) {

  /**
   * The moments of the particles whose positions and velocities are at [offset + i], 0 ≤ i &lt; N.
   */
  static ParticleMoments of(double[] r, double[] v, int offset, int particles) {
    double meanR = 0;
    double meanV = 0;
    for (int i = offset; i < offset + particles; i++) {
      meanR += r[i];
      meanV += v[i];
    }
    meanR /= particles;
    meanV /= particles;
    double rr = 0;
    double rv = 0;
    double vv = 0;
    double r4 = 0;
    double r2v2 = 0;
    double v4 = 0;
    for (int i = offset; i < offset + particles; i++) {
      double x = r[i] - meanR;
      double y = v[i] - meanV;
      rr += x * x;
      rv += x * y;
      vv += y * y;
      r4 += x * x * x * x;
      r2v2 += x * x * y * y;
      v4 += y * y * y * y;
    }
    return new ParticleMoments(
        new Moment(meanR, Math.sqrt(rr / particles / (particles - 1))),
        new Moment(meanV, Math.sqrt(vv / particles / (particles - 1))),
        second(rr, r4, particles),
        second(rv, r2v2, particles),
        second(vv, v4, particles));
  }

  /** A second moment from the sum of the products and that of their squares. */
  private static Moment second(double sum, double squares, int particles) {
    double mean = sum / particles;
    double variance = Math.max(0, squares / particles - mean * mean);
    return new Moment(sum / (particles - 1), Math.sqrt(variance / (particles - 1)));
  }

  /** In the order of the components. */
  Stream<Moment> all() {
    return Stream.of(position, velocity, positionVariance, covariance, velocityVariance);
  }
}
