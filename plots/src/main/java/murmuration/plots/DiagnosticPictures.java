package murmuration.plots;

import java.util.Arrays;
import java.util.List;
import murmuration.io.RunReader;

/** The free energy F and the change of mass over time. */
final class DiagnosticPictures {
  /** Smaller changes of mass are shown as small. */
  private static final double ROUND_OFF = 1e-14;

  private DiagnosticPictures() {}

  static NamedPicture picture(RunReader run) {
    double[] time = run.times();
    double[] energy = run.diagnostics("free_energy");
    double[] mass = run.diagnostics("mass");
    double[] change = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      change[i] = mass[i] / mass[0] - 1;
    }
    double largest = Math.max(ROUND_OFF, Arrays.stream(change).map(Math::abs).max().orElse(0));
    Axis t = Axis.linear("t");
    List<Panel> panels =
        List.of(
            new LineChart("Free energy", t, Axis.linear("F"), Curve.line("", time, energy)),
            new LineChart(
                "Largest density",
                t,
                Axis.linear("max ρ"),
                Curve.line("", time, run.diagnostics("maximum"))),
            new LineChart(
                "Change of mass",
                t,
                Axis.linear("m(t) / m(0) − 1").within(-1.05 * largest, 1.05 * largest),
                Curve.line("", time, change)));
    return new NamedPicture(
        "energy",
        "Free energy, largest density and relative change of mass over time.",
        Picture.of(run.title(), 1200, 400, List.of(panels)));
  }
}
