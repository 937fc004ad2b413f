package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against û_{klm} = Σ u_{pqr} e^{−2πi(kp/n_x + lq/n_y + mr/n_z)}, with and without padding. */
class FourierTransformTest {
  @ParameterizedTest
  @CsvSource({"4, 4, 4, 4, 4, 4", "5, 4, 6, 5, 7, 11", "6, 5, 4, 11, 9, 8", "4, 6, 5, 7, 6, 9"})
  void modesAreThoseOfTheDefinitionAndTheInverseUndoesThem(
      int cx, int cy, int cz, int nx, int ny, int nz) {
    Grid grid = Grid.of(axis(cx), axis(cy), axis(cz));
    FourierTransform transform = new FourierTransform(grid, new int[] {nx, ny, nz});
    double[] field = new Random(cx).doubles(grid.size()).toArray();
    double[] spectrum = new double[2 * transform.modes()];
    transform.forward(field, spectrum);
    assertEquals((nx / 2 + 1) * ny * nz, transform.modes());
    for (int mode = 0; mode < transform.modes(); mode++) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < field.length; i++) {
        double turns =
            (double) transform.waveNumber(mode, 0) * (i % cx) / nx
                + (double) transform.waveNumber(mode, 1)
                    * Math.floorMod(Math.floorDiv(i, cx), cy)
                    / ny
                + (double) transform.waveNumber(mode, 2) * Math.floorDiv(i, cx * cy) / nz;
        real += field[i] * Math.cos(2 * Math.PI * turns);
        imaginary -= field[i] * Math.sin(2 * Math.PI * turns);
      }
      assertEquals(real, spectrum[2 * mode], 1e-12);
      assertEquals(imaginary, spectrum[2 * mode + 1], 1e-12);
    }
    double[] back = new double[field.length];
    transform.inverse(spectrum, back);
    assertArrayEquals(field, back, 1e-14);
  }

  /** Each mode's wave, e^{2πi(kp/n_x + lq/n_y)}, has that one mode and its mirror image. */
  @ParameterizedTest
  @CsvSource({"6, 5, 1, 2", "6, 5, 2, -1", "6, 5, 0, -2", "5, 4, 2, 1", "8, 8, 3, -3"})
  void wavesHaveTheirOwnMode(int nx, int ny, int k, int l) {
    Grid grid = Grid.of(axis(nx), axis(ny));
    FourierTransform transform = new FourierTransform(grid, new int[] {nx, ny});
    double[] field = new double[nx * ny];
    for (int q = 0; q < ny; q++) {
      for (int p = 0; p < nx; p++) {
        field[p + nx * q] = Math.cos(2 * Math.PI * ((double) k * p / nx + (double) l * q / ny));
      }
    }
    double[] spectrum = new double[2 * transform.modes()];
    transform.forward(field, spectrum);
    for (int mode = 0; mode < transform.modes(); mode++) {
      int x = transform.waveNumber(mode, 0);
      int y = transform.waveNumber(mode, 1);
      boolean same = (x == k && y == l) || (x == -k && y == -l);
      assertEquals(same ? 0.5 * nx * ny : 0, spectrum[2 * mode], 1e-12);
      assertEquals(0, spectrum[2 * mode + 1], 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 5", "5, 6", "4, 4", "7, 5"})
  void shortestWavesAreThoseOfHalfAnEvenNumberOfPoints(int nx, int ny) {
    FourierTransform transform =
        new FourierTransform(Grid.of(axis(nx), axis(ny)), new int[] {nx, ny});
    for (int mode = 0; mode < transform.modes(); mode++) {
      int x = mode % (nx / 2 + 1);
      int y = mode / (nx / 2 + 1);
      assertEquals(nx % 2 == 0 && x == nx / 2, transform.nyquist(mode, 0));
      assertEquals(ny % 2 == 0 && y == ny / 2, transform.nyquist(mode, 1));
      assertEquals(x, transform.waveNumber(mode, 0));
      assertEquals(2 * y > ny ? y - ny : y, transform.waveNumber(mode, 1));
    }
  }

  private static Axis axis(int cells) {
    return new Axis(0, 1, cells, Boundary.PERIODIC);
  }
}
