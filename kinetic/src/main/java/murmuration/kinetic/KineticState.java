package murmuration.kinetic;

/**
 * The distribution f = Σ_k c_k φ_k M at one time, valid while its observer is called.
 *
 * <p>All fields have a value a cell, x fastest.
 */
public final class KineticState {
  private final VelocityModes modes;
  private final Space space;
  private final double epsilon;
  private final double[][] fields;

  KineticState(VelocityModes modes, Space space, double epsilon, double[][] fields) {
    this.modes = modes;
    this.space = space;
    this.epsilon = epsilon;
    this.fields = fields;
  }

  /** The number of axes. */
  public int dimension() {
    return space.dimension();
  }

  /** ρ = ∫ f dv at the cell centres, a copy. */
  public double[] density() {
    return fields[0].clone();
  }

  /**
   * ε^{−1/2} ∫ (v_a − V_a) f dv, the flux of ∂_tρ + Σ_a ∂_a j_a = 0 in the moving frame: at the
   * cell centres of a periodic box, at the left faces between walls.
   */
  public double[] flux(int a) {
    double[] flux = new double[space.points()];
    for (int k = 1; k < fields.length; k++) {
      double factor = modes.transport(a, 0, k) / Math.sqrt(epsilon);
      Matrices.addMultiple(factor, fields[k], 0, flux, 0, flux.length);
    }
    return flux;
  }

  /**
   * ∫ (v_a − V_a)(v_b − V_b) f dv within the span of the modes, at the cell centres: for b = a the
   * mean square of the velocity relative to the frame, times ρ.
   */
  public double[] stress(int a, int b) {
    double[] stress = new double[space.points()];
    for (int k = 0; k < fields.length; k++) {
      double factor = 0;
      for (int l = 0; l < fields.length; l++) {
        factor += modes.transport(a, 0, l) * modes.transport(b, l, k);
      }
      if (!modes.odd(k)) {
        Matrices.addMultiple(factor, fields[k], 0, stress, 0, stress.length);
      }
    }
    return stress;
  }

  /**
   * f(·, v) at the cell centres for a velocity in the laboratory; v_y is ignored in one dimension.
   */
  public double[] distribution(double vx, double vy) {
    double[] f = new double[space.points()];
    for (int k = 0; k < fields.length; k++) {
      double weight = modes.distribution(k, vx, vy);
      Matrices.addMultiple(weight, space.atCentres(fields[k], modes.odd(k)), 0, f, 0, f.length);
    }
    return f;
  }
}
