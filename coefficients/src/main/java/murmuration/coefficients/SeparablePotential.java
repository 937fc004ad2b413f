package murmuration.coefficients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A planar potential that splits, W(v_x, v_y) = W_1(v_x) + W_2(v_y). Then M is a product, and all
 * follows from one dimension to the last digit, however deep the wells are:
 *
 * <pre>
 *   𝒟 = diag(D_1, D_2),   𝒦 = diag(κ_1, κ_2),   λ = λ_i + λ_j,
 *   η = (η_i, 0) for j = 0,   (0, η_j) for i = 0,   0 for all others.
 * </pre>
 */
final class SeparablePotential {
  private static final int SAMPLES = 64;
  private static final double ROUND_OFF = 0x1p-44;

  private final Part first;
  private final Part second;

  private SeparablePotential(Part first, Part second) {
    this.first = first;
    this.second = second;
  }

  /** A function of one velocity component. */
  private record Part(DoubleUnaryOperator w, boolean even) implements VelocityPotential {
    static Part of(DoubleUnaryOperator w, double[] samples) {
      boolean even =
          Arrays.stream(samples).allMatch(v -> w.applyAsDouble(v) == w.applyAsDouble(-v));
      return new Part(w, even);
    }

    @Override
    public double value(double v) {
      return w.applyAsDouble(v);
    }
  }

  /**
   * Splits a potential when at seeded random points of a rectangle its mixed second difference is
   * nothing but round-off.
   */
  static Optional<SeparablePotential> of(PlanarPotential w, PlanarRegion region) {
    Random random = new Random(1);
    double x0 = 0.5 * (region.lowerX() + region.upperX());
    double y0 = 0.5 * (region.lowerY() + region.upperY());
    double[] xs = new double[SAMPLES];
    double[] ys = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double x = region.lowerX() + random.nextDouble() * (region.upperX() - region.lowerX());
      double y = region.lowerY() + random.nextDouble() * (region.upperY() - region.lowerY());
      double corner = w.value(x, y);
      double alongX = w.value(x, y0);
      double alongY = w.value(x0, y);
      double size = Math.abs(corner) + Math.abs(alongX) + Math.abs(alongY);
      if (!(Math.abs(corner - alongX - alongY + w.value(x0, y0)) <= ROUND_OFF * size)) {
        return Optional.empty();
      }
      xs[i] = x;
      ys[i] = y;
    }
    return Optional.of(
        new SeparablePotential(Part.of(v -> w.value(v, y0), xs), Part.of(v -> w.value(x0, v), ys)));
  }

  /** 𝒟, 𝒦, V and the lowest eigenvalues of this potential. */
  PlanarCoefficients coefficients(double theta, int modes) {
    Maxwellian alongX = Maxwellian.of(first, theta);
    Maxwellian alongY = Maxwellian.of(second, theta);
    TransportCoefficients x = new SpectralMethod().compute(alongX);
    TransportCoefficients y = new SpectralMethod().compute(alongY);
    return new PlanarCoefficients(
        new SymmetricMatrix(x.diffusion(), 0, y.diffusion()),
        new SymmetricMatrix(x.drift(), 0, y.drift()),
        x.meanVelocity(),
        y.meanVelocity(),
        Math.max(x.errorEstimate(), y.errorEstimate()),
        x.unknowns() + y.unknowns(),
        spectrum(
            EigenBasis.of(first, theta, modes).spectrum(),
            EigenBasis.of(second, theta, modes).spectrum(),
            theta,
            modes));
  }

  private static PlanarSpectrum spectrum(Spectrum x, Spectrum y, double theta, int modes) {
    record Pair(int i, int j, double eigenvalue) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < modes; i++) {
      for (int j = 0; j < modes; j++) {
        pairs.add(new Pair(i, j, x.eigenvalue(i) + y.eigenvalue(j)));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::eigenvalue));
    double[] eigenvalues = new double[modes - 1];
    double[] etaX = new double[modes - 1];
    double[] etaY = new double[modes - 1];
    double[] uncertainties = new double[modes - 1];
    for (int k = 1; k < modes; k++) {
      Pair pair = pairs.get(k);
      eigenvalues[k - 1] = pair.eigenvalue();
      etaX[k - 1] = pair.j() == 0 ? x.eta(pair.i()) : 0;
      etaY[k - 1] = pair.i() == 0 ? y.eta(pair.j()) : 0;
      uncertainties[k - 1] =
          Math.max(
              pair.i() == 0 ? 0 : x.uncertainty(pair.i()),
              pair.j() == 0 ? 0 : y.uncertainty(pair.j()));
    }
    return new PlanarSpectrum(theta, eigenvalues, etaX, etaY, uncertainties);
  }
}
