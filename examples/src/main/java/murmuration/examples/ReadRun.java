package murmuration.examples;

import java.nio.file.Path;
import java.util.Arrays;
import murmuration.io.RunReader;

/** Reads the output of a run with a kinetic check. */
public final class ReadRun {
  private ReadRun() {}

  /** Prints what is in the file that is the first argument. */
  public static void main(String[] args) {
    try (RunReader run = RunReader.open(Path.of(args[0]))) {
      int last = run.times().length - 1;
      double[] density = run.density(last); // x fastest
      double[] energy = run.diagnostics("free_energy");
      double[] kinetic = run.values("kinetic/density", 0, last); // of the first epsilon
      System.out.printf("D = %.6f, free energy %.4f%n", run.diffusion().xx(), energy[last]);
      System.out.printf("%.4f %.4f%n", Arrays.stream(density).max().orElseThrow(), kinetic[0]);
    }
  }
}
