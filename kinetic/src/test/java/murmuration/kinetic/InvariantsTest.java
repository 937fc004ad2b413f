package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.KineticSolver.Method;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any smooth data, in a hundred random problems. */
class InvariantsTest {
  private static final int PROBLEMS = 100;

  /** A random problem, the same for the same seed. */
  private static final class Problem {
    final Random random;
    final VelocityModes modes;
    final Grid grid;
    final double epsilon;
    final double[] rho;
    final InitialState initial;
    final InteractionPotential interaction;
    final Method method;

    Problem(int seed) {
      random = new Random(seed);
      double gamma = Math.pow(10, random.nextDouble() - 0.5);
      boolean plane = seed % 5 == 4;
      boolean walls = seed % 5 == 3;
      VelocityPotential even =
          random.nextBoolean() ? VelocityPotential.quartic(gamma) : VelocityPotential.cubic(gamma);
      modes =
          plane
              ? Problems.planeModes(even, 3 + random.nextInt(8))
              : Problems.modes(
                  walls || random.nextBoolean() ? even : VelocityPotential.tilted(gamma, 0.7),
                  2 + random.nextInt(8));
      double length = 1 + 9 * random.nextDouble();
      Boundary boundary = walls ? Boundary.NO_FLUX : Boundary.PERIODIC;
      Axis x = new Axis(-1, length - 1, 8 + random.nextInt(16), boundary);
      grid = plane ? Grid.of(x, new Axis(0, 3, 8 + random.nextInt(4), boundary)) : Grid.of(x);
      epsilon = Math.pow(10, -8 * random.nextDouble());
      double depth = 0.8 * random.nextDouble();
      double phase = 2 * Math.PI * random.nextDouble();
      double q = (walls ? 1 : 2) * Math.PI / length;
      rho =
          grid.pointValues(
              (r, y, z) ->
                  1
                      + depth * Math.cos(q * (r + 1) + (walls ? 0 : phase))
                      + 0.1 * Math.sin(2 * Math.PI * y / 3));
      double amplitude = 0.5 * random.nextDouble();
      initial =
          List.of(
                  Problems.MAXWELLIAN,
                  Problems.CHAPMAN_ENSKOG,
                  new InitialState.Perturbation((vx, vy) -> Math.sin(vx) + vy, amplitude),
                  new InitialState.Perturbation((vx, vy) -> Math.cos(vx), amplitude))
              .get(random.nextInt(4));
      double strength = 0.3 * random.nextDouble() / (plane ? 10 : length);
      interaction = InteractionPotential.gaussian(0.3 * length).scaled(strength);
      method = random.nextBoolean() ? Method.EXPONENTIAL : Method.IMEX;
    }

    /** The fields at the outputs. */
    List<double[][]> run(InteractionPotential u, double[] density, InitialState data) {
      List<double[][]> outputs = new ArrayList<>();
      KineticSolver solver = new KineticSolver(modes, u, grid);
      double[][] fields = new double[modes.size()][];
      solver.run(
          method,
          epsilon,
          density,
          data,
          new OutputTimes(0.3, 0.1),
          8,
          3,
          (i, state) -> {
            fields[0] = state.density();
            fields[modes.size() - 1] = state.flux(0);
            outputs.add(fields.clone());
          },
          () -> false);
      return outputs;
    }
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, PROBLEMS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void massIsKeptAndEverythingStaysFinite(int seed) {
    Problem problem = new Problem(seed);
    double mass = problem.grid.integral(problem.rho);
    for (double[][] fields : problem.run(problem.interaction, problem.rho, problem.initial)) {
      assertEquals(mass, problem.grid.integral(fields[0]), 1e-12 * mass);
      double largest = Arrays.stream(fields[0]).map(Math::abs).max().orElseThrow();
      assertTrue(largest < 10, () -> "largest density " + largest);
      double[] flux = fields[problem.modes.size() - 1];
      assertTrue(Arrays.stream(flux).allMatch(Double::isFinite));
    }
  }

  /** Multiplying the density multiplies the solution where there is no interaction. */
  @ParameterizedTest
  @MethodSource("seeds")
  void withoutInteractionTheSystemIsLinear(int seed) {
    Problem problem = new Problem(seed);
    InteractionPotential none = InteractionPotential.none();
    double[] twice = Arrays.stream(problem.rho).map(x -> 2 * x).toArray();
    List<double[][]> once = problem.run(none, problem.rho, problem.initial);
    List<double[][]> doubled = problem.run(none, twice, problem.initial);
    for (int i = 0; i < once.size(); i++) {
      double[] expected = Arrays.stream(once.get(i)[0]).map(x -> 2 * x).toArray();
      assertArrayEquals(expected, doubled.get(i)[0], 1e-13);
    }
  }

  /** A is symmetric and Λ positive: Σ_k ∫ c_k² dr never grows without force. */
  @ParameterizedTest
  @MethodSource("seeds")
  void withoutForceTheNormOfTheCoefficientsNeverGrows(int seed) {
    Problem problem = new Problem(seed);
    KineticSolver solver =
        new KineticSolver(problem.modes, InteractionPotential.none(), problem.grid);
    ReducedSystem system = solver.system();
    KineticSystem equations = new KineticSystem(system, problem.epsilon);
    KineticIntegrator integrator =
        problem.method == Method.EXPONENTIAL
            ? new ExponentialIntegrator(equations)
            : new ImexIntegrator(equations);
    double[][] fields = system.start(problem.rho, problem.initial, problem.epsilon);
    double[] state = new double[system.layout().length()];
    system.layout().pack(fields, state);
    double norm = norm(fields);
    for (double h : new double[] {1e-6, 1e-3, 0.1, 1}) {
      integrator.prepare(h);
      integrator.step(state);
      system.layout().unpack(state, fields);
      double next = norm(fields);
      assertTrue(next <= norm * (1 + 1e-13), norm + " < " + next);
      norm = next;
    }
  }

  private static double norm(double[][] fields) {
    double sum = 0;
    for (double[] field : fields) {
      for (double value : field) {
        sum += value * value;
      }
    }
    return sum;
  }

  /** Packing a state and unpacking it gives the fields back. */
  @ParameterizedTest
  @MethodSource("seeds")
  void statesInWavesAreTheFields(int seed) {
    Problem problem = new Problem(seed);
    ReducedSystem system =
        new KineticSolver(problem.modes, problem.interaction, problem.grid).system();
    double[][] fields = new double[problem.modes.size()][problem.grid.size()];
    for (int k = 0; k < fields.length; k++) {
      for (int i = 0; i < fields[k].length; i++) {
        fields[k][i] = 2 * problem.random.nextDouble() - 1;
      }
      if (!problem.grid.periodic() && problem.modes.odd(k)) {
        fields[k][0] = 0;
      }
    }
    double[] state = new double[system.layout().length()];
    double[][] back = new double[fields.length][problem.grid.size()];
    system.layout().pack(fields, state);
    double[] before = state.clone();
    system.layout().unpack(state, back);
    assertArrayEquals(before, state, 1e-12);
    for (int k = 0; k < fields.length; k++) {
      assertArrayEquals(fields[k], back[k], 1e-13);
    }
  }

  /** As ε → 0 both methods give the same steps of the limit equation. */
  @ParameterizedTest
  @MethodSource("seeds")
  void tinyEpsilonGivesTheLimitInTheSameSteps(int seed) {
    Problem problem = new Problem(seed);
    KineticSolver solver = new KineticSolver(problem.modes, problem.interaction, problem.grid);
    OutputTimes times = new OutputTimes(0.3, 0.3);
    double[][] densities = new double[2][];
    double tiny = 1e-13;
    solver.run(
        problem.method,
        tiny,
        problem.rho,
        Problems.MAXWELLIAN,
        times,
        8,
        0,
        (i, state) -> densities[i] = state.density(),
        () -> false);
    double[] limit = solver.limit(problem.method, tiny, problem.rho, times, 8, 0, () -> false)[1];
    assertArrayEquals(limit, densities[1], 1e-5);
  }
}
