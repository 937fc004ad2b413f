package murmuration.kinetic;

import murmuration.macro.RealFourier;

/**
 * The implicit part of a step for each wave number q: the inverse of
 *
 * <pre>  I + τ (Λ/ε + i q (A/√ε))</pre>
 *
 * on the N velocity modes. Its real part is positive definite and its imaginary part symmetric, so
 * elimination needs no pivoting. The entry of the density is 1 plus a positive number of order
 * τDq², with no cancellation however small ε is.
 *
 * <p>The inverse is stored as N×N real and imaginary parts, row-major, one block after the other.
 */
final class WaveBlocks {
  private final RealFourier fourier;
  private final int size;
  private final double[][] real;
  private final double[][] imaginary;
  private final double[] inRe;
  private final double[] inIm;

  WaveBlocks(VelocityModes modes, RealFourier fourier, double epsilon, double tau) {
    this.fourier = fourier;
    size = modes.size();
    real = new double[fourier.modes()][];
    imaginary = new double[fourier.modes()][];
    inRe = new double[size];
    inIm = new double[size];
    for (int m = 0; m < fourier.modes(); m++) {
      boolean nyquist = 2 * m == fourier.size();
      double q = nyquist ? 0 : fourier.waveNumber(m);
      double[] re = new double[size * size];
      double[] im = new double[size * size];
      for (int k = 0; k < size; k++) {
        re[k * size + k] = 1 + tau * modes.rate(k) / epsilon;
        for (int l = 0; l < size; l++) {
          im[k * size + l] = tau * q * modes.transport(k, l) / Math.sqrt(epsilon);
        }
      }
      invert(size, re, im);
      real[m] = re;
      imaginary[m] = im;
    }
  }

  /** Replaces packed Fourier coefficients c[k] by the inverse applied to them. */
  void solve(double[][] c) {
    for (int m = 0; m < fourier.modes(); m++) {
      for (int l = 0; l < size; l++) {
        inRe[l] = fourier.real(c[l], m);
        inIm[l] = fourier.imaginary(c[l], m);
      }
      double[] re = real[m];
      double[] im = imaginary[m];
      for (int k = 0; k < size; k++) {
        double sumRe = 0;
        double sumIm = 0;
        int row = k * size;
        for (int l = 0; l < size; l++) {
          sumRe += re[row + l] * inRe[l] - im[row + l] * inIm[l];
          sumIm += re[row + l] * inIm[l] + im[row + l] * inRe[l];
        }
        fourier.set(c[k], m, sumRe, sumIm);
      }
    }
  }

  /** Gauss–Jordan inversion in place, the fastest mode first: its row is the most dominant. */
  private static void invert(int n, double[] re, double[] im) {
    for (int p = n - 1; p >= 0; p--) {
      double pivotRe = re[p * n + p];
      double pivotIm = im[p * n + p];
      double norm = pivotRe * pivotRe + pivotIm * pivotIm;
      double invRe = pivotRe / norm;
      double invIm = -pivotIm / norm;
      re[p * n + p] = 1;
      im[p * n + p] = 0;
      for (int j = 0; j < n; j++) {
        double a = re[p * n + j];
        double b = im[p * n + j];
        re[p * n + j] = a * invRe - b * invIm;
        im[p * n + j] = a * invIm + b * invRe;
      }
      for (int i = 0; i < n; i++) {
        if (i == p) {
          continue;
        }
        double factorRe = re[i * n + p];
        double factorIm = im[i * n + p];
        re[i * n + p] = 0;
        im[i * n + p] = 0;
        for (int j = 0; j < n; j++) {
          double a = re[p * n + j];
          double b = im[p * n + j];
          re[i * n + j] -= factorRe * a - factorIm * b;
          im[i * n + j] -= factorRe * b + factorIm * a;
        }
      }
    }
  }
}
