package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.error;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.normal;
import static murmuration.macro.Fields.rotated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices 𝒟 and 𝒦 of all kinds, 𝒟 = 0 and a drift velocity u, against exact Gaussians. */
class MatrixCoefficientsTest {
  private static final int[] PLANE = {40, 60, 90};
  private static final int[] SPACE = {28, 42};
  private static final double ROUND_OFF = 1e-13;
  private static final Position ORIGIN = new Position(0, 0, 0);
  private static final Position OFF_ORIGIN = new Position(0.3, -0.2, 0.1);
  private static final Tensor NOTHING = Tensor.isotropic(0);

  private static AggregationDiffusion equation(
      Tensor diffusion, Tensor drift, InteractionPotential interaction) {
    return new AggregationDiffusion(diffusion, drift, interaction, (x, y, z) -> 0, Velocity.ZERO);
  }

  private static Tensor sum(double a, Tensor s, double b, Tensor t) {
    return new Tensor(
        a * s.xx() + b * t.xx(),
        a * s.xy() + b * t.xy(),
        a * s.xz() + b * t.xz(),
        a * s.yy() + b * t.yy(),
        a * s.yz() + b * t.yz(),
        a * s.zz() + b * t.zz());
  }

  /** Errors of a run from one density to another on cubes of [−half, half]. */
  private static double[] errors(
      AggregationDiffusion equation,
      int dimension,
      Boundary boundary,
      double half,
      int[] cells,
      double time,
      double tolerance,
      SpatialFunction start,
      SpatialFunction end) {
    double[] errors = new double[cells.length];
    for (int i = 0; i < errors.length; i++) {
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(equation, box(dimension, -half, half, cells[i], boundary));
      Snapshot last = evolve(scheme, scheme.discretise(start), time, tolerance);
      assertTrue(last.diagnostics().minimum() >= 0);
      errors[i] = error(scheme, last.density(), end);
    }
    return errors;
  }

  /** N(0, sI) becomes N(0, sI + 2𝒟t). */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void rotatedHeatKernelsAreReached(Boundary boundary) {
    for (double angle : new double[] {Math.PI / 6, -Math.PI / 4}) {
      Tensor diffusion = rotated(0.5, 0.2, angle);
      Tensor end = sum(0.5, Tensor.isotropic(1), 2, diffusion);
      double[] errors =
          errors(
              equation(diffusion, NOTHING, InteractionPotential.none()),
              2,
              boundary,
              8,
              PLANE,
              1,
              2e-6,
              normal(2, 0, 0.5),
              normal(2, ORIGIN, end));
      Target.assertMatrixOrder(PLANE, errors);
      Target.assertBelow(Target.MATRIX, 16, PLANE, errors);
    }
  }

  @Test
  void heatKernelsOfAFullMatrixInSpaceAreReached() {
    Tensor diffusion = new Tensor(0.4, 0.1, -0.05, 0.3, 0.08, 0.35);
    double[] errors =
        errors(
            equation(diffusion, NOTHING, InteractionPotential.none()),
            3,
            Boundary.PERIODIC,
            6,
            SPACE,
            0.5,
            1e-4,
            normal(3, 0, 0.5),
            normal(3, ORIGIN, sum(0.5, Tensor.isotropic(1), 1, diffusion)));
    Target.assertMatrixOrder(SPACE, errors);
    Target.assertBelow(Target.MATRIX, 12, SPACE, errors);
  }

  /**
   * U = r²/2: the mean is kept, and Σ' = 2𝒟 − (𝒦Σ + Σ𝒦). In the eigenbasis of 𝒦, where e^{−𝒦t}
   * is diagonal,
   *
   * <pre>  Σ_ij(t) = E_ij + (Σ_ij(0) − E_ij) e^{−(k_i + k_j)t},   E_ij = 2𝒟_ij/(k_i + k_j).</pre>
   */
  private static Tensor covariance(
      Tensor start, Tensor diffusion, double k1, double k2, double angle, double t) {
    Tensor s = turned(start, -angle);
    Tensor d = turned(diffusion, -angle);
    Tensor end =
        Tensor.planar(
            relaxed(s.xx(), d.xx(), k1 + k1, t),
            relaxed(s.xy(), d.xy(), k1 + k2, t),
            relaxed(s.yy(), d.yy(), k2 + k2, t));
    return turned(end, angle);
  }

  private static double relaxed(double start, double source, double rate, double t) {
    double end = 2 * source / rate;
    return end + (start - end) * Math.exp(-rate * t);
  }

  /** RSRᵀ with the rotation R by an angle. */
  private static Tensor turned(Tensor s, double angle) {
    double c = Math.cos(angle);
    double n = Math.sin(angle);
    return Tensor.planar(
        c * c * s.xx() - 2 * c * n * s.xy() + n * n * s.yy(),
        c * n * (s.xx() - s.yy()) + (c * c - n * n) * s.xy(),
        n * n * s.xx() + 2 * c * n * s.xy() + c * c * s.yy());
  }

  @Test
  void theCovarianceOfTheseTestsObeysItsEquation() {
    Tensor drift = rotated(1.2, 0.5, 0.7);
    Tensor diffusion = rotated(0.4, 0.15, -0.4);
    Tensor start = rotated(1, 0.5, 1.1);
    Tensor later = covariance(start, diffusion, 1.2, 0.5, 0.7, 0.5 + 1e-4);
    Tensor earlier = covariance(start, diffusion, 1.2, 0.5, 0.7, 0.5 - 1e-4);
    Tensor s = covariance(start, diffusion, 1.2, 0.5, 0.7, 0.5);
    double xx = drift.xx() * s.xx() + drift.xy() * s.xy();
    double xy =
        drift.xx() * s.xy() + drift.xy() * s.yy() + s.xx() * drift.xy() + s.xy() * drift.yy();
    assertEquals(2 * diffusion.xx() - 2 * xx, (later.xx() - earlier.xx()) / 2e-4, 1e-8);
    assertEquals(2 * diffusion.xy() - xy, (later.xy() - earlier.xy()) / 2e-4, 1e-8);
    Tensor same = covariance(start, diffusion, 1.2, 0.5, 0.7, 0);
    assertEquals(start.xy(), same.xy(), 1e-15);
    assertEquals(start.yy(), same.yy(), 1e-15);
  }

  @Test
  void theGaussiansOfTheseTestsHaveTheirMoments() {
    Tensor covariance = new Tensor(0.4, 0.1, -0.05, 0.3, 0.08, 0.35);
    Position mean = new Position(0.1, -0.2, 0.3);
    Grid grid = box(3, -5, 5, 40, Boundary.NO_FLUX);
    double[] rho = grid.pointValues(normal(3, mean, covariance));
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double[] moment = rho.clone();
        for (int i = 0; i < moment.length; i++) {
          moment[i] *= deviation(grid, i, a, mean) * deviation(grid, i, b, mean);
        }
        assertEquals(covariance.at(a, b), grid.integral(moment), 1e-10);
      }
    }
    assertEquals(1, grid.integral(rho), 1e-10);
    double[] plane =
        box(2, -5, 5, 40, Boundary.NO_FLUX).pointValues(normal(2, mean, rotated(0.6, 0.3, 0.4)));
    assertEquals(1, box(2, -5, 5, 40, Boundary.NO_FLUX).integral(plane), 1e-10);
  }

  private static double deviation(Grid grid, int cell, int a, Position mean) {
    return grid.centre(cell, a) - (a == 0 ? mean.x() : a == 1 ? mean.y() : mean.z());
  }

  private static double[] attractionErrors(Tensor diffusion, double k1, double k2, double angle) {
    Tensor start = rotated(1, 0.5, 1.1);
    Tensor end = covariance(start, diffusion, k1, k2, angle, 0.5);
    return errors(
        equation(diffusion, rotated(k1, k2, angle), InteractionPotential.quadratic()),
        2,
        Boundary.NO_FLUX,
        6,
        PLANE,
        0.5,
        3e-6,
        normal(2, OFF_ORIGIN, start),
        normal(2, OFF_ORIGIN, end));
  }

  /** 𝒦 = 3𝒟. */
  @Test
  void quadraticAttractionWithProportionalMatricesKeepsGaussians() {
    double[] errors = attractionErrors(rotated(0.4, 0.2, 0.5), 1.2, 0.6, 0.5);
    Target.assertMatrixOrder(PLANE, errors);
    Target.assertBelow(Target.MATRIX, 12, PLANE, errors);
  }

  /** Eigenvectors and ratios of eigenvalues of 𝒦 and 𝒟 differ. */
  @Test
  void quadraticAttractionWithIndependentMatricesKeepsGaussians() {
    double[] errors = attractionErrors(rotated(0.4, 0.2, -0.4), 1.2, 0.5, 0.7);
    Target.assertMatrixOrder(PLANE, errors);
    Target.assertBelow(Target.MATRIX, 12, PLANE, errors);
  }

  /** Axis by axis s becomes D/κ + (s − D/κ) e^{−2κt}; the second case is no gradient flow. */
  @ParameterizedTest
  @CsvSource({"0.6, 1", "1.2, 0.5"})
  void quadraticAttractionWithDiagonalMatricesKeepsGaussians(double kx, double ky) {
    double[] errors = attractionErrors(Tensor.diagonal(0.3, 0.5, 0), kx, ky, 0);
    Target.assertSmoothOrder(PLANE, errors);
  }

  @Test
  void anisotropicHeatKernelsAreReachedWithFourthOrder() {
    Tensor diffusion = Tensor.diagonal(0.6, 0.15, 0);
    double[] errors =
        errors(
            equation(diffusion, NOTHING, InteractionPotential.none()),
            2,
            Boundary.NO_FLUX,
            8,
            PLANE,
            1,
            2e-6,
            normal(2, 0, 0.5),
            normal(2, ORIGIN, sum(0.5, Tensor.isotropic(1), 2, diffusion)));
    Target.assertSmoothOrder(PLANE, errors);
  }

  @Test
  void quadraticAttractionWithDiagonalMatricesInSpaceKeepsGaussians() {
    Tensor diffusion = Tensor.diagonal(0.5, 0.4, 0.6);
    Tensor drift = Tensor.diagonal(1, 0.5, 0.8);
    Tensor end =
        Tensor.diagonal(
            relaxed(0.8, 0.5, 2, 0.25), relaxed(0.8, 0.4, 1, 0.25), relaxed(0.8, 0.6, 1.6, 0.25));
    double[] errors =
        errors(
            equation(diffusion, drift, InteractionPotential.quadratic()),
            3,
            Boundary.NO_FLUX,
            5,
            SPACE,
            0.25,
            3e-5,
            normal(3, OFF_ORIGIN, Tensor.isotropic(0.8)),
            normal(3, OFF_ORIGIN, end));
    Target.assertSmoothOrder(SPACE, errors);
  }

  /** 𝒟 = 0, U = r²/2: r' = −κr about the mean, so the variance s becomes s e^{−2κt}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void withoutDiffusionQuadraticAttractionContractsWithSecondOrderAtLeast(int dimension) {
    double end = 0.5 * Math.exp(-1.2);
    int[] cells = dimension == 1 ? new int[] {64, 128, 256} : PLANE;
    double[] errors = new double[cells.length];
    double[] variances = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      FiniteVolumeScheme scheme =
          new FiniteVolumeScheme(
              new AggregationDiffusion(0, 1, InteractionPotential.quadratic()),
              box(dimension, -6, 6, cells[i], Boundary.NO_FLUX));
      double[] initial = scheme.discretise(normal(dimension, 0.3, 0.5));
      Snapshot last = evolve(scheme, initial, 0.6, 1e-6);
      Diagnostics at = last.diagnostics();
      assertTrue(at.minimum() >= 0);
      assertEquals(0.3, at.centre().x(), 1e-3);
      double variance = at.secondMoment() / at.mass() / dimension - 0.3 * 0.3;
      variances[i] = Math.abs(variance - end);
      errors[i] = error(scheme, last.density(), normal(dimension, 0.3, end));
    }
    Target.assertLeastOrder(cells, variances);
    Target.assertLeastOrder(cells, errors);
  }

  /** 𝒟 = 0 with a full 𝒦: e^{−𝒦t}Σe^{−𝒦t}. */
  @Test
  void withoutDiffusionAFullMatrixContractsWithSecondOrderAtLeast() {
    double[] errors = attractionErrors(NOTHING, 0.8, 0.4, 0.5);
    Target.assertMatrixOrder(PLANE, errors);
  }

  /** A heat kernel that moves by ut across the seam of a periodic box. */
  @ParameterizedTest
  @ValueSource(doubles = {0.7, -2})
  void aDriftVelocityMovesTheHeatKernelWithFourthOrder(double u) {
    int[] cells = {64, 128, 256};
    double[] errors =
        errors(
            drifting(0.25, new Velocity(u, 0, 0)),
            1,
            Boundary.PERIODIC,
            8,
            cells,
            1,
            1e-8,
            periodicNormal(7, 0.5),
            periodicNormal(7 + u, 1));
    Target.assertSmoothOrder(cells, errors);
  }

  @Test
  void anObliqueDriftVelocityMovesTheHeatKernelWithFourthOrder() {
    SpatialFunction startX = periodicNormal(7, 0.5);
    SpatialFunction startY = periodicNormal(-1, 0.5);
    SpatialFunction endX = periodicNormal(8, 1);
    SpatialFunction endY = periodicNormal(-1.6, 1);
    double[] errors =
        errors(
            drifting(0.25, new Velocity(1, -0.6, 0)),
            2,
            Boundary.PERIODIC,
            8,
            PLANE,
            1,
            2e-6,
            (x, y, z) -> startX.value(x, 0, 0) * startY.value(y, 0, 0),
            (x, y, z) -> endX.value(x, 0, 0) * endY.value(y, 0, 0));
    Target.assertSmoothOrder(PLANE, errors);
  }

  private static AggregationDiffusion drifting(double diffusion, Velocity velocity) {
    return new AggregationDiffusion(
        Tensor.isotropic(diffusion),
        Tensor.isotropic(1),
        InteractionPotential.none(),
        (x, y, z) -> 0,
        velocity);
  }

  /** Over a period of 16. */
  private static SpatialFunction periodicNormal(double mean, double variance) {
    return (x, y, z) -> {
      double sum = 0;
      for (int image = -2; image <= 2; image++) {
        sum += normal(mean + 16 * image, variance).value(x, 0, 0);
      }
      return sum;
    };
  }

  /** Between walls −D∇ρ + ρu = 0: the densities of neighbours have the ratio e^{u_a h/D}. */
  @Test
  void betweenWallsADriftVelocityLeadsToTheExponential() {
    Grid line = Grid.of(new Axis(-1, 2, 40, Boundary.NO_FLUX));
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(drifting(0.3, new Velocity(0.5, 0, 0)), line);
    double[] start = scheme.discretise((x, y, z) -> 1);
    double[] rho = evolve(scheme, start, new OutputTimes(200, 0.5), 1e-4).density();
    double ratio = Math.exp(0.5 / 0.3 * line.x().spacing());
    // Cells next to the walls are averages of other values.
    for (int i = 2; i < 37; i++) {
      assertEquals(ratio, rho[i + 1] / rho[i], 1e-11);
    }
    assertEquals(line.integral(start), line.integral(rho), ROUND_OFF * line.integral(start));
  }

  @Test
  void betweenWallsTheExponentialOfADriftVelocityStays() {
    Grid grid =
        Grid.of(new Axis(-1, 2, 24, Boundary.NO_FLUX), new Axis(0, 2, 17, Boundary.NO_FLUX));
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(drifting(0.3, new Velocity(0.5, -0.4, 0)), grid);
    double[] rho = grid.pointValues((x, y, z) -> Math.exp((0.5 * x - 0.4 * y) / 0.3));
    for (int i = 0; i < rho.length; i++) {
      rho[i] *= grid.weight(i);
    }
    double mass = grid.integral(rho);
    double[] end = scheme.output(advance(scheme, rho, 10, 50));
    assertEquals(0, distance(grid, end, scheme.output(rho)), ROUND_OFF * mass);
  }

  @Test
  void aDriftVelocityHasNoFreeEnergy() {
    Grid grid = box(2, -4, 4, 20, Boundary.PERIODIC);
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(drifting(0.1, new Velocity(0, 1, 0)), grid);
    assertTrue(scheme.noFreeEnergy().isPresent());
    assertPromises(scheme, false);
  }

  static Stream<AggregationDiffusion> proportional() {
    return Stream.of(
        equation(rotated(0.4, 0.1, 0.5), rotated(1.2, 0.3, 0.5), InteractionPotential.gaussian(1)),
        equation(rotated(0.5, 0.2, -0.9), NOTHING, InteractionPotential.none()),
        equation(NOTHING, rotated(2, 0.5, 0.8), InteractionPotential.gaussian(0.7)),
        equation(rotated(0.3, 0, 0.5), rotated(3, 0, 0.5), InteractionPotential.gaussian(1)),
        equation(
            Tensor.diagonal(0.3, 0.1, 0),
            Tensor.diagonal(3, 1, 0),
            InteractionPotential.morse(1, 0.3, 2, 1)));
  }

  @ParameterizedTest
  @MethodSource("proportional")
  void proportionalMatricesLowerTheFreeEnergy(AggregationDiffusion equation) {
    for (Boundary boundary : Boundary.values()) {
      FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation, box(2, -4, 4, 21, boundary));
      assertTrue(scheme.noFreeEnergy().isEmpty());
      assertPromises(scheme, true);
    }
  }

  static Stream<AggregationDiffusion> independent() {
    return Stream.of(
        equation(rotated(0.4, 0.1, 0.5), rotated(1, 0.2, -0.8), InteractionPotential.gaussian(1)),
        equation(
            Tensor.isotropic(0.2), rotated(2, 0.1, 0.4), InteractionPotential.morse(1, 0.3, 2, 1)),
        equation(rotated(0.3, 0, 0.5), Tensor.isotropic(2), InteractionPotential.gaussian(1)),
        equation(rotated(0.5, 0.01, 1), rotated(5, 0.01, -0.5), InteractionPotential.gaussian(1)));
  }

  @ParameterizedTest
  @MethodSource("independent")
  void independentMatricesKeepMassAndPositivity(AggregationDiffusion equation) {
    for (Boundary boundary : Boundary.values()) {
      FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation, box(2, -4, 4, 21, boundary));
      assertTrue(scheme.noFreeEnergy().isPresent());
      assertPromises(scheme, false);
    }
  }

  /** Runs from bumps, from peaks in a vacuum and from a Dirac mass. */
  private static void assertPromises(FiniteVolumeScheme scheme, boolean gradientFlow) {
    Grid grid = scheme.grid();
    double[] dirac = new double[grid.size()];
    dirac[grid.size() / 2 + 3] = 1 / grid.cellVolume();
    double[] bumps =
        scheme.discretise(
            (x, y, z) ->
                normal(2, 0, 0.2).value(x, y, z) + 0.1 * normal(2, 1.5, 0.1).value(x, y, z));
    for (double[] initial : List.of(bumps, Fields.peaks(new Random(8), grid), dirac)) {
      List<Snapshot> snapshots = new ArrayList<>();
      Evolution.Result result =
          Evolution.run(
              scheme,
              initial,
              new OutputTimes(0.3, 0.05),
              1e-3,
              Fields.limit(scheme, snapshots::add));
      assertTrue(!result.interrupted(), "too many steps");
      assertTrue(result.massError() <= ROUND_OFF, () -> "mass error " + result.massError());
      for (int i = 0; i < snapshots.size(); i++) {
        double least = Arrays.stream(snapshots.get(i).density()).min().orElseThrow();
        assertTrue(least >= 0, () -> "minimum " + least);
        if (gradientFlow && i > 0) {
          FreeEnergy before = snapshots.get(i - 1).diagnostics().energy();
          double rise = snapshots.get(i).diagnostics().freeEnergy() - before.total();
          assertTrue(rise <= ROUND_OFF * (1 + before.size()), () -> "F rose by " + rise);
        }
      }
    }
  }

  /** ρ = e^{−3(U⋆ρ + V)}/Z with 𝒦 = 3𝒟 is at rest, as all fluxes vanish. */
  @Test
  void gibbsStatesOfFullMatricesDoNotDrift() {
    Grid grid = box(2, -3, 3, 24, Boundary.NO_FLUX);
    AggregationDiffusion equation =
        equation(
            rotated(0.4, 0.15, 0.5), rotated(1.2, 0.45, 0.5), InteractionPotential.gaussian(1));
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation, grid);
    Convolution convolution = new Convolution(grid, equation.interaction());
    double[] rho = grid.pointValues(normal(2, 0, 1));
    double[] field = new double[rho.length];
    for (int iteration = 0; iteration < 500; iteration++) {
      convolution.apply(rho, field);
      double[] next = new double[field.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = grid.weight(i) * Math.exp(-3 * field[i]);
      }
      double mass = grid.integral(next);
      for (int i = 0; i < rho.length; i++) {
        rho[i] += 0.5 * (next[i] / mass - rho[i]);
      }
    }
    double[] end = scheme.output(advance(scheme, rho, 10, 100));
    assertEquals(0, distance(grid, end, scheme.output(rho)), ROUND_OFF);
  }
}
