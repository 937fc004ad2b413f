package murmuration.macro;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The mean field Φ_i = Σ_j U(r_i − r_j) ρ_j h_x h_y h_z by the fast Fourier transform.
 *
 * <p>Along periodic axes the kernel is U's periodic form; along axes with walls it is that of free
 * space and ρ is padded with zeros. The kernel takes point values of U, which is spectrally
 * accurate for smooth U and cell averages of ρ; where U has a kink or a singularity at the origin,
 * that cell takes the cell average of U, which leaves order two for kinks and the Newtonian
 * potential, and d + q for r^q in d dimensions, q &lt; 2 − d. The kernel is even in each
 * coordinate, as the decay of the free energy needs, so its transform is real.
 *
 * <p>Not thread-safe: it owns a work array. See {@link FourierTransform} on allocation.
 */
public final class Convolution {
  private static final int FACE_PANELS = 4;

  private final FourierTransform transform;
  private final double[] kernel;
  private final double[] spectrum;
  private final boolean interacting;

  /**
   * Transforms the kernel once.
   *
   * @throws IllegalArgumentException when U has no periodic form and an axis is periodic, or U is
   *     not finite at a grid distance or not integrable at the origin
   */
  public Convolution(Grid grid, InteractionPotential potential) {
    int[] points = new int[grid.dimension()];
    for (int a = 0; a < points.length; a++) {
      Axis axis = grid.axis(a);
      points[a] = axis.periodic() ? axis.cells() : fastLength(2 * axis.cells() - 1);
    }
    transform = new FourierTransform(grid, points);
    spectrum = new double[2 * transform.modes()];
    Optional<DoubleUnaryOperator> symbol =
        grid.periodic() ? potential.periodicSymbol() : Optional.empty();
    kernel =
        symbol.isPresent()
            ? symbol(grid, symbol.get())
            : transformed(grid, potential, points, spectrum);
    for (double value : kernel) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the interaction potential is too large");
      }
    }
    interacting = Arrays.stream(kernel).anyMatch(value -> value != 0);
  }

  /** Writes U⋆ρ into {@code field}: point values from point values, averages from averages. */
  public void apply(double[] rho, double[] field) {
    if (!interacting) {
      Arrays.fill(field, 0);
      return;
    }
    transform.forward(rho, spectrum);
    multiply(spectrum);
    transform.inverse(spectrum, field);
  }

  /** Whether the kernel has any entry but 0. */
  public boolean interacting() {
    return interacting;
  }

  /** The transform between fields and spectra; without padding when the box is periodic. */
  FourierTransform transform() {
    return transform;
  }

  /** Replaces the spectrum of ρ by that of U⋆ρ. */
  void multiply(double[] values) {
    for (int mode = 0; mode < kernel.length; mode++) {
      values[2 * mode] *= kernel[mode];
      values[2 * mode + 1] *= kernel[mode];
    }
  }

  /** Û of each mode, given as a function of |q|. */
  private double[] symbol(Grid grid, DoubleUnaryOperator symbol) {
    double[] values = new double[transform.modes()];
    for (int mode = 0; mode < values.length; mode++) {
      double square = 0;
      for (int a = 0; a < grid.dimension(); a++) {
        double q = 2 * Math.PI * transform.waveNumber(mode, a) / grid.axis(a).length();
        square += q * q;
      }
      values[mode] = symbol.applyAsDouble(Math.sqrt(square));
    }
    return values;
  }

  /** The transform of U at the displacements of the grid, times the cell volume. */
  private static double[] transformed(
      Grid grid, InteractionPotential potential, int[] points, double[] spectrum) {
    int d = grid.dimension();
    int[] n = Arrays.copyOf(points, Grid.MOST_AXES);
    Arrays.fill(n, d, Grid.MOST_AXES, 1);
    int[] cells = {1, 1, 1};
    double[] spacing = new double[Grid.MOST_AXES];
    Axis[] axes = new Axis[d];
    for (int a = 0; a < d; a++) {
      cells[a] = grid.axis(a).cells();
      spacing[a] = grid.axis(a).spacing();
      axes[a] = new Axis(0, n[a] * spacing[a], n[a], Boundary.PERIODIC);
    }
    double[] values = new double[n[0] * n[1] * n[2]];
    for (int k = 0; k < n[2]; k++) {
      int z = Math.min(k, n[2] - k);
      for (int j = 0; j < n[1]; j++) {
        int y = Math.min(j, n[1] - j);
        for (int i = 0; i < n[0]; i++) {
          int x = Math.min(i, n[0] - i);
          int cell = i + n[0] * (j + n[1] * k);
          int mirrored = x + n[0] * (y + n[1] * z);
          if (mirrored < cell) {
            values[cell] = values[mirrored];
          } else if (x < cells[0] && y < cells[1] && z < cells[2]) {
            values[cell] =
                cell == 0
                    ? atOrigin(grid, potential)
                    : potential.inBox(grid, x * spacing[0], y * spacing[1], z * spacing[2]);
            requireFinite(
                values[cell],
                Math.hypot(Math.hypot(x * spacing[0], y * spacing[1]), z * spacing[2]));
          }
        }
      }
    }
    new FourierTransform(Grid.of(axes), points).forward(values, spectrum);
    double[] kernel = new double[spectrum.length / 2];
    for (int mode = 0; mode < kernel.length; mode++) {
      kernel[mode] = spectrum[2 * mode] * grid.cellVolume();
    }
    return kernel;
  }

  private static void requireFinite(double value, double distance) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the interaction potential is not finite at distance " + distance);
    }
  }

  /** What the images add is smooth and needs no average. */
  private static double atOrigin(Grid grid, InteractionPotential potential) {
    return potential.smoothAtOrigin()
        ? potential.inBox(grid, 0, 0, 0)
        : cellAverage(grid, potential) + potential.images(grid, 0, 0, 0);
  }

  /**
   * The average of U(|r|) over the cell |r_a| ≤ h_a/2: the mean, over the d faces of a quadrant, of
   * the averages over the balls that reach to the points of the face.
   */
  private static double cellAverage(Grid grid, InteractionPotential potential) {
    int d = grid.dimension();
    CellRule rule = CellRule.gauss(4, d == 1 ? 1 : FACE_PANELS);
    double sum = 0;
    for (int face = 0; face < d; face++) {
      double height = 0.5 * grid.axis(face).spacing();
      double width = d > 1 ? 0.5 * grid.axis((face + 1) % d).spacing() : 0;
      double depth = d > 2 ? 0.5 * grid.axis((face + 2) % d).spacing() : 0;
      for (int p = 0; p < (d > 1 ? rule.size() : 1); p++) {
        for (int q = 0; q < (d > 2 ? rule.size() : 1); q++) {
          double u = (rule.position(p) + 0.5) * width;
          double v = (rule.position(q) + 0.5) * depth;
          double weight = (d > 1 ? rule.weight(p) : 1) * (d > 2 ? rule.weight(q) : 1);
          double radius = Math.sqrt(height * height + u * u + v * v);
          sum += weight * potential.ballAverage(radius, d);
        }
      }
    }
    return sum / d;
  }

  /** The least 2^a 3^b 5^c that is at least n. */
  static int fastLength(int n) {
    int length = n;
    while (!isFast(length)) {
      length++;
    }
    return length;
  }

  private static boolean isFast(int length) {
    int rest = length;
    for (int prime : new int[] {2, 3, 5}) {
      while (rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }
}
