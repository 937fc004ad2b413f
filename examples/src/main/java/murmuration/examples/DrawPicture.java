package murmuration.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.VelocityPotential;
import murmuration.plots.Axis;
import murmuration.plots.Curve;
import murmuration.plots.LineChart;
import murmuration.plots.Picture;

/** Draws D of the quartic potential against γ. */
public final class DrawPicture {
  private DrawPicture() {}

  /** Writes a PNG to the file that is the first argument. */
  public static void main(String[] args) throws IOException {
    double[] gamma = new double[40];
    double[] diffusion = new double[gamma.length];
    for (int i = 0; i < gamma.length; i++) {
      gamma[i] = 1 + i;
      Maxwellian maxwellian = Maxwellian.of(VelocityPotential.quartic(gamma[i]), 1);
      diffusion[i] = new SpectralMethod().compute(maxwellian).diffusion();
    }
    LineChart chart =
        new LineChart(
            "Diffusion",
            Axis.linear("γ"),
            Axis.logarithmic("D"),
            Curve.line("quartic potential", gamma, diffusion));
    Picture picture = Picture.of("", 800, 500, List.of(List.of(chart)));
    Files.write(Path.of(args[0]), picture.png());
  }
}
