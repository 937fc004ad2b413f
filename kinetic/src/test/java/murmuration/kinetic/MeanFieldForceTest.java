package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forces by the mesh and by the sum over pairs. */
class MeanFieldForceTest {
  private static final int PARTICLES = 60;
  private static final double MASS = 2.5;
  private static final int CELLS = 32;
  private static final InteractionPotential GAUSSIAN = InteractionPotential.gaussian(0.8);

  static Stream<Arguments> boxes() {
    InteractionPotential cosine = InteractionPotential.cosine(Math.PI);
    return Stream.of(
        Arguments.of(1, Boundary.PERIODIC, GAUSSIAN),
        Arguments.of(1, Boundary.PERIODIC, cosine),
        Arguments.of(1, Boundary.NO_FLUX, GAUSSIAN),
        Arguments.of(2, Boundary.PERIODIC, GAUSSIAN),
        Arguments.of(2, Boundary.PERIODIC, cosine),
        Arguments.of(2, Boundary.NO_FLUX, GAUSSIAN));
  }

  private static Grid grid(int dimension, Boundary boundary, int cells) {
    Axis axis = new Axis(-2, 2, cells, boundary);
    return dimension == 1 ? Grid.of(axis) : Grid.of(axis, new Axis(-2, 2, cells, boundary));
  }

  private static double[] positions(int dimension) {
    SplittableRandom random = new SplittableRandom(3);
    double[] r = new double[dimension * PARTICLES];
    for (int i = 0; i < r.length; i++) {
      r[i] = random.nextDouble(-2, 2);
    }
    return r;
  }

  private static double[] forces(MeanFieldForce force, double[] r) {
    force.collect(0, r, 0, PARTICLES / 2);
    force.collect(1, r, PARTICLES / 2, PARTICLES);
    force.update(r);
    double[] result = new double[r.length];
    force.read(r, 0, PARTICLES, result);
    return result;
  }

  private static double[] mesh(Grid grid, InteractionPotential interaction, double[] r) {
    return forces(new MeshForce(grid, interaction, MASS, PARTICLES, 2), r);
  }

  private static double[] direct(Grid grid, InteractionPotential interaction, double[] r) {
    return forces(new DirectForce(grid, interaction, MASS, PARTICLES), r);
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void meshForcesTendToDirectOnesToSecondOrder(
      int dimension, Boundary boundary, InteractionPotential interaction) {
    double[] r = positions(dimension);
    double[] exact = direct(grid(dimension, boundary, CELLS), interaction, r);
    double[] errors = new double[3];
    for (int level = 0; level < 3; level++) {
      double[] forces = mesh(grid(dimension, boundary, CELLS << level), interaction, r);
      for (int i = 0; i < r.length; i++) {
        double error = forces[i] - exact[i];
        errors[level] += error * error / r.length;
      }
    }
    // Two linear shares and a difference change the force of a wave q by the factor 1 − (qh)²/3.
    double spacing = 4.0 / (CELLS << 2);
    double relative = 0.5 * Math.pow(Math.PI * spacing, 2);
    double square = Arrays.stream(exact).map(f -> f * f).average().orElseThrow();
    assertTrue(errors[2] < relative * relative * square, () -> errors[2] + " of " + square);
    for (int level = 1; level < 3; level++) {
      assertEquals(2, 0.5 * Math.log(errors[level - 1] / errors[level]) / Math.log(2), 0.25);
    }
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void forcesAddUpToNothing(int dimension, Boundary boundary, InteractionPotential interaction) {
    double[] r = positions(dimension);
    Grid grid = grid(dimension, boundary, CELLS);
    for (double[] forces :
        new double[][] {mesh(grid, interaction, r), direct(grid, interaction, r)}) {
      for (int a = 0; a < dimension; a++) {
        double sum = 0;
        double size = 0;
        for (int i = a * PARTICLES; i < (a + 1) * PARTICLES; i++) {
          sum += forces[i];
          size += Math.abs(forces[i]);
        }
        assertEquals(0, sum, 1e-12 * size);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void aParticleDoesNotActOnItself(
      int dimension, Boundary boundary, InteractionPotential interaction) {
    Grid grid = grid(dimension, boundary, CELLS);
    SplittableRandom random = new SplittableRandom(4);
    for (int n = 0; n < 20; n++) {
      double[] r = new double[dimension];
      for (int a = 0; a < dimension; a++) {
        r[a] = random.nextDouble(-2, 2);
      }
      MeanFieldForce force = new MeshForce(grid, interaction, MASS, 1, 1);
      force.collect(0, r, 0, 1);
      force.update(r);
      double[] result = new double[dimension];
      force.read(r, 0, 1, result);
      for (double component : result) {
        assertEquals(0, component, 1e-12);
      }
    }
  }

  /** The sum is that of the derivative, known for a Gaussian between walls. */
  @Test
  void directForcesAreTheDerivative() {
    Grid grid = grid(1, Boundary.NO_FLUX, CELLS);
    double[] r = positions(1);
    double[] forces = direct(grid, GAUSSIAN, r);
    for (int i = 0; i < PARTICLES; i++) {
      double sum = 0;
      for (int j = 0; j < PARTICLES; j++) {
        double x = (r[i] - r[j]) / 0.8;
        sum -= MASS / PARTICLES * x / 0.8 * Math.exp(-0.5 * x * x);
      }
      assertEquals(sum, forces[i], 1e-8);
    }
  }

  @Test
  void fourierPotentialsNeedTheMesh() {
    Grid periodic = grid(1, Boundary.PERIODIC, CELLS);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new DirectForce(periodic, InteractionPotential.newtonian(1), 1, 10))
            .getMessage();
    assertTrue(message.startsWith("forces must be mesh"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> mesh(periodic, InteractionPotential.quadratic(), positions(1)));
  }
}
