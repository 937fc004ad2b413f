package murmuration.kinetic;

/** What {@link PhaseSpaceSolver} ends with: averages of f over cells of r and v. Immutable. */
public final class PhaseSpaceState {
  private final VelocityGrid velocities;
  private final int places;
  private final double[] f;
  private final long fallbacks;

  PhaseSpaceState(VelocityGrid velocities, int places, double[] f, long fallbacks) {
    this.velocities = velocities;
    this.places = places;
    this.f = f;
    this.fallbacks = fallbacks;
  }

  /** ρ = ∫ f dv, averages over the cells of r. */
  public double[] density() {
    double[] rho = new double[places];
    addDensity(f, velocities, rho, 0, places);
    return rho;
  }

  /** Adds Σ_j f_j Δv in some places. */
  static void addDensity(double[] f, VelocityGrid velocities, double[] rho, int from, int to) {
    for (int j = 0; j < velocities.size(); j++) {
      for (int i = from; i < to; i++) {
        rho[i] += f[j * rho.length + i];
      }
    }
    for (int i = from; i < to; i++) {
      rho[i] *= velocities.spacing();
    }
  }

  /** The number of velocity cells. */
  public int velocities() {
    return velocities.size();
  }

  /** The centre of velocity cell j, in the laboratory. */
  public double velocity(int j) {
    return velocities.velocity(j);
  }

  /** f in velocity cell j, by cell of r. */
  public double[] distribution(int j) {
    double[] row = new double[places];
    System.arraycopy(f, j * places, row, 0, places);
    return row;
  }

  /** The least value of f. */
  public double minimum() {
    double minimum = Double.POSITIVE_INFINITY;
    for (double value : f) {
      minimum = Math.min(minimum, value);
    }
    return minimum;
  }

  /** How many collision steps, of how many cells of r, were of first order for positivity. */
  public long fallbacks() {
    return fallbacks;
  }
}
