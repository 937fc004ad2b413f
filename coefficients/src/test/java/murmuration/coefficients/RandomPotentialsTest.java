package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of seeded potentials: independent methods agree within what they promise. */
class RandomPotentialsTest {
  private static final int MODES = 24;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  static LongStream fewerSeeds() {
    return LongStream.rangeClosed(1001, 1120);
  }

  /** The spectral method and the closed form share no discretisation. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theClosedFormConfirmsTheSpectralMethod(long seed) {
    Maxwellian maxwellian = random(seed);
    TransportCoefficients spectral = new SpectralMethod().compute(maxwellian);
    TransportCoefficients closed = new QuadratureMethod().compute(maxwellian);
    double difference =
        Math.max(
            Math.abs(spectral.log10Diffusion() - closed.log10Diffusion()) * Math.log(10),
            Math.abs(spectral.drift() / closed.drift() - 1));
    double variation = VelocityMesh.of(maxwellian, MODES).variation() / maxwellian.theta();
    assertTrue(difference <= 0x1p-52 * (16 + variation), () -> difference + " " + maxwellian);
    assertTrue(difference <= spectral.errorEstimate());
  }

  /** A finer mesh with another degree: eigenvalues are those of the potential, not of the mesh. */
  @ParameterizedTest
  @MethodSource("fewerSeeds")
  void eigenvaluesDoNotDependOnTheMesh(long seed) {
    Maxwellian maxwellian = random(seed);
    int wanted = 12;
    VelocityMesh coarse = VelocityMesh.of(maxwellian, MODES);
    VelocityMesh fine = VelocityMesh.finer(maxwellian, MODES + 8);
    SpectralElements first = new SpectralElements(maxwellian, coarse);
    SpectralElements second = new SpectralElements(maxwellian, fine, new ReferenceElement(19));
    boolean even = maxwellian.potential().even();
    for (int parity = 0; parity < (even ? 2 : 1); parity++) {
      SectorOperator sector = new SectorOperator(first, maxwellian, parity, parity == 1, coarse);
      SectorOperator.Pairs lowest = sector.lowest(wanted);
      SectorOperator.Pairs check =
          new SectorOperator(second, maxwellian, parity, parity == 1, fine).lowest(wanted);
      for (int k = 1 - parity; k < wanted; k++) {
        double lambda = lowest.logEigenvalues().get(k);
        double tolerance = 1e-13 + 8 * sector.uncertainty(lambda, coarse);
        String message = "eigenvalue " + k + " of " + maxwellian;
        assertEquals(check.logEigenvalues().get(k), lambda, tolerance, message);
      }
    }
  }

  /** The harmonic Galerkin method, where it is at its best: mild potentials. */
  @ParameterizedTest
  @MethodSource("mild")
  void hermiteFunctionsConfirmTheLowestEigenvaluesOfMildPotentials(long seed) {
    Random random = new Random(seed);
    double c4 = 0.05 + 0.2 * random.nextDouble();
    double c1 = random.nextGaussian();
    Maxwellian maxwellian =
        Maxwellian.of(
            new UserPotential(v -> ((c4 * v * v + 0.5) * v + c1) * v, false),
            0.5 + random.nextDouble());
    Spectrum spectral = new SpectralMethod().compute(maxwellian).spectrum();
    Spectrum hermite = new HermiteGalerkin().compute(maxwellian).spectrum();
    for (int k = 1; k < 6; k++) {
      assertEquals(spectral.eigenvalue(k), hermite.eigenvalue(k), 1e-10 * spectral.eigenvalue(k));
    }
  }

  static LongStream mild() {
    return LongStream.rangeClosed(1, 20);
  }

  /** Polynomials of degree 4, 6, 8 with barriers up to some 100θ, powers, kinks; any θ. */
  private static Maxwellian random(long seed) {
    Random random = new Random(seed);
    double theta = 0.05 * Math.pow(400, random.nextDouble());
    double height = Math.pow(10, 1.5 * random.nextDouble()) * theta;
    double tilt = seed % 2 == 0 ? random.nextGaussian() * theta : 0;
    double c2 = random.nextGaussian();
    double c4 = random.nextGaussian();
    boolean even = tilt == 0;
    VelocityPotential w =
        switch ((int) (seed % 6)) {
          case 0, 1 ->
              new UserPotential(
                  v -> {
                    double s = v * v;
                    return height * s * (s / 4 + c2) + tilt * v;
                  },
                  even);
          case 2, 3 ->
              new UserPotential(
                  v -> {
                    double s = v * v;
                    return height * s * (0.2 + (s / 3 + c4) * s / 2 + c2) + tilt * v;
                  },
                  even);
          case 4 ->
              new UserPotential(
                  v -> {
                    double s = v * v;
                    return height * (s * s * s * s / 8 + c4 * s * s + c2 * s) + tilt * v;
                  },
                  even);
          default ->
              VelocityPotential.power(
                  2.5 + 2 * random.nextDouble(), 1 + random.nextDouble(), 1 / height);
        };
    return Maxwellian.of(w, theta);
  }
}
