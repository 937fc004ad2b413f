package murmuration.macro;

/**
 * Solves (I − τA) y = b for the generators A of nearest-neighbour Markov chains on the lines of a
 * grid,
 *
 * <pre>  (Ay)_k = a_{k−1} y_{k−1} + b_k y_{k+1} − (a_k + b_{k−1}) y_k,</pre>
 *
 * a_k the rate from cell k to its right neighbour and b_k that of the way back, by eliminating
 * cells one after the other. What leaves an eliminated cell goes on to its neighbours or is
 * absorbed, in proportion; so the factors are sums and products of non-negative numbers. No
 * subtraction occurs: each y_k is accurate to a few ulps, b ≥ 0 gives y ≥ 0 in floating point too,
 * and Σy = Σb to round-off (the idea of Grassmann, Taksar and Heyman, Operations Research 33
 * (1985), doi:10.1287/opre.33.5.1107, with absorption). On a periodic line the cells eliminated are
 * also neighbours of the last one, which is eliminated last.
 */
final class ChainSolver {
  // Rates around a ring fall geometrically; this ends them before their products underflow, which
  // would be slow.
  private static final double NEGLIGIBLE = 1e-150;

  private final Lines lines;
  private final boolean periodic;
  // By cell, each divided by the rate of leaving it, absorption included: the rates onwards, to the
  // last cell, back from the next one, from the last one; and absorption.
  private final double[] onward;
  private final double[] toLast;
  private final double[] backward;
  private final double[] fromLast;
  private final double[] stay;
  // By line.
  private final double[] absorption;
  private final double[] lastAbsorption;
  private final double[] reach;
  private final double[] reached;

  ChainSolver(Lines lines) {
    this.lines = lines;
    periodic = lines.axis().periodic();
    onward = new double[lines.size()];
    backward = new double[lines.size()];
    stay = new double[lines.size()];
    toLast = periodic ? new double[lines.size()] : null;
    fromLast = periodic ? new double[lines.size()] : null;
    absorption = new double[lines.stride()];
    lastAbsorption = new double[lines.stride()];
    reach = new double[lines.stride()];
    reached = new double[lines.stride()];
  }

  /** Eliminates the cells for rates as in {@link ScharfetterGummel#rates} and a step τ. */
  void factor(double[] forth, double[] back, double tau) {
    for (int start = 0; start < forth.length; start += lines.block()) {
      if (periodic) {
        factorRing(start, forth, back, tau);
      } else {
        factorLine(start, forth, back, tau);
      }
    }
  }

  private void factorLine(int start, double[] forth, double[] back, double tau) {
    int stride = lines.stride();
    int last = lines.block() - stride;
    for (int line = 0; line < stride; line++) {
      absorption[line] = 1;
    }
    for (int offset = 0; offset <= last; offset += stride) {
      int first = start + offset;
      for (int line = 0; line < stride; line++) {
        int c = first + line;
        double right = tau * forth[c];
        double left = tau * back[c];
        double inverse = 1 / (absorption[line] + right);
        onward[c] = right * inverse;
        backward[c] = left * inverse;
        stay[c] = inverse;
        absorption[line] = 1 + left * (absorption[line] * inverse);
      }
    }
  }

  private void factorRing(int start, double[] forth, double[] back, double tau) {
    int stride = lines.stride();
    int last = start + lines.block() - stride;
    for (int line = 0; line < stride; line++) {
      absorption[line] = 1;
      lastAbsorption[line] = 1;
      reach[line] = tau * back[last + line];
      reached[line] = tau * forth[last + line];
    }
    for (int first = start; first < last - stride; first += stride) {
      for (int line = 0; line < stride; line++) {
        int c = first + line;
        double right = tau * forth[c];
        double left = tau * back[c];
        double inverse = 1 / (absorption[line] + right + reach[line]);
        double absorbed = absorption[line] * inverse;
        onward[c] = right * inverse;
        backward[c] = left * inverse;
        toLast[c] = reach[line] * inverse;
        fromLast[c] = reached[line] * inverse;
        stay[c] = inverse;
        lastAbsorption[line] += reached[line] * absorbed;
        absorption[line] = 1 + left * absorbed;
        reach[line] = Math.max(left * toLast[c] - NEGLIGIBLE, 0);
        reached[line] = Math.max(right * fromLast[c] - NEGLIGIBLE, 0);
      }
    }
    for (int line = 0; line < stride; line++) {
      // The last two are neighbours on both sides.
      int c = last - stride + line;
      double to = reach[line] + tau * forth[c];
      double from = reached[line] + tau * back[c];
      double inverse = 1 / (absorption[line] + to);
      onward[c] = 0;
      backward[c] = 0;
      toLast[c] = to * inverse;
      fromLast[c] = from * inverse;
      stay[c] = inverse;
      stay[last + line] = 1 / (lastAbsorption[line] + from * (absorption[line] * inverse));
    }
  }

  /** Writes the solution for the factored matrix into {@code y}, which may be {@code b}. */
  void solve(double[] b, double[] y) {
    for (int start = 0; start < b.length; start += lines.block()) {
      if (periodic) {
        solveRing(start, b, y);
      } else {
        solveLine(start, b, y);
      }
    }
  }

  private void solveLine(int start, double[] b, double[] y) {
    int stride = lines.stride();
    int last = start + lines.block() - stride;
    System.arraycopy(b, start, y, start, stride);
    for (int first = start + stride; first <= last; first += stride) {
      for (int c = first; c < first + stride; c++) {
        y[c] = b[c] + onward[c - stride] * y[c - stride];
      }
    }
    for (int c = last; c < last + stride; c++) {
      y[c] *= stay[c];
    }
    for (int first = last - stride; first >= start; first -= stride) {
      for (int c = first; c < first + stride; c++) {
        y[c] = stay[c] * y[c] + backward[c] * y[c + stride];
      }
    }
  }

  private void solveRing(int start, double[] b, double[] y) {
    int stride = lines.stride();
    int last = start + lines.block() - stride;
    System.arraycopy(b, last, reached, 0, stride);
    for (int line = 0; line < stride; line++) {
      double inflow = b[start + line];
      y[start + line] = inflow;
      reached[line] += toLast[start + line] * inflow;
    }
    for (int first = start + stride; first < last; first += stride) {
      for (int line = 0; line < stride; line++) {
        int c = first + line;
        double inflow = b[c] + onward[c - stride] * y[c - stride];
        y[c] = inflow;
        reached[line] += toLast[c] * inflow;
      }
    }
    for (int line = 0; line < stride; line++) {
      reached[line] *= stay[last + line];
      y[last + line] = reached[line];
    }
    for (int first = last - stride; first >= start; first -= stride) {
      for (int line = 0; line < stride; line++) {
        int c = first + line;
        y[c] = stay[c] * y[c] + backward[c] * y[c + stride] + fromLast[c] * reached[line];
      }
    }
  }
}
