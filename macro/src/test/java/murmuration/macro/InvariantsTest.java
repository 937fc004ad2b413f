package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mass, positivity and the decay of the free energy in runs from random data. */
class InvariantsTest {
  private static final double ROUND_OFF = 1e-13;
  private static final double VACUUM = 1e-80;
  private static final int SEEDS = 200;

  /** A random equation on a random grid with a random density. */
  record Problem(long seed, AggregationDiffusion equation, Grid grid, SpatialFunction density) {
    @Override
    public String toString() {
      return seed
          + ": D = "
          + equation.diffusion().xx()
          + ", kappa = "
          + equation.drift().xx()
          + ", "
          + equation.interaction()
          + ", "
          + grid;
    }
  }

  static Stream<Problem> problems() {
    return LongStream.rangeClosed(1, SEEDS).mapToObj(InvariantsTest::problem);
  }

  private static Problem problem(long seed) {
    Random random = new Random(seed);
    int dimension = seed % 3 == 0 ? 2 : 1;
    boolean periodic = random.nextBoolean();
    List<Axis> axes = new ArrayList<>();
    for (int a = 0; a < dimension; a++) {
      int cells = dimension == 1 ? 40 + random.nextInt(80) : 12 + random.nextInt(14);
      double lower = -4 + random.nextDouble();
      double upper = 3 + random.nextDouble();
      axes.add(new Axis(lower, upper, cells, periodic ? Boundary.PERIODIC : Boundary.NO_FLUX));
    }
    Grid grid = new Grid(axes);
    double diffusion = seed % 5 == 0 ? 0 : seed % 5 == 1 ? 1e-3 : random.nextDouble();
    double drift = seed % 10 == 9 ? 0 : 10 * random.nextDouble();
    InteractionPotential interaction = interaction(random, dimension, periodic);
    boolean trapped = random.nextInt(3) == 0;
    double length = grid.x().length();
    SpatialFunction external =
        (x, y, z) -> trapped ? Math.cos(2 * Math.PI * (x - grid.x().lower()) / length) : 0;
    return new Problem(
        seed,
        new AggregationDiffusion(diffusion, drift, interaction, external),
        grid,
        mixture(random, grid));
  }

  private static InteractionPotential interaction(Random random, int dimension, boolean periodic) {
    return switch (random.nextInt(periodic ? 3 : 5)) {
      case 0 -> InteractionPotential.gaussian(0.3 + random.nextDouble());
      case 1 ->
          InteractionPotential.morse(
              2 * random.nextDouble(),
              0.2 + 0.3 * random.nextDouble(),
              1,
              0.5 + random.nextDouble());
      case 2 -> InteractionPotential.newtonian(dimension).scaled(random.nextBoolean() ? 1 : -1);
      case 3 -> InteractionPotential.quadratic();
      default ->
          InteractionPotential.power(1 + 2 * random.nextDouble(), 0.8 * random.nextDouble() - 0.5);
    };
  }

  /** Gaussians of very different widths and weights; nothing below 1e-80 and in half of the box. */
  private static SpatialFunction mixture(Random random, Grid grid) {
    int bells = 1 + random.nextInt(4);
    double[][] bell = new double[bells][];
    for (int b = 0; b < bells; b++) {
      double width = grid.x().spacing() * Math.exp(4 * random.nextDouble() - 1);
      bell[b] =
          new double[] {
            5 * random.nextDouble() - 2.5,
            5 * random.nextDouble() - 2.5,
            width,
            Math.exp(-7 * random.nextDouble())
          };
    }
    boolean half = random.nextBoolean();
    boolean plane = grid.dimension() > 1;
    return (x, y, z) -> {
      double sum = 0;
      for (double[] one : bell) {
        double square = (x - one[0]) * (x - one[0]) + (plane ? (y - one[1]) * (y - one[1]) : 0);
        sum += one[3] / one[2] * Math.exp(-0.5 * square / (one[2] * one[2]));
      }
      boolean vacuum = sum < VACUUM || (half && x > bell[0][0] + 0.3);
      return vacuum ? 0 : sum;
    };
  }

  @ParameterizedTest
  @MethodSource("problems")
  void runsKeepMassAndPositivityAndLowerTheFreeEnergy(Problem problem) {
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(problem.equation(), problem.grid());
    double[] initial = scheme.discretise(problem.density());
    List<Snapshot> snapshots = new ArrayList<>();
    Evolution.Result result =
        Evolution.run(scheme, initial, new OutputTimes(0.2, 0.02), 1e-3, snapshots::add);
    assertTrue(result.massError() <= ROUND_OFF, () -> "mass error " + result.massError());
    double mass = problem.grid().integral(initial);
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      double least = least(snapshot.density());
      assertTrue(least >= 0, () -> "minimum " + least);
      assertTrue(snapshot.diagnostics().minimum() >= 0, "minimum of the diagnostics");
      assertEquals(1, problem.grid().integral(snapshot.density()) / mass, ROUND_OFF);
      if (i > 0) {
        FreeEnergy before = snapshots.get(i - 1).diagnostics().energy();
        double rise = snapshot.diagnostics().freeEnergy() - before.total();
        assertTrue(rise <= ROUND_OFF * (1 + before.size()), () -> "F rose by " + rise);
      }
    }
  }

  private static double least(double[] field) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : field) {
      // A comparison that NaN fails, too.
      least = value >= least ? least : value;
    }
    return least;
  }
}
