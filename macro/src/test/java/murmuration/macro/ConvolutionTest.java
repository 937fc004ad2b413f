package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mean field against the direct sum Φ_i = Σ_j U(x_i − x_j) ρ_j h. */
class ConvolutionTest {
  private static final double LENGTH = 5;

  /**
   * A potential and its average over −h/2 &lt; r &lt; h/2 in free space; null where U is smooth, so
   * that U(0) is to be taken.
   */
  record Kernel(InteractionPotential potential, DoubleUnaryOperator average) {}

  static Stream<Kernel> kernels() {
    return Stream.of(
        new Kernel(InteractionPotential.none(), null),
        new Kernel(InteractionPotential.quadratic(), null),
        new Kernel(InteractionPotential.cosine(2 * Math.PI * 3 / LENGTH), null),
        new Kernel(InteractionPotential.gaussian(0.7), null),
        new Kernel(InteractionPotential.gaussian(0.7).scaled(-3), null),
        new Kernel(InteractionPotential.gaussian(9), null),
        new Kernel(InteractionPotential.power(4, 2), null),
        new Kernel(InteractionPotential.power(3, 1), h -> power(3, h) - power(1, h)),
        new Kernel(InteractionPotential.power(2, -0.5), h -> power(2, h) - power(-0.5, h)),
        new Kernel(InteractionPotential.power(1, -0.75), h -> power(1, h) - power(-0.75, h)),
        new Kernel(InteractionPotential.power(2, -0.99), h -> power(2, h) - power(-0.99, h)),
        new Kernel(InteractionPotential.newtonian(1), h -> h / 8),
        new Kernel(
            InteractionPotential.morse(2, 0.3, 1, 0.8),
            h -> 2 * exponential(0.3, h) - exponential(0.8, h)));
  }

  /** The average of r^p/p is (h/2)^p/(p(p + 1)). */
  private static double power(double p, double h) {
    return Math.pow(h / 2, p) / (p * (p + 1));
  }

  /** The average of e^{−r/ℓ} is (1 − e^{−h/(2ℓ)}) 2ℓ/h. */
  private static double exponential(double decay, double h) {
    return -Math.expm1(-h / (2 * decay)) * 2 * decay / h;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void withWallsItIsTheDirectSumInFreeSpace(Kernel kernel) {
    for (int cells : new int[] {4, 17, 64}) {
      Grid grid = Fields.walls(-1, -1 + LENGTH, cells);
      double[] values = new double[cells];
      values[0] =
          kernel.average() == null ? kernel.potential().value(0) : origin(grid, kernel.potential());
      for (int d = 1; d < cells; d++) {
        values[d] = kernel.potential().value(d * grid.cellVolume());
      }
      assertDirectSum(grid, kernel.potential(), values);
    }
  }

  /** Powers know their average; that of any other potential is a quadrature. */
  @ParameterizedTest
  @MethodSource("kernels")
  void theCellAtAKinkOrSingularityTakesTheAverage(Kernel kernel) {
    Grid grid = Fields.walls(-1, -1 + LENGTH, 64);
    double exact =
        kernel.average() == null
            ? kernel.potential().value(0)
            : kernel.average().applyAsDouble(grid.cellVolume());
    assertEquals(exact, origin(grid, kernel.potential()), 1e-9 * Math.abs(exact) + 1e-14);
  }

  /** The field of a unit mass in one cell, at that cell. */
  private static double origin(Grid grid, InteractionPotential potential) {
    double[] field = new double[grid.size()];
    field[1] = 1 / grid.cellVolume();
    new Convolution(grid, potential).apply(field, field);
    return field[1];
  }

  /** Without a formula of its own, r^q/q; the three-point panels leave 2e-8. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.95, -0.75, -0.5, 0.5, 1, 3})
  void theQuadratureAtTheOriginIsGoodForPowers(double q) {
    InteractionPotential plain =
        new InteractionPotential() {
          @Override
          public double value(double r) {
            return Math.pow(r, q) / q;
          }

          @Override
          public boolean smoothAtOrigin() {
            return false;
          }
        };
    assertEquals(power(q, 0.1), plain.ballAverage(0.05, 1), 1e-7 * Math.abs(power(q, 0.1)));
  }

  static Stream<InteractionPotential> periodicPotentials() {
    return Stream.of(
        InteractionPotential.none(),
        InteractionPotential.cosine(2 * Math.PI * 3 / LENGTH),
        InteractionPotential.gaussian(0.7),
        InteractionPotential.gaussian(9).scaled(2),
        InteractionPotential.quadratic().nearestImage(),
        InteractionPotential.power(4, 2).nearestImage(),
        InteractionPotential.morse(2, 0.3, 1, 0.8),
        InteractionPotential.gaussian(0.3).images());
  }

  @ParameterizedTest
  @MethodSource("periodicPotentials")
  void onAPeriodicBoxItIsTheDirectSumOfThePeriodicForm(InteractionPotential potential) {
    for (int cells : new int[] {4, 17, 64}) {
      Grid grid = Fields.periodic(-1, -1 + LENGTH, cells);
      double[] values = new double[cells];
      for (int d = 0; d < cells; d++) {
        values[d] = potential.inBox(grid, Math.min(d, cells - d) * LENGTH / cells, 0, 0);
      }
      values[0] = potential.smoothAtOrigin() ? values[0] : origin(grid, potential);
      assertDirectSum(grid, potential, values);
    }
  }

  /** ΔU = δ − 1/volume: a wave of wave number q is divided by −q², and constants vanish. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void onAPeriodicBoxTheNewtonianPotentialInvertsTheLaplacian(int dimension) {
    Grid grid = Fields.box(dimension, 0, LENGTH, 12, Boundary.PERIODIC);
    double q = 2 * Math.PI / LENGTH;
    SpatialFunction wave =
        (x, y, z) -> Math.cos(q * x) * (dimension > 1 ? Math.sin(2 * q * y) : 1) * Math.cos(q * z);
    double square = q * q * (dimension == 1 ? 1 : dimension == 2 ? 5 : 6);
    double[] rho = grid.pointValues((x, y, z) -> 3 + wave.value(x, y, z));
    new Convolution(grid, InteractionPotential.newtonian(dimension)).apply(rho, rho);
    assertArrayEquals(
        grid.pointValues((x, y, z) -> -wave.value(x, y, z) / square), rho, 1e-14 * LENGTH);
  }

  /** values[d] is U at a distance of d cells; for d above half the box, of its images. */
  private static void assertDirectSum(Grid grid, InteractionPotential potential, double[] values) {
    int n = grid.size();
    double[] rho = new Random(n).doubles(n).toArray();
    double[] direct = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        direct[i] += grid.cellVolume() * values[Math.abs(i - j)] * rho[j];
      }
    }
    double[] field = new double[n];
    new Convolution(grid, potential).apply(rho, field);
    double size = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    assertArrayEquals(direct, field, 1e-14 * (1 + size) * LENGTH);
  }

  /** Walls along x and z, a ring along y. */
  @Test
  void inThreeDimensionsItIsTheDirectSum() {
    Grid grid =
        Grid.of(
            new Axis(0, 2, 5, Boundary.NO_FLUX),
            new Axis(0, 3, 6, Boundary.PERIODIC),
            new Axis(-1, 1, 7, Boundary.NO_FLUX));
    InteractionPotential potential = InteractionPotential.gaussian(0.6);
    int n = grid.size();
    double[] rho = new Random(7).doubles(n).toArray();
    double[] direct = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double y = Math.abs(grid.centre(i, 1) - grid.centre(j, 1));
        double u =
            potential.inBox(
                grid,
                Math.abs(grid.centre(i, 0) - grid.centre(j, 0)),
                Math.min(y, 3 - y),
                Math.abs(grid.centre(i, 2) - grid.centre(j, 2)));
        direct[i] += grid.cellVolume() * u * rho[j];
      }
    }
    double[] field = new double[n];
    new Convolution(grid, potential).apply(rho, field);
    assertArrayEquals(direct, field, 1e-14 * 12);
  }

  /** A singular potential and ∫ρ(U⋆ρ) = E U(|Z|), Z ~ N(0, 2I), for ρ = N(0, I). */
  record Singular(InteractionPotential potential, int dimension, double energy) {}

  static Stream<Singular> singular() {
    double euler = 0.57721566490153286;
    return Stream.of(
        new Singular(InteractionPotential.newtonian(1), 1, Math.sqrt(1 / Math.PI)),
        new Singular(InteractionPotential.newtonian(2), 2, (Math.log(4) - euler) / (4 * Math.PI)),
        new Singular(InteractionPotential.newtonian(3), 3, -Math.sqrt(1 / Math.PI) / (4 * Math.PI)),
        // E e^{−|Z|} in one dimension is e^{s/2} erfc(√(s/2)), s = 2.
        new Singular(InteractionPotential.morse(1, 1, 0, 1), 1, Math.E * 0.15729920705028513));
  }

  @ParameterizedTest
  @MethodSource("singular")
  void kinksAndSingularitiesLeaveOrderTwo(Singular problem) {
    int coarsest = problem.dimension() == 1 ? 64 : 16;
    double[] errors = new double[3];
    for (int i = 0; i < 3; i++) {
      Grid grid = Fields.box(problem.dimension(), -7, 7, coarsest << i, Boundary.NO_FLUX);
      double[] rho = grid.pointValues(Fields.normal(problem.dimension(), 0, 1));
      double[] field = new double[rho.length];
      new Convolution(grid, problem.potential()).apply(rho, field);
      errors[i] = Math.abs(grid.cellVolume() * product(rho, field) - problem.energy());
    }
    Fields.assertOrder(2, errors);
  }

  /** A field that does not depend on y and z interacts through ∫U dy dz: here of a Gaussian. */
  @Test
  void gaussiansOfDataThatDependOnXAloneReduceToOneDimension() {
    Grid line = Fields.periodic(0, 6, 20);
    Grid cube =
        Grid.of(
            line.x(), new Axis(0, 5, 16, Boundary.PERIODIC), new Axis(0, 4, 15, Boundary.PERIODIC));
    double[] rho = new Random(3).doubles(20).toArray();
    double[] everywhere = new double[cube.size()];
    for (int i = 0; i < everywhere.length; i++) {
      everywhere[i] = rho[i % 20];
    }
    new Convolution(cube, InteractionPotential.gaussian(0.7)).apply(everywhere, everywhere);
    new Convolution(line, InteractionPotential.gaussian(0.7)).apply(rho, rho);
    for (int i = 0; i < everywhere.length; i++) {
      assertEquals(2 * Math.PI * 0.49 * rho[i % 20], everywhere[i], 1e-13);
    }
  }

  /** The mean of r^q/q over the unit ball is d/(q(q + d)). */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void averagesOverBallsAreThoseOfPowers(int dimension) {
    InteractionPotential morse = InteractionPotential.morse(1, 1, 0, 1);
    double q = -0.9;
    double exact = dimension / (q * (q + dimension));
    assertEquals(
        dimension / (2.0 * (2 + dimension)) - exact,
        InteractionPotential.power(2, q).ballAverage(1, dimension),
        1e-14);
    // ∫₀¹ e^{−s} s^{d−1} ds = (d − 1)! − e^{−1} Σ_k (d − 1)!/k!.
    double[] exponential = {1 - 1 / Math.E, 1 - 2 / Math.E, 2 - 5 / Math.E};
    assertEquals(dimension * exponential[dimension - 1], morse.ballAverage(1, dimension), 1e-10);
  }

  /** ∫ ρ(U⋆σ) = ∫ σ(U⋆ρ), as the decay of the free energy needs. */
  @ParameterizedTest
  @MethodSource("kernels")
  void itIsSymmetric(Kernel kernel) {
    Grid grid = Fields.walls(0, LENGTH, 50);
    Convolution convolution = new Convolution(grid, kernel.potential());
    double[] rho = new Random(1).doubles(50).toArray();
    double[] sigma = new Random(2).doubles(50).toArray();
    double[] field = new double[50];
    convolution.apply(rho, field);
    double left = product(sigma, field);
    convolution.apply(sigma, field);
    assertEquals(left, product(rho, field), 1e-12 * (1 + Math.abs(left)));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** −exp(−x²/(2ℓ²)) ⋆ N(0, s) = −√(ℓ²/(ℓ² + s)) exp(−x²/(2(ℓ² + s))). */
  @Test
  void smoothPotentialsAreConvolvedWithSpectralAccuracy() {
    Grid grid = Fields.periodic(-10, 10, 64);
    double[] field = new double[64];
    new Convolution(grid, InteractionPotential.gaussian(1))
        .apply(grid.pointValues(Fields.normal(0, 0.5)), field);
    double[] exact = grid.pointValues((x, y, z) -> -Math.sqrt(1 / 1.5) * Math.exp(-x * x / 3));
    assertArrayEquals(exact, field, 1e-13);
  }

  @Test
  void fieldAndDensityMayBeTheSameArray() {
    Grid grid = Fields.walls(0, LENGTH, 20);
    Convolution convolution = new Convolution(grid, InteractionPotential.newtonian(1));
    double[] rho = new Random(3).doubles(20).toArray();
    double[] field = new double[20];
    convolution.apply(rho, field);
    convolution.apply(rho, rho);
    assertArrayEquals(field, rho);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 11, 13, 17, 31, 97, 121, 511, 1023, 1999, 4097})
  void fastLengthsAreTheNextNumbersWithPrimesUpToFive(int n) {
    int expected = Integer.MAX_VALUE;
    for (int two = 1; two < 4 * n; two *= 2) {
      for (int three = two; three < 4 * n; three *= 3) {
        for (int five = three; five < 4 * n; five *= 5) {
          expected = five >= n ? Math.min(expected, five) : expected;
        }
      }
    }
    assertEquals(expected, Convolution.fastLength(n));
  }

  @Test
  void potentialsThatAreNotFiniteAreRefused() {
    InteractionPotential broken =
        new InteractionPotential() {
          @Override
          public double value(double r) {
            return Math.log(r - 1);
          }

          @Override
          public boolean smoothAtOrigin() {
            return true;
          }
        };
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Convolution(Fields.walls(0, 4, 8), broken))
            .getMessage();
    assertTrue(message.contains("not finite at distance 0"), message);
  }
}
