package murmuration.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.io.RunReader;

/**
 * The sums D(N) = (1/d) Σ_{k ≤ N} |η_k|²/λ_k and κ(N) = (1/d) Σ_{k ≤ N} η_k·ω_k/λ_k against N, the
 * eigenvalues, and the eigenfunctions with the equilibrium.
 */
final class CoefficientPictures {
  private static final String GROUP = "coefficients/";

  private CoefficientPictures() {}

  /** D(N), κ(N) and λ_k; empty for files without eigenvalues. */
  static Optional<NamedPicture> sums(RunReader file) {
    if (!file.paths().contains(GROUP + "omega")) {
      return Optional.empty();
    }
    double[] eigenvalues = file.eigenvalues();
    double[] eta = file.values(GROUP + "eta");
    double[] omega = file.values(GROUP + "omega");
    int count = eigenvalues.length;
    int components = eta.length / count;
    double dimension =
        file.attribute(GROUP + "dimension").map(d -> ((Number) d).doubleValue()).orElse(1.0);
    double[] number = new double[count];
    double[] diffusion = new double[count];
    double[] drift = new double[count];
    double d = 0;
    double kappa = 0;
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < components; i++) {
        double e = eta[k * components + i];
        d += e * e / eigenvalues[k] / dimension;
        kappa += e * omega[k * components + i] / eigenvalues[k] / dimension;
      }
      number[k] = k + 1;
      diffusion[k] = d;
      drift[k] = kappa;
    }
    Axis n = Axis.linear("N");
    List<Panel> panels =
        List.of(
            marked("Diffusion", n, Axis.linear("D(N)"), number, diffusion),
            marked("Drift", n, Axis.linear("κ(N)"), number, drift),
            marked("Eigenvalues", Axis.linear("k"), Axis.logarithmic("λₖ"), number, eigenvalues));
    return Optional.of(
        new NamedPicture(
            "coefficients",
            "The sums for D and κ over the first N eigenfunctions, and the eigenvalues.",
            Picture.of(file.title(), 1200, 400, List.of(panels))));
  }

  private static LineChart marked(String title, Axis x, Axis y, double[] at, double[] values) {
    return new LineChart(title, x, y, new Curve("", Curve.Style.POINTS_AND_LINE, at, values));
  }

  /** Ψ_k; empty for files without. */
  static Optional<NamedPicture> eigenfunctions(RunReader file) {
    if (!file.paths().contains(GROUP + "eigenfunctions")) {
      return Optional.empty();
    }
    double[] velocity = file.values(GROUP + "velocity");
    int count = file.shape(GROUP + "eigenfunctions").get(0);
    double[] eigenvalues = file.eigenvalues();
    List<Curve> curves = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      String name =
          k == 0
              ? "Ψ₀ = √M"
              : "Ψ" + (char) ('₀' + k) + ", λ = " + Densities.number(eigenvalues[k - 1]);
      curves.add(Curve.line(name, velocity, file.values(GROUP + "eigenfunctions", k)));
    }
    double[] equilibrium = file.values(GROUP + "equilibrium");
    List<Panel> panels =
        List.of(
            new LineChart(
                "Equilibrium",
                Axis.linear("v"),
                Axis.linear("M(v)"),
                Curve.line("", velocity, equilibrium)),
            new LineChart("Eigenfunctions", Axis.linear("v"), Axis.linear("Ψₖ(v)"), curves));
    return Optional.of(
        new NamedPicture(
            "eigenfunctions",
            "The equilibrium of the velocities and the first eigenfunctions.",
            Picture.of(file.title(), 1200, 460, List.of(panels))));
  }
}
