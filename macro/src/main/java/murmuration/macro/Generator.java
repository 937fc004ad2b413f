package murmuration.macro;

/**
 * The generator A[φ, ρ] of the Markov chain on the cells of a grid that discretises ρ ↦ ∇·(𝒟∇ρ +
 * ρ𝒦∇φ − ρu): rates between neighbours along each axis, second-order ones from {@link
 * ScharfetterGummel}, tilted by {@link FluxCorrection} and {@link CrossFlux}.
 */
final class Generator {
  private final Lines[] lines;
  private final ScharfetterGummel[] rates;
  private final FluxCorrection[] corrections;
  private final double[][] forth;
  private final double[][] back;
  private final double[] root;
  private final double[] log;
  private final double[][] buffers;
  private final CrossFlux crossFlux;

  Generator(AggregationDiffusion equation, Grid grid) {
    int dimension = grid.dimension();
    int n = grid.size();
    lines = new Lines[dimension];
    rates = new ScharfetterGummel[dimension];
    corrections = new FluxCorrection[dimension];
    forth = new double[dimension][n];
    back = new double[dimension][n];
    root = new double[n];
    log = new double[n];
    boolean crossed = CrossFlux.occurs(equation, grid);
    crossFlux = crossed ? new CrossFlux(equation, grid) : null;
    buffers = new double[crossed ? 4 : 3][n];
    double[][] work = new double[FluxCorrection.WORK][n];
    for (int a = 0; a < dimension; a++) {
      lines[a] = new Lines(grid, a);
      double d = equation.diffusion().at(a, a);
      double k = equation.drift().at(a, a);
      double u = equation.velocity().along(a);
      rates[a] = new ScharfetterGummel(lines[a], d, k, u);
      corrections[a] = new FluxCorrection(lines[a], d, k, u, work);
    }
  }

  int dimension() {
    return lines.length;
  }

  /** The layout of the rates along an axis. */
  Lines lines(int a) {
    return lines[a];
  }

  /** The rates from each cell to its right neighbour along an axis; 0 at a wall. */
  double[] forth(int a) {
    return forth[a];
  }

  /** The rates from each cell's right neighbour back to it. */
  double[] back(int a) {
    return back[a];
  }

  /**
   * Sets rates of second order. Without cross fluxes they depend on φ only; with them they have
   * those fluxes at ρ.
   */
  void assembleSecondOrder(double[] phi, double[] rho) {
    if (crossFlux != null) {
      takeRootsAndLogs(rho);
    }
    for (int a = 0; a < lines.length; a++) {
      rates[a].rates(lines[a].gather(phi, buffers[0]), forth[a], back[a]);
      if (crossFlux != null) {
        double[] rootA = lines[a].gather(root, buffers[1]);
        corrections[a].tiltAcross(rootA, cross(a, phi, rho), forth[a], back[a]);
      }
    }
  }

  /** Sets the rates that have the fluxes of fourth order at a density ρ. */
  void assemble(double[] phi, double[] rho) {
    takeRootsAndLogs(rho);
    for (int a = 0; a < lines.length; a++) {
      double[] phiA = lines[a].gather(phi, buffers[0]);
      rates[a].rates(phiA, forth[a], back[a]);
      double[] rootA = lines[a].gather(root, buffers[1]);
      double[] logA = lines[a].gather(log, buffers[2]);
      double[] cross = crossFlux == null ? null : cross(a, phi, rho);
      corrections[a].tilt(phiA, rootA, logA, cross, forth[a], back[a]);
    }
  }

  private void takeRootsAndLogs(double[] rho) {
    for (int i = 0; i < rho.length; i++) {
      double value = Math.max(rho[i], FluxCorrection.VACUUM);
      root[i] = Math.sqrt(value);
      log[i] = Math.log(value);
    }
  }

  private double[] cross(int a, double[] phi, double[] rho) {
    return lines[a].gather(crossFlux.along(a, rho, log, phi), buffers[3]);
  }
}
