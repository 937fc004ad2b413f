package murmuration.kinetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.RadialBasis;

/**
 * The velocity part of the reduced kinetic system on N eigenmodes φ_k = Ψ_k/√M in one or two
 * dimensions: rates λ_k, and along each axis a the transport A^a_kl = ∫ (v_a − V_a) φ_k φ_l M and
 * the force B^a_kl = ∫ ∂_aφ_k φ_l M.
 *
 * <p>B_0l = 0 (mass) and B_k0 = λ_k A_k0/θ hold to the last bit. The truncated coefficients are D_N
 * = Σ A_0k²/λ_k and κ_N = Σ A_0k²/θ, along any axis.
 *
 * <p>In the plane the modes are g(|v|) and √2 g(|v|) cos ℓα, √2 g(|v|) sin ℓα, α the angle of v, by
 * ascending λ; an eigenspace is taken whole or not at all. Immutable.
 */
public final class VelocityModes {
  private final double theta;
  private final double[] rate;
  private final double[][][] transport;
  private final double[][][] force;
  private final boolean[] odd;
  private final boolean parity;
  private final List<Angular> angular;
  private final Evaluation evaluation;

  /** The angle's part of a mode: 1, √2 cos ℓα or √2 sin ℓα. */
  private record Angular(int momentum, boolean sine) {
    double at(double angle) {
      double factor = momentum == 0 ? 1 : Math.sqrt(2);
      return factor * (sine ? Math.sin(momentum * angle) : Math.cos(momentum * angle));
    }
  }

  /** What needs the eigenfunctions themselves. */
  private interface Evaluation {
    /** Ψ_k at a velocity. */
    double eigenfunction(int k, double vx, double vy);

    /** ∫ g φ_k M of all k. */
    double[] project(DoubleBinaryOperator g);
  }

  private VelocityModes(
      double theta,
      double[] rate,
      double[][][] transport,
      double[][][] force,
      boolean parity,
      List<Angular> angular,
      Evaluation evaluation) {
    this.theta = theta;
    this.rate = rate;
    this.transport = transport;
    this.force = force;
    this.parity = parity;
    this.angular = List.copyOf(angular);
    this.evaluation = evaluation;
    odd = new boolean[rate.length];
    for (int k = 0; k < rate.length; k++) {
      odd[k] = parity && angular.get(k).momentum() % 2 == 1;
    }
    for (int a = 0; a < transport.length; a++) {
      transport[a][0][0] = 0;
      for (int k = 1; k < rate.length; k++) {
        force[a][k][0] = rate[k] * transport[a][k][0] / theta;
        force[a][0][k] = 0;
      }
    }
  }

  /** All modes that a basis in one dimension kept. */
  public static VelocityModes of(EigenBasis basis) {
    int n = basis.size();
    double[] rate = IntStream.range(0, n).mapToDouble(basis.spectrum()::eigenvalue).toArray();
    List<Angular> angular = IntStream.range(0, n).mapToObj(k -> new Angular(k % 2, false)).toList();
    return new VelocityModes(
        basis.theta(),
        rate,
        new double[][][] {basis.velocityMatrix()},
        new double[][][] {basis.derivativeMatrix()},
        basis.parity(),
        angular,
        new Evaluation() {
          @Override
          public double eigenfunction(int k, double vx, double vy) {
            return basis.eigenfunction(k, vx);
          }

          @Override
          public double[] project(DoubleBinaryOperator g) {
            return basis.project(v -> g.applyAsDouble(v, 0));
          }
        });
  }

  /**
   * The lowest modes of a basis in the plane, as many whole eigenspaces as do not exceed {@code
   * most} modes.
   *
   * @param most at least 3: Ψ_0 and the pair that carries the flux
   * @throws IllegalArgumentException when the basis is not that of two dimensions or has too few
   *     modes, or {@code most} is less than 3
   */
  public static VelocityModes of(RadialBasis basis, int most) {
    if (basis.dimension() != 2) {
      throw new IllegalArgumentException("the modes need dimension 2, got " + basis.dimension());
    }
    if (most < 3) {
      throw new IllegalArgumentException("modes must be at least 3 in the plane, got " + most);
    }
    List<PlanarMode> modes = PlanarMode.lowest(basis, most);
    int n = modes.size();
    double[][][] transport = new double[2][n][n];
    double[][][] force = new double[2][n][n];
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        modes.get(k).couple(modes.get(l), basis, k, l, transport, force);
      }
    }
    List<Angular> angular =
        modes.stream().map(mode -> new Angular(mode.momentum(), mode.sine())).toList();
    return new VelocityModes(
        basis.theta(),
        modes.stream().mapToDouble(PlanarMode::rate).toArray(),
        transport,
        force,
        true,
        angular,
        new Evaluation() {
          @Override
          public double eigenfunction(int k, double vx, double vy) {
            PlanarMode mode = modes.get(k);
            return basis.eigenfunction(mode.momentum(), mode.radial(), Math.hypot(vx, vy))
                * angular.get(k).at(Math.atan2(vy, vx));
          }

          @Override
          public double[] project(DoubleBinaryOperator g) {
            return IntStream.range(0, n)
                .mapToDouble(
                    k ->
                        basis.project(
                            g, modes.get(k).momentum(), modes.get(k).radial(), angular.get(k)::at))
                .toArray();
          }
        });
  }

  /** φ_0 alone: what the limit equation has of the modes. */
  VelocityModes densityAlone() {
    int d = dimension();
    return new VelocityModes(
        theta,
        new double[1],
        new double[d][1][1],
        new double[d][1][1],
        true,
        angular.subList(0, 1),
        evaluation);
  }

  /** The number of velocity dimensions, 1 or 2. */
  public int dimension() {
    return transport.length;
  }

  /** N. */
  public int size() {
    return rate.length;
  }

  /** The noise θ. */
  public double theta() {
    return theta;
  }

  /** λ_k. */
  public double rate(int k) {
    return rate[k];
  }

  /** A^a_kl, symmetric, A_00 = 0. */
  public double transport(int a, int k, int l) {
    return transport[a][k][l];
  }

  /** B^a_kl. */
  public double force(int a, int k, int l) {
    return force[a][k][l];
  }

  /** D_N. */
  public double diffusion() {
    double sum = 0;
    for (int k = size() - 1; k > 0; k--) {
      sum += transport[0][0][k] * transport[0][0][k] / rate[k];
    }
    return sum;
  }

  /** κ_N. */
  public double drift() {
    double sum = 0;
    for (int k = size() - 1; k > 0; k--) {
      sum += transport[0][0][k] * transport[0][0][k] / theta;
    }
    return sum;
  }

  /** Whether W is even: modes are then even or odd in v, and transport and force change that. */
  public boolean parity() {
    return parity;
  }

  /** Whether φ_k is odd in v; false for all k when W is not even. */
  public boolean odd(int k) {
    return odd[k];
  }

  /** ℓ of φ_k in the plane. */
  int momentum(int k) {
    return dimension() == 1 ? 0 : angular.get(k).momentum();
  }

  /** Whether φ_k is a sine of the angle. */
  boolean sine(int k) {
    return angular.get(k).sine();
  }

  /** Ψ_k(v) √M(v), the share of c_k in the distribution f(v); v_y is ignored in one dimension. */
  public double distribution(int k, double vx, double vy) {
    return evaluation.eigenfunction(k, vx, vy) * evaluation.eigenfunction(0, vx, vy);
  }

  /** ∫ g φ_k M for k &gt; 0, and 0 for k = 0: the coefficients of g − ∫ g M. */
  double[] fluctuation(DoubleBinaryOperator g) {
    double[] coefficients = evaluation.project(g);
    for (double coefficient : coefficients) {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException("the perturbation is not finite at all velocities");
      }
    }
    coefficients[0] = 0;
    return coefficients;
  }

  /** A mode in the plane: n-th of sector ℓ, times a cosine or a sine. */
  private record PlanarMode(int momentum, int radial, boolean sine, double rate) {
    static List<PlanarMode> lowest(RadialBasis basis, int most) {
      List<PlanarMode> modes = new ArrayList<>();
      for (int l = 0; l < basis.sectors(); l++) {
        for (int n = 0; n < basis.size(l); n++) {
          modes.add(new PlanarMode(l, n, false, basis.eigenvalue(l, n)));
        }
      }
      modes.sort(Comparator.comparingDouble(PlanarMode::rate));
      List<PlanarMode> whole = new ArrayList<>();
      for (PlanarMode mode : modes) {
        if (whole.size() + (mode.momentum == 0 ? 1 : 2) > most) {
          break;
        }
        whole.add(mode);
        if (mode.momentum > 0) {
          whole.add(new PlanarMode(mode.momentum, mode.radial, true, mode.rate));
        }
      }
      return whole;
    }

    /** Enters A^a_kl and B^a_kl, this mode being k. */
    void couple(
        PlanarMode other,
        RadialBasis basis,
        int k,
        int l,
        double[][][] transport,
        double[][][] force) {
      if (Math.abs(momentum - other.momentum) != 1) {
        return;
      }
      // v_x keeps cosines and sines apart, v_y exchanges them. Products of the angles' parts have
      // the mean 1/√2 between ℓ = 0 and 1, 1/2 between higher ones.
      int axis = sine == other.sine ? 0 : 1;
      boolean up = other.momentum > momentum;
      double mean = Math.min(momentum, other.momentum) == 0 ? Math.sqrt(0.5) : 0.5;
      boolean negative = axis == 1 && (up ? sine : !sine);
      double factor = negative ? -mean : mean;
      transport[axis][k][l] =
          factor * basis.speedProduct(momentum, radial, other.momentum, other.radial);
      force[axis][k][l] =
          factor * basis.gradientProduct(momentum, radial, other.momentum, other.radial);
    }
  }
}
