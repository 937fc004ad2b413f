package murmuration.kinetic;

import java.util.Arrays;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * Forces by way of a mesh with the spacing h of the grid: a particle is shared out linearly among
 * the 2^d nearest cell centres, and with these shares S
 *
 * <pre>
 *   ρ_j = (mass/(N h^d)) Σ_i S(r_j − r_i),   Φ = U⋆ρ,
 *   −∂_aΦ(r_i) = −Σ_j S(r_j − r_i) (Φ_{j+e_a} − Φ_{j−e_a})/(2h),
 * </pre>
 *
 * of second order in h. Reading with the shares of the deposition keeps the total momentum to
 * round-off, and no particle acts on itself. The mesh reaches two cells beyond walls, as the
 * interaction goes across free space there.
 *
 * <p>Blocks of particles have a density each, summed in the order of the blocks; so sums do not
 * depend on threads.
 *
 * <p>Source: Hockney and Eastwood, Computer Simulation Using Particles (1988), chapter 5,
 * doi:10.1201/9780367806934.
 */
final class MeshForce implements MeanFieldForce {
  // Cells beyond the ends of an axis: the images of the ends, or true cells beyond walls.
  private static final int IMAGES = 1;
  private static final int BEYOND_WALLS = 2;

  private final Convolution convolution;
  private final int particles;
  private final int dimension;
  private final double weight;
  private final double[] lower = new double[2];
  private final double[] inverse = new double[2];
  private final int[] padded = {1, 1};
  private final int[] cell;
  private final int[][] left;
  private final int[][] right;
  private final double[][] deposits;
  private final double[][] force;
  private final double[] density;
  private final double[] potential;

  /**
   * Prepares the mesh.
   *
   * @throws IllegalArgumentException when U cannot be convolved on the grid
   */
  MeshForce(Grid grid, InteractionPotential interaction, double mass, int particles, int blocks) {
    this.particles = particles;
    dimension = grid.dimension();
    Axis[] axes = new Axis[dimension];
    int[] ghosts = new int[dimension];
    for (int a = 0; a < dimension; a++) {
      Axis axis = grid.axis(a);
      double h = axis.spacing();
      ghosts[a] = axis.periodic() ? IMAGES : BEYOND_WALLS;
      axes[a] =
          axis.periodic()
              ? axis
              : new Axis(
                  axis.lower() - BEYOND_WALLS * h,
                  axis.upper() + BEYOND_WALLS * h,
                  axis.cells() + 2 * BEYOND_WALLS,
                  Boundary.NO_FLUX);
      padded[a] = axis.cells() + 2 * ghosts[a];
      // The padded centre 0 lies at the position 0.
      lower[a] = axis.lower() - (ghosts[a] - 0.5) * h;
      inverse[a] = 1 / h;
    }
    Grid mesh = Grid.of(axes);
    convolution = new Convolution(mesh, interaction);
    weight = mass / particles / grid.cellVolume();
    density = new double[mesh.size()];
    potential = new double[mesh.size()];
    int size = padded[0] * padded[1];
    cell = new int[size];
    left = new int[dimension][size];
    right = new int[dimension][size];
    for (int p = 0; p < size; p++) {
      int[] index = {p % padded[0], p / padded[0]};
      cell[p] = cell(mesh, index, 0, 0);
      for (int a = 0; a < dimension; a++) {
        left[a][p] = cell(mesh, index, a, -1);
        right[a][p] = cell(mesh, index, a, 1);
      }
    }
    deposits = new double[convolution.interacting() ? blocks : 0][size];
    force = new double[dimension][size];
  }

  /** The cell of the mesh at a padded index, or its neighbour; the last one stands for none. */
  private static int cell(Grid mesh, int[] index, int axis, int shift) {
    int result = 0;
    for (int a = 0; a < mesh.dimension(); a++) {
      int n = mesh.axis(a).cells();
      int i = index[a] + (a == axis ? shift : 0);
      i = mesh.axis(a).periodic() ? Math.floorMod(i - IMAGES, n) : Math.max(0, Math.min(i, n - 1));
      result += i * mesh.stride(a);
    }
    return result;
  }

  @Override
  public boolean interacting() {
    return convolution.interacting();
  }

  @Override
  public void collect(int block, double[] position, int from, int to) {
    double[] deposit = deposits[block];
    if (dimension == 1) {
      for (int i = from; i < to; i++) {
        double u = (position[i] - lower[0]) * inverse[0];
        int p = (int) u;
        double share = u - p;
        deposit[p] += 1 - share;
        deposit[p + 1] += share;
      }
    } else {
      for (int i = from; i < to; i++) {
        double u = (position[i] - lower[0]) * inverse[0];
        double v = (position[particles + i] - lower[1]) * inverse[1];
        int column = (int) u;
        int row = (int) v;
        double shareX = u - column;
        double shareY = v - row;
        int p = column + padded[0] * row;
        int above = p + padded[0];
        deposit[p] += (1 - shareX) * (1 - shareY);
        deposit[p + 1] += shareX * (1 - shareY);
        deposit[above] += (1 - shareX) * shareY;
        deposit[above + 1] += shareX * shareY;
      }
    }
  }

  @Override
  public void update(double[] position) {
    Arrays.fill(density, 0);
    for (int p = 0; p < cell.length; p++) {
      double sum = 0;
      for (double[] deposit : deposits) {
        sum += deposit[p];
      }
      density[cell[p]] += weight * sum;
    }
    for (double[] deposit : deposits) {
      Arrays.fill(deposit, 0);
    }
    convolution.apply(density, potential);
    for (int a = 0; a < dimension; a++) {
      double factor = -0.5 * inverse[a];
      for (int p = 0; p < cell.length; p++) {
        force[a][p] = factor * (potential[right[a][p]] - potential[left[a][p]]);
      }
    }
  }

  @Override
  public void read(double[] position, int from, int to, double[] result) {
    if (dimension == 1) {
      double[] field = force[0];
      for (int i = from; i < to; i++) {
        double u = (position[i] - lower[0]) * inverse[0];
        int p = (int) u;
        double value = field[p];
        result[i - from] = value + (u - p) * (field[p + 1] - value);
      }
    } else {
      for (int a = 0; a < dimension; a++) {
        readPlane(position, from, to, force[a], result, a * (to - from) - from);
      }
    }
  }

  private void readPlane(
      double[] position, int from, int to, double[] field, double[] result, int offset) {
    for (int i = from; i < to; i++) {
      double u = (position[i] - lower[0]) * inverse[0];
      double v = (position[particles + i] - lower[1]) * inverse[1];
      int column = (int) u;
      int row = (int) v;
      int p = column + padded[0] * row;
      int above = p + padded[0];
      double low = field[p] + (u - column) * (field[p + 1] - field[p]);
      double high = field[above] + (u - column) * (field[above + 1] - field[above]);
      result[offset + i] = low + (v - row) * (high - low);
    }
  }
}
