package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import murmuration.coefficients.VelocityPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The waves' exponentials against fifty digits, exact solutions, expansions. */
class WaveGeneratorTest {
  private static final double[] EPSILONS = {10, 1, 1e-2, 1e-4, 1e-8};

  private static double[][] functions(Sector sector, double q, double epsilon, double h) {
    WaveGenerator generator = WaveGenerator.of(sector, q, epsilon);
    return generator.combine(generator.fast(h), h);
  }

  private static Sector sector(String potential, int modes) {
    VelocityPotential w =
        switch (potential) {
          case "quadratic" -> VelocityPotential.quadratic();
          case "quartic" -> VelocityPotential.quartic(1);
          case "cubic" -> VelocityPotential.cubic(1);
          default -> VelocityPotential.tilted(1, 1);
        };
    return Sector.of(Problems.modes(w, modes)).get(0);
  }

  private static void assertExponential(Sector sector, double q, double epsilon, double h) {
    double[] exact = MatrixExponential.of(sector, q, epsilon, h);
    double[] exponential = functions(sector, q, epsilon, h)[0];
    // Without a split the round-off of h‖L‖ stays, which is at most some 1e4.
    assertArrayEquals(exact, exponential, 1e-13, () -> "q " + q + ", epsilon " + epsilon);
  }

  @ParameterizedTest
  @CsvSource({"quadratic, 8", "quartic, 8", "cubic, 7", "tilted, 5"})
  void exponentialsHaveAllTheirDigits(String potential, int modes) {
    Sector sector = sector(potential, modes);
    for (double epsilon : EPSILONS) {
      for (double q : new double[] {1, 3.7, 16}) {
        for (double h : new double[] {1e-3, 0.5}) {
          assertExponential(sector, q, epsilon, h);
        }
      }
    }
  }

  @Test
  void soHaveThoseOfBothSectorsOfThePlane() {
    List<Sector> sectors = Sector.of(Problems.planeModes(VelocityPotential.quartic(1), 12));
    assertEquals(2, sectors.size());
    for (Sector sector : sectors) {
      for (double epsilon : EPSILONS) {
        assertExponential(sector, Math.sqrt(2), epsilon, 0.25);
      }
    }
    assertEquals(0, sectors.get(1).densities().length);
  }

  @ParameterizedTest
  @CsvSource({"quartic, 4", "tilted, 2"})
  void theOtherFunctionsHaveAllTheirDigits(String potential, int modes) {
    Sector sector = sector(potential, modes);
    for (double epsilon : EPSILONS) {
      for (double h : new double[] {1e-3, 0.5}) {
        double[][] exact = MatrixExponential.phi(sector, 2, epsilon, h);
        double[][] functions = functions(sector, 2, epsilon, h);
        for (int k = 1; k < 4; k++) {
          assertArrayEquals(exact[k - 1], functions[k], 1e-14);
        }
      }
    }
  }

  /** W = v²/2: a wave of ρ decays like exp(−q²(t − ε(1 − e^{−t/ε}))) from Maxwellian data. */
  @ParameterizedTest
  @CsvSource({"1, 60", "1e-1, 40", "1e-2, 20", "1e-3, 12", "1e-4, 10", "1e-6, 6", "1e-8, 4"})
  void ornsteinUhlenbeckWavesDecayExactly(double epsilon, int modes) {
    Sector sector = sector("quadratic", modes);
    for (double q : new double[] {0, 0.5, 1, 2, 3}) {
      for (double t : new double[] {1e-3, 0.1, 0.5, 2}) {
        double s = t + epsilon * Math.expm1(-t / epsilon);
        double exact = Math.exp(-q * q * s);
        double density = functions(sector, q, epsilon, t)[0][0];
        assertEquals(exact, density, 1e-13, () -> "q " + q + ", t " + t);
      }
    }
  }

  /** −log of what a time 1 makes of the slow part: Dq² − εE₄q⁴ + …. */
  @ParameterizedTest
  @CsvSource({"1e-3, 1", "1e-4, 1", "1e-5, 1", "1e-4, 2", "1e-5, 2"})
  void theSlowEigenvalueHasItsExpansion(double epsilon, double q) {
    VelocityModes modes = Problems.modes(VelocityPotential.quartic(1), 24);
    Sector sector = Sector.of(modes).get(0);
    double early = functions(sector, q, epsilon, 1)[0][0];
    double late = functions(sector, q, epsilon, 2)[0][0];
    double rate = -Math.log(late / early);
    double e4 = -1.788921345415;
    double slope = (rate - modes.diffusion() * q * q) / epsilon;
    // The next term of the slope is of order εq⁶.
    assertEquals(-e4 * Math.pow(q, 4), slope, 20 * epsilon * Math.pow(q, 6) + 1e-14 / epsilon);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quartic", "tilted"})
  void twoStepsAreOneOfTwiceTheSize(String potential) {
    Sector sector = sector(potential, 12);
    for (double epsilon : EPSILONS) {
      for (double q : new double[] {0, 1, 8}) {
        WaveGenerator generator = WaveGenerator.of(sector, q, epsilon);
        PhiFunctions fast = generator.fast(0.1);
        double[] once = generator.combine(fast, 0.1)[0];
        double[] direct = generator.combine(generator.fast(0.2), 0.2)[0];
        double[] doubled = generator.combine(fast.doubled(), 0.2)[0];
        double[] twice = Matrices.product(sector.size(), once, once);
        assertArrayEquals(direct, twice, 1e-13);
        assertArrayEquals(direct, doubled, 1e-13);
      }
    }
  }

  /** S is skew-symmetric and Λ positive: no state grows. */
  @ParameterizedTest
  @ValueSource(strings = {"quartic", "tilted"})
  void exponentialsAreContractions(String potential) {
    Sector sector = sector(potential, 10);
    int n = sector.size();
    for (double epsilon : EPSILONS) {
      double[] exponential = functions(sector, 2, epsilon, 0.3)[0];
      for (int j = 0; j < n; j++) {
        double square = 0;
        for (int i = 0; i < n; i++) {
          square += exponential[i + n * j] * exponential[i + n * j];
        }
        assertTrue(square < 1 + 1e-13);
      }
    }
  }

  @Test
  void aUniformDensityStays() {
    Sector sector = sector("quartic", 8);
    for (double epsilon : EPSILONS) {
      double[] exponential = functions(sector, 0, epsilon, 0.3)[0];
      assertEquals(1, exponential[0], 0.0);
      for (int i = 1; i < 8; i++) {
        assertEquals(0, exponential[i], 0.0);
        assertEquals(Math.exp(-sector.rate(i) * 0.3 / epsilon), exponential[9 * i], 1e-14);
      }
    }
  }

  @Test
  void aSingleRateIsAllSlow() {
    WaveGenerator generator = WaveGenerator.of(new double[] {-2});
    double[][] functions = generator.combine(generator.fast(0.5), 0.5);
    assertEquals(Math.exp(-1), functions[0][0], 1e-15);
    assertEquals(-Math.expm1(-1), functions[1][0], 1e-15);
    WaveGenerator nothing = WaveGenerator.of(new double[0]);
    assertEquals(0, nothing.combine(nothing.fast(1), 1)[0].length);
  }
}
