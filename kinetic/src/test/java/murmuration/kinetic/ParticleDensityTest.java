package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histograms of particles against the density of the kinetic equation. */
class ParticleDensityTest {
  private static final int CELLS = 64;
  private static final int FINER = 4;
  private static final int[] SEEDS = {8, 4, 1};
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
    // log₁₀ of the distance has the standard deviation ½ √(2/(64 seeds))/ln 10, 0.04 for one seed.
    assertEquals(-0.5, logs[1] - logs[0], 0.13);
    assertEquals(-0.5, logs[2] - logs[1], 0.13);
  }

  /** In the plane, with W(|v|). */
  @Test
  void planarHistogramsAreThoseOfTheKineticEquation() {
    int cells = 12;
    int finer = 3;
    double epsilon = 0.1;
    Grid grid = Problems.torus(cells);
    Grid fine = Problems.torus(finer * cells);
    InteractionPotential interaction = InteractionPotential.cosine(1).scaled(0.05);
    VelocityModes modes = Problems.planeModes(VelocityPotential.quartic(1), 20);
    double[] values =
        Problems.outputs(
            new KineticSolver(modes, interaction, fine),
            epsilon,
            Problems.density(fine),
            Problems.ODD,
            new OutputTimes(TIME, TIME),
            12,
            3)[1];
    double[] rho = new double[grid.size()];
    for (int c = 0; c < values.length; c++) {
      int column = c % (finer * cells) / finer;
      int row = c / (finer * cells) / finer;
      rho[column + cells * row] += values[c] / (finer * finer);
    }
    ParticleProblem problem =
        Particles.problem(
            VelocityPotential.quartic(1),
            interaction,
            grid,
            (x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.sin(x + y),
            Problems.ODD,
            TIME);
    double step = ParticleStudy.automaticStep(problem, epsilon);
    DensityDistance distance =
        Particles.last(problem, Particles.options(200_000, 1, epsilon, step)).distance(rho);
    assertEquals(0, distance.deviations(), 3);
  }
}
