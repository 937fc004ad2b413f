package murmuration.coefficients;

/**
 * The Poisson equation −(θ/M)(Mχ')' = v − V in one dimension and D = ∫ (v − V) χ M, which is the
 * sum Σ η_k²/λ_k over all eigenpairs of the discrete problem.
 *
 * <p>With the flux J_e through an element, the sum of the loads μ_j (v_j − V) beyond it, shared out
 * to the element ends by the harmonic functions h, and f = v − V,
 *
 * <pre>  D = Σ_e J_e²/b_e + Σ_e (μf)ᵀ T (μf).</pre>
 *
 * Fluxes are summed from either tail towards V, where all loads have one sign but those of the
 * element that holds V, so nothing of weight cancels; logarithms are kept, since D need not fit
 * into a double.
 */
final class PoissonProblem {
  private final double logDiffusion;
  private final double variance;

  PoissonProblem(SpectralElements elements, double mean) {
    int count = elements.count();
    int degree = elements.degree();
    int ground = 0;
    for (int e = 0; e <= count; e++) {
      if (Math.abs(elements.node(e * degree) - mean)
          < Math.abs(elements.node(ground * degree) - mean)) {
        ground = e;
      }
    }
    // Loads at the element ends, relative to the scale of M in the element.
    double[] left = new double[count];
    double[] right = new double[count];
    double[] logTerms = new double[2 * count];
    double sum = 0;
    for (int e = 0; e < count; e++) {
      DirichletElement element = elements.element(e);
      double[] load = new double[degree + 1];
      for (int j = 0; j <= degree; j++) {
        double f = elements.node(e * degree + j) - mean;
        load[j] = element.mass(j) * f;
        left[e] += load[j] * element.complement(j);
        right[e] += load[j] * element.harmonic(j);
        sum += load[j] * f * Math.exp(element.logScale());
      }
      double inside = 0;
      for (int q = 0; q < degree; q++) {
        double moment = 0;
        for (int j = 1; j < degree; j++) {
          moment +=
              element.factor()[j * degree + q]
                  * element.rootMass(j)
                  * (elements.node(e * degree + j) - mean);
        }
        inside += moment * moment;
      }
      logTerms[count + e] = Math.log(inside) + element.logScale();
    }
    Flux flux = new Flux();
    for (int e = count - 1; e >= ground; e--) {
      logTerms[e] = flux.cross(right[e], left[e], elements.element(e));
    }
    flux = new Flux();
    for (int e = 0; e < ground; e++) {
      logTerms[e] = flux.cross(left[e], right[e], elements.element(e));
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : logTerms) {
      largest = Math.max(largest, term);
    }
    double total = 0;
    for (double term : logTerms) {
      total += Math.exp(term - largest);
    }
    logDiffusion = largest + Math.log(total);
    variance = sum;
  }

  /** The sum of the loads passed on the way from a tail, in the unit of the largest of them. */
  private static final class Flux {
    private double value;
    private double logUnit = Double.NEGATIVE_INFINITY;

    /**
     * Adds the load at the outer end of an element, takes log J²/b, and adds the inner load.
     *
     * @return log J²/b
     */
    double cross(double outer, double inner, DirichletElement element) {
      add(outer, element.logScale());
      double logFlux = Math.log(Math.abs(value)) + logUnit;
      add(inner, element.logScale());
      return 2 * logFlux - Math.log(element.conductance()) - element.logScale();
    }

    private void add(double load, double logScale) {
      if (logScale > logUnit) {
        value *= Math.exp(logUnit - logScale);
        logUnit = logScale;
      }
      value += load * Math.exp(logScale - logUnit);
    }
  }

  /** log D. */
  double logDiffusion() {
    return logDiffusion;
  }

  /** ∫ (v − V)² M. */
  double variance() {
    return variance;
  }
}
