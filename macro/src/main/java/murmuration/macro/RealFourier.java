package murmuration.macro;

import java.util.function.IntToDoubleFunction;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The discrete Fourier transform of real fields on a periodic axis of n points.
 *
 * <p>Packed layout, in place: Re û_k in [2k], Im û_k in [2k + 1] for 0 &lt; k &lt; n/2, û_0 in [0];
 * for even n the Nyquist coefficient in [1]; for odd n Im û_{(n−1)/2} in [1]. The forward transform
 * is Σ_j u_j e^{−2πijk/n}, the inverse divides by n. Thread-safe.
 */
public final class RealFourier {
  private final int n;
  private final double unit;
  private final DoubleFFT_1D fft;

  /**
   * Plans transforms.
   *
   * @param n number of points
   * @param length of the axis, which fixes the wave numbers 2πk/length
   */
  public RealFourier(int n, double length) {
    this.n = n;
    this.unit = 2 * Math.PI / length;
    this.fft = new DoubleFFT_1D(n);
  }

  /** Number of points. */
  public int size() {
    return n;
  }

  /** Replaces point values by packed coefficients. */
  public void forward(double[] field) {
    fft.realForward(field);
  }

  /** Replaces packed coefficients by point values. */
  public void inverse(double[] coefficients) {
    fft.realInverse(coefficients, true);
  }

  /** The number of wave numbers k = 0 … n/2. */
  public int modes() {
    return n / 2 + 1;
  }

  /** The wave number 2πk/length. */
  public double waveNumber(int k) {
    return unit * k;
  }

  /** Re û_k. */
  public double real(double[] packed, int k) {
    return 2 * k == n ? packed[1] : packed[2 * k];
  }

  /** Im û_k; zero for the mean and the Nyquist coefficient. */
  public double imaginary(double[] packed, int k) {
    if (k == 0 || 2 * k == n) {
      return 0;
    }
    return packed[imaginaryIndex(k)];
  }

  /** Sets û_k; the imaginary part of the mean and of the Nyquist coefficient is dropped. */
  public void set(double[] packed, int k, double real, double imaginary) {
    if (2 * k == n) {
      packed[1] = real;
    } else {
      packed[2 * k] = real;
      if (k > 0) {
        packed[imaginaryIndex(k)] = imaginary;
      }
    }
  }

  /** Spreads a real factor for each wave number over the packed layout. */
  public double[] multiplier(IntToDoubleFunction factor) {
    double[] packed = new double[n];
    for (int k = 0; k < modes(); k++) {
      double value = factor.applyAsDouble(k);
      set(packed, k, value, value);
    }
    return packed;
  }

  /**
   * Writes the packed coefficients of ∂u into {@code result}; the Nyquist coefficient becomes 0.
   */
  public void differentiate(double[] packed, double[] result) {
    for (int k = 0; k < modes(); k++) {
      boolean nyquist = 2 * k == n;
      double q = waveNumber(k);
      double real = real(packed, k);
      double imaginary = imaginary(packed, k);
      set(result, k, nyquist ? 0 : -q * imaginary, q * real);
    }
  }

  private int imaginaryIndex(int k) {
    return 2 * k + 1 == n ? 1 : 2 * k + 1;
  }
}
