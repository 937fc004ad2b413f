package murmuration.macro;

import java.util.Arrays;

/**
 * The mean field Φ_i = Σ_j U(x_i − x_j) ρ_j h by the fast Fourier transform.
 *
 * <p>On a periodic axis the kernel is U's periodic form; with walls it is the free-space kernel and
 * ρ is padded by zeros. The kernel takes point values of U, which is spectrally accurate for smooth
 * U and cell averages of ρ; where U has a kink or a singularity at the origin, that cell takes the
 * cell average of U. The kernel is symmetric, as the decay of the free energy needs.
 *
 * <p>Not thread-safe: it owns a work array.
 */
public final class Convolution {
  private final RealFourier fourier;
  private final double[] kernel;
  private final double[] work;

  /**
   * Transforms the kernel once.
   *
   * @throws IllegalArgumentException when U has no periodic form and the axis is periodic, or U is
   *     not finite at a grid distance
   */
  public Convolution(Grid grid, InteractionPotential potential) {
    Axis axis = grid.x();
    int cells = axis.cells();
    int n = axis.periodic() ? cells : fastLength(2 * cells - 1);
    double spacing = axis.spacing();
    fourier = new RealFourier(n, n * spacing);
    work = new double[n];
    double[] values = new double[n];
    for (int j = 0; j < n; j++) {
      int distance = Math.min(j, n - j);
      if (distance < cells) {
        values[j] = spacing * cellValue(axis, potential, distance);
        if (!Double.isFinite(values[j])) {
          throw new IllegalArgumentException(
              "the interaction potential is not finite at distance " + distance * spacing);
        }
      }
    }
    fourier.forward(values);
    kernel = fourier.multiplier(k -> fourier.real(values, k));
  }

  /** Writes U⋆ρ into {@code field}: point values from point values, averages from averages. */
  public void apply(double[] rho, double[] field) {
    System.arraycopy(rho, 0, work, 0, rho.length);
    Arrays.fill(work, rho.length, work.length, 0);
    fourier.forward(work);
    for (int i = 0; i < work.length; i++) {
      work[i] *= kernel[i];
    }
    fourier.inverse(work);
    System.arraycopy(work, 0, field, 0, rho.length);
  }

  private static double cellValue(Axis axis, InteractionPotential potential, int distance) {
    if (distance > 0 || potential.smoothAtOrigin()) {
      return value(axis, potential, distance * axis.spacing());
    }
    double half = 0.5 * axis.spacing();
    double average = potential.averageAtOrigin(half);
    if (axis.periodic()) {
      // What the images add is smooth.
      average +=
          Grid.average(r -> potential.periodic(r, axis.length()) - potential.value(r), 0, half);
    }
    return average;
  }

  private static double value(Axis axis, InteractionPotential potential, double r) {
    return axis.periodic() ? potential.periodic(r, axis.length()) : potential.value(r);
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
