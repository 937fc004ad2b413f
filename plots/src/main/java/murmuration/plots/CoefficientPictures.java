package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import murmuration.io.RunReader;

/**
 * The sums D(N) = (1/d) Σ_{k ≤ N} |η_k|²/λ_k and κ(N) = (1/d) Σ_{k ≤ N} |η_k|²/θ, as ω_k = λ_k
 * η_k/θ, against N; the eigenvalues; the eigenfunctions with the equilibrium. What is infinite, or
 * of a continuous spectrum, is left out.
 */
final class CoefficientPictures {
  private static final String GROUP = "coefficients/";

  private CoefficientPictures() {}

  /** D(N), κ(N) and λ_k; empty for files without eigenvalues. */
  static Optional<NamedPicture> sums(RunReader file) {
    if (!file.paths().contains(GROUP + "eta")) {
      return Optional.empty();
    }
    double[] eigenvalues = file.eigenvalues();
    double theta = number(file, "theta");
    double dimension = number(file, "dimension");
    double[] eta = file.values(GROUP + "eta");
    int count = eigenvalues.length;
    int components = eta.length / count;
    double[] number = new double[count];
    double[] diffusion = new double[count];
    double[] drift = new double[count];
    double d = 0;
    double kappa = 0;
    for (int k = 0; k < count; k++) {
      double square = 0;
      for (int i = 0; i < components; i++) {
        square += eta[k * components + i] * eta[k * components + i];
      }
      d += square / (dimension * eigenvalues[k]);
      kappa += square / (dimension * theta);
      number[k] = k + 1;
      diffusion[k] = d;
      drift[k] = kappa;
    }
    // Of matrices the mean of the diagonal.
    String trace = components > 1 ? "tr " : "";
    String mean = components > 1 ? " / d" : "";
    Axis n = Axis.linear("N");
    List<Panel> panels = new ArrayList<>();
    if (Double.isFinite(diffusion[0])) {
      panels.add(marked("Diffusion", n, Axis.linear(trace + "D(N)" + mean), number, diffusion));
    }
    if (Double.isFinite(drift[0])) {
      panels.add(marked("Drift", n, Axis.linear(trace + "κ(N)" + mean), number, drift));
    }
    if (Arrays.stream(eigenvalues).anyMatch(lambda -> lambda > 0)) {
      panels.add(
          marked("Eigenvalues", Axis.linear("k"), Axis.logarithmic("λₖ"), number, eigenvalues));
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamedPicture(
            "coefficients",
            "The sums for D and κ over the first N eigenfunctions, and the eigenvalues.",
            Picture.of(file.title(), 1200, 400, List.of(panels))));
  }

  private static String eigenvalue(double value) {
    return value > 0 ? "= " + Densities.number(value) : "< " + Densities.number(Double.MIN_NORMAL);
  }

  private static double number(RunReader file, String attribute) {
    return file.attribute(GROUP + attribute)
        .map(value -> ((Number) value).doubleValue())
        .orElse(1.0);
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
          k == 0 ? "Ψ₀ = √M" : "Ψ" + (char) ('₀' + k) + ", λ " + eigenvalue(eigenvalues[k - 1]);
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
