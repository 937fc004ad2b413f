package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.distance;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.periodic;
import static murmuration.macro.Fields.walls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States ρ = e^{−(κ/D)(U⋆ρ + V)}/Z of the grid are at rest, whatever the steps. */
class GibbsStatesTest {
  private static final double TIME = 10;
  private static final double DRIFT = 1e-13;
  private static final double DEFAULT_TOLERANCE = 1e-4;
  private static final SpatialFunction NOTHING = (x, y, z) -> 0;
  private static final SpatialFunction TRAP = (x, y, z) -> 0.3 * (x * x + y * y + z * z) + 0.2 * x;
  private static final SpatialFunction WAVE =
      (x, y, z) -> 0.4 * Math.cos(Math.PI * x / 4) + 0.3 * Math.sin(Math.PI * y / 4);

  /** An equation with 𝒦 = (κ/D)𝒟 on a grid. */
  record Problem(String name, AggregationDiffusion equation, double ratio, Grid grid) {
    Problem(
        String name,
        double diffusion,
        double drift,
        InteractionPotential interaction,
        SpatialFunction external,
        Grid grid) {
      this(
          name,
          new AggregationDiffusion(diffusion, drift, interaction, external),
          drift / diffusion,
          grid);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Problem> problems() {
    InteractionPotential gaussian = InteractionPotential.gaussian(1);
    InteractionPotential morse = InteractionPotential.morse(1, 0.5, 2, 1);
    Axis ring = new Axis(-4, 4, 32, Boundary.PERIODIC);
    Axis walls = new Axis(-3, 3.5, 26, Boundary.NO_FLUX);
    Axis few = new Axis(-1, 1, 6, Boundary.PERIODIC);
    Axis near = new Axis(-2, 2.5, 14, Boundary.NO_FLUX);
    Axis coarse = new Axis(-4, 4, 16, Boundary.PERIODIC);
    return Stream.of(
        new Problem("Gaussian", 0.3, 1, gaussian, NOTHING, periodic(-8, 8, 100)),
        new Problem("Gaussian, walls", 0.3, 1, gaussian, NOTHING, walls(-6, 6, 81)),
        new Problem("strong Gaussian", 0.1, 2, gaussian, NOTHING, periodic(-8, 8, 128)),
        new Problem("Gaussian, wave", 0.3, 1, gaussian, WAVE, periodic(-8, 8, 64)),
        new Problem("Gaussian, trap", 0.3, 1, gaussian, TRAP, walls(-5, 6, 77)),
        new Problem("Morse", 0.5, 1, morse, NOTHING, periodic(-8, 8, 96)),
        new Problem("Morse, trap", 0.5, 1, morse, TRAP, walls(-8, 8, 128)),
        new Problem("wave alone", 0.2, 1, InteractionPotential.none(), WAVE, periodic(-8, 8, 48)),
        new Problem("Gaussian, plane", 0.3, 1, gaussian, NOTHING, Grid.of(ring, ring)),
        new Problem("Gaussian, plane, wave", 0.5, 1, gaussian, WAVE, Grid.of(ring, ring)),
        new Problem("Morse, plane, trap", 0.5, 1, morse, TRAP, Grid.of(walls, walls)),
        new Problem("Morse, strip, trap", 0.5, 1, morse, TRAP, Grid.of(walls, ring)),
        new Problem("Gaussian, space", 0.4, 1, gaussian, NOTHING, Grid.of(near, few, coarse)),
        new Problem(
            "diagonal matrices",
            new AggregationDiffusion(
                Tensor.diagonal(0.2, 0.6, 0),
                Tensor.diagonal(0.4, 1.2, 0),
                gaussian,
                TRAP,
                Velocity.ZERO),
            2,
            Grid.of(walls, ring)));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void gibbsStatesDoNotDriftInARun(Problem problem) {
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(problem.equation(), problem.grid());
    double[] gibbs = gibbs(problem, scheme);
    Snapshot last = evolve(scheme, gibbs, TIME, DEFAULT_TOLERANCE);
    assertEquals(0, distance(problem.grid(), last.density(), scheme.output(gibbs)), DRIFT);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void gibbsStatesDoNotDriftInLongSteps(Problem problem) {
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(problem.equation(), problem.grid());
    double[] gibbs = gibbs(problem, scheme);
    for (int steps : new int[] {5, 100}) {
      double[] rho = scheme.output(advance(scheme, gibbs, TIME, steps));
      assertEquals(0, distance(problem.grid(), rho, scheme.output(gibbs)), DRIFT);
    }
  }

  /** The fixed point of mass 1 by damped iteration. */
  private static double[] gibbs(Problem problem, FiniteVolumeScheme scheme) {
    Grid grid = problem.grid();
    Convolution convolution = new Convolution(grid, problem.equation().interaction());
    double[] external = external(problem, scheme);
    double[] rho = grid.pointValues((x, y, z) -> Math.exp(-x * x - y * y - z * z));
    double[] field = new double[rho.length];
    double[] next = new double[rho.length];
    double change = 1;
    for (int iteration = 0; iteration < 2000 && change > 1e-15; iteration++) {
      convolution.apply(rho, field);
      for (int i = 0; i < next.length; i++) {
        next[i] = grid.weight(i) * Math.exp(-problem.ratio() * (field[i] + external[i]));
      }
      double mass = grid.integral(next);
      change = 0;
      for (int i = 0; i < next.length; i++) {
        double step = 0.3 * (next[i] / mass - rho[i]);
        rho[i] += step;
        change += Math.abs(step) * grid.cellVolume();
      }
    }
    assertTrue(change < 1e-14, "the iteration stopped at " + change);
    return rho;
  }

  /** V as the scheme has it, from the energy κ∫ρV of single cells. */
  private static double[] external(Problem problem, FiniteVolumeScheme scheme) {
    int n = problem.grid().size();
    double weight =
        problem.equation().drift().mean(problem.grid().dimension()) * problem.grid().cellVolume();
    double[] external = new double[n];
    double[] cell = new double[n];
    for (int i = 0; i < n; i++) {
      cell[i] = 1;
      external[i] = scheme.freeEnergy(cell).external() / weight;
      cell[i] = 0;
    }
    return external;
  }
}
