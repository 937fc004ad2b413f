package murmuration.coefficients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ojalgo.matrix.store.R064Store;

/**
 * The Rayleigh–Ritz approximation of H = BᵀB on the block Krylov space
 *
 * <pre>  𝒱 = span{X, AX, A²X, …},    A = (H + σ)⁻¹,    X = [g, AR],    g = √μ (v − V),</pre>
 *
 * orthogonal to √μ, R a few random vectors so that every eigenvector, of every multiplicity up to
 * their number, is met. With the Ritz pairs (λ_k, Ψ_k) and η_k = −g·Ψ_k,
 *
 * <pre>  𝒟 = Σ_k η_k⊗η_k/λ_k,    𝒦 = g·g/θ,</pre>
 *
 * over all of 𝒱: 𝒟 is the maximum of 2g·χ − |Bχ|² over 𝒱 and 𝒦 is exact as g ∈ 𝒱, so one space
 * serves the eigenvalues and the Poisson problems for χ. Errors of the λ_k and of 𝒟 are of second
 * order in those of the vectors; that, and products of fluxes Bu instead of an assembled H, keeps
 * round-off away from small λ_1.
 *
 * <p>Source: Ericsson, Ruhe, Math. Comp. 35 (1980), doi:10.1090/S0025-5718-1980-0583502-2 (Lanczos
 * on the shifted inverse); Grimes, Lewis, Simon, SIAM J. Matrix Anal. Appl. 15 (1994),
 * doi:10.1137/S0895479888151111 (in blocks).
 */
final class RitzSpace {
  private static final double SHIFT = 0.3;
  private static final int MOST_STEPS = 60;
  private static final double CONVERGED = 1e-11;
  private static final double ROUND_OFF = 0x1p-50;
  private static final double DEPENDENT = 1e-9;
  private static final long SEED = 1;

  private final PlanarElements elements;
  private final double theta;
  private final int modes;
  private final double[] root;
  private final double meanX;
  private final double meanY;
  private final double[] momentX;
  private final double[] momentY;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> projected = new ArrayList<>();
  private double[][] vectors;
  private double[] eigenvalues = new double[0];
  private double[] etaX = new double[0];
  private double[] etaY = new double[0];

  /**
   * Expands the space until the figures have settled.
   *
   * @param modes number of eigenpairs wanted, Ψ_0 included
   * @throws ArithmeticException when they do not settle
   */
  RitzSpace(PlanarElements elements, double theta, int modes) {
    this.elements = elements;
    this.theta = theta;
    this.modes = modes;
    int size = elements.size();
    root = new double[size];
    double sumX = 0;
    double sumY = 0;
    for (int n = 0; n < size; n++) {
      root[n] = elements.rootMass(n);
      sumX += root[n] * root[n] * elements.nodeX(n);
      sumY += root[n] * root[n] * elements.nodeY(n);
    }
    meanX = sumX;
    meanY = sumY;
    momentX = new double[size];
    momentY = new double[size];
    for (int n = 0; n < size; n++) {
      momentX[n] = root[n] * (elements.nodeX(n) - meanX);
      momentY[n] = root[n] * (elements.nodeY(n) - meanY);
    }
    expand();
    refine();
  }

  double meanX() {
    return meanX;
  }

  double meanY() {
    return meanY;
  }

  /** 𝒦 = g·g/θ. */
  SymmetricMatrix drift() {
    return new SymmetricMatrix(
        Vectors.dot(momentX, momentX) / theta,
        Vectors.dot(momentX, momentY) / theta,
        Vectors.dot(momentY, momentY) / theta);
  }

  /** 𝒟, the sum over all Ritz pairs. */
  SymmetricMatrix diffusion() {
    return spectrum(eigenvalues.length, new double[eigenvalues.length])
        .diffusion(eigenvalues.length);
  }

  /** λ_k, 1 ≤ k &lt; modes. */
  double eigenvalue(int k) {
    return eigenvalues[k - 1];
  }

  /** The lowest {@code count} Ritz pairs without Ψ_0. */
  PlanarSpectrum spectrum(int count, double[] uncertainties) {
    return new PlanarSpectrum(
        theta,
        Arrays.copyOf(eigenvalues, count),
        Arrays.copyOf(etaX, count),
        Arrays.copyOf(etaY, count),
        uncertainties);
  }

  private void expand() {
    // λ_1 ≤ θ/Var(v·e) for every direction e.
    MultifrontalCholesky shifted =
        new MultifrontalCholesky(elements, SHIFT / drift().largestEigenvalue());
    double[][] block = guests();
    shifted.solve(block);
    double[][] start = Arrays.copyOf(block, block.length + 2);
    start[block.length] = momentX.clone();
    start[block.length + 1] = momentY.clone();
    block = append(start);
    for (int step = 0; step < MOST_STEPS; step++) {
      shifted.solve(block);
      block = append(block);
      double[] previous = eigenvalues;
      SymmetricMatrix previousDiffusion = diffusion();
      rayleighRitz();
      if (settled(previous, previousDiffusion) || block.length == 0) {
        return;
      }
    }
    throw new ArithmeticException("the eigenvalues did not settle in " + MOST_STEPS + " steps");
  }

  /** Random vectors, as many as the highest level of a harmonic oscillator is degenerate. */
  private double[][] guests() {
    double[][] guests = new double[(int) Math.ceil(Math.sqrt(2.0 * modes))][root.length];
    Random random = new Random(SEED);
    for (double[] guest : guests) {
      for (int n = 0; n < guest.length; n++) {
        guest[n] = random.nextGaussian() * root[n];
      }
    }
    return guests;
  }

  /** Orthonormalises vectors, modifying them, appends them and returns copies of the new ones. */
  private double[][] append(double[]... vectors) {
    int before = basis.size();
    for (double[] vector : vectors) {
      double norm = Math.sqrt(Vectors.dot(vector, vector));
      for (int pass = 0; pass < 2; pass++) {
        Vectors.subtract(Vectors.dot(vector, root), root, vector);
        for (double[] other : basis) {
          Vectors.subtract(Vectors.dot(vector, other), other, vector);
        }
      }
      double rest = Math.sqrt(Vectors.dot(vector, vector));
      if (rest > DEPENDENT * norm) {
        Vectors.scale(vector, 1 / rest);
        basis.add(vector);
        double[] image = elements.apply(vector);
        projected.add(basis.stream().mapToDouble(other -> Vectors.dot(other, image)).toArray());
      }
    }
    return basis.stream().skip(before).map(double[]::clone).toArray(double[][]::new);
  }

  private void rayleighRitz() {
    int count = basis.size();
    R064Store matrix = R064Store.FACTORY.make(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        matrix.set(i, j, projected.get(i)[j]);
        matrix.set(j, i, projected.get(i)[j]);
      }
    }
    Eigenpairs pairs = Eigenpairs.of(matrix);
    vectors = new double[count][];
    eigenvalues = new double[count];
    for (int k = 0; k < count; k++) {
      eigenvalues[k] = pairs.value(k);
      vectors[k] = pairs.vector(k);
    }
    etaX = eta(momentX);
    etaY = eta(momentY);
  }

  private double[] eta(double[] moment) {
    double[] coordinates = basis.stream().mapToDouble(v -> Vectors.dot(moment, v)).toArray();
    return Arrays.stream(vectors).mapToDouble(q -> -Vectors.dot(q, coordinates)).toArray();
  }

  private boolean settled(double[] previous, SymmetricMatrix previousDiffusion) {
    if (previous.length < modes - 1) {
      return false;
    }
    double noise = ROUND_OFF * eigenvalues[eigenvalues.length - 1];
    for (int k = 0; k < modes - 1; k++) {
      if (Math.abs(eigenvalues[k] - previous[k]) > CONVERGED * eigenvalues[k] + noise) {
        return false;
      }
    }
    return diffusion().relativeDifference(previousDiffusion) <= CONVERGED + noise / eigenvalues[0];
  }

  /** Computes the lowest Ritz pairs anew from their own fluxes, each to full relative accuracy. */
  private void refine() {
    int count = modes - 1;
    double[][] functions = new double[count][root.length];
    double[][] flux = new double[count][];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < basis.size(); i++) {
        Vectors.subtract(-vectors[k][i], basis.get(i), functions[k]);
      }
      flux[k] = elements.fluxes(functions[k]);
    }
    double[][] matrix = new double[count][count];
    for (int k = 0; k < count; k++) {
      for (int l = 0; l < count; l++) {
        matrix[k][l] = Vectors.dot(flux[k], flux[l]);
      }
    }
    JacobiEigenvalues pairs = new JacobiEigenvalues(matrix);
    double[] x = Arrays.copyOf(etaX, count);
    double[] y = Arrays.copyOf(etaY, count);
    for (int k = 0; k < count; k++) {
      eigenvalues[k] = pairs.value(k);
      etaX[k] = Vectors.dot(pairs.vector(k), x);
      etaY[k] = Vectors.dot(pairs.vector(k), y);
    }
  }
}
