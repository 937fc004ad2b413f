package murmuration.coefficients;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The truncated velocity interval and its elements (Step 1 of the paper).
 *
 * <p>The interval ends where W exceeds its minimum by a multiple of θ, the tail, so what is cut off
 * weighs about e^{−tail}. Element ends equidistribute the variation of W/θ plus a uniform part, so
 * that M changes by a bounded factor in an element and no element is long. When the interval
 * contains v = 0 it is an element end. Where W is not smooth, elements are split until a polynomial
 * of the degree of the elements represents W/θ to round-off, towards v = 0 geometrically: then
 * |v|^{3/2} is as good as v².
 */
final class VelocityMesh {
  private static final int MOST_ELEMENTS = 4000;
  private static final int MOST_LEVELS = 24;
  private static final double TOWARDS_ZERO = 0.15;
  private static final double UNRESOLVED = 0x1p-43;
  private static final ReferenceElement PROBE = new ReferenceElement(16);

  private final double[] edges;
  private final Landscape landscape;
  private final double variation;

  private VelocityMesh(double[] edges, Landscape landscape, double variation) {
    this.edges = edges;
    this.landscape = landscape;
    this.variation = variation;
  }

  /** The mesh for the lowest eigenfunctions, on the half line when W is even. */
  static VelocityMesh of(Maxwellian maxwellian, int modes) {
    return of(maxwellian, modes, CoefficientMethod.AUTOMATIC, 1);
  }

  /** The same on [−halfWidth, halfWidth], unless that is {@link CoefficientMethod#AUTOMATIC}. */
  static VelocityMesh of(Maxwellian maxwellian, int modes, double halfWidth) {
    return of(maxwellian, modes, halfWidth, 1);
  }

  /** A mesh on which errors of the other one show. */
  static VelocityMesh finer(Maxwellian maxwellian, int modes) {
    return of(maxwellian, modes, CoefficientMethod.AUTOMATIC, 1.5);
  }

  private static VelocityMesh of(
      Maxwellian maxwellian, int modes, double halfWidth, double refinement) {
    boolean half = maxwellian.potential().even();
    double tail = 45 + 2.0 * modes;
    VelocityPotential w = maxwellian.potential();
    Landscape landscape =
        Double.isNaN(halfWidth)
            ? new Landscape(w, maxwellian.theta(), half, tail)
            : new Landscape(w, maxwellian.theta(), halfWidth, half);
    // Found by experiment: λ_k, k < modes, to some 1e-14 with the fewest unknowns.
    double flat = (half ? 1 : 2) * (2 + modes / 6.0);
    double wells = 1.25 * (landscape.upper() - landscape.lower()) / landscape.wellWidth();
    return of(
        maxwellian.potential(),
        maxwellian.theta(),
        landscape,
        new Resolution(14 / refinement, Math.max(flat, wells) * refinement, MOST_ELEMENTS));
  }

  /** Meshes the support of e^{−W/θ}. */
  static VelocityMesh of(
      VelocityPotential w, double theta, Landscape landscape, Resolution resolution) {
    double[] monitor = landscape.variation();
    double total = monitor[Landscape.SAMPLES];
    for (int i = 0; i <= Landscape.SAMPLES; i++) {
      monitor[i] =
          monitor[i] / (theta * resolution.variation())
              + resolution.uniform() * i / Landscape.SAMPLES;
    }
    double[] edges =
        equidistribute(monitor, landscape.lower(), landscape.upper(), resolution.limit());
    return new VelocityMesh(resolve(edges, w, theta), landscape, total);
  }

  /**
   * How fine a mesh is.
   *
   * @param variation the change of W/θ in an element, at most
   * @param uniform the number of elements where W is flat, at least
   * @param limit the number of elements, at most, before those that are split
   */
  record Resolution(double variation, double uniform, int limit) {}

  /** Number of elements. */
  int elements() {
    return edges.length - 1;
  }

  /** Left end of element e, 0 ≤ e ≤ elements(). */
  double edge(int e) {
    return edges[e];
  }

  /** What is known of W as a whole. */
  Landscape landscape() {
    return landscape;
  }

  /** The total variation of W over the interval. */
  double variation() {
    return variation;
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

  private static double[] equidistribute(double[] monitor, double lower, double upper, int limit) {
    int samples = Landscape.SAMPLES;
    if (!(monitor[samples] <= limit)) {
      throw new IllegalArgumentException(
          "W/theta varies too much over the velocity interval for "
              + limit
              + " elements; they would have to be "
              + (long) monitor[samples]);
    }
    int elements = (int) Math.ceil(monitor[samples]);
    double[] edges = new double[elements + 1];
    edges[0] = lower;
    int i = 1;
    for (int e = 1; e < elements; e++) {
      double target = monitor[samples] * e / elements;
      while (monitor[i] < target) {
        i++;
      }
      double fraction = (target - monitor[i - 1]) / (monitor[i] - monitor[i - 1]);
      edges[e] = lower + (upper - lower) * (i - 1 + fraction) / samples;
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

  /** An interval and how often it was split off. */
  private record Piece(double left, double right, int level) {
    double cut() {
      if (left == 0) {
        return TOWARDS_ZERO * right;
      }
      return right == 0 ? TOWARDS_ZERO * left : 0.5 * (left + right);
    }
  }

  /** Splits the elements in which W is not smooth. */
  private static double[] resolve(double[] edges, VelocityPotential w, double theta) {
    List<Double> result = new ArrayList<>();
    for (int e = 0; e + 1 < edges.length; e++) {
      Deque<Piece> pieces = new ArrayDeque<>();
      pieces.push(new Piece(edges[e], edges[e + 1], 0));
      while (!pieces.isEmpty()) {
        Piece piece = pieces.pop();
        boolean mayBeSplit = piece.level() < MOST_LEVELS && result.size() < MOST_ELEMENTS;
        if (mayBeSplit && !smooth(piece, w, theta)) {
          pieces.push(new Piece(piece.cut(), piece.right(), piece.level() + 1));
          pieces.push(new Piece(piece.left(), piece.cut(), piece.level() + 1));
        } else {
          result.add(piece.left());
        }
      }
    }
    result.add(edges[edges.length - 1]);
    return result.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether interpolation at the Gauss–Lobatto nodes reproduces W/θ at the Gauss points. */
  private static boolean smooth(Piece piece, VelocityPotential w, double theta) {
    int degree = PROBE.degree();
    double half = 0.5 * (piece.right() - piece.left());
    double centre = 0.5 * (piece.right() + piece.left());
    double[] nodal = new double[degree + 1];
    double largest = theta;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j <= degree; j++) {
      nodal[j] = w.value(centre + half * PROBE.lobatto().node(j));
      largest = Math.max(largest, Math.abs(nodal[j]));
      lowest = Math.min(lowest, nodal[j]);
      highest = Math.max(highest, nodal[j]);
    }
    // What W is uncertain by because it is rounded itself, and because v is.
    double noise = largest + (highest - lowest) / half * Math.max(-piece.left(), piece.right());
    for (int q = 0; q < degree; q++) {
      double sum = 0;
      for (int j = 0; j <= degree; j++) {
        sum += PROBE.value(q, j) * nodal[j];
      }
      if (Math.abs(sum - w.value(centre + half * PROBE.gauss().node(q))) > UNRESOLVED * noise) {
        return false;
      }
    }
    return true;
  }
}
