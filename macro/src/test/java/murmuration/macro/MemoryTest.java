package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in space, each in a Java virtual machine of its own, fit into 2 GiB. */
class MemoryTest {
  private static final int STEPS = 2;

  @ParameterizedTest
  @CsvSource({
    "finite-volume, 128, PERIODIC",
    "spectral, 128, PERIODIC",
    "finite-volume, 64, NO_FLUX"
  })
  @Tag("slow")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void runsInSpaceFitIntoTwoGibibytes(String scheme, String cells, String boundary)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            MemoryTest.class.getName(),
            scheme,
            cells,
            boundary);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
  }

  /** A few steps of a run; the arguments are scheme, cells an axis and boundary. */
  public static void main(String[] arguments) {
    Grid grid =
        Fields.box(3, -4, 4, Integer.parseInt(arguments[1]), Boundary.valueOf(arguments[2]));
    AggregationDiffusion equation =
        new AggregationDiffusion(0.1, 1, InteractionPotential.gaussian(1));
    Scheme scheme =
        arguments[0].equals("spectral")
            ? new SpectralScheme(equation, grid)
            : new FiniteVolumeScheme(equation, grid);
    double[] initial =
        scheme.discretise((x, y, z) -> 1 + 0.1 * Math.cos(Math.PI / 4 * (x + y - z)));
    long[] taken = {0};
    RunObserver observer =
        new RunObserver() {
          @Override
          public void output(Snapshot snapshot) {}

          @Override
          public void progress(double time, long steps) {
            taken[0] = steps;
          }

          @Override
          public boolean interrupted() {
            return taken[0] == STEPS;
          }
        };
    Evolution.run(scheme, initial, new OutputTimes(1, 0.5), 1e-4, observer);
  }
}
