package murmuration.macro;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The discrete Fourier transform of real fields on a box, padded with zeros where an axis has more
 * points than cells:
 *
 * <pre>  û_{klm} = Σ_{pqr} u_{pqr} e^{−2πi(kp/n_x + lq/n_y + mr/n_z)},   0 ≤ k ≤ n_x/2.</pre>
 *
 * <p>The real part of mode i = k + K(l + n_y m), K = ⌊n_x/2⌋ + 1, is at [2i] of a spectrum, its
 * imaginary part at [2i + 1]; the other k follow by conjugation. Real transforms along x are
 * followed by complex ones along y and z; lines that hold nothing but padding are left out. The
 * inverse divides by the number of points.
 *
 * <p>Transforms allocate nothing where the numbers of points are powers of two; for others
 * JTransforms allocates one line at a time. Not thread-safe: it owns work arrays.
 */
public final class FourierTransform {
  // Lines gathered at a time: two cache lines of complex numbers.
  private static final int BLOCK = 8;

  private final int[] cells = {1, 1, 1};
  private final int[] points = {1, 1, 1};
  private final DoubleFFT_1D[] transforms = new DoubleFFT_1D[Grid.MOST_AXES];
  private final int modesX;
  private final int modes;
  private final double[] lines;

  /**
   * Plans transforms of fields on a grid.
   *
   * @param points numbers of points by axis, at least those of the cells
   * @throws IllegalArgumentException when a spectrum is too long for an array
   */
  public FourierTransform(Grid grid, int[] points) {
    int longest = 0;
    for (int a = 0; a < grid.dimension(); a++) {
      this.cells[a] = grid.axis(a).cells();
      this.points[a] = points[a];
      transforms[a] = new DoubleFFT_1D(points[a]);
      longest = a == 0 ? 0 : Math.max(longest, points[a]);
    }
    modesX = points[0] / 2 + 1;
    double size = 2.0 * modesX * this.points[1] * this.points[2];
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many cells for a Fourier transform");
    }
    modes = modesX * this.points[1] * this.points[2];
    lines = new double[2 * BLOCK * longest];
  }

  /** The number of modes, half the length of a spectrum. */
  public int modes() {
    return modes;
  }

  /** The wave number along an axis of a mode, in periods a box; the sign is that of e^{ikx}. */
  public int waveNumber(int mode, int a) {
    if (a == 0) {
      return mode % modesX;
    }
    int index = a == 1 ? mode / modesX % points[1] : mode / modesX / points[1];
    return 2 * index > points[a] ? index - points[a] : index;
  }

  /** Whether a mode is the shortest wave of an even number of points, which has no derivative. */
  public boolean nyquist(int mode, int a) {
    return 2 * waveNumber(mode, a) == points[a];
  }

  /** Transforms a field of cells into a spectrum. */
  public void forward(double[] field, double[] spectrum) {
    int row = 2 * modesX;
    for (int k = 0; k < cells[2]; k++) {
      for (int j = 0; j < cells[1]; j++) {
        int start = row * (j + points[1] * k);
        System.arraycopy(field, cells[0] * (j + cells[1] * k), spectrum, start, cells[0]);
        Arrays.fill(spectrum, start + cells[0], start + row, 0);
        transforms[0].realForward(spectrum, start);
        unpack(spectrum, start);
      }
    }
    for (int a = 1; a < Grid.MOST_AXES; a++) {
      if (transforms[a] != null) {
        complex(a, spectrum, true);
      }
    }
  }

  /** Transforms a spectrum, which is overwritten, into a field of cells. */
  public void inverse(double[] spectrum, double[] field) {
    for (int a = Grid.MOST_AXES - 1; a > 0; a--) {
      if (transforms[a] != null) {
        complex(a, spectrum, false);
      }
    }
    int row = 2 * modesX;
    for (int k = 0; k < cells[2]; k++) {
      for (int j = 0; j < cells[1]; j++) {
        int start = row * (j + points[1] * k);
        pack(spectrum, start);
        transforms[0].realInverse(spectrum, start, true);
        System.arraycopy(spectrum, start, field, cells[0] * (j + cells[1] * k), cells[0]);
      }
    }
  }

  /** JTransforms keeps the last number of a row in the place of Im û_0, which is 0. */
  private void unpack(double[] spectrum, int start) {
    int n = points[0];
    spectrum[start + n] = spectrum[start + 1];
    spectrum[start + 1] = 0;
    if (n % 2 == 0) {
      spectrum[start + n + 1] = 0;
    }
  }

  private void pack(double[] spectrum, int start) {
    spectrum[start + 1] = spectrum[start + points[0]];
  }

  /** Transforms the lines along y or z, a block of neighbours at a time. */
  private void complex(int a, double[] spectrum, boolean forward) {
    int n = points[a];
    int stride = a == 1 ? modesX : modesX * points[1];
    int planes = a == 1 ? cells[2] : 1;
    int read = forward ? cells[a] : n;
    int written = forward ? n : cells[a];
    for (int plane = 0; plane < planes; plane++) {
      for (int first = 0; first < stride; first += BLOCK) {
        int width = Math.min(BLOCK, stride - first);
        int start = 2 * (plane * modesX * points[1] + first);
        for (int b = 0; b < width; b++) {
          Arrays.fill(lines, 2 * (b * n + read), 2 * (b + 1) * n, 0);
        }
        for (int j = 0; j < read; j++) {
          int from = start + 2 * stride * j;
          for (int b = 0; b < width; b++) {
            lines[2 * (b * n + j)] = spectrum[from + 2 * b];
            lines[2 * (b * n + j) + 1] = spectrum[from + 2 * b + 1];
          }
        }
        for (int b = 0; b < width; b++) {
          if (forward) {
            transforms[a].complexForward(lines, 2 * b * n);
          } else {
            transforms[a].complexInverse(lines, 2 * b * n, true);
          }
        }
        for (int j = 0; j < written; j++) {
          int to = start + 2 * stride * j;
          for (int b = 0; b < width; b++) {
            spectrum[to + 2 * b] = lines[2 * (b * n + j)];
            spectrum[to + 2 * b + 1] = lines[2 * (b * n + j) + 1];
          }
        }
      }
    }
  }
}
