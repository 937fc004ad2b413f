package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of the kinetic solver allocate nothing that grows with the grid. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  // Less than any field of the grids below.
  private static final long FEW = 400;
  private static final int WARM_UP = 10;

  static Stream<KineticSolver> solvers() {
    InteractionPotential interaction = InteractionPotential.gaussian(1).scaled(0.1);
    VelocityModes modes = Problems.modes(VelocityPotential.quartic(1), 6);
    return Stream.of(
        new KineticSolver(modes, interaction, Problems.circle(128)),
        new KineticSolver(
            Problems.modes(VelocityPotential.tilted(1, 1), 6), interaction, Problems.circle(128)),
        new KineticSolver(modes, interaction, Problems.walls(3, 128)),
        new KineticSolver(
            Problems.planeModes(VelocityPotential.quartic(1), 7), interaction, Problems.torus(16)));
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void stepsAllocateNothing(KineticSolver solver) {
    ReducedSystem system = solver.system();
    KineticSystem equations = new KineticSystem(system, 0.1);
    double[][] fields = new double[system.modes().size()][system.space().points()];
    for (int i = 0; i < fields[0].length; i++) {
      fields[0][i] = 1 + 0.1 * Math.cos(i);
    }
    double[] state = new double[system.layout().length()];
    for (KineticIntegrator integrator :
        new KineticIntegrator[] {
          new ExponentialIntegrator(equations), new ImexIntegrator(equations)
        }) {
      system.layout().pack(fields, state);
      integrator.prepare(1e-3);
      for (int i = 0; i < 2 * WARM_UP; i++) {
        long start = THREADS.getCurrentThreadAllocatedBytes();
        integrator.step(state);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - start;
        assertTrue(i < WARM_UP || bytes < FEW, () -> bytes + " bytes");
      }
    }
  }

  /** Parallel streams need a little; a line for each row, a block or a field would be more. */
  @Test
  void stepsOnCellsOfPhaseSpaceAllocateNothing() {
    Grid grid = Problems.circle(128);
    PhaseSpaceSolver solver =
        new PhaseSpaceSolver(
            Maxwellian.of(VelocityPotential.quartic(1), 1),
            InteractionPotential.cosine(1),
            grid,
            512);
    double[] f = new double[128 * 512];
    Arrays.fill(f, 1);
    solver.run(0.1, f, 0.1, WARM_UP, () -> false);
    long start = THREADS.getCurrentThreadAllocatedBytes();
    solver.run(0.1, f, 0.1, WARM_UP, () -> false);
    long bytes = (THREADS.getCurrentThreadAllocatedBytes() - start) / WARM_UP;
    assertTrue(bytes < 128 * 512, () -> bytes + " bytes a step");
  }
}
