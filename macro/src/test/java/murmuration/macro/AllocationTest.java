package murmuration.macro;

import static murmuration.macro.Fields.box;
import static murmuration.macro.Fields.normal;
import static murmuration.macro.Fields.rotated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps allocate nothing that grows with the grid, but what the Fourier transforms do. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final AggregationDiffusion EQUATION =
      new AggregationDiffusion(0.2, 1, InteractionPotential.gaussian(1));
  private static final AggregationDiffusion MATRICES =
      new AggregationDiffusion(
          rotated(0.3, 0.1, 0.5),
          rotated(0.6, 0.2, 0.5),
          InteractionPotential.gaussian(1),
          (x, y, z) -> 0.1 * x * x,
          Velocity.ZERO);
  // Less than any line of the grids below.
  private static final long FEW = 400;
  private static final int WARM_UP = 10;

  /** With walls a line is padded to the next power of two. */
  static Stream<Scheme> schemes() {
    return Stream.of(
        new FiniteVolumeScheme(EQUATION, box(1, -4, 4, 1024, Boundary.PERIODIC)),
        new FiniteVolumeScheme(EQUATION, box(1, -4, 4, 1024, Boundary.NO_FLUX)),
        new FiniteVolumeScheme(EQUATION, box(2, -4, 4, 64, Boundary.PERIODIC)),
        new FiniteVolumeScheme(EQUATION, box(2, -4, 4, 64, Boundary.NO_FLUX)),
        new FiniteVolumeScheme(MATRICES, box(2, -4, 4, 64, Boundary.PERIODIC)),
        new FiniteVolumeScheme(MATRICES, box(2, -4, 4, 64, Boundary.NO_FLUX)),
        new FiniteVolumeScheme(EQUATION, box(3, -4, 4, 16, Boundary.PERIODIC)),
        new FiniteVolumeScheme(EQUATION, box(3, -4, 4, 16, Boundary.NO_FLUX)),
        new SpectralScheme(EQUATION, box(1, -4, 4, 1024, Boundary.PERIODIC)),
        new SpectralScheme(EQUATION, box(2, -4, 4, 64, Boundary.PERIODIC)),
        new SpectralScheme(EQUATION, box(3, -4, 4, 16, Boundary.PERIODIC)));
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static double[] bell(Scheme scheme) {
    return scheme.discretise(normal(scheme.grid().dimension(), 0, 0.5));
  }

  /** Steps of ever other lengths. */
  @ParameterizedTest
  @MethodSource("schemes")
  void trialsChecksAndSteps(Scheme scheme) {
    double[] here = bell(scheme);
    double[] there = new double[here.length];
    long[] trials = new long[2 * WARM_UP];
    long[] checks = new long[2 * WARM_UP];
    long[] steps = new long[2 * WARM_UP];
    for (int i = 0; i < 2 * WARM_UP; i++) {
      double dt = 1e-3 * (1 + 0.1 * i);
      long start = allocated();
      scheme.trial(here, dt, there);
      long tried = allocated();
      boolean kept = scheme.keeps(here, there);
      long checked = allocated();
      boolean stepped = scheme.step(there, dt, here);
      long end = allocated();
      assertTrue(kept && stepped);
      trials[i] = tried - start;
      checks[i] = checked - tried;
      steps[i] = end - checked;
    }
    assertFew("a trial", trials, trials.length);
    assertFew("a check", checks, checks.length);
    assertFew("a step", steps, steps.length);
  }

  /** The median after the warm-up: now and then the virtual machine allocates on its own. */
  private static void assertFew(String what, long[] bytes, int count) {
    long[] sorted = Arrays.copyOfRange(bytes, WARM_UP, count);
    Arrays.sort(sorted);
    long median = sorted[sorted.length / 2];
    assertTrue(median <= FEW, () -> what + " allocates " + median + " bytes");
  }

  /** A Dirac mass makes the finite volumes repeat their steps. */
  @Test
  void repeatedSteps() {
    FiniteVolumeScheme scheme =
        new FiniteVolumeScheme(EQUATION, box(2, -4, 4, 64, Boundary.PERIODIC));
    double[] rho = new double[scheme.grid().size()];
    double[] next = new double[rho.length];
    long[] steps = new long[2 * WARM_UP];
    for (int i = 0; i < 2 * WARM_UP; i++) {
      Arrays.fill(rho, 0);
      rho[i] = 1 / scheme.grid().cellVolume();
      long start = allocated();
      assertTrue(scheme.step(rho, 0.5, next));
      long end = allocated();
      assertEquals(i + 1, scheme.fallbacks());
      steps[i] = end - start;
    }
    assertFew("a repeated step", steps, steps.length);
  }

  /** What a run allocates from step to step, outputs left out. */
  private static final class Meter implements RunObserver {
    private static final int MOST = 40;

    private final long[] bytes = new long[MOST];
    private int count;
    private long last = -1;

    @Override
    public void output(Snapshot snapshot) {
      last = -1;
    }

    @Override
    public void progress(double time, long steps) {
      long now = allocated();
      if (last >= 0) {
        bytes[count++] = now - last;
      }
      last = allocated();
    }

    @Override
    public boolean interrupted() {
      return count == MOST;
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void runsFromStepToStep(Scheme scheme) {
    Meter meter = new Meter();
    double tolerance = scheme.order() > 2 ? 1e-11 : 1e-7;
    Evolution.run(scheme, bell(scheme), new OutputTimes(1, 0.5), tolerance, meter);
    assertTrue(meter.count > 2 * WARM_UP, () -> meter.count + " steps");
    assertFew("an accepted step", meter.bytes, meter.count);
  }

  static Stream<Grid> otherLengths() {
    return Stream.of(
        box(1, -4, 4, 1000, Boundary.PERIODIC),
        box(2, -4, 4, 48, Boundary.NO_FLUX),
        box(2, -4, 4, 48, Boundary.PERIODIC),
        box(3, -4, 4, 20, Boundary.NO_FLUX));
  }

  /** Otherwise JTransforms allocates each line that it transforms, and nothing else is. */
  @ParameterizedTest
  @MethodSource("otherLengths")
  void linesOfOtherLengths(Grid grid) {
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(EQUATION, grid);
    double[] rho = bell(scheme);
    double[] next = new double[rho.length];
    long cells = grid.x().cells();
    long points = grid.x().periodic() ? cells : Convolution.fastLength((int) (2 * cells - 1));
    long modes = points / 2 + 1;
    long real = 1;
    long complex = 0;
    for (int a = 1; a < grid.dimension(); a++) {
      real *= cells;
      complex = a == 1 ? modes : modes * cells + modes * points;
    }
    long headers = 40;
    long transform = real * (8 * points + headers) + complex * (16 * points + headers);
    for (int i = 0; i < WARM_UP; i++) {
      long start = allocated();
      scheme.trial(rho, 1e-3, next);
      long bytes = allocated() - start;
      double[] swap = rho;
      rho = next;
      next = swap;
      if (i > 0) {
        // Two potentials, there and back.
        assertTrue(bytes <= 4 * transform + FEW, () -> bytes + " > 4 * " + transform);
      }
    }
  }
}
