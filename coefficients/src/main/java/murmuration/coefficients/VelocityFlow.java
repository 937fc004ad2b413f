package murmuration.coefficients;

/**
 * The flow φ of dv = −∇W(v) dt over half a time step h, tabulated and interpolated linearly, and
 * the step of friction and noise that is made of it,
 *
 * <pre>  v ← φ(φ(v) + √(2θh) ξ),    ξ ~ N(0, 1)^d,</pre>
 *
 * the symmetric splitting, of weak order 2 and stable for any h, since φ only descends W. Beyond
 * the table φ goes on as at its end.
 *
 * <p>Immutable. Source: Leimkuhler and Matthews, Molecular Dynamics (2015), chapter 7,
 * doi:10.1007/978-3-319-16375-8.
 */
@FunctionalInterface
public interface VelocityFlow {
  /**
   * A step of particles from ≤ i &lt; to, whose velocity along axis a is at [a · stride + i].
   *
   * @param velocity modified
   * @param noise √(2θh) ξ, along axis a at [a · (to − from) + i − from]
   */
  void collide(double[] velocity, int stride, int from, int to, double[] noise);
}
