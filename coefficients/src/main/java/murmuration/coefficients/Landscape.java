package murmuration.coefficients;

import java.util.Arrays;

/**
 * What samples of W tell about the support of e^{−W/θ}: where it ends, the least value, the width
 * of the deepest well, the number of wells and barriers.
 */
final class Landscape {
  /** Number of intervals between samples. */
  static final int SAMPLES = 2048;

  private static final int REFINEMENT = 64;
  private static final int ROUGH = 64;
  private static final double SMALLEST_INTERVAL = 1e-3;
  private static final double LARGEST_INTERVAL = 1e8;
  private static final double[] OUTWARD = {1.25, 1.5, 2, 3, 4, 6, 8};
  // From this height on, in units of θ, a hill may hold eigenvalues equal to those beside it.
  private static final double BARRIER = 25;
  private static final double LOWEST_BARRIER = 0.1;
  private static final double SAME_SLOPE = 0.02;
  private static final double FAR = 1024;

  private final double theta;
  private final double lower;
  private final double upper;
  private final double minimum;
  private final double[] samples;
  private final double continuum;

  /**
   * Samples W where e^{−W/θ} counts.
   *
   * @param half whether only v ≥ 0 counts (even W)
   * @param tail the cut-off of W/θ above its minimum
   * @throws IllegalArgumentException when θ is not positive and finite, W is not finite somewhere,
   *     W does not confine or grows too slowly for a spectral gap
   */
  Landscape(VelocityPotential w, double theta, boolean half, double tail) {
    this.theta = theta;
    Arguments.requirePositive("theta", theta);
    double end = enclosingInterval(w, tail * theta);
    minimum = minimum(w, -end, end);
    upper = outermost(w, minimum + tail * theta, end);
    lower = half ? 0 : outermost(w, minimum + tail * theta, -end);
    samples = samples(w, lower, upper);
    double slope = Math.min(finalSlope(w, end), finalSlope(w, -end));
    continuum = slope * slope / (4 * theta);
  }

  /**
   * Samples W on [−halfWidth, halfWidth] or its right half.
   *
   * @throws IllegalArgumentException when θ or the width is not positive and finite, or W is not
   *     finite somewhere
   */
  Landscape(VelocityPotential w, double theta, double halfWidth, boolean half) {
    this.theta = theta;
    Arguments.requirePositive("theta", theta);
    Arguments.requirePositive("the half width", halfWidth);
    minimum = minimum(w, -halfWidth, halfWidth);
    upper = halfWidth;
    lower = half ? 0 : -halfWidth;
    samples = samples(w, lower, upper);
    continuum = Double.POSITIVE_INFINITY;
  }

  /** Left end of the support. */
  double lower() {
    return lower;
  }

  /** Right end of the support. */
  double upper() {
    return upper;
  }

  /** The least value of W, up to sampling: the zero point of the exponents. */
  double minimum() {
    return minimum;
  }

  /**
   * Where the continuous spectrum of H begins, W'(∞)²/(4θ): infinite unless W grows linearly, as
   * eigenvalues beyond are artefacts of the cut-off.
   */
  double continuum() {
    return continuum;
  }

  /** The total variation of W from the left end to sample i, 0 ≤ i ≤ SAMPLES. */
  double[] variation() {
    double[] cumulative = new double[SAMPLES + 1];
    for (int i = 1; i <= SAMPLES; i++) {
      cumulative[i] = cumulative[i - 1] + Math.abs(samples[i] - samples[i - 1]);
    }
    return cumulative;
  }

  /** Width of the deepest well at θ above its bottom. */
  double wellWidth() {
    int bottom = 0;
    for (int i = 1; i <= SAMPLES; i++) {
      bottom = samples[i] < samples[bottom] ? i : bottom;
    }
    int first = bottom;
    while (first > 0 && samples[first - 1] < samples[bottom] + theta) {
      first--;
    }
    int last = bottom;
    while (last < SAMPLES && samples[last + 1] < samples[bottom] + theta) {
      last++;
    }
    int mirrored = lower == 0 && first == 0 ? 2 : 1;
    return mirrored * (upper - lower) * Math.max(1, last - first) / SAMPLES;
  }

  /**
   * Number of minima and of maxima between them, v = 0 on the half line included, that are more
   * than {@value #BARRIER}θ apart; at least 1.
   */
  int extrema() {
    int count = 0;
    boolean peakAtStart = lower == 0;
    double highest = samples[0];
    double lowest = samples[0];
    boolean rising = false;
    boolean falling = false;
    for (double sample : samples) {
      highest = Math.max(highest, sample);
      lowest = Math.min(lowest, sample);
      if (!rising && sample > lowest + BARRIER * theta) {
        count++;
        rising = true;
        falling = false;
        peakAtStart = false;
        highest = sample;
      } else if (!falling && sample < highest - BARRIER * theta) {
        count += rising || peakAtStart ? 1 : 0;
        falling = true;
        rising = false;
        lowest = sample;
      }
    }
    return Math.max(1, count);
  }

  /**
   * The barriers: maxima of W more than {@value #LOWEST_BARRIER}θ above the least values on both
   * sides, up to the next barriers. Two velocities each, where W has fallen by as much to the left
   * and to the right.
   */
  double[] barriers() {
    double height = LOWEST_BARRIER * theta;
    double[] ends = new double[2 * SAMPLES];
    int count = 0;
    boolean above = false;
    int bottom = 0;
    int top = 0;
    for (int i = 0; i <= SAMPLES; i++) {
      if (!above) {
        bottom = samples[i] < samples[bottom] ? i : bottom;
        above = samples[i] > samples[bottom] + height;
        top = i;
      } else if (samples[i] >= samples[top]) {
        top = i;
      } else if (samples[i] < samples[top] - height) {
        int left = top;
        while (samples[left] > samples[top] - height) {
          left--;
        }
        ends[count++] = lower + (upper - lower) * left / SAMPLES;
        ends[count++] = lower + (upper - lower) * i / SAMPLES;
        above = false;
        bottom = i;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  private static double enclosingInterval(VelocityPotential w, double tail) {
    for (double half = SMALLEST_INTERVAL; half <= LARGEST_INTERVAL; half *= 2) {
      double threshold = roughMinimum(w, half) + tail;
      if (staysAbove(w, half, threshold) && staysAbove(w, -half, threshold)) {
        return half;
      }
    }
    throw new IllegalArgumentException(
        "the velocity potential does not confine: W(v) must grow without bound as |v| grows");
  }

  /** The least of a few samples of [−half, half], no less than the least of all. */
  private static double roughMinimum(VelocityPotential w, double half) {
    double minimum = Double.POSITIVE_INFINITY;
    for (int i = -ROUGH; i <= ROUGH; i++) {
      double v = half * i / ROUGH;
      double value = w.value(v);
      if (!Double.isFinite(value)) {
        throw notFinite(v, value);
      }
      minimum = Math.min(minimum, value);
    }
    return minimum;
  }

  private static IllegalArgumentException notFinite(double v, double value) {
    return new IllegalArgumentException(
        "the velocity potential is not finite: W(" + v + ") = " + value);
  }

  private static boolean staysAbove(VelocityPotential w, double end, double threshold) {
    boolean above = w.value(end) >= threshold;
    for (double factor : OUTWARD) {
      above &= w.value(factor * end) >= w.value(end);
    }
    return above;
  }

  /**
   * The slope that W approaches outside, infinite when it grows for ever.
   *
   * @throws IllegalArgumentException when it falls, as for √|v| and log |v|
   */
  private static double finalSlope(VelocityPotential w, double end) {
    double near = (w.value(4 * end) - w.value(2 * end)) / (2 * Math.abs(end));
    double far = (w.value(FAR * end) - w.value(0.5 * FAR * end)) / (0.5 * FAR * Math.abs(end));
    if (far < (1 - SAME_SLOPE) * near) {
      throw new IllegalArgumentException(
          "the velocity potential grows more slowly than |v|: there is no spectral gap, and"
              + " velocities relax too slowly for a diffusion limit");
    }
    return far < (1 + SAME_SLOPE) * near ? far : Double.POSITIVE_INFINITY;
  }

  /** The least value of W at samples of the interval, then at finer ones about the least. */
  private static double minimum(VelocityPotential w, double lower, double upper) {
    double[] samples = samples(w, lower, upper);
    int least = 0;
    for (int i = 0; i <= SAMPLES; i++) {
      double v = lower + (upper - lower) * i / SAMPLES;
      if (!Double.isFinite(samples[i])) {
        throw notFinite(v, samples[i]);
      }
      least = samples[i] < samples[least] ? i : least;
    }
    double minimum = samples[least];
    double spacing = (upper - lower) / SAMPLES;
    for (int i = -REFINEMENT; i <= REFINEMENT; i++) {
      double v = lower + spacing * (least + (double) i / REFINEMENT);
      minimum = Math.min(minimum, w.value(Math.min(Math.max(v, lower), upper)));
    }
    return minimum;
  }

  /** The outermost crossing of the threshold between 0 and {@code end}, by bisection. */
  private static double outermost(VelocityPotential w, double threshold, double end) {
    double outside = end;
    int i = SAMPLES;
    while (i > -SAMPLES && w.value(end * i / SAMPLES) >= threshold) {
      outside = end * i / SAMPLES;
      i--;
    }
    double inside = end * i / SAMPLES;
    for (int step = 0; step < 60; step++) {
      double middle = 0.5 * (inside + outside);
      if (w.value(middle) >= threshold) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return outside;
  }

  private static double[] samples(VelocityPotential w, double lower, double upper) {
    double[] samples = new double[SAMPLES + 1];
    for (int i = 0; i <= SAMPLES; i++) {
      samples[i] = w.value(lower + (upper - lower) * i / SAMPLES);
    }
    return samples;
  }
}
