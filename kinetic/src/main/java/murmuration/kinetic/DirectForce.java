package murmuration.kinetic;

import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * Forces by the sum over all pairs, −∇Φ(r_i) = −(mass/N) Σ_{j≠i} ∇U(r_i − r_j), with U's form in
 * the box. The time of a step grows with N².
 *
 * <p>Only values of U are known; its gradient is the difference of fourth order
 *
 * <pre>  U'(x) ≈ (8 (U(x + δ) − U(x − δ)) − (U(x + 2δ) − U(x − 2δ)))/(12δ),   δ = h/100,</pre>
 *
 * h the spacing of the grid: right to some 1e-10 where the grid resolves U; a kink or singularity
 * at the origin is rounded off within 2δ.
 *
 * <p>Source: Hockney and Eastwood, Computer Simulation Using Particles (1988), chapter 1,
 * doi:10.1201/9780367806934.
 */
final class DirectForce implements MeanFieldForce {
  private static final double DIFFERENCE = 0.01;

  private final Grid grid;
  private final InteractionPotential interaction;
  private final double weight;
  private final int particles;
  private final double[] positions;

  /**
   * Prepares the sum.
   *
   * @throws IllegalArgumentException when U has no periodic form, or one that only its Fourier
   *     coefficients give
   */
  DirectForce(Grid grid, InteractionPotential interaction, double mass, int particles) {
    if (!possible(grid, interaction)) {
      throw new IllegalArgumentException(
          "forces must be mesh: Fourier coefficients define this interaction potential on a"
              + " periodic box, so that it cannot be summed directly");
    }
    this.grid = grid;
    this.interaction = interaction;
    this.particles = particles;
    weight = mass / particles;
    positions = new double[grid.dimension() * particles];
  }

  /** Whether values of U in the box are known. */
  static boolean possible(Grid grid, InteractionPotential interaction) {
    return !grid.periodic() || interaction.periodicSymbol().isEmpty();
  }

  @Override
  public boolean interacting() {
    return true;
  }

  @Override
  public void collect(int block, double[] position, int from, int to) {
    // The copy in update is all there is to know.
  }

  @Override
  public void update(double[] position) {
    System.arraycopy(position, 0, positions, 0, positions.length);
  }

  @Override
  public void read(double[] position, int from, int to, double[] force) {
    int d = grid.dimension();
    for (int i = from; i < to; i++) {
      for (int a = 0; a < d; a++) {
        double sum = 0;
        for (int j = 0; j < particles; j++) {
          if (j != i) {
            double x = positions[i] - positions[j];
            double y = d > 1 ? positions[particles + i] - positions[particles + j] : 0;
            sum += slope(x, y, a);
          }
        }
        force[a * (to - from) + i - from] = -weight * sum;
      }
    }
  }

  private double slope(double x, double y, int a) {
    double delta = DIFFERENCE * grid.axis(a).spacing();
    double dx = a == 0 ? delta : 0;
    double dy = delta - dx;
    double near = value(x + dx, y + dy) - value(x - dx, y - dy);
    double far = value(x + 2 * dx, y + 2 * dy) - value(x - 2 * dx, y - 2 * dy);
    return (8 * near - far) / (12 * delta);
  }

  private double value(double x, double y) {
    return interaction.inBox(grid, distance(0, x), grid.dimension() > 1 ? distance(1, y) : 0, 0);
  }

  /** The distance along an axis, of the nearest image where it is periodic. */
  private double distance(int a, double x) {
    double r = Math.abs(x);
    double length = grid.axis(a).length();
    return grid.axis(a).periodic() && r > 0.5 * length ? Math.abs(length - r) : r;
  }
}
