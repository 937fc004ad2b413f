package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.RealFourier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveBlocksTest {
  /** y solves y_k + τ (λ_k/ε y_k + i q Σ_l A_kl y_l/√ε) = c_k for each wave number q. */
  @ParameterizedTest
  @CsvSource({"8, 1, 0.1", "9, 1e-2, 0.1", "16, 1e-4, 1e-3", "15, 1e-8, 1", "16, 1e-12, 0.01"})
  void blocksAreInvertedForEveryEpsilon(int points, double epsilon, double tau) {
    VelocityModes modes = Problems.modes(VelocityPotential.tilted(1, 1), 8);
    RealFourier fourier = new RealFourier(points, 2 * Math.PI);
    double[][] c = new double[8][];
    double[][] y = new double[8][];
    for (int k = 0; k < 8; k++) {
      c[k] = new Random(k).doubles(points, -1, 1).toArray();
      y[k] = c[k].clone();
    }
    new WaveBlocks(modes, fourier, epsilon, tau).solve(y);
    for (int m = 0; 2 * m < points; m++) {
      double wave = tau * m / Math.sqrt(epsilon);
      for (int k = 0; k < 8; k++) {
        double diagonal = 1 + tau * modes.rate(k) / epsilon;
        double real = diagonal * fourier.real(y[k], m);
        double imaginary = diagonal * fourier.imaginary(y[k], m);
        double size = Math.abs(real) + Math.abs(imaginary);
        for (int l = 0; l < 8; l++) {
          double a = wave * modes.transport(k, l);
          real -= a * fourier.imaginary(y[l], m);
          imaginary += a * fourier.real(y[l], m);
          size += Math.abs(a * fourier.real(y[l], m)) + Math.abs(a * fourier.imaginary(y[l], m));
        }
        // Large terms cancel as ε → 0; what counts is round-off in them.
        double tolerance = 1e-14 * (10 + size);
        assertEquals(fourier.real(c[k], m), real, tolerance);
        assertEquals(fourier.imaginary(c[k], m), imaginary, tolerance);
      }
    }
  }

  /** The mean of ρ is not touched, and the Nyquist wave is not transported. */
  @ParameterizedTest
  @CsvSource({"1", "1e-6"})
  void wavesWithoutDerivativeOnlyRelax(double epsilon) {
    VelocityModes modes = Problems.modes(VelocityPotential.quartic(1), 5);
    RealFourier fourier = new RealFourier(8, 2 * Math.PI);
    double[][] c = new double[5][8];
    for (double[] row : c) {
      fourier.set(row, 0, 3, 0);
      fourier.set(row, 4, 2, 0);
    }
    new WaveBlocks(modes, fourier, epsilon, 0.1).solve(c);
    for (int k = 0; k < 5; k++) {
      double relaxation = 1 / (1 + 0.1 * modes.rate(k) / epsilon);
      assertEquals(3 * relaxation, fourier.real(c[k], 0), 1e-15);
      assertEquals(2 * relaxation, fourier.real(c[k], 4), 1e-15);
    }
  }
}
