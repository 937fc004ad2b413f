package murmuration.coefficients;

import java.util.ArrayList;
import java.util.List;

/**
 * The Schrödinger operator on one sector: functions φ(r) Y_ℓ of angular momentum ℓ in d dimensions,
 *
 * <pre>  H φ = −(θ/m) (m φ')' + c φ,    m = r^{d−1} M,    c = θ ℓ(ℓ + d − 2)/r²,</pre>
 *
 * on the half line with φ(0) = 0 for ℓ ≥ 1. In one dimension ℓ is the parity, 0 or 1, and c = 0; a
 * potential that is not even has one sector, the whole line.
 *
 * <p>Eigenvalues that are small beside the natural scale σ = θ(π/width)² of the deepest well come
 * from bisection on the {@link EdgeChain}, which keeps their relative accuracy however small they
 * are; all others from {@link BlockLanczos} on (H + σ)⁻¹. That no eigenvalue was missed is verified
 * by Sylvester's law of inertia.
 */
final class SectorOperator {
  private static final double SLOW = 0.02;
  // M varies by e^14 at most in an element: what goes in and out of a well takes that much longer.
  private static final double WELL = 1e6;
  private static final int MOST_BLOCKS = 12;
  private static final int MOST_REFINEMENTS = 40;

  private final SpectralElements elements;
  private final ModalElement[] modal;
  private final boolean grounded;
  private final double theta;
  private final double scale;
  private final int starts;

  /**
   * Sets up a sector.
   *
   * @param grounded whether φ vanishes at the first node
   */
  SectorOperator(
      SpectralElements elements,
      Maxwellian maxwellian,
      int angularMomentum,
      boolean grounded,
      VelocityMesh mesh) {
    this.elements = elements;
    this.grounded = grounded;
    this.theta = maxwellian.theta();
    double strength =
        maxwellian.theta() * angularMomentum * (angularMomentum + maxwellian.dimension() - 2.0);
    modal = strength > 0 ? withCentrifugalTerm(elements, strength) : elements.modes();
    double wave = Math.PI / mesh.landscape().wellWidth();
    scale = maxwellian.theta() * wave * wave;
    starts = mesh.landscape().extrema();
  }

  private static ModalElement[] withCentrifugalTerm(SpectralElements elements, double strength) {
    int degree = elements.degree();
    ModalElement[] result = new ModalElement[elements.count()];
    for (int e = 0; e < result.length; e++) {
      double[] centrifugal = new double[degree + 1];
      for (int j = 0; j <= degree; j++) {
        double r = elements.node(e * degree + j);
        centrifugal[j] = r > 0 ? strength / (r * r) : 0;
      }
      result[e] = new ModalElement(elements.element(e), centrifugal);
    }
    return result;
  }

  /** σ, the size of an ordinary eigenvalue. */
  double scale() {
    return scale;
  }

  /** Degrees of freedom: the number of eigenvalues of the discrete problem. */
  int freedom() {
    return grounded ? elements.size() - 1 : elements.size();
  }

  /** Estimated relative round-off of an eigenvalue. */
  double uncertainty(double logEigenvalue, VelocityMesh mesh) {
    double lambda = Math.exp(logEigenvalue);
    if (lambda > mesh.landscape().continuum()) {
      return Spectrum.CONTINUUM;
    }
    double ordinary = lambda < SLOW * scale ? 0 : (lambda + scale) / lambda * (1 + lambda / scale);
    return 0x1p-52 * (4 + mesh.variation() / theta + ordinary);
  }

  private ShiftedElement[] shifted(double shift) {
    ShiftedElement[] result = new ShiftedElement[elements.count()];
    for (int e = 0; e < result.length; e++) {
      result[e] = new ShiftedElement(modal[e], shift);
    }
    return result;
  }

  /** The number of eigenvalues below λ &gt; 0, λ_0 = 0 included where the sector has it. */
  int count(double lambda) {
    ShiftedElement[] parts = shifted(-lambda);
    int count = new EdgeChain(parts, grounded).count(Math.log(lambda));
    for (ShiftedElement part : parts) {
      count += part.negative();
    }
    return count;
  }

  /** (H + σ)⁻¹ for some σ ≥ 0 where that exists. */
  ShiftedOperator inverse(double shift) {
    return new ShiftedOperator(shifted(shift), grounded, shift);
  }

  /** log λ and the vectors z, of unit length, of the lowest eigenpairs, λ_0 = 0 included. */
  record Pairs(List<Double> logEigenvalues, List<double[]> vectors) {}

  /**
   * Computes the lowest eigenpairs.
   *
   * @param wanted how many, 1 to freedom()
   * @throws ArithmeticException when eigenvalues remain missing after all attempts
   */
  Pairs lowest(int wanted) {
    Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
    if (!grounded) {
      double[] constant = new double[elements.size()];
      for (int j = 0; j < constant.length; j++) {
        constant[j] = elements.rootMass(j);
      }
      Vectors.normalise(constant);
      pairs.logEigenvalues().add(Double.NEGATIVE_INFINITY);
      pairs.vectors().add(constant);
    }
    double logLimit = Math.log(SLOW * scale);
    ShiftedElement[] unshifted = shifted(0);
    // The chain of λ = 0 is right enough to tell slow from ordinary.
    int slow = Math.min(new EdgeChain(unshifted, grounded).count(logLimit), wanted);
    for (int k = pairs.vectors().size(); k < slow; k++) {
      addSlow(k, logLimit, unshifted, pairs);
    }
    if (pairs.vectors().size() < wanted) {
      addOrdinary(wanted, pairs);
    }
    return pairs;
  }

  /**
   * Bisection on the chain whose elements were condensed at the last λ, until λ stands. Each
   * correction is small beside the one before, by λ/σ times what a well inside an element may hold
   * back.
   */
  private void addSlow(int index, double upper, ShiftedElement[] unshifted, Pairs pairs) {
    ShiftedElement[] parts = unshifted;
    double logLambda = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_REFINEMENTS; round++) {
      EdgeChain chain = new EdgeChain(parts, grounded);
      double next = chain.logEigenvalue(index, upper + 1);
      double contraction = Math.exp(next) / scale * WELL;
      double correction = round == 0 ? contraction : Math.abs(next - logLambda);
      logLambda = next;
      // The last bits of λ may go on to flicker.
      if (correction * contraction <= 0x1p-53 || correction <= 8 * Math.ulp(logLambda)) {
        pairs.logEigenvalues().add(logLambda);
        pairs.vectors().add(extend(chain.eigenvector(logLambda), parts));
        return;
      }
      parts = shifted(-Math.exp(logLambda));
    }
    throw new ArithmeticException("the slow eigenvalue " + index + " did not settle");
  }

  /**
   * Nodal vector of unit length with given values of φ at the element ends. Its unit is that of the
   * element where it is largest, which may be one where M does not fit into a double.
   */
  private double[] extend(double[] edge, ShiftedElement[] parts) {
    int degree = elements.degree();
    double reference = Double.NEGATIVE_INFINITY;
    for (int e = 0; e < parts.length; e++) {
      double larger = Math.max(Math.abs(edge[e]), Math.abs(edge[e + 1]));
      reference = Math.max(reference, parts[e].logScale() + 2 * Math.log(larger));
    }
    double[] vector = new double[elements.size()];
    for (int e = 0; e < parts.length; e++) {
      if (edge[e] == 0 && edge[e + 1] == 0) {
        continue;
      }
      double root = Math.exp(0.5 * (parts[e].logScale() - reference));
      vector[e * degree] = root * elements.endRoot(e, 0) * edge[e];
      for (int j = 1; j < degree; j++) {
        vector[e * degree + j] =
            root * (parts[e].left()[j] * edge[e] + parts[e].right()[j] * edge[e + 1]);
      }
      vector[(e + 1) * degree] = root * elements.endRoot(e, degree) * edge[e + 1];
    }
    Vectors.normalise(vector);
    return vector;
  }

  private void addOrdinary(int wanted, Pairs pairs) {
    ShiftedOperator inverse = inverse(scale);
    int known = pairs.vectors().size();
    for (int block = starts; block <= starts + MOST_BLOCKS; block++) {
      BlockLanczos lanczos =
          new BlockLanczos(
              inverse,
              elements.size(),
              freedom() - known,
              List.copyOf(pairs.vectors()),
              block,
              wanted - known);
      if (complete(lanczos, known, wanted - known)) {
        for (int k = 0; k < wanted - known; k++) {
          double[] polished = new double[elements.size()];
          // One more application rids the tails of M of the rounding of the larger entries.
          inverse.apply(lanczos.vector(k), polished);
          Vectors.normalise(polished);
          pairs.logEigenvalues().add(Math.log(1 / lanczos.value(k) - scale));
          pairs.vectors().add(polished);
        }
        return;
      }
    }
    throw new ArithmeticException(
        "eigenvalues are missing; too many of them coincide to the last digit");
  }

  /** Compares the number of Ritz values below the widest gap on offer with that of eigenvalues. */
  private boolean complete(BlockLanczos lanczos, int known, int wanted) {
    double widest = 0;
    int last = -1;
    for (int k = wanted - 1; k + 1 < lanczos.values(); k++) {
      double gap = lanczos.value(k) / lanczos.value(k + 1) - 1;
      if (gap > widest) {
        widest = gap;
        last = k;
      }
    }
    if (last < 0) {
      return true;
    }
    double between = 0.5 * (1 / lanczos.value(last) + 1 / lanczos.value(last + 1)) - scale;
    return count(between) == known + last + 1;
  }
}
