package murmuration.examples;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/**
 * For each scenario the figure that matters, known without the library: exact, or computed here by
 * other means. The stories in examples/README.md quote it, and {@link ScenariosTest} asserts it.
 */
final class KnownFigures {
  private static final double QUARTIC_DIFFUSION = 1.28455739590645257;

  private static final Map<String, DoubleSupplier> FIGURES =
      Map.ofEntries(
          entry("quartic-swarm-1d.yaml", KnownFigures::orderOfTheQuarticSwarm),
          entry("nonsmooth-swarm-1d.yaml", KnownFigures::orderOfTheNonsmoothSwarm),
          entry("morse-swarm-1d.yaml", KnownFigures::diffusionBetweenWalls),
          entry("morse-swarm-2d.yaml", () -> growth(3, 1)),
          entry("keller-segel-collapse.yaml", KnownFigures::latestCollapse),
          entry("phase-transition.yaml", () -> magnetisation(1 / 0.25)),
          entry("gaussian-aggregation-3d.yaml", KnownFigures::contractionInSpace),
          // By two programs in Python that share nothing with this one; see docs/kinetic.md.
          entry("worked-limit.yaml", () -> 7.88771809),
          entry("planar-limit.yaml", KnownFigures::planarDrift),
          entry("tilted-limit-1d.yaml", KnownFigures::speedOfTheTiltedFlock),
          entry("odd-data-limit.yaml", KnownFigures::firstShift),
          entry("walls-limit.yaml", KnownFigures::correctionBetweenWalls),
          // ε^{3/4}: layers as wide as √ε have in L² a weight of ε^{1/2} ε^{1/4}.
          entry("walls-force-limit.yaml", () -> 0.75),
          entry("three-densities.yaml", () -> 1 / Math.sqrt(200_000 * 0.5)));

  private KnownFigures() {}

  static double of(String scenario) {
    return FIGURES.get(scenario).getAsDouble();
  }

  private static DoubleUnaryOperator cubic(double gamma) {
    return v -> v * v * v * v / (4 * gamma) - Math.abs(v * v * v) / 3;
  }

  private static DoubleUnaryOperator quartic(double gamma) {
    return v -> v * v * v * v / (4 * gamma) - v * v / 2;
  }

  private static double orderOfTheQuarticSwarm() {
    VelocityQuadrature velocities = new VelocityQuadrature(quartic(5), 1, 10);
    double attraction = 20 * velocities.drift();
    return cosineSwarm(velocities.diffusion(), attraction, Math.PI / 30, 0.25, 10);
  }

  private static double orderOfTheNonsmoothSwarm() {
    VelocityQuadrature velocities = new VelocityQuadrature(cubic(2), 1, 9);
    return cosineSwarm(velocities.diffusion(), 12 * velocities.drift(), 1, 0.25, 0.5);
  }

  private static double diffusionBetweenWalls() {
    return new VelocityQuadrature(cubic(1), 0.5, 6).diffusion();
  }

  private static double speedOfTheTiltedFlock() {
    return new VelocityQuadrature(v -> v * v * v * v / 4 - v * v / 2 - 0.5 * v, 1, 8)
        .meanVelocity();
  }

  /**
   * ⟨cos qx⟩ at time t of a swarm that an attraction −cos(qx) gathers. The moments c_n = ⟨cos nqx⟩
   * obey c_n' = −Dn²q² c_n + ½κsq²n c₁(c_{n−1} − c_{n+1}), here up to n = 24, by Runge–Kutta.
   *
   * @param diffusion D
   * @param attraction κ times the strength s and the mass
   * @param q the wave number
   * @param start c₁ at time 0, where all further moments are 0
   */
  private static double cosineSwarm(
      double diffusion, double attraction, double q, double start, double t) {
    int highest = 24;
    int steps = 20_000;
    double h = t / steps;
    double[] c = new double[highest + 2];
    c[0] = 1;
    c[1] = start;
    double[] stage = c.clone();
    double[] slope = new double[c.length];
    for (int step = 0; step < steps; step++) {
      double[] next = c.clone();
      double[] weights = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
      double[] advance = {0.5, 0.5, 1, 0};
      System.arraycopy(c, 0, stage, 0, c.length);
      for (int i = 0; i < weights.length; i++) {
        for (int n = 1; n <= highest; n++) {
          slope[n] =
              -diffusion * n * n * q * q * stage[n]
                  + 0.5 * attraction * q * q * n * stage[1] * (stage[n - 1] - stage[n + 1]);
        }
        for (int n = 1; n <= highest; n++) {
          next[n] += h * weights[i] * slope[n];
          stage[n] = c[n] + h * advance[i] * slope[n];
        }
      }
      c = next;
    }
    return c[1];
  }

  /** The solution r &gt; 0 of r = I₁(ar)/I₀(ar), by iteration. */
  private static double magnetisation(double a) {
    double r = 1;
    for (int i = 0; i < 1000; i++) {
      double half = 0.5 * a * r;
      double term = 1;
      double zero = 0;
      double one = 0;
      for (int n = 0; n < 60; n++) {
        zero += term * term;
        one += term * term * half / (n + 1);
        term *= half / (n + 1);
      }
      r = one / zero;
    }
    return r;
  }

  /**
   * The rate −k²(D + κρÛ(k)) at which a small wave of the Morse swarm in the plane grows.
   *
   * @param m its wave number along x in the box of length 16, n along y
   */
  static double growth(int m, int n) {
    double k = Math.PI / 8 * Math.hypot(m, n);
    return -k * k * (0.05 + 2 * screened(k, 0.2) - screened(k, 0.5));
  }

  /** The Fourier transform of e^{−r/ℓ} in the plane. */
  private static double screened(double k, double length) {
    return 2 * Math.PI * length * length / Math.pow(1 + k * k * length * length, 1.5);
  }

  /** When ∫r²ρ, which falls at the rate 4DM(1 − κM/(8πD)), would be 0. */
  private static double latestCollapse() {
    double mass = 12 * Math.PI;
    double moment = 2 * 0.25 * mass;
    return moment / -virial(mass);
  }

  /** The derivative of ∫r²ρ in time, of the Keller–Segel equation with D = κ = 1. */
  static double virial(double mass) {
    return 4 * mass * (1 - mass / (8 * Math.PI));
  }

  /**
   * The derivative of ∫r²ρ in time at the start: 6D − κ Σ_L ⟨s·∇U(s + L)⟩, s the vector between two
   * individuals, L the vectors from one image of the box to another. Within a group s is normal
   * with the variance 1/2 on each axis, between groups the same about (2.2, 2.2, 0) or its like.
   */
  private static double contractionInSpace() {
    double pull = 0;
    for (int i = 0; i < 27; i++) {
      double[] image = {8 * (i % 3 - 1), 8 * (i / 3 % 3 - 1), 8 * (i / 9 - 1)};
      pull += 0.25 * pull(image, 0, 0, 0) + 0.75 * pull(image, 2.2, 2.2, 0);
    }
    return 6 * 0.05 - pull;
  }

  /**
   * ⟨s·∇U(s + L)⟩ for U = −e^{−βs²/2}. With w = 1 + βσ² and m = ⟨s⟩ + L the mean of e^{−β|s+L|²/2}
   * is w^{−3/2} e^{−β|m|²/(2w)}, and under this weight s + L has the mean m/w and the variance
   * σ²/w.
   */
  private static double pull(double[] image, double... mean) {
    double beta = 1 / (1.5 * 1.5);
    double variance = 0.5;
    double w = 1 + beta * variance;
    double square = 0;
    double across = 0;
    for (int a = 0; a < 3; a++) {
      double m = mean[a] + image[a];
      square += m * m;
      across += image[a] * m;
    }
    return beta
        * Math.pow(w, -1.5)
        * Math.exp(-0.5 * beta * square / w)
        * (3 * variance / w + square / (w * w) - across / w);
  }

  /** κ = ⟨v_x²⟩/θ = ½⟨|v|²⟩ in the plane. */
  private static double planarDrift() {
    double above = 0;
    double below = 0;
    int cells = 100_000;
    for (int i = 0; i <= cells; i++) {
      double speed = 8.0 * i / cells;
      double weight = speed * Math.exp(-quartic(1).applyAsDouble(speed));
      above += 0.5 * speed * speed * weight;
      below += weight;
    }
    return above / below;
  }

  /** ‖½Dρ₀'‖ for ρ₀ = 1 + ½cos x + ¼sin 2x: ρ₀'² has the mean (¼ + ¼)/2. */
  private static double firstShift() {
    return 0.5 * QUARTIC_DIFFUSION * Math.sqrt(2 * Math.PI * 0.25);
  }

  /** ‖ρ₁‖ at t = ½ on (0, π), where the waves cos x and cos 2x start with ½ and ¼. */
  private static double correctionBetweenWalls() {
    VelocityQuadrature velocities = new VelocityQuadrature(quartic(1), 1, 8);
    double first = 0.5 * velocities.correction(1, 0.5);
    double second = 0.25 * velocities.correction(2, 0.5);
    return Math.sqrt(Math.PI / 2) * Math.hypot(first, second);
  }
}
