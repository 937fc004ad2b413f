package murmuration.kinetic;

import java.util.Arrays;

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
    sum(f, velocities, rho, 0, places);
    return rho;
  }

  /** Writes Σ_j f_j Δv in the places from one on, to another. */
  static void sum(double[] f, VelocityGrid velocities, double[] rho, int from, int to) {
    Arrays.fill(rho, from, to, 0);
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
    return Arrays.copyOfRange(f, j * places, (j + 1) * places);
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
