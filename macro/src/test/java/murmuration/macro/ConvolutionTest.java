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
        new Kernel(InteractionPotential.newtonian(), h -> h / 8),
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
    assertEquals(power(q, 0.1), plain.averageAtOrigin(0.05), 1e-7 * Math.abs(power(q, 0.1)));
  }

  static Stream<InteractionPotential> periodicPotentials() {
    return Stream.of(
        InteractionPotential.none(),
        InteractionPotential.cosine(2 * Math.PI * 3 / LENGTH),
        InteractionPotential.gaussian(0.7),
        InteractionPotential.gaussian(9).scaled(2),
        InteractionPotential.quadratic().nearestImage(),
        InteractionPotential.power(4, 2).nearestImage(),
        InteractionPotential.newtonian(),
        InteractionPotential.morse(2, 0.3, 1, 0.8),
        InteractionPotential.gaussian(0.3).images());
  }

  @ParameterizedTest
  @MethodSource("periodicPotentials")
  void onAPeriodicBoxItIsTheDirectSumOfThePeriodicForm(InteractionPotential potential) {
    for (int cells : new int[] {4, 17, 64}) {
      double[] values = new double[cells];
      for (int d = 0; d < cells; d++) {
        values[d] = potential.periodic(Math.min(d, cells - d) * LENGTH / cells, LENGTH);
      }
      Grid grid = Fields.periodic(-1, -1 + LENGTH, cells);
      values[0] = potential.smoothAtOrigin() ? values[0] : origin(grid, potential);
      assertDirectSum(grid, potential, values);
    }
  }

  /** The average of r/2 − r²/(2L) − L/12 over −h/2 &lt; r &lt; h/2 is h/8 − h²/(24L) − L/12. */
  @Test
  void onAPeriodicBoxTheCellAtAKinkTakesTheAverageOfThePeriodicForm() {
    Grid grid = Fields.periodic(0, LENGTH, 20);
    double h = grid.cellVolume();
    double exact = h / 8 - h * h / (24 * LENGTH) - LENGTH / 12;
    assertEquals(exact, origin(grid, InteractionPotential.newtonian()), 1e-6);
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
    double[] exact = grid.pointValues(x -> -Math.sqrt(1 / 1.5) * Math.exp(-x * x / 3));
    assertArrayEquals(exact, field, 1e-13);
  }

  @Test
  void fieldAndDensityMayBeTheSameArray() {
    Grid grid = Fields.walls(0, LENGTH, 20);
    Convolution convolution = new Convolution(grid, InteractionPotential.newtonian());
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
