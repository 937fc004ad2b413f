package murmuration.io;

import murmuration.macro.Grid;

/**
 * The memory that a run takes at its peak, without what is garbage by then: the largest of its
 * parts, which follow each other, besides what they leave. Fitted to runs of all kinds.
 */
final class MemoryEstimate {
  static final long PROGRAM_BYTES = 5_000_000;
  // Numbers a cell: scheme, transforms, three states.
  private static final int DENSITY = 65;
  // Complex matrices of the exponential method for each wave number.
  private static final int MATRICES = 12;
  // Arrays of all modes and points.
  private static final int STATES = 12;
  // Of an ε: the verification runs larger problems side by side.
  private static final int VERIFICATION = 3;
  // Densities of the limit and of finer steps, and their corrections.
  private static final int LIMITS = 6;

  private MemoryEstimate() {}

  /** In bytes, about. */
  static long bytes(Scenario scenario, int threads) {
    double largest = DENSITY * (double) Double.BYTES * scenario.grid().size();
    double kept = 0;
    if (scenario.kinetic().isPresent()) {
      Scenario.Kinetic kinetic = scenario.kinetic().get();
      largest = Math.max(largest, kinetic(scenario.grid(), kinetic, threads));
      kept += kept(scenario, kinetic);
    }
    if (scenario.particles().isPresent()) {
      Scenario.Particles particles = scenario.particles().get();
      double numbers = particles.runs().get(0).particles() * (double) scenario.grid().dimension();
      largest = Math.max(largest, 2 * Double.BYTES * numbers);
      if (particles.runs().get(0).keepPositions()) {
        double outputs = scenario.times().count() * (double) particles.runs().size();
        kept += Double.BYTES * numbers * outputs;
      }
    }
    return (long) (PROGRAM_BYTES + largest + kept);
  }

  private static double kinetic(Grid grid, Scenario.Kinetic kinetic, int threads) {
    double modes = kinetic.options().modes().orElse(KineticPilot.USUAL_MODES);
    int runs = Math.min(kinetic.epsilon().size(), threads);
    runs = Math.max(runs, kinetic.options().verify() ? VERIFICATION : 0);
    // In the plane waves of the same length share a generator, which has two blocks.
    double waves = 1;
    for (int a = 0; a < grid.dimension(); a++) {
      waves *= 0.5 * grid.axis(a).cells() + 1;
    }
    double entries = modes * modes * (grid.dimension() == 1 ? waves : waves / 4);
    return Double.BYTES * runs * (2 * MATRICES * entries + STATES * modes * grid.size());
  }

  private static double kept(Scenario scenario, Scenario.Kinetic kinetic) {
    double rows = kinetic.epsilon().size() * (double) CostEstimate.fields(scenario, kinetic);
    double values = scenario.grid().size() * (double) scenario.times().count();
    return Double.BYTES * values * (rows + LIMITS);
  }
}
