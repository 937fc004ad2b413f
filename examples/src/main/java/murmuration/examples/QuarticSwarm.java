package murmuration.examples;

import java.util.List;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitProblem;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.VelocityModes;
import murmuration.macro.AggregationDiffusion;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Evolution;
import murmuration.macro.FiniteVolumeScheme;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/** The library without files: from a velocity potential to the density and to the checked limit. */
public final class QuarticSwarm {
  private QuarticSwarm() {}

  /** D and κ of the quartic potential at γ = 1, θ = 1. */
  static TransportCoefficients coefficients() {
    return new SpectralMethod().compute(Maxwellian.of(VelocityPotential.quartic(1), 1));
  }

  /** The density at t = 1/2 on a ring, with a cosine attraction. */
  static Evolution.Result density(TransportCoefficients coefficients) {
    AggregationDiffusion equation =
        new AggregationDiffusion(
            coefficients.diffusion(), coefficients.drift(), InteractionPotential.cosine(1));
    FiniteVolumeScheme scheme = new FiniteVolumeScheme(equation, ring());
    double[] initial = scheme.discretise((x, y, z) -> 1 + 0.5 * Math.cos(x));
    return Evolution.run(
        scheme,
        initial,
        new OutputTimes(0.5, 0.1),
        1e-4,
        snapshot -> System.out.println(snapshot.diagnostics()));
  }

  /** How far the kinetic equation is from that at two values of ε. */
  static LimitStudy limit() {
    LimitProblem problem =
        new LimitProblem(
            modes -> VelocityModes.of(EigenBasis.of(VelocityPotential.quartic(1), 1, modes)),
            InteractionPotential.cosine(1),
            ring(),
            grid -> grid.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x)),
            new InitialState.Maxwellian(),
            new OutputTimes(0.5, 0.1));
    return LimitStudy.run(
        problem, List.of(1e-2, 1e-3), LimitOptions.of(24), new LimitObserver() {});
  }

  private static Grid ring() {
    return Grid.of(new Axis(0, 2 * Math.PI, 64, Boundary.PERIODIC));
  }

  /** Prints what it computes. */
  public static void main(String[] args) {
    TransportCoefficients coefficients = coefficients();
    System.out.printf("D = %.12f, kappa = %.12f%n", coefficients.diffusion(), coefficients.drift());
    density(coefficients);
    LimitStudy study = limit();
    study
        .rows()
        .forEach(
            row ->
                System.out.printf(
                    "epsilon = %s: error %.6e, predicted %.6e%n",
                    row.epsilon(), row.error(), row.predictedError()));
    System.out.println(study.verdict().line());
  }
}
