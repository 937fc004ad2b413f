package murmuration.coefficients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The discretisations of the Schrödinger operator: exact cases, orders, and how they fail. */
class ClassicalMethodsTest {
  private static final double AUTOMATIC = CoefficientMethod.AUTOMATIC;
  private static final SchrodingerFem FEM = new SchrodingerFem(10, AUTOMATIC, 60, 11, 20);
  private static final FiniteDifference DIFFERENCES = new FiniteDifference(AUTOMATIC, 1499, 20);
  private static final HermiteGalerkin HERMITE = new HermiteGalerkin();

  /** Case, a multiprecision D, κ and λ_1 for θ = 1. */
  record Reference(VelocityPotential w, double diffusion, double drift, double firstEigenvalue) {}

  static Stream<Reference> references() {
    return Stream.of(
        new Reference(VelocityPotential.quadratic(), 1, 1, 1),
        new Reference(
            VelocityPotential.quartic(1),
            1.28455739590645257,
            1.04179729648715596,
            0.792088426579452739),
        new Reference(
            VelocityPotential.quartic(10),
            248.839217223613601,
            8.71362908042049830,
            3.35452873080006109e-2),
        new Reference(
            VelocityPotential.cubic(1),
            1.57525775569625799,
            1.17629917464126325,
            0.732600493603619823),
        new Reference(
            VelocityPotential.tilted(1, 1),
            0.561641093150497039,
            0.642228792699234816,
            1.03699293241397702));
  }

  @ParameterizedTest
  @MethodSource("references")
  void elementsReproduceTheReferenceValues(Reference reference) {
    assertReproduces(reference, FEM, 1e-8);
  }

  @ParameterizedTest
  @MethodSource("references")
  void hermiteFunctionsReproduceTheReferenceValues(Reference reference) {
    assertReproduces(reference, HERMITE, 1e-10);
  }

  @ParameterizedTest
  @MethodSource("references")
  void differencesReproduceTheReferenceValues(Reference reference) {
    assertReproduces(reference, DIFFERENCES, 1e-3);
  }

  private static void assertReproduces(
      Reference reference, CoefficientMethod method, double tolerance) {
    TransportCoefficients result = method.compute(Maxwellian.of(reference.w(), 1));
    Spectrum spectrum = result.spectrum();
    assertEquals(method, result.method());
    assertRelative(reference.diffusion(), result.diffusion(), tolerance);
    assertRelative(reference.drift(), result.drift(), tolerance);
    assertRelative(reference.firstEigenvalue(), spectrum.eigenvalue(1), tolerance);
    assertEquals(Math.log10(result.diffusion()), result.log10Diffusion());
    assertRelative(reference.diffusion(), result.diffusion(), result.errorEstimate());
    assertRelative(reference.drift(), result.drift(), result.errorEstimate());
    assertRelative(
        reference.firstEigenvalue(), spectrum.eigenvalue(1), 8 * spectrum.uncertainty(1));
    double mean = ClosedForm.of(reference.w(), 1).meanVelocity();
    assertEquals(mean, result.meanVelocity(), 1e-12);
  }

  @Test
  void thePaperSetUpGivesItsDigits() {
    TransportCoefficients result =
        SchrodingerFem.paper(1).compute(Maxwellian.of(VelocityPotential.quartic(1), 1));
    assertEquals(9999, result.unknowns());
    assertRelative(1.28455739590645257, result.diffusion(), 1e-9);
    assertRelative(1.04179729648715596, result.drift(), 1e-12);
  }

  /** W = v²/2: λ_k = k, only Ψ_1 couples, and D = θ. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 7})
  void theHarmonicOscillatorHasIntegerEigenvalues(double theta) {
    List<CoefficientMethod> methods =
        List.of(FEM, HERMITE, new HermiteGalerkin(12, Math.sqrt(2 * theta), 10));
    for (CoefficientMethod method : methods) {
      TransportCoefficients result =
          method.compute(Maxwellian.of(VelocityPotential.quadratic(), theta));
      Spectrum spectrum = result.spectrum();
      for (int k = 1; k < 10; k++) {
        assertEquals(k, spectrum.eigenvalue(k), 1e-9);
        assertEquals(k == 1 ? -Math.sqrt(theta) : 0, spectrum.eta(k), 1e-9);
        assertEquals(k % 2, spectrum.angularMomentum(k));
      }
      assertRelative(theta, result.diffusion(), 1e-9);
      assertRelative(1, result.drift(), 1e-9);
    }
  }

  /** Order 2p of the eigenvalues of conforming elements of degree p. */
  @ParameterizedTest
  @CsvSource({"1, 100", "2, 60", "3, 40", "4, 40", "6, 8"})
  void elementsConvergeWithTwiceTheirDegree(int degree, int elements) {
    double order =
        order(n -> new SchrodingerFem(degree, 9, n, degree + 2, 6), elements, 2 * elements);
    assertEquals(2 * degree, order, 0.15 * degree);
  }

  @Test
  void differencesConvergeWithOrderTwo() {
    assertEquals(2, order(n -> new FiniteDifference(9, n - 1, 6), 100, 200), 0.02);
  }

  private static double order(IntFunction<CoefficientMethod> method, int coarse, int fine) {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quadratic(), 1);
    double coarseError = method.apply(coarse).compute(maxwellian).spectrum().eigenvalue(3) - 3;
    double fineError = method.apply(fine).compute(maxwellian).spectrum().eigenvalue(3) - 3;
    return Math.log(coarseError / fineError) / Math.log((double) fine / coarse);
  }

  /** The error falls by a factor for every so many functions, until rounding ends it. */
  @Test
  void hermiteFunctionsConvergeGeometrically() {
    double previous = 1;
    for (int size = 8; size <= 48; size += 8) {
      double error =
          new HermiteGalerkin(size, AUTOMATIC, CoefficientMethod.ALL_MODES)
              .compute(Maxwellian.of(VelocityPotential.quartic(1), 1))
              .errorEstimate();
      assertTrue(error < 0.25 * previous, size + " functions: " + error);
      previous = error;
    }
    assertEquals(0, previous, 1e-9);
  }

  /** Tunnelling: the error of D is reported, and so is the loss of λ_1. */
  @ParameterizedTest
  @ValueSource(doubles = {200, 1000, 5000})
  void aLostEigenvalueIsReported(double gamma) {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quartic(gamma), 1);
    for (CoefficientMethod method : List.of(FEM, DIFFERENCES, HERMITE)) {
      TransportCoefficients result = method.compute(maxwellian);
      Spectrum spectrum = result.spectrum();
      assertTrue(spectrum.uncertainty(1) > 0.5, method + " " + spectrum.uncertainty(1));
      assertTrue(result.errorEstimate() > 0.5, method + " " + result.errorEstimate());
      assertEquals(result.diffusion() > 0, Double.isFinite(result.log10Diffusion()));
    }
  }

  /** Where it is not lost, the uncertainty of λ_1 bounds its error without much exaggeration. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 30})
  void theUncertaintyOfTheFirstEigenvalueIsOfTheSizeOfItsError(double gamma) {
    Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quartic(gamma), 1);
    double exact = new SpectralMethod().compute(maxwellian).spectrum().eigenvalue(1);
    for (CoefficientMethod method : List.of(FEM, DIFFERENCES, HERMITE)) {
      Spectrum spectrum = method.compute(maxwellian).spectrum();
      double error = Math.abs(spectrum.eigenvalue(1) / exact - 1);
      double uncertainty = spectrum.uncertainty(1);
      assertTrue(
          error < 8 * uncertainty && uncertainty < Math.max(1e-9, 1e4 * error),
          method + ": " + error + ", " + uncertainty);
    }
  }

  @Test
  void aKinkAtZeroSparesElementsTheirOrder() {
    TransportCoefficients result =
        new SchrodingerFem(6, AUTOMATIC, 80, 8, 60)
            .compute(Maxwellian.of(VelocityPotential.cubic(3), 1));
    assertTrue(result.errorEstimate() < 1e-8, () -> "" + result.errorEstimate());
  }

  @Test
  void aShiftedPotentialNeedsNoMoreHermiteFunctions() {
    VelocityPotential w = VelocityPotential.tilted(2, 0.5);
    TransportCoefficients shifted =
        HERMITE.compute(Maxwellian.of(new UserPotential(v -> w.value(v - 50), false), 1));
    TransportCoefficients centred = HERMITE.compute(Maxwellian.of(w, 1));
    assertRelative(centred.diffusion(), shifted.diffusion(), 1e-9);
    assertEquals(centred.meanVelocity() + 50, shifted.meanVelocity(), 1e-11);
  }

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }

  /** The eigenfunctions of both methods agree as long as λ_1 is not lost. */
  @ParameterizedTest
  @MethodSource("references")
  void elementsHaveTheEigenfunctions(Reference reference) {
    EigenBasis exact = EigenBasis.of(reference.w(), 1, 4);
    double[] v = exact.velocities(4, 40);
    double[][] expected = exact.eigenfunctions(4, v);
    double[][] rows = FEM.eigenfunctions(Maxwellian.of(reference.w(), 1), v);
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(expected[k], rows[k], 1e-7);
    }
    double[] beyond = {-1e3, 1e3};
    double[][] outside = FEM.eigenfunctions(Maxwellian.of(reference.w(), 1), beyond);
    assertArrayEquals(new double[2], outside[0]);
  }

  /** The paper, section 4.1: at γ = 120 the first two are neither symmetric nor antisymmetric. */
  @ParameterizedTest
  @CsvSource({"quartic, 120", "cubic, 7"})
  void elementsLoseTheSymmetryWhereThePaperSays(String potential, double gamma) {
    boolean quartic = potential.equals("quartic");
    VelocityPotential w =
        quartic ? VelocityPotential.quartic(gamma) : VelocityPotential.cubic(gamma);
    double well = quartic ? Math.sqrt(gamma) : gamma;
    double[][] rows =
        SchrodingerFem.paper(gamma).eigenfunctions(Maxwellian.of(w, 1), new double[] {-well, well});
    assertTrue(Math.abs(rows[0][0] - rows[0][1]) > 0.01, () -> rows[0][0] + " " + rows[0][1]);
    assertTrue(Math.abs(rows[1][0] + rows[1][1]) > 0.01, () -> rows[1][0] + " " + rows[1][1]);
  }
}
