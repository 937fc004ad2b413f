package murmuration.coefficients;

/**
 * The truncated velocity interval and its elements (Step 1 of the paper).
 *
 * <p>The interval ends where W exceeds its minimum by a multiple of θ, the tail, so what is cut off
 * weighs about e^{−tail}. Element ends equidistribute the variation of W/θ plus a uniform part, so
 * that M changes by a bounded factor in an element and no element is long. When the interval
 * contains v = 0 it is an element end, for the sake of kinks there.
 */
final class VelocityMesh {
  private static final int MOST_ELEMENTS = 400;
  private static final int SAMPLES = 2048;
  private static final int REFINEMENT = 64;
  private static final double SMALLEST_INTERVAL = 1e-3;
  private static final double LARGEST_INTERVAL = 1e8;
  private static final double[] OUTWARD = {1.25, 1.5, 2, 3, 4, 6, 8};

  // A hill counts as a barrier from this height on, in units of θ.
  private static final double BARRIER = 4;

  private final double[] edges;
  private final double minimum;
  private final double variation;
  private final double wellWidth;
  private final int extrema;

  private VelocityMesh(
      double[] edges, double minimum, double variation, double wellWidth, int extrema) {
    this.edges = edges;
    this.minimum = minimum;
    this.variation = variation;
    this.wellWidth = wellWidth;
    this.extrema = extrema;
  }

  /** The mesh for the lowest eigenfunctions, on the half line when W is even. */
  static VelocityMesh of(Maxwellian maxwellian, int modes) {
    boolean half = maxwellian.potential().even();
    // Found by experiment: λ_k, k < modes, to some 1e-14 with the fewest unknowns.
    Resolution resolution =
        new Resolution(45 + 2.0 * modes, 14, (half ? 1 : 2) * (2 + modes / 6.0), MOST_ELEMENTS);
    return of(maxwellian.potential(), maxwellian.theta(), half, resolution);
  }

  /**
   * Meshes the support of e^{−W/θ}.
   *
   * @param half whether to mesh only v ≥ 0 (even W)
   * @throws IllegalArgumentException when θ is not positive and finite, W is not finite somewhere,
   *     or W does not confine
   */
  static VelocityMesh of(VelocityPotential w, double theta, boolean half, Resolution resolution) {
    if (!(theta > 0 && theta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("theta must be positive and finite, got " + theta);
    }
    double tail = resolution.tail() * theta;
    double end = enclosingInterval(w, tail);
    double minimum = minimum(w, -end, end);
    double upper = outermost(w, minimum + tail, end);
    double lower = half ? 0 : outermost(w, minimum + tail, -end);
    double[] samples = samples(w, lower, upper);
    double[] cumulative = variation(samples);
    double total = cumulative[SAMPLES];
    for (int i = 0; i <= SAMPLES; i++) {
      cumulative[i] =
          cumulative[i] / (theta * resolution.variation()) + resolution.uniform() * i / SAMPLES;
    }
    double[] edges = equidistribute(cumulative, lower, upper, resolution.limit());
    return new VelocityMesh(
        edges,
        minimum,
        total,
        (upper - lower) / SAMPLES * wellWidth(samples, theta),
        extrema(samples, BARRIER * theta));
  }

  /**
   * How fine a mesh is.
   *
   * @param tail the cut-off of W/θ above its minimum
   * @param variation the change of W/θ in an element, at most
   * @param uniform the number of elements where W is flat, at least
   * @param limit the number of elements, at most
   */
  record Resolution(double tail, double variation, double uniform, int limit) {}

  /** Number of elements. */
  int elements() {
    return edges.length - 1;
  }

  /** Left end of element e, 0 ≤ e ≤ elements(). */
  double edge(int e) {
    return edges[e];
  }

  /** The least value of W, up to sampling: the zero point of the exponents. */
  double minimum() {
    return minimum;
  }

  /** The total variation of W over the interval. */
  double variation() {
    return variation;
  }

  /** Width of the deepest well at θ above its bottom; half of it when v = 0 is the bottom. */
  double wellWidth() {
    return wellWidth;
  }

  /** Number of minima and of maxima between them that are more than a few θ apart; at least 1. */
  int extrema() {
    return extrema;
  }

  /** The element that contains v; the nearest one outside the interval. */
  int elementAt(double v) {
    int low = 0;
    int high = elements() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (v >= edges[middle]) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static double enclosingInterval(VelocityPotential w, double tail) {
    for (double half = SMALLEST_INTERVAL; half <= LARGEST_INTERVAL; half *= 2) {
      double threshold = minimum(w, -half, half) + tail;
      if (staysAbove(w, half, threshold) && staysAbove(w, -half, threshold)) {
        return half;
      }
    }
    throw new IllegalArgumentException(
        "the velocity potential does not confine: W(v) must grow without bound as |v| grows");
  }

  private static boolean staysAbove(VelocityPotential w, double end, double threshold) {
    boolean above = w.value(end) >= threshold;
    for (double factor : OUTWARD) {
      above &= w.value(factor * end) >= w.value(end);
    }
    return above;
  }

  /** The least value of W at samples of the interval, then at finer ones about the least. */
  private static double minimum(VelocityPotential w, double lower, double upper) {
    double[] samples = samples(w, lower, upper);
    int least = 0;
    for (int i = 0; i <= SAMPLES; i++) {
      double v = lower + (upper - lower) * i / SAMPLES;
      if (!Double.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "the velocity potential is not finite: W(" + v + ") = " + samples[i]);
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

  /** The total variation of W from the left end to each of the samples. */
  private static double[] variation(double[] samples) {
    double[] cumulative = new double[SAMPLES + 1];
    for (int i = 1; i <= SAMPLES; i++) {
      cumulative[i] = cumulative[i - 1] + Math.abs(samples[i] - samples[i - 1]);
    }
    return cumulative;
  }

  private static int wellWidth(double[] samples, double height) {
    int bottom = 0;
    for (int i = 1; i <= SAMPLES; i++) {
      if (samples[i] < samples[bottom]) {
        bottom = i;
      }
    }
    int first = bottom;
    while (first > 0 && samples[first - 1] < samples[bottom] + height) {
      first--;
    }
    int last = bottom;
    while (last < SAMPLES && samples[last + 1] < samples[bottom] + height) {
      last++;
    }
    return Math.max(1, last - first);
  }

  /** Turning points of the samples, smaller wiggles than {@code height} ignored. */
  private static int extrema(double[] samples, double height) {
    int count = 0;
    double highest = samples[0];
    double lowest = samples[0];
    boolean rising = false;
    boolean falling = false;
    for (double sample : samples) {
      highest = Math.max(highest, sample);
      lowest = Math.min(lowest, sample);
      if (!rising && sample > lowest + height) {
        count++;
        rising = true;
        falling = false;
        highest = sample;
      } else if (!falling && sample < highest - height) {
        count += rising ? 1 : 0;
        falling = true;
        rising = false;
        lowest = sample;
      }
    }
    return Math.max(1, count);
  }

  private static double[] equidistribute(double[] monitor, double lower, double upper, int limit) {
    int elements = Math.min((int) Math.ceil(monitor[SAMPLES]), limit);
    double[] edges = new double[elements + 1];
    edges[0] = lower;
    int i = 1;
    for (int e = 1; e < elements; e++) {
      double target = monitor[SAMPLES] * e / elements;
      while (monitor[i] < target) {
        i++;
      }
      double fraction = (target - monitor[i - 1]) / (monitor[i] - monitor[i - 1]);
      edges[e] = lower + (upper - lower) * (i - 1 + fraction) / SAMPLES;
    }
    edges[elements] = upper;
    if (lower < 0 && upper > 0) {
      moveNearestEdgeToZero(edges);
    }
    return edges;
  }

  private static void moveNearestEdgeToZero(double[] edges) {
    int nearest = 1;
    for (int e = 1; e < edges.length - 1; e++) {
      if (Math.abs(edges[e]) < Math.abs(edges[nearest])) {
        nearest = e;
      }
    }
    edges[nearest] = 0;
  }
}
