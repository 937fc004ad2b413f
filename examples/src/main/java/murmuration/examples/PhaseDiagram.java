package murmuration.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.RunReader;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Picture;

/**
 * Draws the order parameter r = ⟨cos x⟩ of a sweep such as {@code sweeps/circle.yaml} beside the
 * exact one, the largest solution of r = I₁(rκ/D)/I₀(rκ/D). At D/κ = ½ a second one appears beside
 * r = 0.
 */
public final class PhaseDiagram {
  private static final int POINTS = 1000;
  private static final int BITS = 60;

  private PhaseDiagram() {}

  /** Reads the table that is the first argument, and writes a PNG to the second. */
  public static void main(String[] args) throws IOException {
    double[] noise;
    double[] order;
    try (RunReader table = RunReader.open(Path.of(args[0]))) {
      double[] diffusion = table.values("D");
      double[] drift = table.values("kappa");
      noise = IntStream.range(0, drift.length).mapToDouble(i -> diffusion[i] / drift[i]).toArray();
      order = table.values("r");
    }
    double[] all = IntStream.rangeClosed(1, POINTS).mapToDouble(i -> i / (double) POINTS).toArray();
    double[] exact = IntStream.range(0, POINTS).mapToDouble(i -> order(all[i])).toArray();
    double[] difference =
        IntStream.range(0, noise.length)
            .mapToDouble(i -> Math.abs(order[i] - order(noise[i])))
            .toArray();
    Axis x = Axis.linear("D/κ").within(0, 1);
    LineChart diagram =
        new LineChart(
            "Order against noise",
            x,
            Axis.linear("r").within(0, 1.05),
            Curve.line("exact", all, exact),
            new Curve("runs until they are steady", Curve.Style.POINTS, noise, order));
    LineChart differences =
        new LineChart(
            "Difference",
            x,
            Axis.logarithmic("|r − exact|"),
            new Curve("", Curve.Style.POINTS, noise, difference));
    Picture picture = Picture.of("", 1200, 480, List.of(List.of(diagram, differences)));
    Files.write(Path.of(args[1]), picture.png());
  }

  /** The exact order for a noise D/κ: 0 from ½ on, the positive root below, by bisection. */
  static double order(double noise) {
    double below = 0;
    double above = noise < 0.5 ? 1 : 0;
    for (int i = 0; i < BITS; i++) {
      double middle = (below + above) / 2;
      if (BesselRatio.of(middle / noise) > middle) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }
}
