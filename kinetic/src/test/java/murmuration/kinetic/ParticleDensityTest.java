package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histograms of particles against the density of the kinetic equation. */
class ParticleDensityTest {
  private static final int CELLS = 64;
  private static final int FINER = 4;
  private static final int[] SEEDS = {16, 8, 2};
  private static final double TIME = 0.5;

  /** Cell averages of ρ_ε at the end, the means over finer cells. */
  private static double[] kinetic(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid coarse,
      Grid fine,
      InitialState initial,
      double epsilon) {
    double[] rho =
        Problems.outputs(
            new KineticSolver(modes, interaction, fine),
            epsilon,
            fine.pointValues((x, y, z) -> density(x)),
            initial,
            new OutputTimes(TIME, TIME),
            64,
            3)[1];
    double[] averages = new double[coarse.size()];
    for (int c = 0; c < fine.size(); c++) {
      averages[c / FINER] += rho[c] / FINER;
    }
    return averages;
  }

  private static double density(double x) {
    return 1 + 0.5 * Math.cos(x) + 0.25 * Math.cos(2 * x);
  }

  /**
   * The mean square distance to ρ_ε over a few seeds falls as 1/N, and what is left at the most
   * particles is their noise.
   */
  @ParameterizedTest
  @CsvSource({
    "quartic, Maxwellian, periodic, 0.1",
    "quartic, odd, periodic, 0.05",
    "quartic, Chapman-Enskog, walls, 0.05",
    "tilted, Maxwellian, periodic, 0.1"
  })
  void distancesFallAsTheNoise(String name, String initial, String box, double epsilon) {
    VelocityPotential w =
        name.equals("quartic") ? VelocityPotential.quartic(1) : VelocityPotential.tilted(1, 1);
    boolean walls = box.equals("walls");
    Grid grid = walls ? Problems.walls(2 * Math.PI, CELLS) : Problems.circle(CELLS);
    Grid fine = walls ? Problems.walls(2 * Math.PI, FINER * CELLS) : Problems.circle(FINER * CELLS);
    InteractionPotential interaction =
        walls
            ? InteractionPotential.gaussian(1).scaled(0.3)
            : InteractionPotential.cosine(1).scaled(0.3);
    InitialState state = Problems.data(initial);
    double[] rho = kinetic(Problems.modes(w, 24), interaction, grid, fine, state, epsilon);
    ParticleProblem problem =
        Particles.problem(w, interaction, grid, (x, y, z) -> density(x), state, TIME);
    double step = ParticleStudy.automaticStep(problem, epsilon);
    double[] logs = new double[3];
    for (int level = 0; level < 3; level++) {
      int seeds = SEEDS[level];
      int particles = 2000 * (int) Math.pow(10, level);
      double square = 0;
      double deviations = 0;
      for (int seed = 0; seed < seeds; seed++) {
        DensityDistance distance =
            Particles.last(problem, Particles.options(particles, seed, epsilon, step))
                .distance(rho);
        square += distance.distance() * distance.distance() / seeds;
        deviations += distance.deviations() / Math.sqrt(seeds);
      }
      logs[level] = 0.5 * Math.log10(square);
      assertEquals(0, deviations, 3, () -> Arrays.toString(logs));
    }
    assertEquals(-0.5, logs[1] - logs[0], 0.08);
    assertEquals(-0.5, logs[2] - logs[1], 0.08);
  }
}
