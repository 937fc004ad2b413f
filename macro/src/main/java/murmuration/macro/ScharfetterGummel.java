package murmuration.macro;

/**
 * The generator A[φ] of the nearest-neighbour Markov chain with the rates of Scharfetter and
 * Gummel: between cells i and j = i + 1 along an axis of spacing h
 *
 * <pre>  i → j: (D/h²) B(Δ/D),   j → i: (D/h²) B(−Δ/D),   Δ = φ_j − φ_i,   B(x) = x/(e^x − 1).
 * </pre>
 *
 * <p>The chain is reversible with respect to e^{−φ/D}, to round-off. For D → 0 the rates are those
 * of the upwind scheme. Source: Schlichting and Seis, IMA J. Numer. Anal. 42 (2022),
 * doi:10.1093/imanum/drab045.
 */
final class ScharfetterGummel {
  // (x/2) coth(x/2) = Σ B_{2k} x^{2k}/(2k)!; for |x| < 1 these terms give all digits.
  private static final double[] EVEN_PART = {
    1.0,
    1.0 / 12,
    -1.0 / 720,
    1.0 / 30240,
    -1.0 / 1209600,
    1.0 / 47900160,
    -691.0 / 1307674368000.0,
    1.0 / 74724249600.0,
    -3617.0 / 10670622842880000.0,
    43867.0 / 5109094217170944000.0
  };

  private final Grid grid;
  private final double[] diffusion;
  private final double[] drift;
  private final double[] rise;
  private final double[][] right;
  private final double[][] left;
  private final double[] exit;
  private double fastest;

  ScharfetterGummel(Grid grid, AggregationDiffusion equation) {
    this.grid = grid;
    diffusion = new double[grid.dimension()];
    drift = new double[grid.dimension()];
    rise = new double[grid.dimension()];
    for (int a = 0; a < grid.dimension(); a++) {
      diffusion[a] = equation.diffusion().at(a, a);
      drift[a] = equation.drift().at(a, a);
      rise[a] = -grid.axis(a).spacing() * equation.velocity().along(a);
    }
    right = new double[grid.dimension()][grid.size()];
    left = new double[grid.dimension()][grid.size()];
    exit = new double[grid.size()];
  }

  /** The rates from each cell to its right neighbour along an axis; 0 at a wall. */
  double[] right(int a) {
    return right[a];
  }

  /** The rates from each cell to its left neighbour along an axis; 0 at a wall. */
  double[] left(int a) {
    return left[a];
  }

  /** max |A_ii|; all eigenvalues are between −2 max |A_ii| and 0. */
  double fastest() {
    return fastest;
  }

  /** Sets the rates for a potential φ. */
  void assemble(double[] phi) {
    for (int a = 0; a < grid.dimension(); a++) {
      Axis axis = grid.axis(a);
      double factor = 1 / (axis.spacing() * axis.spacing());
      int stride = grid.stride(a);
      int inner = stride * (axis.cells() - 1);
      for (int start = 0; start < phi.length; start += stride * axis.cells()) {
        rates(a, start, start + inner, stride, factor, phi);
        if (axis.periodic()) {
          rates(a, start + inner, start + inner + stride, -inner, factor, phi);
        }
      }
    }
    fastest = 0;
    for (int i = 0; i < exit.length; i++) {
      double sum = 0;
      for (int a = 0; a < right.length; a++) {
        sum += right[a][i] + left[a][i];
      }
      exit[i] = sum;
      fastest = Math.max(fastest, sum);
    }
  }

  /** The rates between cells i and i + offset, from ≤ i &lt; to. */
  private void rates(int a, int from, int to, int offset, double factor, double[] phi) {
    double[] forth = right[a];
    double[] back = left[a];
    double diffusion = this.diffusion[a];
    double drift = this.drift[a];
    double constant = rise[a];
    double inverse = 1 / diffusion;
    for (int i = from; i < to; i++) {
      double rise = drift * (phi[i + offset] - phi[i]) + constant;
      double size = Math.abs(rise);
      double up;
      double down;
      if (size < diffusion) {
        double even = diffusion * evenPart(rise * inverse);
        up = even - 0.5 * rise;
        down = even + 0.5 * rise;
      } else {
        double uphill = diffusion == 0 ? 0 : size / Math.expm1(size * inverse);
        up = rise > 0 ? uphill : uphill + size;
        down = rise > 0 ? uphill + size : uphill;
      }
      forth[i] = factor * up;
      back[i + offset] = factor * down;
    }
  }

  /** B(x) + x/2. */
  private static double evenPart(double x) {
    double square = x * x;
    double sum = EVEN_PART[9];
    for (int k = 8; k >= 0; k--) {
      sum = sum * square + EVEN_PART[k];
    }
    return sum;
  }

  /** Writes Aρ into {@code result}, another array. */
  void apply(double[] rho, double[] result) {
    for (int i = 0; i < rho.length; i++) {
      result[i] = -exit[i] * rho[i];
    }
    for (int a = 0; a < right.length; a++) {
      Axis axis = grid.axis(a);
      int stride = grid.stride(a);
      int inner = stride * (axis.cells() - 1);
      for (int start = 0; start < rho.length; start += stride * axis.cells()) {
        exchange(a, start, start + inner, stride, rho, result);
        if (axis.periodic()) {
          exchange(a, start + inner, start + inner + stride, -inner, rho, result);
        }
      }
    }
  }

  /** What cells i and i + offset receive from each other; two loops, as each one vectorises. */
  private void exchange(int a, int from, int to, int offset, double[] rho, double[] result) {
    double[] forth = right[a];
    double[] back = left[a];
    for (int i = from; i < to; i++) {
      result[i] += back[i + offset] * rho[i + offset];
    }
    for (int i = from; i < to; i++) {
      result[i + offset] += forth[i] * rho[i];
    }
  }
}
