package murmuration.examples;

import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/** A density on a ring, gathered by a cosine attraction: D = 1/4, κ = 1. */
public final class RunDensity {
  private RunDensity() {}

  /** Prints the density's maximum at a few times, and the last one's place. */
  public static void main(String[] args) {
    var equation = new AggregationDiffusion(0.25, 1, InteractionPotential.cosine(1));
    var ring = Grid.of(new Axis(-Math.PI, Math.PI, 64, Boundary.PERIODIC));
    var scheme = new FiniteVolumeScheme(equation, ring);
    double[] start = scheme.discretise((x, y, z) -> (1 + 0.1 * Math.cos(x)) / (2 * Math.PI));
    var run =
        Evolution.run(
            scheme,
            start,
            new OutputTimes(20, 5),
            1e-6,
            snapshot -> System.out.printf("%.6f%n", snapshot.diagnostics().maximum()));
    System.out.printf("%s after %d steps%n", run.ending(), run.steps());
  }
}
