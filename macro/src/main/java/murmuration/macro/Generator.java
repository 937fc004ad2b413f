package murmuration.macro;

import java.util.Arrays;

/**
 * The generator A[φ, ρ] of the Markov chain on the cells of a grid that discretises ρ ↦ ∇·(𝒟∇ρ +
 * ρ𝒦∇φ − ρu): rates between neighbours along each axis, second-order ones from {@link
 * ScharfetterGummel}, tilted by {@link FluxCorrection} and {@link CrossFlux}. It acts on the
 * contents wρ of the cells, w their weights, see {@link Axis#weight}.
 */
final class Generator {
  private static final int SETS = 2;

  private final Lines[] lines;
  private final ScharfetterGummel[] rates;
  private final FluxCorrection[] corrections;
  private final double[][][] forth;
  private final double[][][] back;
  private int set;
  private final double[] root;
  private final double[] log;
  private final double[] inverseWeights;
  private final double[][] buffers;
  private final double[] steps;
  private final double[] density;
  private final CrossFlux crossFlux;
  private final AggregationDiffusion equation;

  Generator(AggregationDiffusion equation, Grid grid) {
    int dimension = grid.dimension();
    int n = grid.size();
    lines = new Lines[dimension];
    rates = new ScharfetterGummel[dimension];
    corrections = new FluxCorrection[dimension];
    forth = new double[SETS][dimension][n];
    back = new double[SETS][dimension][n];
    root = new double[n];
    log = new double[n];
    inverseWeights = new double[n];
    for (int i = 0; i < n; i++) {
      inverseWeights[i] = 1 / grid.weight(i);
    }
    this.equation = equation;
    steps = new double[n];
    boolean crossed = CrossFlux.occurs(equation, grid);
    crossFlux = crossed ? new CrossFlux(equation, grid) : null;
    density = new double[crossed ? n : 0];
    buffers = new double[crossed ? 3 : 2][n];
    double[][] work = new double[FluxCorrection.WORK][n];
    for (int a = 0; a < dimension; a++) {
      lines[a] = new Lines(grid, a);
      double d = equation.diffusion().at(a, a);
      rates[a] = new ScharfetterGummel(d, grid.axis(a).spacing());
      corrections[a] = new FluxCorrection(lines[a], d, work);
    }
  }

  /**
   * Chooses one of two sets of rates, which what follows sets or uses: those at the start of a step
   * serve another step from there.
   */
  void choose(int number) {
    set = number;
  }

  /** The layout of the rates along an axis. */
  Lines lines(int a) {
    return lines[a];
  }

  /** The rates from each cell to its right neighbour along an axis; 0 at a wall. */
  double[] forth(int a) {
    return forth[set][a];
  }

  /** The rates from each cell's right neighbour back to it. */
  double[] back(int a) {
    return back[set][a];
  }

  /**
   * Sets rates of second order. Without cross fluxes they depend on φ only; with them they have
   * those fluxes at ρ.
   *
   * @param contents wρ
   */
  void assembleSecondOrder(double[] phi, double[] contents) {
    if (crossFlux != null) {
      takeRootsAndLogs(contents);
    }
    for (int a = 0; a < lines.length; a++) {
      assembleRates(a, phi);
      double[] cross = crossFluxes(a, phi);
      if (cross != null) {
        double[] rootA = lines[a].gather(root, buffers[0]);
        corrections[a].tiltAcross(rootA, cross, forth(a), back(a));
      }
      takeToContents(a);
    }
  }

  /**
   * Sets the rates that have the fluxes of fourth order at a density ρ.
   *
   * @param contents wρ
   */
  void assemble(double[] phi, double[] contents) {
    takeRootsAndLogs(contents);
    for (int a = 0; a < lines.length; a++) {
      assembleRates(a, phi);
      if (corrected(a)) {
        double[] rootA = lines[a].gather(root, buffers[0]);
        double[] logA = lines[a].gather(log, buffers[1]);
        corrections[a].tilt(steps, rootA, logA, crossFluxes(a, phi), forth(a), back(a));
      }
      takeToContents(a);
    }
  }

  /** Between close walls rates stay as they are. */
  private boolean corrected(int a) {
    return lines[a].axis().periodic() || lines[a].axis().highOrderWalls();
  }

  /** Rates for what is in the cells, ρ times their weights. */
  private void takeToContents(int a) {
    Axis axis = lines[a].axis();
    int stride = lines[a].stride();
    for (int k = 0; axis.highOrderWalls() && k < axis.cells(); k++) {
      double here = axis.weight(k);
      double next = axis.weight(Math.min(k + 1, axis.cells() - 1));
      for (int start = k * stride; start < steps.length; start += lines[a].block()) {
        for (int c = start; (here != 1 || next != 1) && c < start + stride; c++) {
          forth[set][a][c] /= here;
          back[set][a][c] /= next;
        }
      }
    }
  }

  /** Sets √ρ and log ρ. */
  private void takeRootsAndLogs(double[] contents) {
    for (int i = 0; i < contents.length; i++) {
      double value = Math.max(contents[i] * inverseWeights[i], FluxCorrection.VACUUM);
      root[i] = Math.sqrt(value);
      log[i] = Math.log(value);
    }
  }

  /** Sets the steps of κφ − ur and the rates of second order along an axis. */
  private void assembleRates(int a, double[] phi) {
    double drift = equation.drift().at(a, a);
    Axis axis = lines[a].axis();
    double rise = -axis.spacing() * equation.velocity().along(a);
    double[] phiA = lines[a].gather(phi, buffers[0]);
    int stride = lines[a].stride();
    int around = lines[a].block() - stride;
    for (int start = 0; start < steps.length; start += lines[a].block()) {
      int end = start + around;
      for (int i = start; i < end; i++) {
        steps[i] = drift * (phiA[i + stride] - phiA[i]) + rise;
      }
      for (int i = end; i < end + stride; i++) {
        steps[i] = axis.periodic() ? drift * (phiA[i - around] - phiA[i]) + rise : 0;
      }
    }
    if (crossFlux != null && equation.diffusion().at(a, a) == 0) {
      double[] cross = lines[a].gather(crossFlux.steps(a, phi), buffers[0]);
      for (int i = 0; i < steps.length; i++) {
        steps[i] += cross[i];
      }
    }
    rates[a].rates(steps, forth(a), back(a));
    if (!axis.periodic()) {
      for (int end = around; end < steps.length; end += lines[a].block()) {
        Arrays.fill(forth(a), end, end + stride, 0);
        Arrays.fill(back(a), end, end + stride, 0);
      }
    }
  }

  /** The cross fluxes along an axis, or null without any. */
  private double[] crossFluxes(int a, double[] phi) {
    if (crossFlux == null || equation.diffusion().at(a, a) == 0) {
      return null;
    }
    for (int i = 0; i < steps.length; i++) {
      density[i] = root[i] * root[i];
    }
    return lines[a].gather(crossFlux.fluxes(a, density, log, phi), buffers[2]);
  }
}
