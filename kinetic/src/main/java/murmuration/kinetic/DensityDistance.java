package murmuration.kinetic;

import murmuration.macro.Grid;

/**
 * How far a histogram ρ_N of N particles is from a density ρ, and how far it would be if they were
 * independent samples of ρ. With the probabilities p of the cells, of volume h,
 *
 * <pre>
 *   E‖ρ_N − ρ‖² = (mass²/(N h)) (1 − Σp²),
 *   Var‖ρ_N − ρ‖² ≈ 2 (mass²/(N h))² (Σp² − 2Σp³ + (Σp²)²).
 * </pre>
 *
 * @param distance ‖ρ_N − ρ‖ in L²
 * @param noise the root of its expected square
 * @param deviations by how many standard deviations distance² exceeds noise²
 */
public record DensityDistance(double distance, double noise, double deviations) {

  /** Compares densities with one value a cell; ρ has the mass of ρ_N. */
  static DensityDistance of(Grid grid, double[] histogram, double[] density, int particles) {
    double square = 0;
    double total = 0;
    for (int c = 0; c < density.length; c++) {
      square += (histogram[c] - density[c]) * (histogram[c] - density[c]);
      total += density[c];
    }
    double p2 = 0;
    double p3 = 0;
    for (double value : density) {
      double p = value / total;
      p2 += p * p;
      p3 += p * p * p;
    }
    double mass = total * grid.cellVolume();
    double unit = mass * mass / (particles * grid.cellVolume());
    double expected = unit * (1 - p2);
    double deviation = unit * Math.sqrt(2 * (p2 - 2 * p3 + p2 * p2));
    square *= grid.cellVolume();
    return new DensityDistance(
        Math.sqrt(square), Math.sqrt(expected), (square - expected) / deviation);
  }
}
