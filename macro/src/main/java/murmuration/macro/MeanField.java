package murmuration.macro;

import java.util.Arrays;

/**
 * The potential φ = U⋆ρ + V and the free energy of densities. The last few are remembered and
 * recognised by their values: a step begins where another has ended, and step doubling begins twice
 * at the same density.
 */
final class MeanField {
  private static final int REMEMBERED = 4;

  private final AggregationDiffusion equation;
  private final Grid grid;
  private final Convolution convolution;
  private final double[] external;
  private final double[] logWeights;
  private final Entry[] entries = new Entry[REMEMBERED];
  private long clock;

  MeanField(AggregationDiffusion equation, Grid grid, Convolution convolution, double[] external) {
    this.equation = equation;
    this.grid = grid;
    this.external = external;
    logWeights = new double[grid.size()];
    for (int i = 0; i < logWeights.length; i++) {
      logWeights[i] = Math.log(grid.weight(i));
    }
    this.convolution = convolution;
    for (int e = 0; e < REMEMBERED; e++) {
      entries[e] = new Entry(grid.size());
    }
  }

  /** What belongs to a density; valid until three others have been asked for. */
  Entry of(double[] rho) {
    clock++;
    Entry oldest = entries[0];
    for (Entry entry : entries) {
      if (entry.used > 0 && Arrays.equals(entry.rho, rho)) {
        entry.used = clock;
        return entry;
      }
      oldest = entry.used < oldest.used ? entry : oldest;
    }
    oldest.compute(rho);
    oldest.number = clock;
    oldest.used = clock;
    return oldest;
  }

  /** A density, its potential, and its free energy once asked for. */
  final class Entry {
    private final double[] rho;
    private final double[] potential;
    private FreeEnergy energy;
    private long used;
    private long number;

    private Entry(int n) {
      rho = new double[n];
      potential = new double[n];
    }

    private void compute(double[] density) {
      System.arraycopy(density, 0, rho, 0, rho.length);
      convolution.apply(rho, potential);
      for (int i = 0; i < potential.length; i++) {
        potential[i] += external[i];
      }
      energy = null;
    }

    /** A number that no other density has. */
    long number() {
      return number;
    }

    /** φ, not to be modified. */
    double[] potential() {
      return potential;
    }

    FreeEnergy energy() {
      if (energy == null) {
        energy = equation.freeEnergy(grid, rho, logWeights, potential, external);
      }
      return energy;
    }
  }
}
