package murmuration.coefficients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The eigenpairs of the Schrödinger operator for W(|v|) in d = 2 or 3 velocity dimensions, sector
 * by sector of the angular momentum ℓ.
 *
 * <p>Eigenfunctions are Ψ = √M g(r) Y(v/r) with a spherical harmonic Y of degree ℓ, of mean square
 * 1 over the sphere, and
 *
 * <pre>
 *   −(θ/(r^{d−1}M)) (r^{d−1}M g')' + θ ℓ(ℓ + d − 2)/r² g = λ g,    ∫ g² dμ = 1,   dμ = |S^{d−1}| r^{d−1} M dr.
 * </pre>
 *
 * Only ℓ = 1 contributes to D and κ. With η_n = −∫ r g_n dμ, the norm over the d functions of an
 * eigenspace,
 *
 * <pre>  D = (1/d) Σ_n η_n²/λ_n,    κ = (1/d) Σ_n η_n²/θ = E|v|²/(dθ).</pre>
 *
 * The sign of g is positive for small r. Instances are immutable.
 */
public final class RadialBasis {
  /** The largest number of sectors and of modes in a sector. */
  public static final int MOST_MODES = 100;

  private static final int ANGLES = 256;

  private final Maxwellian maxwellian;
  private final VelocityMesh mesh;
  private final SpectralElements elements;
  private final double[] radius;
  private final List<SectorOperator.Pairs> sectors = new ArrayList<>();

  private RadialBasis(Maxwellian maxwellian, VelocityMesh mesh) {
    if (maxwellian.dimension() == 1) {
      throw new IllegalArgumentException("sectors of angular momentum need dimension 2 or 3");
    }
    this.maxwellian = maxwellian;
    this.mesh = mesh;
    elements = new SpectralElements(maxwellian, mesh);
    radius = new double[elements.size()];
    for (int j = 0; j < radius.length; j++) {
      radius[j] = elements.node(j);
    }
  }

  /**
   * Computes the lowest eigenpairs of the sectors ℓ = 0 … sectors − 1.
   *
   * @param sectors number of sectors, 1 to {@value #MOST_MODES}
   * @param modes number of eigenfunctions in each, λ_0 = 0 of ℓ = 0 included, 1 to {@value
   *     #MOST_MODES}
   * @throws IllegalArgumentException when an argument is out of range or W does not confine
   */
  public static RadialBasis of(Maxwellian maxwellian, int sectors, int modes) {
    Arguments.requireRange("sectors", sectors, 1, MOST_MODES);
    Arguments.requireRange("modes", modes, 1, MOST_MODES);
    RadialBasis basis =
        new RadialBasis(maxwellian, VelocityMesh.of(maxwellian, 2 * modes + sectors));
    for (int l = 0; l < sectors; l++) {
      basis.add(l, modes);
    }
    return basis;
  }

  /**
   * Computes the lowest distinct eigenvalues, whatever their sectors, in as many sectors as they
   * need.
   *
   * @param modes their number, λ_0 = 0 included, 2 to {@value #MOST_MODES}
   * @throws IllegalArgumentException when it is out of range or W does not confine
   */
  public static RadialBasis lowest(Maxwellian maxwellian, int modes) {
    return lowest(maxwellian, modes, CoefficientMethod.AUTOMATIC);
  }

  /** The same within a radius, unless that is {@link CoefficientMethod#AUTOMATIC}. */
  static RadialBasis lowest(Maxwellian maxwellian, int modes, double halfWidth) {
    Arguments.requireRange("modes", modes, 2, MOST_MODES);
    RadialBasis basis =
        new RadialBasis(maxwellian, VelocityMesh.of(maxwellian, 2 * modes, halfWidth));
    double enough =
        Math.max(
            Math.exp(
                basis.operator(0).lowest((modes + 1) / 2).logEigenvalues().get((modes - 1) / 2)),
            Math.exp(basis.operator(1).lowest(modes / 2).logEigenvalues().get(modes / 2 - 1)));
    double limit = enough * (1 + 1e-9);
    for (int l = 0; l < MOST_MODES; l++) {
      int count = basis.operator(l).count(limit);
      if (l > 1 && count == 0) {
        break;
      }
      basis.add(l, Math.max(count, 1));
    }
    return basis;
  }

  private SectorOperator operator(int l) {
    return new SectorOperator(elements, maxwellian, l, l > 0, mesh);
  }

  private void add(int l, int modes) {
    SectorOperator.Pairs pairs = operator(l).lowest(modes);
    for (double[] vector : pairs.vectors()) {
      if (vector[1] < 0) {
        Vectors.scale(vector, -1);
      }
    }
    sectors.add(pairs);
  }

  /** Number of sectors. */
  public int sectors() {
    return sectors.size();
  }

  /** Number of eigenfunctions in sector ℓ. */
  public int size(int l) {
    return sectors.get(l).vectors().size();
  }

  /** λ of the n-th eigenfunction of sector ℓ, n = 0, 1, …; 0 for ℓ = n = 0. */
  public double eigenvalue(int l, int n) {
    return Math.exp(sectors.get(l).logEigenvalues().get(n));
  }

  /** √M(r) g(r) at r ≥ 0; zero beyond the truncated interval. */
  public double eigenfunction(int l, int n, double r) {
    return elements.evaluate(sectors.get(l).vectors().get(n), r);
  }

  /** ∫ r g g' dμ between mode n of sector ℓ and mode m of sector k: the transport of velocity. */
  public double speedProduct(int l, int n, int k, int m) {
    return SpectralElements.product(
        radius, sectors.get(l).vectors().get(n), sectors.get(k).vectors().get(m));
  }

  /**
   * The radial part of ∂_v between g, mode n of sector ℓ, and h, mode m of the sector k:
   *
   * <pre>
   *   ∫ (g' − ℓ g/r) h dμ             for k = ℓ + 1,
   *   ∫ (g' + (ℓ + d − 2) g/r) h dμ    for k = ℓ − 1.</pre>
   *
   * @throws IllegalArgumentException for any other k
   */
  public double gradientProduct(int l, int n, int k, int m) {
    if (Math.abs(k - l) != 1) {
      throw new IllegalArgumentException("sectors must be neighbours, got " + l + " and " + k);
    }
    double[] one = sectors.get(l).vectors().get(n);
    double[] other = sectors.get(k).vectors().get(m);
    double centrifugal = 0;
    // Where r = 0 one of the two vanishes.
    for (int j = 1; j < radius.length; j++) {
      centrifugal += one[j] * other[j] / radius[j];
    }
    double factor = k > l ? -l : l + maxwellian.dimension() - 2.0;
    return Vectors.dot(elements.slopes(one), elements.values(other)) + factor * centrifugal;
  }

  /**
   * ∫ h φ M dv for a function of the velocity in the plane and φ = g(r) y(α), α the angle of v.
   *
   * @param angular y
   * @throws IllegalArgumentException unless d = 2
   */
  public double project(DoubleBinaryOperator h, int l, int n, DoubleUnaryOperator angular) {
    if (maxwellian.dimension() != 2) {
      throw new IllegalArgumentException("functions of the plane need dimension 2");
    }
    double[] vector = sectors.get(l).vectors().get(n);
    double sum = 0;
    for (int i = 0; i < ANGLES; i++) {
      double alpha = 2 * Math.PI * i / ANGLES;
      double radial = 0;
      for (int j = 0; j < radius.length; j++) {
        double value = h.applyAsDouble(radius[j] * Math.cos(alpha), radius[j] * Math.sin(alpha));
        radial += elements.rootMass(j) * vector[j] * value;
      }
      sum += radial * angular.applyAsDouble(alpha) / ANGLES;
    }
    return sum;
  }

  /** The noise θ. */
  public double theta() {
    return maxwellian.theta();
  }

  /** The number of velocity dimensions. */
  public int dimension() {
    return maxwellian.dimension();
  }

  /** η_n = −∫ r g_n dμ of sector ℓ = 1. */
  public double eta(int n) {
    return -Vectors.dot(weightedRadius(), sectors.get(1).vectors().get(n));
  }

  /** D of all eigenpairs of the discrete problem, by solving the Poisson equation for ℓ = 1. */
  public double diffusion() {
    double[] load = weightedRadius();
    double[] solution = new double[load.length];
    operator(1).inverse(0).apply(load, solution);
    return Vectors.dot(load, solution) / maxwellian.dimension();
  }

  /** κ of all eigenpairs of the discrete problem, E|v|²/(dθ). */
  public double drift() {
    double[] load = weightedRadius();
    return Vectors.dot(load, load) / (maxwellian.dimension() * maxwellian.theta());
  }

  /** The lowest distinct nonzero eigenvalues of all sectors, ascending, at most so many. */
  Spectrum spectrum(int most) {
    record Mode(int l, int n) {}
    List<Mode> modes = new ArrayList<>();
    for (int l = 0; l < sectors.size(); l++) {
      for (int n = l == 0 ? 1 : 0; n < size(l); n++) {
        modes.add(new Mode(l, n));
      }
    }
    modes.sort(
        Comparator.comparingDouble(mode -> sectors.get(mode.l()).logEigenvalues().get(mode.n())));
    int count = Math.min(most, modes.size());
    double[] logEigenvalues = new double[count];
    double[] eta = new double[count];
    double[] uncertainties = new double[count];
    int[] angularMomenta = new int[count];
    for (int k = 0; k < count; k++) {
      Mode mode = modes.get(k);
      logEigenvalues[k] = sectors.get(mode.l()).logEigenvalues().get(mode.n());
      eta[k] = mode.l() == 1 ? eta(mode.n()) : 0;
      uncertainties[k] = operator(mode.l()).uncertainty(logEigenvalues[k], mesh);
      angularMomenta[k] = mode.l();
    }
    return new Spectrum(
        maxwellian.theta(),
        maxwellian.dimension(),
        logEigenvalues,
        eta,
        uncertainties,
        angularMomenta);
  }

  /** The effect of the rounding of W/θ on D and κ, relative. */
  double roundOff() {
    return 0x1p-52 * (4 + mesh.variation() / maxwellian.theta());
  }

  /** Number of unknowns in all sectors together. */
  int unknowns() {
    return IntStream.range(0, sectors.size()).map(l -> operator(l).freedom()).sum();
  }

  private double[] weightedRadius() {
    double[] load = new double[radius.length];
    for (int j = 0; j < load.length; j++) {
      load[j] = elements.rootMass(j) * radius[j];
    }
    return load;
  }

  /** D and κ alone on a finer mesh, to judge those of this one. */
  static double[] refined(Maxwellian maxwellian, int modes) {
    RadialBasis finer = new RadialBasis(maxwellian, VelocityMesh.finer(maxwellian, 2 * modes));
    return new double[] {finer.diffusion(), finer.drift()};
  }
}
