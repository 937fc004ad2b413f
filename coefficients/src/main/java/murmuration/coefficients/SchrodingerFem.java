package murmuration.coefficients;

/**
 * Steps 1–5 of the paper: conforming P_p elements for the Schrödinger operator on [−R, R] with
 * Ψ(±R) = 0. With the Lagrange polynomials ℓ_i on the Gauss–Lobatto nodes of each of n equal
 * elements, and Gauss points v_q, weights w_q, in each,
 *
 * <pre>
 *   K x = λ M x,    K_ij = Σ_q w_q [θ ℓ_i'ℓ_j' + Φ ℓ_iℓ_j](v_q),    M_ij = Σ_q w_q [ℓ_iℓ_j](v_q),
 *   η_k = −Σ_q w_q [(v − V) √M Ψ_k](v_q),    D(N) = Σ_{k≤N} η_k²/λ_k,    κ(N) = Σ_{k≤N} η_k²/θ.
 * </pre>
 *
 * <p>W and Φ have to be continuous, Φ save at v = 0. Rounding gives every eigenvalue an absolute
 * error of some 2⁻⁵²‖H‖, so a small λ_1, and D with it, are lost; {@link Spectrum#uncertainty}
 * tells. {@link SpectralMethod} has no such limit.
 *
 * <p>Source: Bonnaillie-Noël, Carrillo, Goudon, Pavliotis (2015), section 4, with η_k by the Gauss
 * rule of the elements and ω_k = (λ_k/θ) η_k.
 *
 * @param degree p, 1 to {@value #MOST_DEGREE}
 * @param halfWidth R, in the units of v; {@link #AUTOMATIC}: W exceeds its minimum by (45 + 2
 *     modes)θ outside [−R, R]
 * @param elements n, even so that v = 0 is an element end
 * @param quadraturePoints Gauss points an element, p + 1 to {@value #MOST_POINTS}
 * @param modes the sums run over Ψ_1 … Ψ_{modes−1}; 2 to {@value EigenBasis#MOST_MODES}
 */
public record SchrodingerFem(
    int degree, double halfWidth, int elements, int quadraturePoints, int modes)
    implements CoefficientMethod {
  private static final int MOST_DEGREE = 24;
  private static final int MOST_POINTS = 64;
  private static final int MOST_UNKNOWNS = 1_000_000;
  private static final int PAPER_DEGREE = 10;
  private static final int PAPER_ELEMENTS = 1000;
  private static final int PAPER_POINTS = 11;
  private static final double PAPER_HALF_WIDTH = 10;
  private static final int DEFAULT_MODES = 24;
  private static final double LOBE = 0.1;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public SchrodingerFem {
    Arguments.requireRange("degree", degree, 1, MOST_DEGREE);
    Arguments.requireAutomaticOrPositive("halfWidth", halfWidth);
    Arguments.requireRange("elements", elements, 2, MOST_UNKNOWNS / degree);
    if (elements % 2 != 0) {
      throw new IllegalArgumentException("elements must be even, got " + elements);
    }
    Arguments.requireRange("quadraturePoints", quadraturePoints, degree + 1, MOST_POINTS);
    Arguments.requireRange(
        "modes", modes, 2, Math.min(EigenBasis.MOST_MODES, degree * elements - 1));
  }

  /** The paper's 1000 elements of degree 10 and quadrature of degree 21, with R chosen for W. */
  public SchrodingerFem() {
    this(PAPER_DEGREE, AUTOMATIC, PAPER_ELEMENTS, PAPER_POINTS, DEFAULT_MODES);
  }

  /** The paper's choice for γ: the same, with R = 10 in its rescaled velocity v/√γ. */
  public static SchrodingerFem paper(double gamma) {
    return new SchrodingerFem(
        PAPER_DEGREE,
        PAPER_HALF_WIDTH * Math.sqrt(gamma),
        PAPER_ELEMENTS,
        PAPER_POINTS,
        DEFAULT_MODES);
  }

  @Override
  public String label() {
    return "schrodinger-fem";
  }

  @Override
  public TransportCoefficients compute(Maxwellian maxwellian) {
    return new Problem(maxwellian).coefficients();
  }

  /**
   * The lowest eigenfunctions as the discrete problem has them. No symmetry is imposed, so that
   * rounding mixes those of eigenvalues that nearly coincide: the sign, by which the paper tells,
   * of a λ_1 that is lost.
   *
   * @param velocities v_i, in any order
   * @return Ψ_k(v_i), k &lt; modes, in row k, column i, the outermost lobe at the right positive;
   *     zero beyond R
   * @throws IllegalArgumentException when W does not confine or the dimension is not 1
   */
  public double[][] eigenfunctions(Maxwellian maxwellian, double[] velocities) {
    return new Problem(maxwellian).eigenfunctions(velocities);
  }

  /** K, M and the load ∫ (v − V) √M against each Lagrange polynomial. */
  private final class Problem {
    private final ReferenceElement element = new ReferenceElement(degree, quadraturePoints);
    private final double half;
    private final SchrodingerOperator operator;
    private final SymmetricBandMatrix stiffness;
    private final SymmetricBandMatrix mass;
    private final double[] load;

    Problem(Maxwellian maxwellian) {
      maxwellian.requireOneDimension(SchrodingerFem.this);
      half = SchrodingerOperator.halfWidth(halfWidth, maxwellian, modes) / elements;
      double[] points = new double[elements * quadraturePoints];
      double[] weights = new double[points.length];
      for (int q = 0; q < points.length; q++) {
        points[q] =
            centre(q / quadraturePoints) + half * element.gauss().node(q % quadraturePoints);
        weights[q] = half * element.gauss().weight(q % quadraturePoints);
      }
      operator = new SchrodingerOperator(maxwellian, points, weights);
      int unknowns = elements * degree - 1;
      stiffness = new SymmetricBandMatrix(unknowns, degree);
      mass = new SymmetricBandMatrix(unknowns, degree);
      load = new double[unknowns];
      for (int q = 0; q < points.length; q++) {
        add(q, weights[q]);
      }
    }

    private double centre(int e) {
      return (2 * e + 1 - elements) * half;
    }

    /** Adds what quadrature point q contributes. */
    private void add(int q, double weight) {
      int local = q % quadraturePoints;
      // Node 0 and the last one, where Ψ = 0, are no unknowns.
      int offset = q / quadraturePoints * degree - 1;
      for (int a = Math.max(0, -offset); a <= degree && offset + a < load.length; a++) {
        double value = element.value(local, a);
        double slope = element.derivative(local, a) / half;
        load[offset + a] += operator.source(q) * value;
        for (int b = Math.max(0, -offset); b <= a; b++) {
          double product = value * element.value(local, b);
          double slopes = slope * element.derivative(local, b) / half;
          stiffness.add(
              offset + a,
              offset + b,
              weight * (operator.theta() * slopes + operator.potential(q) * product));
          mass.add(offset + a, offset + b, weight * product);
        }
      }
    }

    TransportCoefficients coefficients() {
      return operator.coefficients(SchrodingerFem.this, stiffness, mass, load, modes);
    }

    double[][] eigenfunctions(double[] velocities) {
      Eigenpairs pairs = operator.lowest(stiffness, mass, modes);
      double[][] rows = new double[modes][velocities.length];
      for (int k = 0; k < modes; k++) {
        // With the ends, where Ψ = 0.
        double[] nodal = new double[load.length + 2];
        System.arraycopy(pairs.vector(k), 0, nodal, 1, load.length);
        Vectors.scale(nodal, lastLobe(nodal));
        for (int i = 0; i < velocities.length; i++) {
          rows[k][i] = value(nodal, velocities[i]);
        }
      }
      return rows;
    }

    private double value(double[] nodal, double v) {
      double place = (v / half + elements) / 2;
      if (!(place >= 0 && place <= elements)) {
        return 0;
      }
      int e = Math.min((int) place, elements - 1);
      return element.interpolate(nodal, e * degree, (v - centre(e)) / half);
    }

    /** The sign of the outermost values, from the right, that are not small. */
    private static double lastLobe(double[] values) {
      double largest = 0;
      for (double value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
      int last = values.length - 1;
      while (Math.abs(values[last]) < LOBE * largest) {
        last--;
      }
      return Math.signum(values[last]);
    }
  }
}
