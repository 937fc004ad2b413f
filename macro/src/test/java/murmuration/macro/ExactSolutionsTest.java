package murmuration.macro;

import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.error;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.normal;
import static murmuration.macro.Fields.walls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cell averages against closed forms in one to three dimensions; time steps so small that the grid
 * makes the error.
 */
class ExactSolutionsTest {
  /** A dimension, a boundary, the tolerance of the time step and refined grids. */
  record Study(
      int dimension, Boundary boundary, double tolerance, int coarsest, double ratio, int grids) {

    /** The cells along an axis, grid by grid. */
    int[] cells() {
      int[] cells = new int[grids];
      Arrays.setAll(cells, i -> (int) Math.rint(coarsest * Math.pow(ratio, i)));
      return cells;
    }

    /** Errors on all grids of a run from one Gaussian N(mean, s I) to another. */
    double[] errors(
        AggregationDiffusion equation,
        double half,
        double mean,
        double start,
        double end,
        double time) {
      int[] cells = cells();
      double[] errors = new double[grids];
      for (int i = 0; i < grids; i++) {
        FiniteVolumeScheme scheme =
            new FiniteVolumeScheme(equation, box(dimension, -half, half, cells[i], boundary));
        double[] initial = scheme.discretise(normal(dimension, mean, start));
        Snapshot last = evolve(scheme, initial, time, tolerance);
        errors[i] = error(scheme, last.density(), normal(dimension, mean, end));
      }
      return errors;
    }

    /** Checks the order, and the last error by a bound for d h⁴ = 1. */
    void check(double[] errors, double bound, double length) {
      Target.assertSmoothOrder(cells(), errors);
      double last = errors[grids - 1];
      double spacing = length / cells()[grids - 1];
      assertTrue(last <= bound * dimension * Math.pow(spacing, 4), () -> Arrays.toString(errors));
    }
  }

  static Stream<Study> heatKernels() {
    return Stream.of(
        new Study(1, Boundary.NO_FLUX, 5e-9, 64, 2, 3),
        new Study(1, Boundary.PERIODIC, 5e-9, 64, 2, 3),
        new Study(2, Boundary.NO_FLUX, 1e-6, 40, 1.5, 3),
        new Study(2, Boundary.PERIODIC, 1e-6, 40, 1.5, 3),
        new Study(3, Boundary.PERIODIC, 3e-5, 32, 1.5, 2));
  }

  /** N(0, sI) becomes N(0, (s + 2Dt)I). */
  @ParameterizedTest
  @MethodSource("heatKernels")
  void theHeatKernelIsReachedWithFourthOrder(Study study) {
    AggregationDiffusion equation = new AggregationDiffusion(0.5, 0, InteractionPotential.none());
    study.check(study.errors(equation, 8, 0, 0.5, 1.5, 1), Target.HEAT, 16);
  }

  static Stream<Study> attractions() {
    return Stream.of(
        new Study(1, Boundary.NO_FLUX, 5e-8, 64, 2, 3),
        new Study(2, Boundary.NO_FLUX, 1e-5, 40, 1.5, 3));
  }

  /** U = r²/2: the mean is kept, each variance becomes D/κ + (s₀ − D/κ) e^{−2κt}. */
  @ParameterizedTest
  @MethodSource("attractions")
  void quadraticAttractionKeepsGaussiansWithFourthOrder(Study study) {
    AggregationDiffusion equation =
        new AggregationDiffusion(0.2, 1, InteractionPotential.quadratic());
    double end = 0.2 + (1 - 0.2) * Math.exp(-2);
    study.check(study.errors(equation, 6, 0.3, 1, end, 1), Target.QUADRATIC, 12);
  }

  /** The same in space, with D = 1/2 and t = 1/2 so that a coarse grid resolves it. */
  @Test
  void quadraticAttractionInSpaceKeepsGaussiansWithFourthOrder() {
    Study study = new Study(3, Boundary.NO_FLUX, 3e-5, 28, 1.5, 2);
    AggregationDiffusion equation =
        new AggregationDiffusion(0.5, 1, InteractionPotential.quadratic());
    double end = 0.5 + (1 - 0.5) * Math.exp(-1);
    study.check(study.errors(equation, 5, 0.3, 1, end, 0.5), Target.QUADRATIC, 10);
  }

  /**
   * U = |x| from a Dirac mass: G = sign⋆ρ obeys Burgers' equation, and by Cole and Hopf
   *
   * <pre>
   *   G = (P − Q)/(P + Q),   P = e^{ax} erfc(−(x + 2aDt)/√(4Dt)),   Q(x) = P(−x),   a = κ/(2D),
   *   ρ = G'/2 = (2aPQ + g(P + Q))/(P + Q)²,   g = e^{−x²/(4Dt) − a²Dt}/√(πDt).
   * </pre>
   */
  private static SpatialFunction coleHopf(double diffusion, double drift, double t) {
    double a = drift / (2 * diffusion);
    double spread = Math.sqrt(4 * diffusion * t);
    return (x, y, z) -> {
      double p = Math.exp(a * x) * erfc(-(x + 2 * a * diffusion * t) / spread);
      double q = Math.exp(-a * x) * erfc((x - 2 * a * diffusion * t) / spread);
      double g =
          2
              / (Math.sqrt(Math.PI) * spread)
              * Math.exp(-x * x / (spread * spread) - a * a * diffusion * t);
      return (2 * a * p * q + g * (p + q)) / ((p + q) * (p + q));
    };
  }

  private static final int[] KINK_CELLS = {128, 256, 512};

  @Test
  void theColeHopfSolutionIsReachedWithSecondOrderAtLeast() {
    double[] errors = new double[KINK_CELLS.length];
    for (int i = 0; i < errors.length; i++) {
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(
              new AggregationDiffusion(0.5, 1, InteractionPotential.newtonian(1).scaled(2)),
              walls(-12, 12, KINK_CELLS[i]));
      double[] initial = scheme.discretise(coleHopf(0.5, 1, 0.5));
      Snapshot last = evolve(scheme, initial, 1, 1e-7);
      errors[i] = error(scheme, last.density(), coleHopf(0.5, 1, 1.5));
    }
    Target.assertLeastOrder(KINK_CELLS, errors);
    assertTrue(errors[2] < Target.KINK * Math.pow(24.0 / 512, 2), () -> Arrays.toString(errors));
  }

  /** DG' + κG²/2 = κ/2 at rest: G = tanh ax, ρ = (a/2) sech² ax, a = κ/(2D). */
  @Test
  void theSteadyStateOfColeAndHopfIsReachedWithSecondOrderAtLeast() {
    double a = 0.8 / (2 * 0.4);
    SpatialFunction exact = (x, y, z) -> 0.5 * a / Math.pow(Math.cosh(a * x), 2);
    double[] errors = new double[KINK_CELLS.length];
    for (int i = 0; i < errors.length; i++) {
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(
              new AggregationDiffusion(0.4, 0.8, InteractionPotential.newtonian(1).scaled(2)),
              walls(-12, 12, KINK_CELLS[i]));
      double[] initial = scheme.discretise(normal(0, 1));
      errors[i] = error(scheme, evolve(scheme, initial, 60, 1e-5).density(), exact);
    }
    Target.assertLeastOrder(KINK_CELLS, errors);
    assertTrue(errors[2] < Target.KINK * Math.pow(24.0 / 512, 2), () -> Arrays.toString(errors));
  }

  @Test
  void theColeHopfSolutionOfTheseTestsHasMassOneAndTendsToTheSteadyState() {
    assertEquals(1, walls(-12, 12, 256).integral(averages(coleHopf(0.5, 1, 0.5))), 1e-8);
    assertEquals(0.5 / Math.pow(Math.cosh(1), 2), coleHopf(0.5, 1, 80).value(1, 0, 0), 1e-12);
    double t = 0.5;
    double h = 1e-3;
    SpatialFunction rho = coleHopf(0.5, 1, t);
    // ∂_tρ = Dρ'' + κ(ρG)' with G = 2∫₀ρ, by differences at x = 0.7.
    double x = 0.7;
    double rate =
        (coleHopf(0.5, 1, t + h).value(x, 0, 0) - coleHopf(0.5, 1, t - h).value(x, 0, 0)) / (2 * h);
    double here = rho.value(x, 0, 0);
    double right = rho.value(x + h, 0, 0);
    double left = rho.value(x - h, 0, 0);
    double sign = 2 * CellRule.average(s -> rho.value(s, 0, 0), 0, x) * x;
    double expected =
        0.5 * (right - 2 * here + left) / (h * h)
            + (right - left) / (2 * h) * sign
            + here * 2 * here;
    assertEquals(expected, rate, 1e-5);
  }

  private static double[] averages(SpatialFunction f) {
    return walls(-12, 12, 256).cellAverages(f);
  }

  /**
   * For |x| &lt; 2 erf x = (2/√π) e^{−x²} Σ_n 2^n x^{2n+1}/(2n + 1)!!, beyond that erfc x =
   * e^{−x²}/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))): small values keep all digits.
   */
  private static double erfc(double x) {
    if (x < 0) {
      return 2 - erfc(-x);
    }
    if (x < 2) {
      double term = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * x;
      double sum = 0;
      for (int n = 0; n < 60; n++) {
        sum += term;
        term *= 2 * x * x / (2 * n + 3);
      }
      return 1 - sum;
    }
    double fraction = x;
    for (int n = 200; n > 0; n--) {
      fraction = x + 0.5 * n / fraction;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }

  @Test
  void theComplementaryErrorFunctionOfTheseTestsIsAccurate() {
    // Multiprecision values.
    assertEquals(4.67773498104726584e-3, erfc(2), 1e-16);
    assertEquals(0.479500122186953462, erfc(0.5), 1e-15);
    assertEquals(1.99997790950300141, erfc(-3), 1e-15);
    assertEquals(1, erfc(6) / 2.15197367124989132e-17, 1e-13);
  }
}
